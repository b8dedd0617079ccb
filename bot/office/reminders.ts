import { DRAW_TRANSITIONS, next, stageOf } from '../../core/journal/lifecycle.ts';
import { currentAssignments } from '../../core/journal/queries.ts';
import type { DrawNumber, InspectorId } from '../../core/model/ids.ts';
import { plusSeconds } from '../../core/model/instant.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ReminderReceipt } from '../../core/wire/api.ts';
import { authoriseDraw } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';

/** A second request so soon after the first means the first. */
const REMINDER_PAUSE_SECONDS = 60;

/** Asks the chat side to remind every officer who has not answered. Answers with how many there are. */
export async function askReminders(
  parts: OfficeParts,
  actor: InspectorId,
  number: DrawNumber,
): Promise<Result<ReminderReceipt, OfficeFault>> {
  const now = parts.clock.now();
  const written = await parts.journal.transact<ReminderReceipt, OfficeFault>(now, (state) => {
    const found = authoriseDraw(state, actor, 'remind', number);
    if (!found.ok) return found;
    const draw = found.value;
    if (next(DRAW_TRANSITIONS, stageOf(draw), 'work') === null) {
      return fail({ code: 'illegal-transition', phase: draw.phase, wanted: 'remind' });
    }
    const late = currentAssignments(draw).filter(({ state: { kind } }) => kind === 'assigned');
    const answer = { reminded: new Set(late.map(({ person }) => person)).size };
    const last = draw.remindersAsked.at(-1);
    const tooSoon = last !== undefined && now < plusSeconds(last, REMINDER_PAUSE_SECONDS);
    if (tooSoon || answer.reminded === 0) return ok({ activities: [], answer });
    return ok({ activities: [{ type: 'RemindersAsked', draw: number, by: actor }], answer });
  });
  return written.ok ? ok(written.value.answer) : written;
}
