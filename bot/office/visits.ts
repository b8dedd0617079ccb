import type { Activity } from '../../core/journal/activity.ts';
import { visitsUnder } from '../../core/draw/frequency.ts';
import { capsOf } from '../../core/draw/item-limits.ts';
import { visitKey, visitsOf } from '../../core/journal/visits.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { VisitCapsRequest, VisitCaps, VisitReceipt, VisitRequest } from '../../core/wire/api.ts';
import { authorise, authoriseRole } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';

/**
 * Records visits that were not drawn here, each with its cause: they count towards caps on visits, or are exempt and only
 * kept. A visit that is on record already is left alone.
 */
export async function recordVisits(
  parts: OfficeParts,
  actor: InspectorId,
  { visits }: VisitRequest,
): Promise<Result<VisitReceipt, OfficeFault>> {
  const written = await parts.journal.transact<VisitReceipt, OfficeFault>(parts.clock.now(), (state) => {
    const activities = new Map<string, Activity>();
    for (const { note, ...visit } of visits) {
      const allowed = authorise(state, actor, 'record-visit', { lead: visit.department });
      if (!allowed.ok) return fail(allowed.fault);
      const key = visitKey(visit);
      if (!state.visits.has(key)) activities.set(key, { type: 'VisitRecorded', visit, note, by: actor });
    }
    return ok({ activities: [...activities.values()], answer: { recorded: activities.size } });
  });
  return written.ok ? ok(written.value.answer) : written;
}

/** Caps under which a draw by these rules would stand, and the visits that may count towards them. */
export function visitCaps(
  parts: OfficeParts,
  actor: InspectorId,
  rules: VisitCapsRequest,
): Result<VisitCaps, OfficeFault> {
  const state = parts.journal.state();
  const allowed = authoriseRole(state, actor, 'seal');
  if (!allowed.ok) return allowed;
  const caps = capsOf(rules, parts.profile.visitLimits ?? []);
  return ok({ caps, visits: visitsUnder(visitsOf(state), caps) });
}
