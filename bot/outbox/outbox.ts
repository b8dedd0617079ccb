import type { Activity } from '../../core/journal/activity.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import { messageStage } from '../../core/journal/lifecycle.ts';
import { EMPTY_STATE } from '../../core/journal/state.ts';
import type { DrawNumber, Hex32, Instant } from '../../core/model/ids.ts';
import { instantAt, millisecondsOf } from '../../core/model/instant.ts';
import type { ChatGateway } from '../gateway/gateway.ts';
import type { ChatLog } from '../gateway/log.ts';
import type { Journal } from '../journal/journal.ts';
import type { Timers } from '../clock.ts';
import { APP_WIDE_CODES, carryOut, findAgain } from './delivery.ts';
import { Dispatcher, type ChatApi, type DispatchSettings, type Job, type Verdict } from './dispatcher.ts';
import { MessageIndex } from './message-index.ts';
import { MessagePlan } from './plan.ts';
import type { Planned, PlannedCard } from './planned.ts';
import { CardVersions, presented, type Presented } from './presented.ts';
import { API_LIMITS, RECEIVER_LIMITS } from './rates.ts';
import type { MessageSettings } from './settings.ts';
import { stepOf, type Step } from './steps.ts';

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

/** First and longest pause after a call of unknown outcome. */
const DOUBT_MS = 5000;
const LONGEST_DOUBT_MS = 5 * 60_000;

/**
 * Brings the chat to what the journal says it should show. Before a message leaves, the attempt is in the journal;
 * after it, its delivery. So whatever is cut off is found again, and nothing is sent twice (`docs/chat.md`).
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #plan: MessagePlan;
  readonly #versions = new CardVersions();
  readonly #dispatcher: Dispatcher;
  readonly #doubts = new Map<string, number>();
  readonly #held = new Map<string, number>();
  #current = new Map<string, Planned>();
  #followers = new Map<string, Planned[]>();
  #messages = new MessageIndex(EMPTY_STATE);
  #looking: Promise<void> | null = null;
  readonly #behind = new Set<Promise<void>>();
  #closed = false;
  #seen: OfficeState | null = null;
  #alarm: (() => void) | null = null;
  #stop: (() => void) | null = null;
  #broken: (error: unknown) => void = () => undefined;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#plan = new MessagePlan(parts.messages);
    this.#dispatcher = new Dispatcher(parts.clock, parts.dispatch ?? DEFAULT_DISPATCH, (job) => this.#deliver(job));
  }

  /** Begins to deliver. `broken` is called when the journal can't be written any more. */
  start(broken: (error: unknown) => void): void {
    this.#broken = broken;
    this.#messages = new MessageIndex(this.#parts.journal.state());
    this.#stop = this.#parts.journal.subscribe((entries, state) => {
      this.#messages.hear(entries);
      if (this.#seen === null || concerns(this.#seen, state)) this.look();
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

  #lookNow(): void {
    const state = this.#parts.journal.state();
    const now = this.#now();
    this.#refresh(state, now);
    this.#consider([...this.#current.values()], state, now);
    this.#setAlarm(state, now);
  }

  #consider(candidates: readonly Planned[], state: OfficeState, now: Instant): void {
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
    this.#held.set(key, (this.#held.get(key) ?? 0) + 1);
  }

  /**
   * Ends {@link Outbox.hold}. `shown` is the version that the answer carries, or null when it carries none. Written down
   * behind the answer: were it lost, the card would only be updated once more.
   */
  release(key: string, shown: Hex32 | null): void {
    const delivered = this.#parts.journal.state().deliveries.get(key)?.message;
    const noted = shown !== null && delivered && delivered.version !== shown;
    const written = noted ? this.#write([{ type: 'MessageUpdated', key, version: shown }]) : Promise.resolve();
    this.#track(
      written.then(() => {
        const holders = (this.#held.get(key) ?? 1) - 1;
        if (holders > 0) this.#held.set(key, holders);
        else this.#held.delete(key);
        this.#considerKey(key);
      }),
    );
  }

  /** Which planned message a message of the chat is, or null when it is none or no longer planned. */
  keyOf(messageId: string): string | null {
    return this.#messages.keyOf(messageId);
  }

  /** Has everything of a draw that could not be delivered sent again. Answers with how much that is. */
  async sendFailedAgain(draw: DrawNumber): Promise<number> {
    const state = this.#parts.journal.state();
    const failed = [...this.#current.values()].filter(
      (planned) => planned.draw === draw && messageStage(state.deliveries.get(planned.key)) === 'failed',
    );
    await this.#write(failed.map(({ key }) => ({ type: 'DeliveryAttempted', key })));
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
    this.#closed = true;
    this.#stop?.();
    this.#alarm?.();
    await Promise.all(this.#behind);
    await this.#dispatcher.close();
  }

  /** Keeps hold of work behind an answer; when the journal breaks, everything stops. */
  #track(work: Promise<void>): void {
    const kept = work
      .catch((error: unknown) => {
        this.#closed = true;
        this.#broken(error);
      })
      .finally(() => this.#behind.delete(kept));
    this.#behind.add(kept);
  }

  #considerKey(key: string): void {
    const planned = this.#current.get(key);
    if (planned !== undefined && !this.#closed) this.#consider([planned], this.#parts.journal.state(), this.#now());
  }

  #refresh(state: OfficeState, now: Instant): void {
    this.#seen = state;
    const plan = this.#plan.at(state, now);
    this.#current = new Map(plan.map((planned) => [planned.key, planned]));
    this.#followers = followersOf(plan);
  }

  #setAlarm(state: OfficeState, now: Instant): void {
    this.#alarm?.();
    const next = this.#plan.nextAt(state, now);
    if (next === null) return;
    this.#alarm = this.#parts.clock.schedule(millisecondsOf(next) - this.#parts.clock.now(), () => {
      this.look();
    });
  }

  async #deliver(job: Job): Promise<Verdict> {
    try {
      return await this.#attempt(job);
    } catch (error) {
      this.#closed = true;
      this.#broken(error);
      return FINISHED;
    }
  }

  async #attempt({ key }: Job): Promise<Verdict> {
    const state = this.#parts.journal.state();
    if (this.#seen === null || this.#seen.draws !== state.draws) this.#refresh(state, this.#now());
    const planned = this.#current.get(key);
    if (planned === undefined || this.#held.has(key)) return FINISHED;
    const step = stepOf(planned, state, this.#now(), this.#versions);
    switch (step.kind) {
      case 'nothing':
        return FINISHED;
      case 'unreachable':
        await this.#write([{ type: 'DeliveryFailed', key, reason: 'person-not-found', detail: '' }]);
        return FINISHED;
      case 'send':
        if (!step.again) await this.#write([{ type: 'DeliveryAttempted', key }]);
        return this.#call(planned, step);
      case 'update':
      case 'find':
        return this.#call(planned, step);
    }
  }

  async #call(planned: Planned, step: Step): Promise<Verdict> {
    const { key, draw } = planned;
    const state = this.#parts.journal.state();
    const { gateway } = this.#parts;
    const result = await (step.kind === 'find'
      ? findAgain(gateway, planned, state)
      : carryOut(gateway, planned, step, state));
    if (result.kind === 'record') {
      this.#doubts.delete(key);
      await this.#write(result.activities);
      this.#reportFailures(planned, result.activities);
      return this.#afterwards(key);
    }
    if (result.kind === 'retry') {
      this.#parts.log.info({ event: 'delivery-later', draw, key, feishuCode: result.code }, '稍后再发');
      return { kind: 'again', afterMs: result.afterMs, pause: APP_WIDE_CODES.has(result.code) ? 'api' : 'none' };
    }
    const doubts = this.#doubts.get(key) ?? 0;
    this.#doubts.set(key, doubts + 1);
    this.#parts.log.warn({ event: 'delivery-unknown', draw, key }, '没有等到飞书的答复，将用同一编号再试');
    return { kind: 'again', afterMs: Math.min(DOUBT_MS * 2 ** doubts, LONGEST_DOUBT_MS), pause: 'none' };
  }

  /** What was delivered makes more due; and the content may have changed again while it was on its way. */
  #afterwards(key: string): Verdict {
    const state = this.#parts.journal.state();
    const now = this.#now();
    const followers = this.#followers.get(key);
    if (followers !== undefined && !this.#closed) this.#consider(followers, state, now);
    const planned = this.#current.get(key);
    const step = planned === undefined ? null : stepOf(planned, state, now, this.#versions);
    const changed = step !== null && (step.kind === 'update' || step.kind === 'send');
    return changed ? { kind: 'again', afterMs: 0, pause: 'none' } : FINISHED;
  }

  #reportFailures({ key, draw }: Planned, activities: readonly Activity[]): void {
    for (const activity of activities) {
      if (activity.type !== 'DeliveryFailed') continue;
      this.#parts.log.warn({ event: 'delivery-failed', draw, key, reason: activity.reason }, '消息无法送达');
    }
  }

  async #write(activities: readonly Activity[]): Promise<void> {
    if (activities.length > 0) await this.#parts.journal.append(activities, this.#now());
  }

  #now(): Instant {
    return instantAt(this.#parts.clock.now());
  }
}

const FINISHED: Verdict = { kind: 'finished' };

/** Whether something changed that messages are made of; deliveries and chats are the outbox's own doing. */
function concerns(before: OfficeState, after: OfficeState): boolean {
  return before.draws !== after.draws || before.people !== after.people;
}

/** What may become due when something else is delivered: the content of a group, the urgent notice of a message. */
function followersOf(plan: readonly Planned[]): Map<string, Planned[]> {
  const followers = new Map<string, Planned[]>();
  for (const planned of plan) {
    const leader = leaderOf(planned);
    if (leader === null) continue;
    const known = followers.get(leader);
    if (known === undefined) followers.set(leader, [planned]);
    else known.push(planned);
  }
  return followers;
}

function leaderOf(planned: Planned): string | null {
  switch (planned.kind) {
    case 'card':
      return planned.to.kind === 'group' ? planned.to.key : null;
    case 'member':
      return planned.group;
    case 'urge':
      return planned.message;
    case 'group':
      return null;
  }
}

function jobOf(planned: Planned, step: Step): Job {
  return { key: planned.key, receiver: receiverOf(planned), priority: planned.priority, api: apiOf(planned, step) };
}

function receiverOf(planned: Planned): string {
  switch (planned.kind) {
    case 'card':
      return planned.to.kind === 'person' ? planned.to.person : planned.to.key;
    case 'group':
      return planned.key;
    case 'member':
      return planned.group;
    case 'urge':
      return planned.person;
  }
}

function apiOf(planned: Planned, step: Step): ChatApi {
  switch (planned.kind) {
    case 'card':
      return step.kind === 'update' ? 'update' : 'send';
    case 'group':
      return 'group';
    case 'member':
      return 'member';
    case 'urge':
      return 'urge';
  }
}
