import { addDays, chinaDate, chinaInstant } from '../../core/calendar/civil-date.ts';
import { instantAt, millisecondsOf } from '../../core/model/instant.ts';
import type { Timers } from '../clock.ts';
import type { OfficeParts } from './parts.ts';
import { releaseUnanswered, type AnswerRule } from './releases.ts';

/**
 * Takes unanswered places back when their time is over: always at a midnight in China, and at the start for those whose
 * time passed while the server was away.
 */
export function startAnswerDeadlines(
  parts: Pick<OfficeParts, 'journal' | 'clock'>,
  rule: AnswerRule,
  timers: Timers,
  onFailure: (error: unknown) => void,
): { readonly stop: () => void } {
  let stopped = false;
  let cancel: () => void = () => undefined;
  const look = (): void => {
    releaseUnanswered(parts, rule)
      .then(() => {
        if (!stopped) cancel = timers.schedule(untilMidnight(timers.now()), look);
      })
      .catch(onFailure);
  };
  look();
  return {
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}

function untilMidnight(nowMs: number): number {
  const tomorrow = addDays(chinaDate(instantAt(nowMs)), 1);
  if (tomorrow === null) throw new RangeError('the clock left the years 1900–2199');
  return millisecondsOf(chinaInstant(tomorrow, 0, 0)) - nowMs;
}
