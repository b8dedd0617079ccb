import type { Activity, JournalEntry } from '../../core/journal/activity.ts';
import { chainEntry } from '../../core/journal/chain.ts';
import { fold } from '../../core/journal/fold.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { Instant } from '../../core/model/ids.ts';
import { ok, type Result } from '../../core/result.ts';
import type { OpenFile } from '../file-system.ts';
import { writeAll } from '../file-system.ts';
import type { EntryIndex } from './entry-index.ts';
import { entryLine } from './entry-line.ts';
import type { Committed, Decision, Journal, JournalListener } from './journal.ts';
import type { SnapshotFile } from './snapshot.ts';

/** Entries after which a new snapshot is written. */
const SNAPSHOT_EVERY = 5000;

/** What an opened journal works on; made by `openFileJournal`. */
export interface JournalParts {
  readonly file: OpenFile;
  readonly index: EntryIndex;
  readonly snapshot: SnapshotFile;
  readonly state: OfficeState;
  /** The disk failed; nothing can be acknowledged any more and the office must stop. */
  readonly onFailure: (error: unknown) => void;
}

/** Somebody who waits until everything up to here is on the disk. */
interface Waiting {
  readonly lines: readonly Buffer[];
  readonly entries: readonly JournalEntry[];
  readonly state: OfficeState;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The journal as one append-only file of lines. Appends that come while the disk is busy are written together and
 * share one flush (group commit). Commands decide on the state that includes entries still on their way to the disk;
 * everybody else sees only what is on it.
 */
export class FileJournal implements Journal {
  readonly #parts: JournalParts;
  readonly #listeners = new Set<JournalListener>();
  #ahead: OfficeState;
  #durable: OfficeState;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;
  #snapshotAt: number;

  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#ahead = parts.state;
    this.#durable = parts.state;
    this.#snapshotAt = parts.state.sequence;
  }

  async transact<T, F>(at: Instant, decide: (state: OfficeState) => Decision<T, F>): Promise<Result<Committed<T>, F>> {
    if (this.#failure !== null) throw this.#failure.error;
    const decision = decide(this.#ahead);
    const entries = decision.ok ? this.#chain(decision.value.activities, at) : [];
    await this.#reachDisk(entries);
    return decision.ok ? ok({ answer: decision.value.answer, entries }) : decision;
  }

  async append(activities: readonly Activity[], at: Instant): Promise<readonly JournalEntry[]> {
    const written = await this.transact<null, never>(at, () => ok({ activities, answer: null }));
    return written.ok ? written.value.entries : [];
  }

  state(): OfficeState {
    return this.#durable;
  }

  entries(after: number, limit: number): readonly JournalEntry[] {
    return this.#parts.index.read(after, limit);
  }

  subscribe(listener: JournalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Waits for what is on its way, writes the snapshot and closes the file. */
  async close(): Promise<void> {
    await this.#flushing;
    if (this.#failure === null) await this.#parts.snapshot.write(this.#durable);
    this.#parts.index.close();
    await this.#parts.file.close();
  }

  /** Chains and folds all activities or, when one is illegal, none. */
  #chain(activities: readonly Activity[], at: Instant): readonly JournalEntry[] {
    const entries: JournalEntry[] = [];
    let state = this.#ahead;
    for (const activity of activities) {
      const entry = chainEntry(state, activity, at);
      state = fold(state, entry);
      entries.push(entry);
    }
    this.#ahead = state;
    return entries;
  }

  /** Also without entries: a refusal rests on what is still on its way, too. */
  #reachDisk(entries: readonly JournalEntry[]): Promise<void> {
    if (entries.length === 0 && this.#flushing === null) return Promise.resolve();
    const lines = entries.map((entry) => Buffer.from(entryLine(entry)));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ lines, entries, state: this.#ahead, resolve, reject });
      this.#flushing ??= this.#flushAll().finally(() => {
        this.#flushing = null;
      });
    });
  }

  async #flushAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#write(batch.flatMap(({ lines }) => lines));
      } catch (error) {
        this.#fail(error, batch);
        return;
      }
      this.#acknowledge(batch);
    }
  }

  async #write(lines: readonly Buffer[]): Promise<void> {
    if (lines.length === 0) return;
    await writeAll(this.#parts.file, Buffer.concat(lines));
    await this.#parts.file.datasync();
    for (const line of lines) this.#parts.index.add(line.length);
  }

  #acknowledge(batch: readonly Waiting[]): void {
    this.#durable = batch.at(-1)?.state ?? this.#durable;
    const entries = batch.flatMap((waiting) => waiting.entries);
    if (entries.length > 0) for (const listener of this.#listeners) listener(entries, this.#durable);
    for (const { resolve } of batch) resolve();
    if (this.#durable.sequence - this.#snapshotAt < SNAPSHOT_EVERY) return;
    this.#snapshotAt = this.#durable.sequence;
    this.#parts.snapshot.write(this.#durable).catch(this.#parts.onFailure);
  }

  /** After a failed flush nobody knows what reached the disk: what waits is refused, and everything after it. */
  #fail(error: unknown, batch: readonly Waiting[]): void {
    this.#failure = { error };
    for (const { reject } of [...batch, ...this.#waiting]) reject(error);
    this.#waiting = [];
    this.#parts.onFailure(error);
  }
}
