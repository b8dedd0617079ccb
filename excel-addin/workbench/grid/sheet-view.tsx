import '@glideapps/glide-data-grid/dist/index.css';
import {
  DataEditor,
  GridCellKind,
  type CellClickedEventArgs,
  type DataEditorRef,
  type GridColumn,
  type GridSelection,
  type Item,
  type Rectangle,
} from '@glideapps/glide-data-grid';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { columnLetters } from '../model/address.ts';
import { MAX_ROWS, sameArea, type Area } from '../model/area.ts';
import type { Sheet } from '../model/sheet.ts';
import { drawCellExtras, drawColumnHeader } from './cell-drawing.ts';
import { makeCellEditor } from './cell-editor.tsx';
import { viewCell } from './cell-view.ts';
import { clearCells, typeCell } from './edits.ts';
import { FrozenRows, type Scroll } from './frozen-rows.tsx';
import { gridTheme } from './grid-theme.ts';
import { selectArea, selectedArea } from './grid-selection.ts';
import { Projection } from './projection.ts';
import { useClipboard } from './use-clipboard.ts';
import { useDesk, useDeskState } from './use-desk.ts';

const PIXELS_PER_POINT = 4 / 3;
/** Height of the row of column letters. */
export const HEADER_HEIGHT = 24;
/** Width of the column of row numbers. */
const markerWidth = (rows: number): number => Math.max(44, 16 + String(rows).length * 8);

/** Where a menu was asked for. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly kind: 'cell' | 'row' | 'column';
}

/** Keys the grid leaves to the page. */
const KEYS = {
  copy: false,
  paste: false,
  cut: false,
  search: false,
  selectRow: 'shift+ ',
  selectColumn: 'ctrl+ ',
} as const;

interface SheetViewProps {
  readonly sheet: Sheet;
  readonly onMenu: (place: MenuPlace) => void;
}

function columnsOf(sheet: Sheet, projection: Projection): GridColumn[] {
  return Array.from({ length: projection.columns }, (_, place) => {
    const column = projection.column(place);
    return {
      id: String(column),
      title: columnLetters(column),
      width: Math.round(sheet.grid.widths.get(column) * PIXELS_PER_POINT),
    };
  });
}

/** One height for all rows when nobody changed any, which spares the grid to ask a million times. */
function heightsOf(sheet: Sheet, projection: Projection): number | ((place: number) => number) {
  const { heights } = sheet.grid;
  const standard = Math.round(heights.standard * PIXELS_PER_POINT);
  if (heights.export().sizes.length === 0) return standard;
  return (place) => Math.round(heights.get(projection.row(place)) * PIXELS_PER_POINT);
}

/** The cells of a sheet, drawn from the model and edited into it. */
export function SheetView({ sheet, onMenu }: SheetViewProps): React.JSX.Element {
  const desk = useDesk();
  const { workbook, version } = useDeskState();
  const editor = useRef<DataEditorRef>(null);
  const box = useRef<HTMLDivElement>(null);
  const [reach, setReach] = useState(0);
  const [selection, setSelection] = useState<GridSelection>(() => selectArea(sheet.selection));
  const [scroll, setScroll] = useState<Scroll>({ row: 0, column: 0, tx: 0, columns: 0 });
  const provideEditor = useMemo(() => makeCellEditor(desk), [desk]);
  // The version stands for everything of the sheet that these are made from.
  const projection = useMemo(() => new Projection(sheet, reach), [sheet, reach, version]);
  const columns = useMemo(() => columnsOf(sheet, projection), [sheet, projection]);
  const rowHeight = useMemo(() => heightsOf(sheet, projection), [sheet, projection]);
  const getCellContent = useCallback(
    ([column, row]: Item) => viewCell(sheet, projection.row(row), projection.column(column)),
    [sheet, projection],
  );
  const reveal = useCallback(
    (area: Area) => {
      setReach((before) => Math.max(before, area.row));
      requestAnimationFrame(() => {
        editor.current?.scrollTo(projection.placeOfColumn(area.column), projection.placeOfRow(area.row), 'both', 0, 60);
      });
    },
    [projection],
  );

  // What the add-in selects, and what undo or the name box select, is shown here.
  useEffect(() => {
    setSelection((before) => {
      const shown = selectedArea(before);
      return shown !== undefined && sameArea(shown, sheet.selection) ? before : selectArea(sheet.selection);
    });
  }, [sheet, version]);
  useEffect(() => {
    desk.onReveal = (target, area) => {
      if (target === sheet) reveal(area);
    };
    return () => {
      desk.onReveal = undefined;
    };
  }, [desk, sheet, reveal]);

  const select = (next: GridSelection): void => {
    const area = selectedArea(next);
    setSelection(next);
    if (area === undefined) return;
    workbook.history.edit('person', '选择', () => {
      workbook.select(sheet, area);
    });
  };
  useClipboard(desk, sheet, box);

  const onVisibleRegionChanged = (range: Rectangle, tx: number): void => {
    setScroll({ row: range.y, column: range.x, tx, columns: range.width });
    const bottom = range.y + range.height;
    if (bottom + 50 > projection.rows && projection.rows < MAX_ROWS) setReach(bottom + 500);
  };
  const openMenu = (
    kind: MenuPlace['kind'],
    place: Area,
    event:
      | CellClickedEventArgs
      | { bounds: Rectangle; localEventX: number; localEventY: number; preventDefault: () => void },
  ): void => {
    event.preventDefault();
    const current = selectedArea(selection);
    const isInside =
      current !== undefined &&
      place.row >= current.row &&
      place.row < current.row + current.rows &&
      place.column >= current.column &&
      place.column < current.column + current.columns;
    if (!isInside) select(selectArea(place));
    onMenu({ kind, x: event.bounds.x + event.localEventX, y: event.bounds.y + event.localEventY });
  };

  return (
    <div className="sheet-view" ref={box}>
      <DataEditor
        ref={editor}
        width="100%"
        height="100%"
        columns={columns}
        rows={projection.rows}
        rowHeight={rowHeight}
        headerHeight={HEADER_HEIGHT}
        minColumnWidth={8}
        maxColumnWidth={1800}
        rowMarkers={{ kind: 'clickable-number', width: markerWidth(projection.rows) }}
        freezeColumns={sheet.state.frozenColumns}
        getCellContent={getCellContent}
        getCellsForSelection={true}
        gridSelection={selection}
        onGridSelectionChange={select}
        onSelectionCleared={() => {
          select(selectArea(sheet.selection));
        }}
        onCellEdited={([column, row], value) => {
          if (value.kind !== GridCellKind.Text) return;
          const { data } = value;
          desk.attempt((book) => {
            typeCell(book, sheet, projection.row(row), projection.column(column), data);
          });
        }}
        onDelete={() => {
          desk.attempt((book) => {
            clearCells(book, sheet, [sheet.selection]);
          });
          return false;
        }}
        onColumnResize={(_column, width, index) => {
          workbook.history.edit('person', '列宽', () => {
            sheet.grid.resize('column', projection.column(index), 1, { points: width / PIXELS_PER_POINT });
          });
        }}
        onCellContextMenu={([column, row], event) => {
          const at = { row: projection.row(row), column: projection.column(Math.max(0, column)) };
          if (column < 0) openMenu('row', { ...selectRow(at.row) }, event);
          else openMenu('cell', { ...at, rows: 1, columns: 1 }, event);
        }}
        onHeaderContextMenu={(column, event) => {
          openMenu('column', { row: 0, column: projection.column(column), rows: MAX_ROWS, columns: 1 }, event);
        }}
        onVisibleRegionChanged={onVisibleRegionChanged}
        provideEditor={provideEditor}
        drawCell={drawCellExtras}
        drawHeader={drawColumnHeader}
        keybindings={KEYS}
        rangeSelect="rect"
        columnSelect="multi"
        rowSelect="multi"
        rangeSelectionBlending="exclusive"
        columnSelectionBlending="exclusive"
        rowSelectionBlending="exclusive"
        smoothScrollX
        smoothScrollY
        verticalBorder={sheet.state.showGridlines}
        theme={gridTheme(sheet.state.showGridlines)}
        cellActivationBehavior="double-click"
        editorBloom={[0, 0]}
      />
      <FrozenRows
        sheet={sheet}
        projection={projection}
        columns={columns}
        rowHeight={rowHeight}
        scroll={scroll}
        left={markerWidth(projection.rows)}
        selection={selectedArea(selection)}
        onSelect={(area) => {
          select(selectArea(area));
        }}
        onEdit={(area) => {
          select(selectArea(area));
          editor.current?.scrollTo(0, 0, 'vertical');
        }}
      />
    </div>
  );
}

const selectRow = (row: number): Area => ({ row, column: 0, rows: 1, columns: 16_384 });
