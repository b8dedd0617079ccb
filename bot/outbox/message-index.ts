import type { JournalEntry } from '../../core/journal/activity.ts';
import type { OfficeState } from '../../core/journal/state.ts';

/** Finds the key of a message by Feishu's id of it: a click names the message, not the key. */
export class MessageIndex {
  readonly #keys = new Map<string, string>();

  constructor(state: OfficeState) {
    for (const [key, { message }] of state.deliveries) if (message !== null) this.#add(message.messageId, key);
  }

  /** Learns of new entries. */
  hear(entries: readonly JournalEntry[]): void {
    for (const { activity } of entries) {
      if (activity.type === 'MessageDelivered') this.#add(activity.messageId, activity.key);
    }
  }

  keyOf(messageId: string): string | null {
    return this.#keys.get(messageId) ?? null;
  }

  /** Group members and urgent notices stand in the same ledger but are no messages. */
  #add(messageId: string, key: string): void {
    if (!key.startsWith('urge/') && !key.startsWith('group-member/')) this.#keys.set(messageId, key);
  }
}
