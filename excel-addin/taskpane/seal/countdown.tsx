import { useEffect, useState } from 'react';
import type { Instant } from '../../../core/model/ids.ts';
import { millisecondsOf } from '../../../core/model/instant.ts';
import { words } from '../../words/words.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';

/** Time left until an instant by the server's clock. */
export function Countdown({ until }: { readonly until: Instant }): React.JSX.Element {
  const { now } = usePane().services;
  const offset = usePaneState((state) => state.draw.clockOffset);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      tick((count) => count + 1);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const left = Math.max(0, Math.ceil((millisecondsOf(until) - (now() + offset)) / 1000));
  return (
    <div className="countdown" data-ended={left === 0 ? '' : undefined}>
      <span className="quiet small">{left === 0 ? words.seal.ended : words.seal.countdown}</span>
      {left > 0 && <span className="countdown-time number">{clockText(left)}</span>}
    </div>
  );
}

/** `04:59`, or with hours when there are any. */
export function clockText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${String(hours)}:${rest}` : rest;
}
