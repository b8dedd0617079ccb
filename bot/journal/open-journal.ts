import { join } from 'node:path';
import { foldAll } from '../../core/journal/fold.ts';
import { IllegalActivity } from '../../core/journal/illegal-activity.ts';
import type { ChainHead } from '../../core/journal/chain.ts';
import { EMPTY_CHAIN } from '../../core/journal/chain.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import { EMPTY_STATE } from '../../core/journal/state.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { FileSystem, OpenFile } from '../file-system.ts';
import { syncFolder } from '../file-system.ts';
import { EntryIndex } from './entry-index.ts';
import { frameFault, readFrame } from './entry-line.ts';
import { FileJournal } from './file-journal.ts';
import type { JournalFault } from './journal.ts';
import { readLines } from './line-reader.ts';
import type { Snapshot } from './snapshot.ts';
import { openSnapshot } from './snapshot.ts';

/** Names in the journal's folder. */
export const JOURNAL_FILE = 'journal.jsonl';
export const SNAPSHOT_FILE = 'snapshot.json';

const FOLD_BLOCK = 2000;

/** What opening a journal needs. */
export interface JournalOpening {
  /** Must exist and be locked by the caller. */
  readonly folder: string;
  readonly files: FileSystem;
  readonly onFailure: (error: unknown) => void;
}

/** An opened journal, and how many bytes of a torn last line were cut off. */
export interface OpenedJournal {
  readonly journal: FileJournal;
  readonly cutBytes: number;
}

/**
 * Opens the journal of a folder, or begins one. A last line without its end was being written when the machine stopped
 * and was never acknowledged: it is cut. Any other line that doesn't fit is refused.
 */
export async function openJournal(opening: JournalOpening): Promise<Result<OpenedJournal, JournalFault>> {
  const path = join(opening.folder, JOURNAL_FILE);
  const file = await opening.files.open(path, 'a+', 0o600);
  await syncFolder(opening.files, opening.folder);
  const index = new EntryIndex(path);
  const close = async (): Promise<void> => {
    index.close();
    await file.close();
  };
  const snapshotFile = openSnapshot(join(opening.folder, SNAPSHOT_FILE));
  const snapshot = await snapshotFile.read();
  const scanned = await scan(file, path, index, snapshot);
  if (!scanned.ok) {
    await close();
    return scanned;
  }
  const cutBytes = await cutTail(file, index.end);
  const folded = foldFrom(scanned.value ?? EMPTY_STATE, index, path);
  if (!folded.ok) {
    await close();
    return folded;
  }
  const { onFailure } = opening;
  const journal = new FileJournal({ file, index, snapshot: snapshotFile, state: folded.value, onFailure });
  return ok({ journal, cutBytes });
}

/** Checks every line's place in the chain. Returns the snapshot's state when it belongs to this chain, else null. */
async function scan(
  file: OpenFile,
  path: string,
  index: EntryIndex,
  snapshot: Snapshot | null,
): Promise<Result<OfficeState | null, JournalFault>> {
  let head: ChainHead = EMPTY_CHAIN;
  let matched: OfficeState | null = null;
  for await (const line of readLines(file)) {
    if (!line.complete) break;
    const frame = readFrame(line.bytes);
    if (frame === null) return fail({ code: 'journal-unreadable', line: head.sequence + 1, path });
    const fault = frameFault(head, frame);
    if (fault !== null) return fail({ code: 'journal-broken', path, ...fault });
    head = { sequence: frame.sequence, head: frame.hash };
    index.add(line.bytes.length + 1);
    if (snapshot?.sequence === head.sequence && snapshot.head === head.head) matched = snapshot.state;
  }
  return ok(matched);
}

async function cutTail(file: OpenFile, end: number): Promise<number> {
  const { size } = await file.stat();
  if (size === end) return 0;
  await file.truncate(end);
  await file.sync();
  return size - end;
}

function foldFrom(state: OfficeState, index: EntryIndex, path: string): Result<OfficeState, JournalFault> {
  let folded = state;
  try {
    while (folded.sequence < index.size) folded = foldAll(index.read(folded.sequence, FOLD_BLOCK), folded);
    return ok(folded);
  } catch (error) {
    if (!(error instanceof IllegalActivity)) throw error;
    return fail({ code: 'journal-illegal', path, sequence: folded.sequence + 1, why: error.message });
  }
}
