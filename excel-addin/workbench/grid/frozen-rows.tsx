import type { GridColumn } from '@glideapps/glide-data-grid';
import type { CSSProperties } from 'react';
import { MAX_COLUMNS, intersection, type Area } from '../model/area.ts';
import type { Place, Sheet } from '../model/sheet.ts';
import { CELL_FONTS, viewCell } from './cell-view.ts';
import { HEADER_HEIGHT, heightAt, widthOf, type RowHeights } from './grid-geometry.ts';
import type { Projection } from './projection.ts';

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
  readonly projection: Projection;
  readonly columns: readonly GridColumn[];
  readonly rowHeight: RowHeights;
  readonly scroll: Scroll;
  /** Width of the row numbers. */
  readonly left: number;
  readonly selection: Area | undefined;
  readonly onSelect: (place: Place) => void;
  readonly onEdit: (place: Place) => void;
}

/** Places of the columns to draw: those that stay, then those in view. */
function placesInView({ sheet, scroll, columns }: FrozenRowsProps): number[] {
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
function spanWidth(span: readonly [number, number] | undefined, place: number, props: FrozenRowsProps): number {
  if (span === undefined) return widthOf(props.columns[place]);
  const last = props.projection.placeOfColumn(span[1]);
  let width = 0;
  for (let at = place; at <= last; at++) width += widthOf(props.columns[at]);
  return width;
}

/**
 * Rows that stay in view above the scrolled ones. The grid has no such rows of its own, so they are drawn over it, once
 * it is scrolled, at the very place they would have at the top.
 */
export function FrozenRows(props: FrozenRowsProps): React.JSX.Element | null {
  const { sheet, scroll, projection, rowHeight } = props;
  const count = sheet.state.frozenRows;
  if (count === 0 || scroll.row === 0) return null;
  const places = placesInView(props);
  const moved = scroll.column > 0 || sheet.state.frozenColumns === 0 ? scroll.tx : 0;
  return (
    <div className="frozen-rows" style={{ top: HEADER_HEIGHT }} role="presentation">
      {Array.from({ length: count }, (_, place) => {
        const row = projection.row(place);
        const height = heightAt(rowHeight, place);
        const isSelected =
          props.selection !== undefined &&
          intersection(props.selection, { row, column: 0, rows: 1, columns: MAX_COLUMNS });
        return (
          <div key={row} className="frozen-row" style={{ height }}>
            <div className="frozen-marker" style={{ width: props.left }} data-selected={isSelected ? '' : undefined}>
              {row + 1}
            </div>
            <div className="frozen-cells">
              <div className="frozen-strip" style={{ transform: `translateX(${moved}px)` }}>
                {places.map((columnPlace) => {
                  const column = projection.column(columnPlace);
                  const view = viewCell(sheet, row, column);
                  if (view.span !== undefined && view.span[0] !== column && columnPlace !== places[0]) return null;
                  const area = { row, column, rows: 1, columns: 1 };
                  return (
                    <div
                      key={column}
                      className="frozen-cell"
                      style={cellStyle(view, spanWidth(view.span, columnPlace, props))}
                      data-selected={props.selection && intersection(props.selection, area) ? '' : undefined}
                      onMouseDown={(event) => {
                        event.preventDefault();
                        props.onSelect({ row, column });
                      }}
                      onDoubleClick={() => {
                        props.onEdit({ row, column });
                      }}
                    >
                      {view.displayData}
                    </div>
                  );
                })}
              </div>
            </div>
          </div>
        );
      })}
    </div>
  );
}
