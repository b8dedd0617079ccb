import '@glideapps/glide-data-grid/dist/index.css';
import {
  DataEditor,
  type DataEditorRef,
  type GridSelection,
  type Item,
  type Rectangle,
} from '@glideapps/glide-data-grid';
import { forwardRef, useCallback, useMemo } from 'react';
import { MAX_COLUMNS, MAX_ROWS, cellArea, contains, type Area } from '../model/area.ts';
import type { Place, Sheet } from '../model/sheet.ts';
import { drawCellExtras, drawColumnHeader } from './cell-drawing.ts';
import { viewCell } from './cell-view.ts';
import { FILTER_BUTTON, filterButtonAt } from './filter-buttons.ts';
import type { PressedFilter } from './filter-menu.tsx';
import { HEADER_HEIGHT, PIXELS_PER_POINT } from './grid-geometry.ts';
import { fromGrid, toGrid } from './grid-selection.ts';
import { gridTheme } from './grid-theme.ts';
import { selectedCell, type Selected } from './navigation.ts';
import { useDeskState } from './use-desk.ts';
import type { SheetGeometry } from './use-sheet-geometry.ts';

/** A point of the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A press of the right button on the grid. */
interface MenuEvent {
  readonly bounds: Rectangle;
  readonly localEventX: number;
  readonly localEventY: number;
  readonly preventDefault: () => void;
}

/** The keyboard belongs to the field for entries; the grid itself handles no key. */
const NO_KEYS = { copy: false, paste: false, cut: false, search: false, clear: false, delete: false } as const;

interface CellGridProps {
  readonly sheet: Sheet;
  readonly geometry: SheetGeometry;
  readonly onSelect: (selected: Selected) => void;
  readonly onEdit: (place: Place) => void;
  readonly onMenu: (point: Point) => void;
  readonly onFilter: (pressed: PressedFilter) => void;
  readonly onScroll: (range: Rectangle, tx: number) => void;
}

/** What is marked: a cell of a merged area, which an add-in may select by itself, stands for the whole of it. */
function markedIn(sheet: Sheet): Selected {
  const { selection: area, active } = sheet;
  return area.rows === 1 && area.columns === 1 ? selectedCell(sheet, active) : { area, active };
}

/** The drawn cells: a view on the model that scrolls, marks the selection and takes the mouse. */
export const CellGrid = forwardRef<DataEditorRef, CellGridProps>(function CellGrid(props, ref) {
  const { sheet, geometry, onSelect, onEdit, onMenu, onFilter, onScroll } = props;
  const { workbook } = useDeskState();
  const { projection } = geometry;
  const selection = useMemo(() => toGrid(markedIn(sheet), projection), [sheet, projection]);
  const getCellContent = useCallback(
    ([column, row]: Item) => viewCell(workbook, sheet, projection.row(row), projection.column(column)),
    [workbook, sheet, projection],
  );
  const onGridSelectionChange = (next: GridSelection): void => {
    const marked = fromGrid(next, projection);
    if (marked === undefined) return;
    const isOne = marked.area.rows === 1 && marked.area.columns === 1;
    onSelect(isOne ? selectedCell(sheet, marked.active) : marked);
  };
  const openMenu = (area: Area, event: MenuEvent): void => {
    event.preventDefault();
    if (!contains(sheet.selection, area)) onSelect({ area, active: { row: area.row, column: area.column } });
    onMenu({ x: event.bounds.x + event.localEventX, y: event.bounds.y + event.localEventY });
  };
  return (
    <DataEditor
      ref={ref}
      width="100%"
      height="100%"
      columns={geometry.columns}
      rows={projection.rows}
      rowHeight={geometry.rowHeight}
      headerHeight={HEADER_HEIGHT}
      minColumnWidth={8}
      maxColumnWidth={1800}
      rowMarkers={{ kind: 'clickable-number', width: geometry.markerWidth }}
      freezeColumns={sheet.state.frozenColumns}
      getCellContent={getCellContent}
      gridSelection={selection}
      onGridSelectionChange={onGridSelectionChange}
      onCellClicked={([column, row], { isDoubleClick, bounds, localEventX }) => {
        const button = filterButtonAt(sheet, projection.row(row), projection.column(column));
        if (button !== undefined && localEventX > bounds.width - FILTER_BUTTON) {
          onFilter({ ...button, point: { x: bounds.x + bounds.width, y: bounds.y + bounds.height } });
          return;
        }
        if (isDoubleClick !== true) return;
        onEdit(selectedCell(sheet, { row: projection.row(row), column: projection.column(column) }).active);
      }}
      onColumnResize={(_column, width, index) => {
        workbook.history.edit('person', '列宽', () => {
          sheet.grid.resize('column', projection.column(index), 1, { points: width / PIXELS_PER_POINT });
        });
      }}
      onCellContextMenu={([column, row], event) => {
        const line = projection.row(row);
        const isMarker = column < 0;
        const whole = { row: line, column: 0, rows: 1, columns: MAX_COLUMNS };
        openMenu(isMarker ? whole : cellArea(line, projection.column(column)), event);
      }}
      onHeaderContextMenu={(column, event) => {
        openMenu({ row: 0, column: projection.column(column), rows: MAX_ROWS, columns: 1 }, event);
      }}
      onVisibleRegionChanged={onScroll}
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
      // without gridlines there is nothing that could cut a text that runs on
      verticalBorder={sheet.state.showGridlines}
      theme={gridTheme(sheet.state.showGridlines)}
    />
  );
});
