import { stageOf } from '../../core/journal/lifecycle.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { Instant } from '../../core/model/ids.ts';
import { instantAt, millisecondsOf } from '../../core/model/instant.ts';
import type { Journal } from '../journal/journal.ts';
import type { Timers } from '../clock.ts';
import type { Office } from './office.ts';

/** Closes contribution rounds when their time is over, also those whose time passed while the server was away. */
export function startRoundCloser(
  office: Pick<Office, 'closeDueRounds'>,
  journal: Journal,
  timers: Timers,
  onFailure: (error: unknown) => void,
): { readonly stop: () => void } {
  let cancel: (() => void) | null = null;
  let draws: OfficeState['draws'] | null = null;
  const plan = (state: OfficeState): void => {
    if (state.draws === draws) return;
    draws = state.draws;
    cancel?.();
    const deadline = nextDeadline(state, instantAt(timers.now()));
    // rounds take values until their deadline, inclusive
    cancel = deadline && timers.schedule(millisecondsOf(deadline) + 1000 - timers.now(), close);
  };
  const close = (): void => {
    office
      .closeDueRounds()
      .then(() => {
        draws = null;
        plan(journal.state());
      })
      .catch(onFailure);
  };
  const unsubscribe = journal.subscribe((_entries, state) => {
    plan(state);
  });
  close();
  return {
    stop: () => {
      unsubscribe();
      cancel?.();
    },
  };
}

/** The earliest deadline of an open round that is still to come. */
function nextDeadline(state: OfficeState, now: Instant): Instant | null {
  let earliest: Instant | null = null;
  for (const draw of state.draws.values()) {
    if (stageOf(draw) !== 'collecting') continue;
    for (const deadline of [draw.seal.contributionsUntil, draw.seal.revealsUntil]) {
      if (deadline >= now && (earliest === null || deadline < earliest)) earliest = deadline;
    }
  }
  return earliest;
}
