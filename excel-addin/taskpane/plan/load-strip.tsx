import { Button } from '@fluentui/react-components';
import { shortageAdvice } from '../../words/advice.ts';
import { grouped } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import type { PlanOutlook } from './plan-outlook.ts';
import { remediesFor } from './remedies.ts';
import type { OfficerLoad, Staffing } from './staffing.ts';

/** Officers drawn one by one; beyond, the strip shows an even selection. */
const MOST_OFFICERS = 120;

/** Who may go, what each would carry, and why there are too few when there are. */
export function StaffSection({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element | null {
  const department = useDepartmentWords();
  const { staff } = outlook;
  if (staff === null) return null;
  const people = staff.departments.reduce((sum, { available }) => sum + available.length, 0);
  return (
    <section aria-label={words.plan.staff} className="staff">
      <h2>{words.plan.staff}</h2>
      <p className="number">{words.plan.staffSummary(staff.teams, people, staff.places)}</p>
      {staff.shortage !== null && (
        <>
          <AdviceBar advice={shortageAdvice(staff.shortage, department)} />
          <Remedies staff={staff} />
        </>
      )}
      {staff.loads.length > 0 && <LoadStrip loads={staff.loads} />}
      <ul className="staff-departments small">
        {staff.departments.map(({ department: code, available, unavailable }) => (
          <li key={code}>
            <span>{department(code)}</span>
            <span className="number"> {words.common.people(available.length)}</span>
            {[...unavailable].map(([reason, count]) => (
              <span key={reason} className="quiet">
                {' · '}
                {words.plan.staffUnavailable(words.outcomes.ineligibility[reason], count)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What would make the plan possible, one click each. */
function Remedies({ staff }: { readonly staff: Staffing }): React.JSX.Element | null {
  const { actions } = usePane();
  const plan = usePaneState((state) => state.plan);
  const remedies = remediesFor(staff, plan);
  if (remedies.length === 0) return null;
  return (
    <div className="remedies">
      {remedies.map((remedy) => (
        <Button
          key={remedy.kind}
          size="small"
          onClick={() => {
            actions.plan.change(remedy.kind === 'raiseCap' ? { loadCap: remedy.to } : { routeLength: remedy.to });
          }}
        >
          {words.plan.remedies[remedy.kind](remedy.to)}
        </Button>
      ))}
    </div>
  );
}

/** One column an officer, lightest first: light for what earlier tasks gave, dark for this one. */
function LoadStrip({ loads }: { readonly loads: readonly OfficerLoad[] }): React.JSX.Element {
  const shown = loads.length <= MOST_OFFICERS ? loads : evenly(loads, MOST_OFFICERS);
  const highest = Math.max(1, ...shown.map(({ carried, expected }) => carried + expected));
  const first = shown[0];
  const last = shown.at(-1);
  return (
    <figure className="strip">
      <div className="strip-columns" role="img" aria-label={stripText(loads)}>
        {shown.map(({ name, carried, expected }, index) => (
          <span
            key={`${name} ${String(index)}`}
            className="strip-column"
            title={words.plan.loadOf(name, carried, expected)}
          >
            <span className="strip-expected" style={{ height: `${String((100 * expected) / highest)}%` }} />
            <span className="strip-carried" style={{ height: `${String((100 * carried) / highest)}%` }} />
          </span>
        ))}
      </div>
      <figcaption className="quiet small">
        {words.plan.loadStrip}
        {first !== undefined && last !== undefined && (
          <span className="number"> {`${grouped(Math.min(...shown.map(total)))}–${grouped(highest)}`}</span>
        )}
      </figcaption>
    </figure>
  );
}

const total = ({ carried, expected }: OfficerLoad): number => carried + expected;

const stripText = (loads: readonly OfficerLoad[]): string =>
  words.common.labelled(
    words.plan.loadTable,
    words.common.joined(loads.map((load) => `${load.name} ${grouped(total(load))}`)),
  );

const evenly = <T,>(items: readonly T[], count: number): readonly T[] =>
  Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]).flatMap((item) =>
    item === undefined ? [] : [item],
  );
