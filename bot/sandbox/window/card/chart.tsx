import type { JSX } from 'react';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { CHART_INKS } from './colours.ts';
import { objects, text, words } from './reading.ts';

/** One bar: what it stands for, its series, and its value. */
interface Bar {
  readonly label: string;
  readonly series: string;
  readonly value: number;
}

/** Most bars drawn; more are in the table alone. */
const MOST_BARS = 40;

/** A card's chart: bars are drawn, any other kind is shown as the table of its figures. */
export function CardChart({ chart }: { readonly chart: JsonObject }): JSX.Element {
  const spec = isJsonObject(chart['chart_spec']) ? chart['chart_spec'] : {};
  const title = isJsonObject(spec['title']) ? (text(spec['title'], 'text') ?? words(spec['title'])) : '';
  const bars = barsOf(spec);
  const drawn = spec['type'] === 'bar' && bars.length > 0 && bars.length <= MOST_BARS;
  return (
    <figure className="card-chart">
      {title !== '' && <figcaption>{title}</figcaption>}
      {drawn && <Bars bars={bars} title={title} />}
      <details open={!drawn}>
        <summary>图中数据</summary>
        <table>
          <tbody>
            {bars.map((bar, index) => (
              <tr key={index}>
                <th scope="row">{bar.series === '' ? bar.label : `${bar.label} · ${bar.series}`}</th>
                <td>{bar.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

const ROW = 26;
const LABEL = 150;
const WIDTH = 520;

/** Bars lie on their side whatever the definition says: Chinese labels need the room. */
function Bars({ bars, title }: { readonly bars: readonly Bar[]; readonly title: string }): JSX.Element {
  const most = Math.max(...bars.map((bar) => bar.value), 0) || 1;
  const series = [...new Set(bars.map((bar) => bar.series))];
  const room = WIDTH - LABEL - 60;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${bars.length * ROW + 4}`} role="img" aria-label={`${title} 条形图`}>
      {bars.map((bar, index) => {
        const width = Math.max(2, (Math.max(0, bar.value) / most) * room);
        const y = index * ROW + 4;
        return (
          <g key={index}>
            <text x={LABEL - 8} y={y + 14} textAnchor="end" className="chart-label">
              {shortened(bar.label)}
            </text>
            <rect x={LABEL} y={y} width={width} height={ROW - 8} rx={3} fill={inkOf(series.indexOf(bar.series))} />
            <text x={LABEL + width + 6} y={y + 14} className="chart-value">
              {bar.value}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function inkOf(index: number): string {
  return CHART_INKS[Math.max(0, index) % CHART_INKS.length] ?? '#1f4e8c';
}

function shortened(label: string): string {
  return label.length > 10 ? `${label.slice(0, 9)}…` : label;
}

/** The figures of a VChart definition: lying bars have their value on x, pies in `valueField`. */
function barsOf(spec: JsonObject): Bar[] {
  const lying = spec['direction'] === 'horizontal';
  const labelField = fieldName(spec['categoryField'] ?? (lying ? spec['yField'] : spec['xField']));
  const valueField = fieldName(spec['valueField'] ?? (lying ? spec['xField'] : spec['yField']));
  const seriesField = fieldName(spec['seriesField']);
  const data = isJsonArray(spec['data']) ? objects(spec['data']) : isJsonObject(spec['data']) ? [spec['data']] : [];
  return data
    .flatMap((set) => objects(set['values']))
    .map((row) => ({
      label: shown(row[labelField]),
      series: seriesField === '' || seriesField === labelField ? '' : shown(row[seriesField]),
      value: Number(shown(row[valueField])) || 0,
    }));
}

function fieldName(value: Json | undefined): string {
  const first = isJsonArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

function shown(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
