import { Button } from '@fluentui/react-components';
import type { DrawRules } from '../../../core/model/draw-rules.ts';
import { words } from '../../words/words.ts';
import type { PlanOutlook } from '../plan/plan-outlook.ts';
import { quotaWords } from '../plan/quota-blank.tsx';
import { takenRows } from '../state/list-state.ts';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import { expectedAssurance } from './expected-assurance.ts';

/** What will be fixed, at a glance, and the one button. */
export function BeforeSealing({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const { actions } = usePane();
  const inspectors = usePaneState((state) => state.lists.inspectors);
  const isBusy = usePaneState((state) => state.draw.activity !== null);
  const { preview, rules } = outlook;
  return (
    <section className="before-seal">
      {preview !== null && (
        <p className="seal-summary number">
          {words.seal.summary(preview.pool, preview.drawn, takenRows(inspectors).length)}
        </p>
      )}
      {rules !== null && <Facts rules={rules} />}
      <p className="quiet">{words.seal.what}</p>
      <Button
        appearance="primary"
        size="large"
        className="big-button"
        disabled={isBusy || !outlook.ready}
        onClick={() => void actions.draw.seal()}
      >
        {words.seal.seal}
      </Button>
    </section>
  );
}

function Facts({ rules }: { readonly rules: DrawRules }): React.JSX.Element {
  const department = useDepartmentWords();
  const plan = usePaneState((state) => state.plan);
  const directory = usePaneState((state) => state.directory);
  const names = plan.witnesses.map(
    ({ person }) => directory?.witnesses.find((witness) => witness.person === person)?.name ?? person,
  );
  const level = expectedAssurance({ witnesses: plan.witnesses, publicSource: plan.publicSource });
  const { facts } = words.seal;
  return (
    <dl className="facts">
      <dt>{facts.items}</dt>
      <dd>{words.common.joined(rules.items.map(({ name }) => name))}</dd>
      <dt>{facts.departments}</dt>
      <dd>{words.common.joined([rules.lead, ...rules.participants].map(department))}</dd>
      <dt>{facts.quota}</dt>
      <dd>{quotaWords(plan.quota)}</dd>
      <dt>{facts.window}</dt>
      <dd className="number">{words.seal.period(rules.inspectionFrom, rules.inspectionUntil)}</dd>
      <dt>{facts.number}</dt>
      <dd className={rules.provincialTaskNumber === '' ? 'amber' : 'number'}>
        {rules.provincialTaskNumber === '' ? words.seal.noNumber : rules.provincialTaskNumber}
      </dd>
      {plan.replaces !== null && (
        <>
          <dt>{facts.replaces}</dt>
          <dd className="number">{plan.replaces.drawNumber}</dd>
        </>
      )}
      <dt>{facts.witnesses}</dt>
      <dd>{names.length === 0 ? words.common.none : words.common.joined(names)}</dd>
      <dt>{facts.assurance}</dt>
      <dd className={level === 1 ? 'amber' : 'good'}>
        {words.outcomes.assurance[level].name}
        <span className="quiet small"> {words.outcomes.assurance[level].meaning}</span>
      </dd>
    </dl>
  );
}
