import { HEADER_HEIGHT, heightOfFirst, markerWidth, widthOfFirst } from './grid-geometry.ts';
import { endColumn, endRow } from '../model/area.ts';
import type { Chart } from '../model/chart.ts';
import type { Sheet } from '../model/sheet.ts';
import { ChartDrawing } from './chart-drawing.tsx';
import type { Scroll } from './frozen-rows.tsx';
import type { SheetGeometry } from './use-sheet-geometry.ts';

interface ChartLayerProps {
  readonly sheet: Sheet;
  readonly geometry: SheetGeometry;
  readonly scroll: Scroll;
}

/** Charts over the cells, which they follow when the grid is scrolled. */
export function ChartLayer({ sheet, geometry, scroll }: ChartLayerProps): React.JSX.Element | null {
  if (sheet.charts.length === 0) return null;
  const { projection } = geometry;
  return (
    <div className="chart-layer" style={{ top: HEADER_HEIGHT, left: markerWidth(projection.rows) }}>
      {sheet.charts.map((chart) => (
        <PlacedChart key={chart.id} sheet={sheet} chart={chart} geometry={geometry} scroll={scroll} />
      ))}
    </div>
  );
}

function PlacedChart({
  sheet,
  chart,
  geometry,
  scroll,
}: ChartLayerProps & { readonly chart: Chart }): React.JSX.Element | null {
  const { area } = chart.place;
  if (area === undefined) return null;
  const { columns, projection, rowHeight } = geometry;
  const across = (column: number): number => widthOfFirst(columns, projection.placeOfColumn(column));
  const down = (row: number): number => heightOfFirst(rowHeight, projection.placeOfRow(row));
  const scrolled = { x: widthOfFirst(columns, scroll.column) - scroll.tx, y: heightOfFirst(rowHeight, scroll.row) };
  const frozen = heightOfFirst(rowHeight, sheet.state.frozenRows);
  return (
    <div
      className="chart-frame"
      style={{
        left: across(area.column) - scrolled.x,
        top: down(area.row) - Math.max(0, scrolled.y - frozen),
      }}
    >
      <ChartDrawing
        sheet={sheet}
        chart={chart}
        width={across(endColumn(area)) - across(area.column)}
        height={down(endRow(area)) - down(area.row)}
      />
    </div>
  );
}
