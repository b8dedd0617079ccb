import type { ReactNode } from 'react';

const CELL = 11;
const STEP = 13;
const LEFT = 28;
const TOP = 16;
const DAY_MS = 86_400_000;

/** A year as a map of days, darker where more draws were made; the same figures stand in the table below it. */
export function YearMap(props: { readonly year: number; readonly dates: readonly string[] }): ReactNode {
  const perDay = new Map<string, number>();
  for (const date of props.dates) perDay.set(date, (perDay.get(date) ?? 0) + 1);
  const first = Date.UTC(props.year, 0, 1);
  const days = (Date.UTC(props.year + 1, 0, 1) - first) / DAY_MS;
  const offset = (new Date(first).getUTCDay() + 6) % 7;
  const weeks = Math.ceil((days + offset) / 7);
  return (
    <figure className="year-map">
      <svg
        viewBox={`0 0 ${LEFT + weeks * STEP} ${TOP + 7 * STEP}`}
        role="img"
        aria-label={`${props.year} 年抽取日历：共 ${props.dates.length} 次，分布在 ${perDay.size} 天`}
      >
        {['一', '三', '五', '日'].map((name, index) => (
          <text key={name} x={LEFT - 8} y={TOP + index * 2 * STEP + 9} className="axis" textAnchor="end">
            {name}
          </text>
        ))}
        {Array.from({ length: 12 }, (_, month) => (
          <text key={month} x={LEFT + weekOf(props.year, month, offset) * STEP} y={10} className="axis">
            {month + 1}月
          </text>
        ))}
        {Array.from({ length: days }, (_, day) => {
          const date = new Date(first + day * DAY_MS).toISOString().slice(0, 10);
          const slot = day + offset;
          const draws = perDay.get(date) ?? 0;
          return (
            <rect
              key={date}
              x={LEFT + Math.floor(slot / 7) * STEP}
              y={TOP + (slot % 7) * STEP}
              width={CELL}
              height={CELL}
              rx={2}
              className={`day d${Math.min(draws, 3)}`}
            >
              <title>{`${date}：${draws} 次`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        抽取日历
        <span className="legend" aria-hidden="true">
          少 <i className="d0" /> <i className="d1" /> <i className="d2" /> <i className="d3" /> 多
        </span>
      </figcaption>
    </figure>
  );
}

function weekOf(year: number, month: number, offset: number): number {
  const day = (Date.UTC(year, month, 1) - Date.UTC(year, 0, 1)) / DAY_MS;
  return Math.floor((day + offset) / 7);
}
