import type { JournalEntry } from '../../core/journal/activity.ts';
import { messageStage } from '../../core/journal/lifecycle.ts';
import type { OfficeState } from '../../core/journal/state.ts';

/** Which messages could not be delivered: the clerk is told when that changes. */
export class FailedMessages {
  readonly #keys: Set<string>;

  constructor(state: OfficeState) {
    this.#keys = new Set(
      [...state.deliveries].flatMap(([key, delivery]) => (messageStage(delivery) === 'failed' ? [key] : [])),
    );
  }

  /** Learns of new entries. Answers whether somebody more could not be reached, or was reached after all. */
  hear(entries: readonly JournalEntry[]): boolean {
    let changed = false;
    for (const { activity } of entries) {
      if (activity.type === 'DeliveryFailed' && !this.#keys.has(activity.key)) {
        this.#keys.add(activity.key);
        changed = true;
      }
      if (activity.type === 'MessageDelivered') changed = this.#keys.delete(activity.key) || changed;
    }
    return changed;
  }
}
