import type { Activity } from '../../core/journal/activity.ts';
import type { Instant } from '../../core/model/ids.ts';
import { instantAt } from '../../core/model/instant.ts';
import type { Timers } from '../clock.ts';
import type { ChatGateway } from '../gateway/gateway.ts';
import type { ChatLog } from '../gateway/log.ts';
import type { Journal } from '../journal/journal.ts';
import type { CurrentPlan } from './current-plan.ts';
import { APP_WIDE_CODES, carryOut, findAgain } from './delivery.ts';
import type { Job, Verdict } from './dispatcher.ts';
import type { HeldCards } from './held-cards.ts';
import { withLoss } from './lost-groups.ts';
import type { Planned } from './planned.ts';
import type { CardVersions } from './presented.ts';
import { SEND_AGAIN, stepOf, type Step } from './steps.ts';

/** First and longest pause after a call of unknown outcome. */
const DOUBT_MS = 5000;
const LONGEST_DOUBT_MS = 5 * 60_000;

const FINISHED: Verdict = { kind: 'finished' };
const ANSWERED: Verdict = { kind: 'finished', answered: true };

/** What the sender works with. */
export interface SenderParts {
  readonly journal: Journal;
  readonly gateway: ChatGateway;
  readonly clock: Pick<Timers, 'now'>;
  readonly log: ChatLog;
}

/**
 * Carries out one job: looks again what is due, writes down the attempt, calls, writes down the outcome. Rejects only
 * when the journal can't be written.
 */
export class Sender {
  readonly #parts: SenderParts;
  readonly #plan: CurrentPlan;
  readonly #versions: CardVersions;
  readonly #held: HeldCards;
  readonly #delivered: (key: string) => void;
  readonly #doubts = new Map<string, number>();
  /** Urgent notices that were surely not carried out, or refused and now asked for: these alone may be repeated. */
  readonly #turnedAway = new Set<string>();

  /** @param delivered - told the key of whatever has just been settled, for what follows from it */
  constructor(
    parts: SenderParts,
    plan: CurrentPlan,
    versions: CardVersions,
    held: HeldCards,
    delivered: (key: string) => void,
  ) {
    this.#parts = parts;
    this.#plan = plan;
    this.#versions = versions;
    this.#held = held;
    this.#delivered = delivered;
  }

  /** Has an urgent notice that was refused for good tried once more, for a person asked for it. */
  urgeAgain(key: string): void {
    this.#turnedAway.add(key);
  }

  async attempt({ key }: Job): Promise<Verdict> {
    const state = this.#parts.journal.state();
    if (this.#plan.isOutdated(state)) this.#plan.refresh(state, this.#now());
    const planned = this.#plan.get(key);
    if (planned === undefined || this.#held.has(key)) return FINISHED;
    const step = this.#turnedAway.delete(key) ? SEND_AGAIN : stepOf(planned, state, this.#now(), this.#versions);
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
      : carryOut(gateway, planned, step, state, this.#versions));
    if (result.kind === 'record') {
      this.#doubts.delete(key);
      const activities = withLoss(planned, result.activities, state);
      await this.#write(activities);
      this.#report(planned, activities);
      return this.#afterwards(key);
    }
    if (result.kind === 'retry') {
      this.#parts.log.info({ event: 'delivery-later', draw, key, feishuCode: result.code }, '稍后再发');
      if (planned.kind === 'urge') this.#turnedAway.add(key);
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
    this.#delivered(key);
    const planned = this.#plan.get(key);
    const step = planned === undefined ? null : stepOf(planned, state, now, this.#versions);
    const changed = step !== null && (step.kind === 'update' || step.kind === 'send');
    return changed ? { kind: 'again', afterMs: 0, pause: 'none' } : ANSWERED;
  }

  #report({ key, draw }: Planned, activities: readonly Activity[]): void {
    for (const activity of activities) {
      if (activity.type === 'MessageDelivered') this.#parts.log.info({ event: 'delivered', draw, key }, '已送达');
      if (activity.type === 'TeamGroupLost') {
        this.#parts.log.warn({ event: 'group-lost', draw, key }, '小组群已不在，另建一个');
      }
      if (activity.type !== 'DeliveryFailed') continue;
      const { reason, answer } = activity;
      this.#parts.log.warn({ event: 'delivery-failed', draw, key, reason, feishuCode: answer }, '消息无法送达');
    }
  }

  async #write(activities: readonly Activity[]): Promise<void> {
    if (activities.length > 0) await this.#parts.journal.append(activities, this.#now());
  }

  #now(): Instant {
    return instantAt(this.#parts.clock.now());
  }
}
