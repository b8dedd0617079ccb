import { chinaDate } from '../../core/calendar/civil-date.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import { ok } from '../../core/result.ts';
import { overlookedLeave } from './leave-requests.ts';
import type { OfficeParts } from './parts.ts';
import { freshSalt } from './salts.ts';

/**
 * Asks for replacement of officers whom a draw or a replacement seated although they had declared leave, also for those
 * seated just before the server went away. Follows from the state alone, so nothing is asked twice.
 */
export function startLeaveWatch(
  parts: Pick<OfficeParts, 'journal' | 'clock' | 'randomBytes'>,
  onFailure: (error: unknown) => void,
): { readonly stop: () => void } {
  const { journal, clock } = parts;
  let seen: OfficeState['draws'] | null = null;
  const overlooked = (state: OfficeState, draw: DrawState) =>
    overlookedLeave(state, draw, chinaDate(clock.now()), () => freshSalt(parts));
  const ask = (draw: DrawState): void => {
    journal
      .transact<null, never>(clock.now(), (state) => {
        const current = state.draws.get(draw.number);
        return ok({ activities: current === undefined ? [] : overlooked(state, current), answer: null });
      })
      .catch(onFailure);
  };
  const look = (state: OfficeState): void => {
    const before = seen;
    if (state.draws === before) return;
    seen = state.draws;
    for (const [number, draw] of state.draws) {
      if (before?.get(number) !== draw && overlooked(state, draw).length > 0) ask(draw);
    }
  };
  const stop = journal.subscribe((_entries, state) => {
    look(state);
  });
  look(journal.state());
  return { stop };
}
