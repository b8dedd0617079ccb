import type { Activity } from './activity.ts';
import { IllegalActivity } from './illegal-activity.ts';
import type { JournalPlace, OfficeState } from './state.ts';
import { visitKey } from './visits.ts';

/** The part of `fold` that keeps visits made outside of the office's own draws. */
export function foldVisit(
  state: OfficeState,
  { type, visit, note, by }: Extract<Activity, { readonly type: 'VisitRecorded' }>,
  { at }: JournalPlace,
): OfficeState {
  const key = visitKey(visit);
  if (state.visits.has(key)) throw new IllegalActivity(type, `the visit to ${visit.entity} was recorded before`);
  return { ...state, visits: state.visits.set(key, { visit, note, by, at }) };
}
