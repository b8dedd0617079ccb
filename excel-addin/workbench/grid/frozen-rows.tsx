import { FilterFilled, TriangleDownFilled } from '@fluentui/react-icons';
import type { CSSProperties } from 'react';
import { MAX_COLUMNS, cellArea, intersection } from '../model/area.ts';
import type { Place, Sheet } from '../model/sheet.ts';
import { CELL_FONTS, viewCell, type ViewedCell } from './cell-view.ts';
import { filterButtonAt } from './filter-buttons.ts';
import type { PressedFilter } from './filter-menu.tsx';
import { HEADER_HEIGHT, heightAt, widthOf } from './grid-geometry.ts';
import { useDeskState } from './use-desk.ts';
import type { SheetGeometry } from './use-sheet-geometry.ts';

/** How far the grid is scrolled: its first row and column, the pixels of that column already gone, and what is in view. */
export interface Scroll {
  readonly row: number;
  readonly column: number;
  readonly tx: number;
  readonly columns: number;
  readonly rows: number;
}

interface FrozenRowsProps {
  readonly sheet: Sheet;
  readonly geometry: SheetGeometry;
  readonly scroll: Scroll;
  readonly onSelect: (place: Place) => void;
  readonly onEdit: (place: Place) => void;
  readonly onFilter: (pressed: PressedFilter) => void;
}

/** Places of the columns to draw: those that stay, then those in view. */
function placesInView({ sheet, scroll, geometry: { columns } }: FrozenRowsProps): number[] {
  const frozen = Array.from({ length: sheet.state.frozenColumns }, (_, place) => place);
  const first = Math.max(scroll.column, frozen.length);
  const moving = Array.from({ length: scroll.columns + 2 }, (_, index) => first + index);
  return [...frozen, ...moving.filter((place) => place < columns.length)];
}

function cellStyle(view: ReturnType<typeof viewCell>, width: number): CSSProperties {
  return {
    width,
    font: `${view.themeOverride?.baseFontStyle ?? '13px'} ${CELL_FONTS}`,
    background: view.themeOverride?.bgCell ?? '#FFFFFF',
    color: view.themeOverride?.textDark ?? '#1B1A19',
    justifyContent:
      view.contentAlign === 'right' ? 'flex-end' : view.contentAlign === 'center' ? 'center' : 'flex-start',
    whiteSpace: view.allowWrapping === true ? 'pre-wrap' : 'nowrap',
  };
}

/** Width of a cell: of a merged one that of all its columns. */
function spanWidth(span: readonly [number, number] | undefined, place: number, geometry: SheetGeometry): number {
  const { columns, projection } = geometry;
  if (span === undefined) return widthOf(columns[place]);
  const last = projection.placeOfColumn(span[1]);
  return columns.slice(place, last + 1).reduce((sum, column) => sum + widthOf(column), 0);
}

/** One cell of a row that stays in view. */
function FrozenCell(
  props: FrozenRowsProps & { readonly row: number; readonly place: number; readonly isFirst: boolean },
): React.JSX.Element | null {
  const { sheet, geometry, row, place, isFirst, onSelect, onEdit, onFilter } = props;
  const column = geometry.projection.column(place);
  const view = viewCell(useDeskState().workbook, sheet, row, column);
  if (view.span !== undefined && view.span[0] !== column && !isFirst) return null;
  const isSelected = intersection(sheet.selection, cellArea(row, column)) !== undefined;
  return (
    <div
      className="frozen-cell"
      style={cellStyle(view, spanWidth(view.span, place, geometry))}
      data-selected={isSelected ? '' : undefined}
      onMouseDown={(event) => {
        event.preventDefault();
        onSelect({ row, column });
      }}
      onDoubleClick={() => {
        onEdit({ row, column });
      }}
    >
      {view.overflow === undefined ? view.displayData : <OverflowingText {...view.overflow} />}
      {view.filter === undefined ? null : (
        <FilterButton sheet={sheet} row={row} column={column} isActive={view.filter === 'active'} onFilter={onFilter} />
      )}
    </div>
  );
}

interface FilterButtonProps extends Place {
  readonly sheet: Sheet;
  readonly isActive: boolean;
  readonly onFilter: (pressed: PressedFilter) => void;
}

/** The filter button of a heading that stays in view. */
function FilterButton({ sheet, row, column, isActive, onFilter }: FilterButtonProps): React.JSX.Element {
  return (
    <button
      type="button"
      className="frozen-filter"
      aria-label="筛选"
      onClick={(event) => {
        const button = filterButtonAt(sheet, row, column);
        const { right, bottom } = event.currentTarget.getBoundingClientRect();
        if (button !== undefined) onFilter({ ...button, point: { x: right, y: bottom } });
      }}
    >
      {isActive ? <FilterFilled fontSize={11} /> : <TriangleDownFilled fontSize={10} />}
    </button>
  );
}

/** The part of a text from the left that reaches into a cell. */
function OverflowingText({ text, font, color, offset }: NonNullable<ViewedCell['overflow']>): React.JSX.Element {
  return (
    <span className="frozen-overflow" style={{ left: 5 - offset, color, font: `${font} ${CELL_FONTS}` }}>
      {text}
    </span>
  );
}

/** One row that stays in view. */
function FrozenRow(props: FrozenRowsProps & { readonly place: number }): React.JSX.Element {
  const { sheet, geometry, scroll, place } = props;
  const row = geometry.projection.row(place);
  const places = placesInView(props);
  const moved = scroll.column > 0 || sheet.state.frozenColumns === 0 ? scroll.tx : 0;
  const isSelected = intersection(sheet.selection, { row, column: 0, rows: 1, columns: MAX_COLUMNS }) !== undefined;
  return (
    <div className="frozen-row" style={{ height: heightAt(geometry.rowHeight, place) }}>
      <div
        className="frozen-marker"
        style={{ width: geometry.markerWidth }}
        data-selected={isSelected ? '' : undefined}
      >
        {row + 1}
      </div>
      <div className="frozen-cells">
        <div className="frozen-strip" style={{ transform: `translateX(${moved}px)` }}>
          {places.map((columnPlace) => (
            <FrozenCell
              key={columnPlace}
              {...props}
              row={row}
              place={columnPlace}
              isFirst={columnPlace === places[0]}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/**
 * Rows that stay in view above the scrolled ones. The grid has no such rows of its own, so they are drawn over it, once
 * it is scrolled, at the very place they would have at the top.
 */
export function FrozenRows(props: FrozenRowsProps): React.JSX.Element | null {
  const { sheet, scroll } = props;
  const count = sheet.state.frozenRows;
  if (count === 0 || scroll.row === 0) return null;
  return (
    <div className="frozen-rows" style={{ top: HEADER_HEIGHT }} role="presentation">
      {Array.from({ length: count }, (_, place) => (
        <FrozenRow key={place} {...props} place={place} />
      ))}
    </div>
  );
}
