import { drawProblemAdvice } from '../../words/advice.ts';
import { zhCN } from '../../words/zh-CN.ts';
import type { PlanOutlook } from '../plan/plan-outlook.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import { ProgressLine } from '../view/progress-line.tsx';
import { BeforeSealing } from './before-sealing.tsx';
import { SealedDraw } from './sealed-draw.tsx';

const words = zhCN.seal;

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
      action={{ label: zhCN.common.close, onClick: actions.draw.dismiss }}
    />
  );
}

/** What is being done right now. */
export function DrawActivity(): React.JSX.Element | null {
  const activity = usePaneState((state) => state.draw.activity);
  if (activity === null) return null;
  const labels = {
    ...words.sealing,
    drawing: words.drawing,
    fetching: words.fetching,
    verifying: words.verifying,
    writing: zhCN.result.writing,
    voiding: words.void,
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
