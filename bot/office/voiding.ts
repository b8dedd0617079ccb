import { DRAW_TRANSITIONS, next, stageOf } from '../../core/journal/lifecycle.ts';
import type { DrawNumber, InspectorId } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { authoriseDraw } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';
import { requiredText } from './text.ts';

/** Voids a sealed draw that was not drawn. It stays in the public log with its reason. */
export async function voidDraw(
  parts: OfficeParts,
  actor: InspectorId,
  number: DrawNumber,
  reason: string,
): Promise<Result<null, OfficeFault>> {
  const text = requiredText('reason', reason);
  if (!text.ok) return text;
  const written = await parts.journal.transact<null, OfficeFault>(parts.clock.now(), (state) => {
    const found = authoriseDraw(state, actor, 'void', number);
    if (!found.ok) return found;
    const { voided, phase } = found.value;
    if (voided?.by === actor && voided.reason === text.value) return ok({ activities: [], answer: null });
    if (next(DRAW_TRANSITIONS, stageOf(found.value), 'void') === null) {
      return fail({ code: 'illegal-transition', phase, wanted: 'void' });
    }
    const activity = { type: 'DrawVoided', draw: number, reason: text.value, by: actor } as const;
    return ok({ activities: [activity], answer: null });
  });
  return written.ok ? ok(null) : written;
}
