import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../clock.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { TENANT_KEY, type AttemptResult, type BotEvent } from '../model.ts';
import type { AppOptions } from '../options.ts';
import type { Store } from '../store.ts';
import type { EventBody } from '../tenant.ts';
import type { Delivery, Transport } from './transport.ts';

/** An event not answered within this time counts as not received. */
export const ANSWER_LIMIT_MS = 3_000;

/** How long after an unanswered delivery the same event comes again: 15 s, 5 min, 1 h, 6 h. */
export const REDELIVERY_AFTER_MS = [15_000, 300_000, 3_600_000, 21_600_000] as const;

interface Parts {
  readonly store: Store;
  readonly clock: SandboxClock;
  readonly apps: ReadonlyMap<string, AppOptions>;
  readonly longConnections: Transport;
  readonly webhooks: Transport;
}

/** Hands events to bots and, when they are not answered, hands them again with the same `event_id`. */
export class Deliveries {
  private readonly parts: Parts;
  private readonly underWay = new Set<Promise<unknown>>();
  private stopped = false;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Tells a bot of an event, if it subscribed to it. Delivery and redelivery go on by themselves. */
  publish(appId: string, type: string, event: EventBody): BotEvent | undefined {
    const record = this.record(appId, type, event, true);
    if (record) this.attempt(record.eventId);
    return record;
  }

  /** Asks a bot and waits for its answer: a card's click, which is never sent again. */
  async ask(
    appId: string,
    type: string,
    event: EventBody,
  ): Promise<{ eventId: string; delivery: Delivery; tookMs: number }> {
    const record = this.record(appId, type, event, false);
    if (!record) return { eventId: '', delivery: { result: 'no-connection' }, tookMs: 0 };
    const { delivery, tookMs } = await this.deliver(record);
    return { eventId: record.eventId, delivery, tookMs };
  }

  /** Takes up the redeliveries that were due when the sandbox was stopped. */
  resume(): void {
    const now = this.parts.clock.now();
    for (const event of this.parts.store.events.values()) {
      if (event.state !== 'waiting' || !event.retryable) continue;
      this.attemptAfter(event.eventId, Math.max(0, (event.nextAttemptAt ?? now) - now));
    }
  }

  /** Forgets deliveries under way: they are taken up again at the next start. */
  stop(): void {
    this.stopped = true;
  }

  /** Waits until nothing is under way, but at most `graceMs` of real time. */
  async settled(graceMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)));
    await Promise.race([patience, Promise.all([...this.underWay])]);
    clearTimeout(timer);
  }

  private record(appId: string, type: string, event: EventBody, retryable: boolean): BotEvent | undefined {
    const app = this.parts.apps.get(appId);
    if (!app || (app.events !== undefined && !app.events.includes(type))) return undefined;
    const now = this.parts.clock.now();
    const eventId = randomBytes(16).toString('hex');
    const header = {
      event_id: eventId,
      token: app.webhook?.verificationToken ?? '',
      create_time: String(now),
      event_type: type,
      tenant_key: TENANT_KEY,
      app_id: appId,
    };
    const record: BotEvent = {
      eventId,
      appId,
      type,
      createdAt: now,
      // Event bodies are written as JSON values throughout.
      body: { schema: '2.0', header, event: event as JsonObject },
      attempts: [],
      state: 'waiting',
      nextAttemptAt: now,
      retryable,
    };
    this.parts.store.commit({ kind: 'event', event: record });
    return record;
  }

  private attemptAfter(eventId: string, delayMs: number): void {
    this.parts.clock.schedule(delayMs, () => {
      this.attempt(eventId);
    });
  }

  private attempt(eventId: string): void {
    const event = this.parts.store.events.get(eventId);
    if (event?.state === 'waiting') void this.deliver(event);
  }

  private async deliver(event: BotEvent): Promise<{ delivery: Delivery; tookMs: number }> {
    const work = this.push(event);
    this.underWay.add(work);
    try {
      return await work;
    } finally {
      this.underWay.delete(work);
    }
  }

  private async push(event: BotEvent): Promise<{ delivery: Delivery; tookMs: number }> {
    const { apps, clock, store, webhooks, longConnections } = this.parts;
    const app = apps.get(event.appId);
    const transport = app?.webhook ? webhooks : longConnections;
    const at = clock.now();
    const started = performance.now();
    const limit = new AbortController();
    const cancel = clock.schedule(ANSWER_LIMIT_MS, () => {
      limit.abort();
    });
    const delivery: Delivery = app ? await transport.push(app, event.body, limit.signal) : { result: 'no-connection' };
    cancel();
    const tookMs = Math.round(performance.now() - started);
    if (this.stopped) return { delivery, tookMs };
    const next = nextAfter(event, delivery, at);
    store.commit({
      kind: 'attempt',
      eventId: event.eventId,
      attempt: {
        at,
        via: delivery.result === 'no-connection' ? 'none' : transport.via,
        result: delivery.result satisfies AttemptResult,
        tookMs: delivery.result === 'answered' ? tookMs : null,
      },
      state: delivery.result === 'answered' ? 'answered' : next === null ? 'given-up' : 'waiting',
      nextAttemptAt: next,
    });
    if (next !== null) this.attemptAfter(event.eventId, Math.max(0, next - clock.now()));
    return { delivery, tookMs };
  }
}

/** When an event is to be delivered next: null when it was answered or there is no further delivery. */
function nextAfter(event: BotEvent, delivery: Delivery, at: number): number | null {
  const gap = REDELIVERY_AFTER_MS[event.attempts.length];
  if (delivery.result === 'answered' || !event.retryable || gap === undefined) return null;
  return at + gap;
}

/** The answer's data when the bot answered with an object; an empty object otherwise. */
export function answerObject(data: Json | undefined): JsonObject {
  return isJsonObject(data) ? data : {};
}
