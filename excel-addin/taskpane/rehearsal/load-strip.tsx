import { words } from '../../words/words.ts';
import type { RehearsedLoad } from './rehearsal-task.ts';

/** Officers drawn one by one; beyond, the strip shows an even selection. */
const MOST_OFFICERS = 120;

/** One column an officer, lightest first: light for what earlier tasks gave, dark for the mean that this one gives. */
export function LoadStrip({ loads }: { readonly loads: readonly RehearsedLoad[] }): React.JSX.Element {
  const sorted = [...loads].sort((a, b) => total(a) - total(b));
  const shown = sorted.length <= MOST_OFFICERS ? sorted : evenly(sorted, MOST_OFFICERS);
  const highest = shown.reduce((most, load) => Math.max(most, total(load)), 1);
  return (
    <figure className="strip">
      <div className="strip-columns" role="img" aria-label={stripText(sorted)}>
        {shown.map((load) => (
          <span
            key={load.id}
            className="strip-column"
            title={words.plan.loadOf(load.name, load.carried, spanText(load))}
          >
            <span className="strip-expected" style={{ height: `${String((100 * load.mean) / highest)}%` }} />
            <span className="strip-carried" style={{ height: `${String((100 * load.carried) / highest)}%` }} />
          </span>
        ))}
      </div>
      <figcaption className="quiet small">
        <span className="number">
          {words.plan.fairness(
            spanText({ least: leastOf(sorted, ({ least }) => least), most: mostOf(sorted, ({ most }) => most) }),
            spanText({
              least: leastOf(sorted, ({ carried, least }) => carried + least),
              most: mostOf(sorted, ({ carried, most }) => carried + most),
            }),
          )}
        </span>{' '}
        {words.plan.loadStrip}
      </figcaption>
    </figure>
  );
}

const total = ({ carried, mean }: RehearsedLoad): number => carried + mean;

const spanText = ({ least, most }: { readonly least: number; readonly most: number }): string =>
  words.plan.span(least, most);

const leastOf = (loads: readonly RehearsedLoad[], of: (load: RehearsedLoad) => number): number =>
  loads.reduce((least, load) => Math.min(least, of(load)), Infinity);
const mostOf = (loads: readonly RehearsedLoad[], of: (load: RehearsedLoad) => number): number =>
  loads.reduce((most, load) => Math.max(most, of(load)), 0);

const stripText = (loads: readonly RehearsedLoad[]): string =>
  words.common.labelled(
    words.plan.loadTable,
    words.common.joined(loads.map((load) => words.plan.loadOf(load.name, load.carried, spanText(load)))),
  );

const evenly = <T,>(items: readonly T[], count: number): readonly T[] =>
  Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]).flatMap((item) =>
    item === undefined ? [] : [item],
  );
