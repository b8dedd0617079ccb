import { Button, ProgressBar } from '@fluentui/react-components';
import { useRef } from 'react';
import { grouped } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import { usePane } from './pane-context.tsx';

interface ProgressLineProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly onCancel?: () => void;
}

/** Seconds that must have passed before an estimate is worth showing. */
const ESTIMATE_AFTER = 2;

/** A bar with count, remaining time and 取消. */
export function ProgressLine({ label, done, total, onCancel }: ProgressLineProps): React.JSX.Element {
  const { now } = usePane().services;
  const startedAt = useRef(now());
  const seconds = (now() - startedAt.current) / 1000;
  const remaining = done > 0 && done < total && seconds > ESTIMATE_AFTER ? (seconds * (total - done)) / done : null;
  return (
    <div className="progress" role="status">
      <div className="progress-text">
        <span>{label}</span>
        {total > 0 && (
          <span className="number">
            {grouped(done)} / {grouped(total)}
          </span>
        )}
        {remaining !== null && <span className="quiet">{words.common.remaining(Math.ceil(remaining))}</span>}
        {onCancel !== undefined && (
          <Button size="small" appearance="subtle" onClick={onCancel}>
            {words.common.cancel}
          </Button>
        )}
      </div>
      <ProgressBar {...(total > 0 ? { value: done / total } : {})} thickness="medium" aria-label={label} />
    </div>
  );
}
