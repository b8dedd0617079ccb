import type { Activity } from '../../core/journal/activity.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import { lossOf } from './lost-groups.ts';
import type { Planned } from './planned.ts';

/**
 * What has failed messages sent again after repair: another attempt at each, and another group for a team whose group is
 * gone. Urgent notices are not among them: an attempt at one that stands in the journal is never repeated.
 */
export function sendingAgain(state: OfficeState, failed: readonly Planned[]): readonly Activity[] {
  const losses = new Map<string, Activity>();
  const attempts: Activity[] = [];
  for (const planned of failed) {
    if (planned.kind === 'urge') continue;
    const gone = state.deliveries.get(planned.key)?.failure?.reason === 'chat-gone';
    const loss = gone ? lossOf(planned, state) : null;
    if (loss === null) attempts.push({ type: 'DeliveryAttempted', key: planned.key });
    else losses.set(loss.chatId, loss);
  }
  return [...losses.values(), ...attempts];
}
