import { drawProblemAdvice } from '../../words/advice.ts';
import { words } from '../../words/words.ts';
import type { PlanOutlook } from '../plan/plan-outlook.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import { ProgressLine } from '../view/progress-line.tsx';
import { BeforeSealing } from './before-sealing.tsx';
import { SealedDraw } from './sealed-draw.tsx';

/** Step ③: before sealing, what will be fixed; afterwards, the seal and the witnesses. */
export function SealScreen({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const status = usePaneState((state) => state.draw.status);
  return (
    <>
      <DrawProblems />
      <DrawActivity />
      {status === null ? <BeforeSealing outlook={outlook} /> : <SealedDraw status={status} />}
    </>
  );
}

/** What went wrong last, and one button. */
export function DrawProblems(): React.JSX.Element | null {
  const { actions } = usePane();
  const problem = usePaneState((state) => state.draw.problem);
  const department = useDepartmentWords();
  if (problem === null) return null;
  return (
    <AdviceBar
      advice={drawProblemAdvice(problem, department)}
      tone={problem.code === 'caps-applied' ? 'warning' : 'error'}
      action={{ label: words.common.close, onClick: actions.draw.dismiss }}
    />
  );
}

/** What is being done right now. */
export function DrawActivity(): React.JSX.Element | null {
  const activity = usePaneState((state) => state.draw.activity);
  if (activity === null) return null;
  const labels = {
    ...words.seal.sealing,
    drawing: words.seal.drawing,
    fetching: words.seal.fetching,
    verifying: words.seal.verifying,
    writing: words.result.writing,
    voiding: words.seal.void,
  };
  return (
    <ProgressLine
      key={activity.kind}
      label={labels[activity.kind]}
      done={activity.percent ?? 0}
      total={activity.percent === null ? 0 : 100}
    />
  );
}
