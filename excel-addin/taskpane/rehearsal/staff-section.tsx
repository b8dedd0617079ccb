import { Button } from '@fluentui/react-components';
import { words } from '../../words/words.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { useDepartmentWords, usePane } from '../view/pane-context.tsx';
import { ProgressLine } from '../view/progress-line.tsx';
import type { PlanOutlook } from '../plan/plan-outlook.ts';
import { LoadStrip } from './load-strip.tsx';
import { RemedyButtons } from './remedy-buttons.tsx';

/** Who may go, what each would carry by the rehearsals, and why there is no way when there is none. */
export function StaffSection({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element | null {
  const { staff, rehearsal, declared } = outlook;
  if (staff.length === 0) return null;
  const people = staff.reduce((sum, { available }) => sum + available, 0);
  const { result } = rehearsal;
  return (
    <section aria-label={words.plan.staff} className="staff">
      <h2>{words.plan.staff}</h2>
      <p className="number">
        {result === null || result.teams === null || result.places === null
          ? words.plan.staffAvailable(people)
          : words.plan.staffSummary(
              words.plan.span(result.teams.least, result.teams.most),
              people,
              words.plan.span(result.places.least, result.places.most),
            )}
      </p>
      <Rehearsed outlook={outlook} />
      {result !== null && result.loads.length > 0 && <LoadStrip loads={result.loads} />}
      {declared > 0 && <p className="quiet small">{words.plan.declared(declared)}</p>}
      <Departments outlook={outlook} />
    </section>
  );
}

/** Whether officers can be assigned: under way, yes, sometimes, or no and why. */
function Rehearsed({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element | null {
  const { actions } = usePane();
  const department = useDepartmentWords();
  const { activity, result, fault, subject, remedies } = outlook.rehearsal;
  if (activity !== null) {
    return (
      <ProgressLine
        key={activity.step}
        label={words.plan.rehearsal.step[activity.step]}
        done={activity.done}
        total={activity.total}
        onCancel={actions.rehearsal.cancel}
      />
    );
  }
  if (fault !== null) return fault.code === 'too-large' ? <AdviceBar advice={words.plan.rehearsal.tooLarge} /> : null;
  if (result === null) return subject === null ? null : <Cancelled />;
  if (result.noPlan === null) {
    return (
      <>
        <p className="good small" role="status">
          {words.plan.rehearsal.all(result.rounds)}
        </p>
        <p className="quiet small">{words.plan.rehearsal.note}</p>
      </>
    );
  }
  const isHopeless = result.planned === 0;
  return (
    <>
      {!isHopeless && (
        <p className="amber small">{words.plan.rehearsal.some(result.rounds - result.planned, result.rounds)}</p>
      )}
      <AdviceBar advice={words.faults.noPlan(result.noPlan, department)} tone={isHopeless ? 'error' : 'warning'} />
      <RemedyButtons remedies={remedies} today={outlook.today} />
      <p className="quiet small">{words.plan.rehearsal.note}</p>
    </>
  );
}

function Cancelled(): React.JSX.Element {
  const { actions } = usePane();
  return (
    <p className="quiet small">
      {words.plan.rehearsal.cancelled}
      <Button size="small" appearance="transparent" onClick={actions.rehearsal.again}>
        {words.plan.rehearsal.again}
      </Button>
    </p>
  );
}

function Departments({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const department = useDepartmentWords();
  return (
    <ul className="staff-departments small">
      {outlook.staff.map(({ department: code, available, unavailable }) => (
        <li key={code}>
          <span>{department(code)}</span>
          <span className="number"> {words.common.people(available)}</span>
          {[...unavailable].map(([reason, count]) => (
            <span key={reason} className="quiet">
              {' · '}
              {words.plan.staffUnavailable(words.outcomes.ineligibility[reason], count)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
