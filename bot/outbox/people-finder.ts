import type { Activity } from '../../core/journal/activity.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import { instantAt } from '../../core/model/instant.ts';
import type { ChatGateway } from '../gateway/gateway.ts';
import type { ChatLog } from '../gateway/log.ts';
import type { Journal } from '../journal/journal.ts';
import type { ContactStore } from '../stores/contact-store.ts';
import type { Timers } from '../clock.ts';

/** Most people looked up in one go. */
const BATCH = 500;
/** Pause after a search that got no answer. */
const AGAIN_MS = 10_000;

/** What the search works with. */
export interface FinderParts {
  readonly journal: Journal;
  readonly gateway: ChatGateway;
  readonly contacts: ContactStore;
  readonly clock: Timers;
  readonly log: ChatLog;
}

/**
 * Finds the Feishu account of everybody whom the office registered, by mobile or e-mail, and writes down who has one and
 * who has none. Searching again finds the same, so nothing is lost when it is cut off.
 */
export class PeopleFinder {
  readonly #parts: FinderParts;
  #running: Promise<void> | null = null;
  #again = false;
  #closed = false;
  #alarm: (() => void) | null = null;

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  /** Searches for who is not yet searched for. */
  look(): void {
    this.#again = true;
    if (this.#running !== null || this.#closed) return;
    this.#running = this.#searchAll().finally(() => {
      this.#running = null;
    });
  }

  /** Resolves when no search is under way. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#alarm?.();
    await this.idle();
  }

  async #searchAll(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      const wanted = soughtPeople(this.#parts.journal.state()).slice(0, BATCH);
      if (wanted.length === 0) return;
      if (!(await this.#search(wanted))) {
        this.#alarm = this.#parts.clock.schedule(AGAIN_MS, () => {
          this.look();
        });
        return;
      }
      this.#again = true;
    }
  }

  /** Answers whether the search had an answer. */
  async #search(wanted: readonly InspectorId[]): Promise<boolean> {
    const { contacts, gateway, journal, clock, log } = this.#parts;
    const known = wanted.map((person) => contacts.get(person)).filter((contact) => contact !== undefined);
    const found = await gateway.findPeople(known);
    if (found.kind !== 'done') {
      const feishuCode = found.kind === 'unknown' ? null : found.code;
      log.warn({ event: 'people-search-failed', outcome: found.kind, feishuCode }, '查找飞书账号没有成功，稍后再试');
      return false;
    }
    const activities = wanted.map((person): Activity => {
      const openId = found.value.get(person);
      return openId === undefined ? { type: 'PersonNotFound', person } : { type: 'PersonLinked', person, openId };
    });
    await journal.append(activities, instantAt(clock.now()));
    const missing = activities.filter(({ type }) => type === 'PersonNotFound').length;
    log.info({ event: 'people-found', found: wanted.length - missing, missing }, '已查找飞书账号');
    return true;
  }
}

/** Who has neither an account nor was looked for in vain. */
export function soughtPeople(state: OfficeState): readonly InspectorId[] {
  return [...state.people.values()].filter(({ openId, notFound }) => openId === null && !notFound).map(({ id }) => id);
}
