import type { Decision, Committed, Journal, JournalListener } from '../../../bot/journal/journal.ts';
import type { Activity, JournalEntry } from '../../../core/journal/activity.ts';
import { chainEntry, EMPTY_CHAIN } from '../../../core/journal/chain.ts';
import { fold, foldAll } from '../../../core/journal/fold.ts';
import type { OfficeState } from '../../../core/journal/state.ts';
import type { Instant } from '../../../core/model/ids.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { Steps } from './steps.ts';

/** What survives the end of a process. */
export interface Disk {
  readonly entries: JournalEntry[];
}

/** The journal's port over a list, with a step before and after each write at which the process may end. */
export class MemoryJournal implements Journal {
  readonly #disk: Disk;
  readonly #steps: Steps;
  readonly #listeners = new Set<JournalListener>();
  #state: OfficeState;

  constructor(disk: Disk, steps: Steps) {
    this.#disk = disk;
    this.#steps = steps;
    this.#state = foldAll(disk.entries);
  }

  async transact<T, F>(at: Instant, decide: (state: OfficeState) => Decision<T, F>): Promise<Result<Committed<T>, F>> {
    const decision = decide(this.#state);
    if (!decision.ok) return decision;
    const { activities, answer } = decision.value;
    return ok({ answer, entries: await this.append(activities, at) });
  }

  async append(activities: readonly Activity[], at: Instant): Promise<readonly JournalEntry[]> {
    this.#steps.pass('write');
    const written: JournalEntry[] = [];
    for (const activity of activities) {
      const last = this.#disk.entries.at(-1);
      const entry = chainEntry(
        last === undefined ? EMPTY_CHAIN : { sequence: last.sequence, head: last.hash },
        activity,
        at,
      );
      this.#state = fold(this.#state, entry);
      this.#disk.entries.push(entry);
      written.push(entry);
    }
    this.#steps.pass('written');
    await Promise.resolve();
    for (const listener of this.#listeners) listener(written, this.#state);
    return written;
  }

  state(): OfficeState {
    return this.#state;
  }

  entries(after: number, limit: number): readonly JournalEntry[] {
    return this.#disk.entries.slice(after, after + limit);
  }

  subscribe(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
