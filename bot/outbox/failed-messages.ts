import type { JournalEntry } from '../../core/journal/activity.ts';
import type { Delivery, OfficeState } from '../../core/journal/state.ts';

/** Whether a message was refused for good, or a newer content of one that arrived. */
export const hasFailed = (delivery: Delivery | undefined): boolean => (delivery?.failure ?? null) !== null;

/** Which messages could not be delivered: the clerk is told when that changes. */
export class FailedMessages {
  readonly #keys: Set<string>;

  constructor(state: OfficeState) {
    this.#keys = new Set([...state.deliveries].flatMap(([key, delivery]) => (hasFailed(delivery) ? [key] : [])));
  }

  /** Learns of new entries. Answers whether somebody more could not be reached, or was reached after all. */
  hear(entries: readonly JournalEntry[]): boolean {
    let changed = false;
    for (const { activity } of entries) {
      if (activity.type === 'DeliveryFailed' && !this.#keys.has(activity.key)) {
        this.#keys.add(activity.key);
        changed = true;
      }
      if (activity.type === 'MessageDelivered' || activity.type === 'MessageUpdated')
        changed = this.#keys.delete(activity.key) || changed;
    }
    return changed;
  }
}
