import '@glideapps/glide-data-grid/dist/index.css';
import {
  DataEditor,
  type DataEditorRef,
  type GridSelection,
  type Item,
  type Rectangle,
} from '@glideapps/glide-data-grid';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { MAX_COLUMNS, MAX_ROWS, cellArea, contains, type Area } from '../model/area.ts';
import type { Place, Sheet } from '../model/sheet.ts';
import { drawCellExtras, drawColumnHeader } from './cell-drawing.ts';
import { CellEntry, type CellBox, type CellEntryHandle } from './cell-entry.tsx';
import { viewCell } from './cell-view.ts';
import { FrozenRows, type Scroll } from './frozen-rows.tsx';
import {
  HEADER_HEIGHT,
  PIXELS_PER_POINT,
  columnsOf,
  heightAt,
  heightOfFirst,
  heightsOf,
  markerWidth,
  scrollIntoSight,
  widthOf,
  widthOfFirst,
} from './grid-geometry.ts';
import { fromGrid, toGrid } from './grid-selection.ts';
import { gridTheme } from './grid-theme.ts';
import { selectedCell, type Selected } from './navigation.ts';
import { Projection } from './projection.ts';
import { useClipboard } from './use-clipboard.ts';
import { useDesk, useDeskState } from './use-desk.ts';

/** Where a menu was asked for. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

/** The keyboard belongs to the entry; the grid itself handles no key. */
const NO_KEYS = { copy: false, paste: false, cut: false, search: false, clear: false, delete: false } as const;

/** A press of the right button on the grid. */
interface MenuEvent {
  readonly bounds: Rectangle;
  readonly localEventX: number;
  readonly localEventY: number;
  readonly preventDefault: () => void;
}

interface SheetViewProps {
  readonly sheet: Sheet;
  readonly onMenu: (place: MenuPlace) => void;
}

/** The cells of a sheet, drawn from the model and edited into it. */
export function SheetView({ sheet, onMenu }: SheetViewProps): React.JSX.Element {
  const desk = useDesk();
  const { workbook, version } = useDeskState();
  const editor = useRef<DataEditorRef>(null);
  const entry = useRef<CellEntryHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const [reach, setReach] = useState(0);
  const [target, setTarget] = useState<Place>();
  const [scroll, setScroll] = useState<Scroll>({ row: 0, column: 0, tx: 0, columns: 0, rows: 20 });
  // The version stands for everything of the sheet that these are made from.
  const projection = useMemo(() => new Projection(sheet, reach), [sheet, reach, version]);
  const columns = useMemo(() => columnsOf(sheet, projection), [sheet, projection]);
  const rowHeight = useMemo(() => heightsOf(sheet, projection), [sheet, projection]);
  const selected: Selected = { area: sheet.selection, active: sheet.active };
  const selection = useMemo(
    () => toGrid({ area: sheet.selection, active: sheet.active }, projection),
    [sheet, projection],
  );
  const getCellContent = useCallback(
    ([column, row]: Item) => viewCell(sheet, projection.row(row), projection.column(column)),
    [sheet, projection],
  );
  const { frozenRows, frozenColumns } = sheet.state;
  const frozenHeight = heightOfFirst(rowHeight, frozenRows);

  const reveal = useCallback((place: Place) => {
    setReach((before) => Math.max(before, place.row));
    setTarget(place);
  }, []);
  // After the grid has drawn itself with the new selection, and with rows as far as the target.
  useEffect(() => {
    const scroller = box.current?.querySelector('.dvn-scroller');
    if (target === undefined || !scroller) return;
    setTarget(undefined);
    const [x, y] = [projection.placeOfColumn(target.column), projection.placeOfRow(target.row)];
    const sight = {
      row: { start: heightOfFirst(rowHeight, y), size: heightAt(rowHeight, y) },
      column: { start: widthOfFirst(columns, x), size: widthOf(columns[x]) },
      frozenHeight,
      frozenWidth: widthOfFirst(columns, frozenColumns),
      markerWidth: markerWidth(projection.rows),
    };
    requestAnimationFrame(() => {
      scrollIntoSight(scroller, sight);
    });
  }, [target, projection, columns, rowHeight, frozenHeight, frozenColumns]);
  useEffect(() => {
    desk.onReveal = (target, area) => {
      if (target === sheet) reveal({ row: area.row, column: area.column });
    };
    return () => {
      desk.onReveal = undefined;
    };
  }, [desk, sheet, reveal]);
  useEffect(() => {
    desk.focusGrid = () => entry.current?.focus();
    desk.focusGrid();
    return () => {
      desk.focusGrid = () => undefined;
    };
  }, [desk]);
  useClipboard(desk, sheet, box);

  const select = ({ area, active }: Selected): void => {
    workbook.history.edit('person', '选择', () => {
      workbook.select(sheet, area, active);
    });
  };
  /** The corner of a selection that was moved last: that is what must be seen. */
  const selectByKey = (next: Selected): void => {
    select(next);
    const { area, active } = next;
    reveal({
      row: active.row === area.row ? area.row + Math.min(area.rows, MAX_ROWS) - 1 : area.row,
      column:
        area.columns === MAX_COLUMNS || active.column !== area.column ? area.column : area.column + area.columns - 1,
    });
  };
  const onGridSelectionChange = (next: GridSelection): void => {
    const marked = fromGrid(next, projection);
    if (marked === undefined) return;
    const isOne = marked.area.rows === 1 && marked.area.columns === 1;
    select(isOne ? selectedCell(sheet, marked.active) : marked);
  };

  const boxOf = (place: Place): CellBox | undefined => {
    const outer = box.current?.getBoundingClientRect();
    const row = projection.placeOfRow(place.row);
    const isFrozen = place.row < frozenRows;
    const bounds = editor.current?.getBounds(projection.placeOfColumn(place.column), isFrozen ? scroll.row : row);
    if (outer === undefined || bounds === undefined) return undefined;
    const top = isFrozen ? HEADER_HEIGHT + heightOfFirst(rowHeight, row) : bounds.y - outer.y;
    return { left: bounds.x - outer.x, top, width: bounds.width, height: heightAt(rowHeight, row) };
  };
  const onVisibleRegionChanged = (range: Rectangle, tx: number): void => {
    setScroll({ row: range.y, column: range.x, tx, columns: range.width, rows: range.height });
    const bottom = range.y + range.height;
    if (bottom + 50 > projection.rows && projection.rows < MAX_ROWS) setReach(bottom + 500);
  };
  const openMenu = (place: Area, event: MenuEvent): void => {
    event.preventDefault();
    if (!contains(sheet.selection, place)) select({ area: place, active: { row: place.row, column: place.column } });
    onMenu({ x: event.bounds.x + event.localEventX, y: event.bounds.y + event.localEventY });
  };

  return (
    <div
      className="sheet-view"
      ref={box}
      onFocus={(event) => {
        if (event.target instanceof HTMLCanvasElement) entry.current?.focus();
      }}
    >
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
        freezeColumns={frozenColumns}
        getCellContent={getCellContent}
        gridSelection={selection}
        onGridSelectionChange={onGridSelectionChange}
        onCellClicked={([column, row], event) => {
          if (event.isDoubleClick === true) entry.current?.edit(cellAt(sheet, projection, row, column));
        }}
        onColumnResize={(_column, width, index) => {
          workbook.history.edit('person', '列宽', () => {
            sheet.grid.resize('column', projection.column(index), 1, { points: width / PIXELS_PER_POINT });
          });
        }}
        onCellContextMenu={([column, row], event) => {
          const line = projection.row(row);
          const isMarker = column < 0;
          openMenu(
            isMarker
              ? { row: line, column: 0, rows: 1, columns: MAX_COLUMNS }
              : cellArea(line, projection.column(column)),
            event,
          );
        }}
        onHeaderContextMenu={(column, event) => {
          openMenu({ row: 0, column: projection.column(column), rows: MAX_ROWS, columns: 1 }, event);
        }}
        onVisibleRegionChanged={onVisibleRegionChanged}
        drawCell={drawCellExtras}
        drawHeader={drawColumnHeader}
        keybindings={NO_KEYS}
        editOnType={false}
        rangeSelect="rect"
        columnSelect="multi"
        rowSelect="multi"
        rangeSelectionBlending="exclusive"
        columnSelectionBlending="exclusive"
        rowSelectionBlending="exclusive"
        smoothScrollX
        smoothScrollY
        theme={gridTheme(sheet.state.showGridlines)}
      />
      <FrozenRows
        sheet={sheet}
        projection={projection}
        columns={columns}
        rowHeight={rowHeight}
        scroll={scroll}
        left={markerWidth(projection.rows)}
        selection={sheet.selection}
        onSelect={(place) => {
          select(selectedCell(sheet, place));
        }}
        onEdit={(place) => {
          entry.current?.edit(place);
        }}
      />
      <CellEntry
        ref={entry}
        sheet={sheet}
        selected={selected}
        page={Math.max(1, scroll.rows - 1)}
        boxOf={boxOf}
        onSelect={selectByKey}
      />
    </div>
  );
}

/** The cell of the sheet at a place of the grid: of a merged range its top left one. */
function cellAt(sheet: Sheet, projection: Projection, row: number, column: number): Place {
  return selectedCell(sheet, { row: projection.row(row), column: projection.column(column) }).active;
}
