import type { Delivery, OfficeState } from '../../core/journal/state.ts';
import type { DrawNumber, InspectorId } from '../../core/model/ids.ts';
import type { ReminderKind } from '../../core/reminders/reminder.ts';

/** A reminder that was tried, as its key names it. */
export interface TriedReminder {
  readonly key: string;
  readonly kind: ReminderKind;
  /** The day it was for; for one that was asked for, the instant. They sort together. */
  readonly at: string;
  readonly delivery: Delivery;
}

/**
 * The newest reminder of a place that was tried. It alone matters: whoever got it needs no older one, and where it failed
 * it is what can be sent again.
 */
export function lastReminder(
  state: OfficeState,
  draw: DrawNumber,
  team: number,
  person: InspectorId,
): TriedReminder | null {
  const prefix = `reminder/${draw}/${String(team)}/${person}/`;
  let last: TriedReminder | null = null;
  for (const [key, delivery] of state.deliveries.from(prefix)) {
    if (!key.startsWith(prefix)) break;
    const [kind = '', at = ''] = key.slice(prefix.length).split('/');
    // keys are ours: the part is one of the kinds
    if (last === null || at > last.at) last = { key, kind: kind as ReminderKind, at, delivery };
  }
  return last;
}
