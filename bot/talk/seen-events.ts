import type { TalkParts } from './parts.ts';
import { nowOf } from './parts.ts';

/**
 * Events that were handled. Feishu sends an event again for seven hours when it saw no answer in three seconds, so what
 * was handled is in the journal; what is being handled right now is remembered here.
 */
export class SeenEvents {
  readonly #parts: TalkParts;
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(parts: TalkParts) {
    this.#parts = parts;
  }

  /**
   * Handles an event unless it was handled before. It counts as handled when `handle` resolves; when that rejects, Feishu
   * is told so and sends it again.
   */
  async once(eventId: string, handle: () => Promise<void>): Promise<void> {
    if (this.#parts.journal.state().seenEvents.has(eventId)) return;
    const running = this.#underWay.get(eventId);
    if (running !== undefined) return running;
    const handling = handle()
      .then(() => this.mark(eventId))
      .finally(() => this.#underWay.delete(eventId));
    this.#underWay.set(eventId, handling);
    return handling;
  }

  /** Writes down that an event was handled. */
  async mark(eventId: string): Promise<void> {
    if (this.#parts.journal.state().seenEvents.has(eventId)) return;
    await this.#parts.journal.append([{ type: 'ChatEventSeen', eventId }], nowOf(this.#parts));
  }
}
