import { mkdir } from 'node:fs/promises';
import { nodeFileSystem, type FileSystem } from '../../../bot/file-system.ts';
import type { FileJournal } from '../../../bot/journal/file-journal.ts';
import type { JournalFault } from '../../../bot/journal/journal.ts';
import { openJournal, type OpenedJournal } from '../../../bot/journal/open-journal.ts';
import type { Result } from '../../../core/result.ts';
import { must } from '../../support/sample-draw.ts';

/** Opens the journal of a folder for a test; a failing disk fails the test unless it says otherwise. */
export async function open(
  folder: string,
  files: FileSystem = nodeFileSystem,
  onFailure: (error: unknown) => void = throwIt,
): Promise<Result<OpenedJournal, JournalFault>> {
  await mkdir(folder, { recursive: true });
  return openJournal({ folder, files, onFailure });
}

/** As {@link open}, where it must open. */
export async function opened(folder: string): Promise<FileJournal> {
  return must(await open(folder)).journal;
}

function throwIt(error: unknown): never {
  throw error;
}
