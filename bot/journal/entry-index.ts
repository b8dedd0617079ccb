import { closeSync, openSync, readSync } from 'node:fs';
import type { JournalEntry } from '../../core/journal/activity.ts';
import { readEntry } from './entry-line.ts';

/** Where each line of the journal begins, so that old entries are read from the file and not kept in memory. */
export class EntryIndex {
  readonly #file: number;
  /** Offset of the line of sequence i + 1; the last one is the end of the file. */
  readonly #offsets: number[] = [0];

  constructor(path: string) {
    this.#file = openSync(path, 'r');
  }

  /** Takes note of the next line, line end included. */
  add(lineBytes: number): void {
    this.#offsets.push(this.end + lineBytes);
  }

  /** Number of entries. */
  get size(): number {
    return this.#offsets.length - 1;
  }

  /** Bytes of all entries. */
  get end(): number {
    return this.#offsets.at(-1) ?? 0;
  }

  /** Entries with a sequence above `after`, in order, at most `limit`. */
  read(after: number, limit: number): readonly JournalEntry[] {
    const first = Math.max(0, Math.floor(after));
    const last = Math.min(this.size, first + Math.max(0, Math.floor(limit)));
    const from = this.#offsets[first];
    const to = this.#offsets[last];
    if (from === undefined || to === undefined || to <= from) return [];
    const bytes = Buffer.alloc(to - from);
    for (let read = 0; read < bytes.length;) {
      const more = readSync(this.#file, bytes, read, bytes.length - read, from + read);
      if (more === 0) throw new Error('the journal is shorter than what was written');
      read += more;
    }
    return this.#offsets.slice(first, last).map((offset, i) => {
      const end = (this.#offsets[first + i + 1] ?? to) - 1;
      return this.#parse(bytes.subarray(offset - from, end - from), first + i + 1);
    });
  }

  close(): void {
    closeSync(this.#file);
  }

  #parse(line: Buffer, sequence: number): JournalEntry {
    const entry = readEntry(line);
    if (entry === null) throw new Error(`journal line ${sequence} changed after it was checked`);
    return entry;
  }
}
