import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { syncProblemAdvice } from '../../words/advice.ts';
import { words } from '../../words/words.ts';
import type { DrawList } from '../state/list-state.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import { ProgressLine } from '../view/progress-line.tsx';

interface SyncTopProps {
  readonly title: string;
  /** Null for other departments' lists. */
  readonly list: DrawList | null;
  readonly children: React.ReactNode;
  /** The way back, when it is another one than to the cards. */
  readonly back?: { readonly label: string; readonly onClick: () => void };
}

/** Heading of a screen of sync: the way back, what it is about, what is being done, what went wrong. */
export function SyncTop({ title, list, children, back }: SyncTopProps): React.JSX.Element {
  const { actions } = usePane();
  const activity = usePaneState((state) => state.sync.activity);
  const problem = usePaneState((state) => state.sync.problem);
  const department = useDepartmentWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // who uses a keyboard or listens is told that there is another screen
  useEffect(() => {
    heading.current?.focus();
  }, [title]);
  return (
    <>
      <header className="sync-top">
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          disabled={activity !== null}
          onClick={back?.onClick ?? actions.sync.leave}
        >
          {back?.label ?? words.sync.back}
        </Button>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p className="quiet small">{children}</p>
      </header>
      {activity !== null && (
        <ProgressLine label={words.sync.activities[activity.what]} done={activity.done} total={activity.total} />
      )}
      {problem !== null && problem.list === list && (
        <AdviceBar
          advice={syncProblemAdvice(problem.fault, department)}
          {...(list === null
            ? {}
            : { action: { label: words.common.retry, onClick: () => void actions.sync.begin(list) } })}
        />
      )}
    </>
  );
}

/** Buttons that stay in view below a long list. */
export function SyncFoot({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  return <footer className="sync-foot">{children}</footer>;
}
