import { words } from '../../words/words.ts';
import { STEPS, type Step } from '../state/pane-state.ts';

interface StepLineProps {
  readonly current: Step;
  readonly reachable: ReadonlySet<Step>;
  readonly onGo: (step: Step) => void;
}

/** ① 名单 ② 方案 ③ 封存与种子 ④ 结果: the current one filled; a click never goes ahead of what is done. */
export function StepLine({ current, reachable, onGo }: StepLineProps): React.JSX.Element {
  return (
    <nav aria-label={words.steps.label}>
      <ol className="steps">
        {STEPS.map((step, index) => (
          <li key={step} className="step" data-state={stateOf(step, current, reachable)}>
            <button
              type="button"
              disabled={!reachable.has(step)}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => {
                onGo(step);
              }}
            >
              <span className="step-number">{index + 1}</span>
              <span className="step-name">{words.steps[step]}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function stateOf(step: Step, current: Step, reachable: ReadonlySet<Step>): 'current' | 'done' | 'open' | 'ahead' {
  if (step === current) return 'current';
  if (!reachable.has(step)) return 'ahead';
  return STEPS.indexOf(step) < STEPS.indexOf(current) ? 'done' : 'open';
}
