import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { words } from '../../words/words.ts';
import type { Advice } from '../../words/list-faults.ts';

interface AdviceBarProps {
  readonly advice: Advice;
  readonly tone?: 'error' | 'warning' | 'info' | 'success';
  /** The one button. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** What went wrong, what to do about it, and one button. */
export function AdviceBar({ advice, tone = 'error', action }: AdviceBarProps): React.JSX.Element {
  return (
    <MessageBar intent={tone} layout="multiline" role={tone === 'error' ? 'alert' : 'status'}>
      <MessageBarBody>
        <MessageBarTitle>{advice.what}</MessageBarTitle>
        <span className="advice-todo">{advice.todo}</span>
        {advice.evidence !== undefined && advice.evidence.length > 0 && (
          <details className="advice-evidence">
            <summary>{words.common.evidence}</summary>
            <ul>
              {advice.evidence.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </MessageBarBody>
      {action !== undefined && (
        <MessageBarActions>
          <Button size="small" onClick={action.onClick}>
            {action.label}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
