import type { PoolPreview, StratumPreview } from '../../../core/draw/pool.ts';
import { grouped } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import { usePaneState } from '../view/pane-context.tsx';
import { stratumWords } from '../view/stratum-words.ts';

/** Strata drawn at once; a plan with more is summed up in the totals. */
const MOST_BARS = 24;

/** A bar per stratum: 总体 → 排除 → 可抽 → 抽取, and a table of why entities leave the pool. */
export function PoolBars({ preview }: { readonly preview: PoolPreview }): React.JSX.Element {
  const stratifyBy = usePaneState((state) => state.plan.stratifyBy);
  const places = usePaneState((state) => state.places);
  const longest = Math.max(1, ...preview.strata.map(({ population }) => population));
  return (
    <section aria-label={words.plan.preview}>
      <Totals preview={preview} />
      <table className="bars">
        <thead className="visually-hidden">
          <tr>
            <th>{words.plan.stratum}</th>
            <th>{words.plan.preview}</th>
            <th>{words.plan.pool}</th>
            <th>{words.plan.drawn}</th>
          </tr>
        </thead>
        <tbody>
          {preview.strata.slice(0, MOST_BARS).map((stratum) => (
            <Bar
              key={stratum.stratum.join('\u001f')}
              name={stratumWords(stratum.stratum, stratifyBy, places, words.values)}
              stratum={stratum}
              longest={longest}
            />
          ))}
        </tbody>
      </table>
      <Reasons preview={preview} />
    </section>
  );
}

/** The four numbers, large, from left to right. */
function Totals({ preview }: { readonly preview: PoolPreview }): React.JSX.Element {
  const figures = [
    { label: words.plan.population, value: preview.population, tone: '' },
    { label: words.plan.excluded, value: preview.population - preview.pool, tone: 'quiet' },
    { label: words.plan.pool, value: preview.pool, tone: '' },
    { label: words.plan.drawn, value: preview.drawn, tone: 'accent' },
  ];
  return (
    <dl className="totals">
      {figures.map(({ label, value, tone }) => (
        <div key={label} className={tone}>
          <dt>{label}</dt>
          <dd className="number">{grouped(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface BarProps {
  readonly name: string;
  readonly stratum: StratumPreview;
  readonly longest: number;
}

function Bar({ name, stratum, longest }: BarProps): React.JSX.Element {
  const share = (count: number): string => `${String((100 * count) / longest)}%`;
  const { population, pool, drawn, tied } = stratum;
  const text = words.plan.bar(population, pool, drawn);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="bar-cell">
        <span className="bar" role="img" aria-label={text} title={text}>
          <span className="bar-drawn" style={{ width: share(drawn) }} />
          <span className="bar-pool" style={{ width: share(pool - drawn) }} />
          <span className="bar-excluded" style={{ width: share(population - pool) }} />
        </span>
      </td>
      <td className="number quiet">{grouped(pool)}</td>
      <td className="number bar-number" title={tied ? words.plan.tied : undefined}>
        {tied ? '≈ ' : ''}
        {grouped(drawn)}
      </td>
    </tr>
  );
}

function Reasons({ preview }: { readonly preview: PoolPreview }): React.JSX.Element | null {
  const reasons = preview.exclusions.filter(({ count, reason }) => count > 0 && reason !== 'filtered');
  if (reasons.length === 0) return null;
  return (
    <table className="reasons small">
      <caption>{words.plan.exclusionReasons}</caption>
      <tbody>
        {reasons.map(({ reason, count }) => (
          <tr key={reason}>
            <th scope="row">{words.outcomes.exclusions[reason]}</th>
            <td className="number">{grouped(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
