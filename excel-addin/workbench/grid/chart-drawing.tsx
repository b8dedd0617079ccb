import { endColumn, endRow, type Area } from '../model/area.ts';
import { valueOf } from '../model/cell-content.ts';
import type { Chart } from '../model/chart.ts';
import { displayText } from '../model/number-format.ts';
import type { Sheet } from '../model/sheet.ts';

/** Most bars drawn. */
const MAX_BARS = 60;
const PADDING = 12;
/** Thickest a column gets, in pixels. */
const MAX_THICKNESS = 72;
const TITLE_HEIGHT = 30;
const LABEL_HEIGHT = 34;
/** Widest that words beside bars may be, of the whole. */
const LABEL_SHARE = 0.3;

interface Bar {
  readonly label: string;
  readonly value: number;
}

function barsOf(sheet: Sheet, chart: Chart): readonly Bar[] {
  const { area } = chart.values;
  if (area === undefined) return [];
  const labels = cellsOf(chart.labels.area);
  return cellsOf(area)
    .slice(0, MAX_BARS)
    .map(([row, column], index) => {
      const value = valueOf(sheet.grid.content(row, column));
      const label = labels[index];
      const words =
        label === undefined
          ? String(index + 1)
          : displayText(sheet.grid.content(...label), sheet.grid.style(...label).numberFormat);
      return { label: words, value: typeof value === 'number' ? Math.max(0, value) : 0 };
    });
}

function cellsOf(area: Area | undefined): (readonly [number, number])[] {
  if (area === undefined) return [];
  const cells: (readonly [number, number])[] = [];
  for (let row = area.row; row < endRow(area); row++) {
    for (let column = area.column; column < endColumn(area); column++) cells.push([row, column]);
  }
  return cells;
}

interface ChartDrawingProps {
  readonly sheet: Sheet;
  readonly chart: Chart;
  readonly width: number;
  readonly height: number;
}

/** A chart as Excel would draw it: one series, columns upright or bars lying. */
export function ChartDrawing({ sheet, chart, width, height }: ChartDrawingProps): React.JSX.Element {
  const { state } = chart;
  const bars = barsOf(sheet, chart);
  const summary = `${state.title}：${bars.map(({ label, value }) => `${label} ${String(value)}`).join('，')}`;
  const top = state.showTitle && state.title !== '' ? TITLE_HEIGHT : PADDING;
  return (
    <svg className="chart" width={width} height={height} role="img" aria-label={summary}>
      {top === TITLE_HEIGHT && (
        <text x={width / 2} y={20} textAnchor="middle" className="chart-title">
          {state.title}
        </text>
      )}
      {state.type === 'ColumnClustered' ? (
        <Columns bars={bars} chart={chart} width={width} height={height} top={top} />
      ) : (
        <LyingBars bars={bars} chart={chart} width={width} height={height} top={top} />
      )}
    </svg>
  );
}

interface BarsProps {
  readonly bars: readonly Bar[];
  readonly chart: Chart;
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

const largest = (bars: readonly Bar[]): number => Math.max(1, ...bars.map(({ value }) => value));

function Columns({ bars, chart, width, height, top }: BarsProps): React.JSX.Element {
  const step = (width - 2 * PADDING) / Math.max(1, bars.length);
  const thickness = Math.min(MAX_THICKNESS, step * 0.6);
  const floor = height - LABEL_HEIGHT;
  const scale = (floor - top - 18) / largest(bars);
  return (
    <>
      <line x1={PADDING} x2={width - PADDING} y1={floor} y2={floor} className="chart-axis" />
      {bars.map(({ label, value }, index) => {
        const x = PADDING + index * step;
        return (
          <g key={`${label} ${String(index)}`}>
            <rect
              x={x + (step - thickness) / 2}
              y={floor - value * scale}
              width={thickness}
              height={value * scale}
              fill={chart.state.color}
            />
            {chart.state.showLabels && (
              <text x={x + step / 2} y={floor - value * scale - 5} textAnchor="middle" className="chart-value">
                {value}
              </text>
            )}
            <text x={x + step / 2} y={floor + 18} textAnchor="middle" className="chart-label">
              {shortened(label, Math.floor(step / 12))}
            </text>
          </g>
        );
      })}
    </>
  );
}

function LyingBars({ bars, chart, width, height, top }: BarsProps): React.JSX.Element {
  const labelWidth = width * LABEL_SHARE;
  const step = (height - top - PADDING) / Math.max(1, bars.length);
  const scale = (width - labelWidth - 3 * PADDING - 24) / largest(bars);
  return (
    <>
      {bars.map(({ label, value }, index) => {
        const y = top + index * step;
        return (
          <g key={`${label} ${String(index)}`}>
            <text x={labelWidth} y={y + step / 2 + 4} textAnchor="end" className="chart-label">
              {shortened(label, Math.floor(labelWidth / 12))}
            </text>
            <rect
              x={labelWidth + 8}
              y={y + step * 0.2}
              width={value * scale}
              height={step * 0.6}
              fill={chart.state.color}
            />
            {chart.state.showLabels && (
              <text x={labelWidth + 14 + value * scale} y={y + step / 2 + 4} className="chart-value">
                {value}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

const shortened = (text: string, most: number): string =>
  text.length <= Math.max(2, most) ? text : `${text.slice(0, Math.max(1, most - 1))}…`;
