import type { Activity } from '../../core/journal/activity.ts';
import { EMPTY_STATE, type OfficeState } from '../../core/journal/state.ts';
import type { DrawNumber, Hex32, Instant } from '../../core/model/ids.ts';
import { instantAt, millisecondsOf } from '../../core/model/instant.ts';
import type { ChatGateway } from '../gateway/gateway.ts';
import type { ChatLog } from '../gateway/log.ts';
import type { Journal } from '../journal/journal.ts';
import type { Timers } from '../clock.ts';
import { concerns, CurrentPlan } from './current-plan.ts';
import { Dispatcher, type DispatchSettings, type Job, type Verdict } from './dispatcher.ts';
import { FailedMessages, hasFailed } from './failed-messages.ts';
import { HeldCards } from './held-cards.ts';
import { jobOf } from './jobs.ts';
import { MessageIndex } from './message-index.ts';
import { pacedReplies } from './paced-replies.ts';
import { MessagePlan } from './plan.ts';
import type { Planned, PlannedCard } from './planned.ts';
import { CardVersions, presented, type Presented } from './presented.ts';
import { API_LIMITS, RECEIVER_LIMITS } from './rates.ts';
import type { MessageSettings } from './settings.ts';
import { sendingAgain } from './sending-again.ts';
import { Sender } from './sender.ts';
import { SEND_AGAIN, stepOf } from './steps.ts';

/** What the outbox works with. */
export interface OutboxParts {
  readonly journal: Journal;
  readonly gateway: ChatGateway;
  readonly clock: Timers;
  readonly messages: MessageSettings;
  readonly log: ChatLog;
  readonly dispatch?: DispatchSettings;
}

/** Feishu's limits, and as many calls at once as keep one processor busy. */
export const DEFAULT_DISPATCH: DispatchSettings = {
  apiLimits: API_LIMITS,
  receiverLimits: RECEIVER_LIMITS,
  atOnce: 40,
};

/** How long failures are gathered before the clerk is told. */
const FAILURE_PAUSE_MS = 5000;

/**
 * Brings the chat to what the journal says it should show. Before a message leaves, the attempt is in the journal;
 * after it, its delivery. So whatever is cut off is found again, and nothing is sent twice (`docs/chat.md`).
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #plan: MessagePlan;
  readonly #versions = new CardVersions();
  readonly #dispatcher: Dispatcher;
  readonly #held = new HeldCards();
  readonly #current: CurrentPlan;
  readonly #sender: Sender;
  #messages = new MessageIndex(EMPTY_STATE);
  #looking: Promise<void> | null = null;
  readonly #behind = new Set<Promise<void>>();
  #closed = false;
  #looked: OfficeState | null = null;
  #alarm: (() => void) | null = null;
  #stop: (() => void) | null = null;
  #later: (() => void) | null = null;
  #failures = new FailedMessages(EMPTY_STATE);
  #broken: (error: unknown) => void = () => undefined;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#plan = new MessagePlan(parts.messages);
    this.#current = new CurrentPlan(this.#plan);
    this.#sender = new Sender(parts, this.#current, this.#versions, this.#held, (key) => {
      this.#considerAll(this.#current.followers(key));
    });
    this.#dispatcher = new Dispatcher(parts.clock, parts.dispatch ?? DEFAULT_DISPATCH, (job) => this.#deliver(job));
  }

  /** Begins to deliver. `broken` is called when the journal can't be written any more. */
  start(broken: (error: unknown) => void): void {
    this.#broken = broken;
    this.#messages = new MessageIndex(this.#parts.journal.state());
    this.#failures = new FailedMessages(this.#parts.journal.state());
    this.#stop = this.#parts.journal.subscribe((entries, state) => {
      this.#messages.hear(entries);
      const failuresChanged = this.#failures.hear(entries);
      if (concerns(this.#looked, state)) this.look();
      else if (failuresChanged) this.#lookLater();
    });
    this.look();
  }

  /** Looks soon at everything that is due; many changes at once make one look. */
  look(): void {
    if (this.#looking !== null || this.#closed) return;
    this.#looking = new Promise((resolve) => {
      setImmediate(() => {
        this.#looking = null;
        if (!this.#closed) this.#lookNow();
        resolve();
      });
    });
  }

  /** Soon, and once for many: who could not be reached is told to the clerk when it is known how many they are. */
  #lookLater(): void {
    this.#later ??= this.#parts.clock.schedule(FAILURE_PAUSE_MS, () => {
      this.#later = null;
      this.look();
    });
  }

  #lookNow(): void {
    try {
      this.#looked = this.#parts.journal.state();
      this.#current.refresh(this.#looked, this.#now());
      this.#considerAll(this.#current.all());
      this.#setAlarm();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Without the journal nothing can be known or written down: everything stops, once, and nothing is tried again. */
  #fail(error: unknown): void {
    const first = !this.#closed;
    this.#halt();
    if (first) this.#broken(error);
  }

  #halt(): void {
    this.#closed = true;
    this.#stop?.();
    this.#alarm?.();
    this.#later?.();
    void this.#dispatcher.close();
  }

  #considerAll(candidates: readonly Planned[]): void {
    if (this.#closed) return;
    const state = this.#parts.journal.state();
    const now = this.#now();
    for (const planned of candidates) {
      if (this.#dispatcher.has(planned.key) || this.#held.has(planned.key)) continue;
      const step = stepOf(planned, state, now, this.#versions);
      if (step.kind !== 'nothing') this.#dispatcher.add(jobOf(planned, step));
    }
    this.#dispatcher.pump();
  }

  /**
   * Keeps the outbox from updating a card while a click on it is answered: Feishu locks the card meanwhile, and the
   * answer carries the new one.
   */
  hold(key: string): void {
    this.#held.hold(key);
  }

  /**
   * Ends {@link Outbox.hold}. `shown` is the version that the answer carries, or null when it carries none. Written down
   * behind the answer: were it lost, the card would only be updated once more.
   */
  release(key: string, shown: Hex32 | null): void {
    this.#track(this.#noteShown(key, shown));
  }

  async #noteShown(key: string, shown: Hex32 | null): Promise<void> {
    const delivered = this.#parts.journal.state().deliveries.get(key)?.message;
    if (shown !== null && delivered && delivered.version !== shown) {
      await this.#write([{ type: 'MessageUpdated', key, version: shown }]);
    }
    this.#held.release(key);
    const planned = this.#current.get(key);
    if (planned !== undefined) this.#considerAll([planned]);
  }

  /** A gateway whose cards leave within the outbox's limits and count in them: for replies, which wait in no line. */
  pacedGateway(): ChatGateway {
    const { gateway, clock, journal } = this.#parts;
    const reserve = (line: string): number => this.#dispatcher.reserve('send', line);
    return pacedReplies({ gateway, clock, state: () => journal.state(), reserve });
  }

  /** Which planned message a message of the chat is, or null when it is none or no longer planned. */
  keyOf(messageId: string): string | null {
    return this.#messages.keyOf(messageId);
  }

  /** Has everything of a draw that could not be delivered, or not be brought up to date, sent again. Answers with how much that is. */
  async sendFailedAgain(draw: DrawNumber): Promise<number> {
    const state = this.#parts.journal.state();
    const failed = this.#current
      .all()
      .filter((planned) => planned.draw === draw && hasFailed(state.deliveries.get(planned.key)));
    await this.#write(sendingAgain(state, failed));
    for (const planned of failed) {
      if (planned.kind !== 'urge') continue;
      this.#sender.urgeAgain(planned.key);
      this.#dispatcher.add(jobOf(planned, SEND_AGAIN));
    }
    this.look();
    return failed.length;
  }

  /** A card as it should look now, or null when nothing like it is planned. */
  card(key: string): Presented | null {
    const planned = this.plannedCard(key);
    return planned === null ? null : presented(planned);
  }

  plannedCard(key: string): PlannedCard | null {
    return this.#plan.card(this.#parts.journal.state(), key, this.#now());
  }

  /** Resolves when nothing is due and nothing under way. */
  async idle(): Promise<void> {
    do {
      await this.#looking;
      await Promise.all(this.#behind);
      await this.#dispatcher.idle();
    } while (this.#lookPending());
  }

  #lookPending(): boolean {
    return this.#looking !== null || this.#behind.size > 0;
  }

  /** Starts nothing more; resolves when what was under way is written down. */
  async close(): Promise<void> {
    this.#halt();
    await Promise.all(this.#behind);
    await this.#dispatcher.close();
  }

  /** Keeps hold of work behind an answer; when the journal breaks, everything stops. */
  #track(work: Promise<void>): void {
    const kept = work
      .catch((error: unknown) => {
        this.#fail(error);
      })
      .finally(() => this.#behind.delete(kept));
    this.#behind.add(kept);
  }

  #setAlarm(): void {
    this.#alarm?.();
    const next = this.#plan.nextAt(this.#parts.journal.state(), this.#now());
    if (next === null) return;
    this.#alarm = this.#parts.clock.schedule(millisecondsOf(next) - this.#parts.clock.now(), () => {
      this.look();
    });
  }

  async #deliver(job: Job): Promise<Verdict> {
    try {
      return await this.#sender.attempt(job);
    } catch (error) {
      this.#fail(error);
      return { kind: 'finished' };
    }
  }

  async #write(activities: readonly Activity[]): Promise<void> {
    if (activities.length > 0) await this.#parts.journal.append(activities, this.#now());
  }

  #now(): Instant {
    return instantAt(this.#parts.clock.now());
  }
}
