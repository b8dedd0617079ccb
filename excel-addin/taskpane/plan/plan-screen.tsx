import { Button } from '@fluentui/react-components';
import { planFaultAdvice } from '../../words/advice.ts';
import { words } from '../../words/words.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import { StaffSection } from '../rehearsal/staff-section.tsx';
import { useRehearsal } from '../rehearsal/use-rehearsal.ts';
import { useDeclarations } from '../rehearsal/use-declarations.ts';
import { EarlierDraws } from './earlier-draws.tsx';
import { PlanDetails } from './plan-details.tsx';
import type { PlanOutlook } from './plan-outlook.ts';
import { PlanSentence } from './plan-sentence.tsx';
import { PoolBars } from './pool-bars.tsx';
import { TrialActivity, TrialProblems } from '../trial/trial-screen.tsx';
import { WindowNote } from './window-note.tsx';
import { WitnessSection } from './witness-section.tsx';

/** Step ②: the plan as a sentence, what it comes to, and whether it can be done. */
export function PlanScreen({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const { actions } = usePane();
  useRehearsal(outlook);
  useDeclarations();
  const isPaired = usePaneState((state) => state.session.kind === 'paired');
  const isTrying = usePaneState((state) => state.trial.activity !== null);
  const isSealed = usePaneState((state) => state.draw.status !== null && state.draw.status.phase !== 'void');
  return (
    <>
      {isSealed && <p className="quiet small">{words.plan.alreadySealed}</p>}
      <PlanSentence outlook={outlook} />
      <WindowNote outlook={outlook} />
      <Obstacle outlook={outlook} />
      {outlook.preview !== null && <PoolBars preview={outlook.preview} />}
      <StaffSection outlook={outlook} />
      <WitnessSection />
      <PlanDetails outlook={outlook} />
      <EarlierDraws />
      <footer className="pane-foot">
        <TrialActivity />
        <TrialProblems />
        {!isPaired && <p className="quiet small">{words.plan.needsPairing}</p>}
        <Button size="large" disabled={!outlook.ready || isTrying} onClick={() => void actions.trial.run()}>
          {words.trial.run}
        </Button>
        <Button
          appearance="primary"
          size="large"
          disabled={!outlook.ready || !isPaired}
          onClick={() => {
            actions.goTo('seal');
          }}
        >
          {words.plan.next}
        </Button>
      </footer>
    </>
  );
}

/** The first thing in the way, in one sentence. */
function Obstacle({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element | null {
  const department = useDepartmentWords();
  if (outlook.fault !== null) {
    const isOpen = ['no-item-chosen', 'no-lead', 'no-deadline'].includes(outlook.fault.code);
    return <AdviceBar advice={planFaultAdvice(outlook.fault, department)} tone={isOpen ? 'info' : 'error'} />;
  }
  if (outlook.previewFault !== null) return <AdviceBar advice={words.faults.preview(outlook.previewFault)} />;
  return outlook.ceiling === null ? null : <AdviceBar advice={words.faults.limit(outlook.ceiling)} />;
}
