import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import type { FileSystem } from '../file-system.ts';
import { systemErrorCode } from '../file-system.ts';
import type { FolderLock, LockFault } from './folder-lock.ts';
import { lockFolder } from './folder-lock.ts';
import { prepareFolder, readWhole, writeWhole } from './whole-file.ts';

/**
 * Everything an office has, in one folder, to be backed up as a whole:
 *
 * ```
 * layout.json        version of this layout
 * office.json        the office's settings (`bot/configuration.ts`)
 * office.log         one line of JSON for each thing worth knowing
 * lock               the process that works here
 * journal/           journal.jsonl, the truth; snapshot.json, which may be deleted at any time
 * rosters/           entities-ROOT.json.gz, inspectors-ROOT.json.gz: sealed lists, never changed
 * lists/             KIND-ROOT.json.gz: versions of the lists that departments keep here, never changed
 * transcripts/       HASH.json: full transcripts, named by their SHA-256
 * public-copies/     HASH.json: the same for the public, officers' hidden parts closed
 * secrets/           SECRETHASH: the operator’s secret of a draw
 * contacts/          contacts.json: how people are found in Feishu; nowhere else
 * certificate/       key.pem, certificate.pem of the https server, self-signed unless the office puts its own there
 * ```
 */
export interface DataFolder {
  readonly path: string;
  readonly journal: string;
  readonly rosters: string;
  readonly lists: string;
  readonly transcripts: string;
  readonly publicCopies: string;
  readonly secrets: string;
  readonly contacts: string;
  readonly certificate: string;
  release(): Promise<void>;
}

/** Version of the layout above. */
export const LAYOUT_VERSION = 1;

/** Why a folder can't be used. Sentences in `bot/start-words.ts`. */
export type DataFolderFault =
  | LockFault
  | { readonly code: 'folder-unwritable'; readonly path: string; readonly reason: string }
  | { readonly code: 'folder-foreign'; readonly path: string }
  | { readonly code: 'folder-newer'; readonly path: string; readonly version: number };

const SUBFOLDERS = [
  'journal',
  'rosters',
  'lists',
  'transcripts',
  'public-copies',
  'secrets',
  'contacts',
  'certificate',
] as const;

/** System errors that somebody at the machine can put right. */
const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC', 'EEXIST', 'ENOENT', 'ELOOP', 'EDQUOT']);

/** Makes or finds the folder, takes its lock and sweeps what interrupted writes left. */
export async function openDataFolder(files: FileSystem, path: string): Promise<Result<DataFolder, DataFolderFault>> {
  try {
    return await open(files, path);
  } catch (error) {
    const reason = systemErrorCode(error);
    if (reason === null || !UNWRITABLE.has(reason)) throw error;
    return fail({ code: 'folder-unwritable', path, reason });
  }
}

async function open(files: FileSystem, path: string): Promise<Result<DataFolder, DataFolderFault>> {
  await files.mkdir(path, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(files, join(path, 'lock'));
  if (!lock.ok) return fail({ ...lock.fault, path });
  const layout = await checkLayout(files, path);
  if (layout !== null) {
    await lock.value.release();
    return fail(layout);
  }
  for (const name of SUBFOLDERS) await prepareFolder(files, join(path, name));
  return ok(folderAt(path, lock.value));
}

function folderAt(path: string, lock: FolderLock): DataFolder {
  return {
    path,
    journal: join(path, 'journal'),
    rosters: join(path, 'rosters'),
    lists: join(path, 'lists'),
    transcripts: join(path, 'transcripts'),
    publicCopies: join(path, 'public-copies'),
    secrets: join(path, 'secrets'),
    contacts: join(path, 'contacts'),
    certificate: join(path, 'certificate'),
    release: () => lock.release(),
  };
}

async function checkLayout(files: FileSystem, path: string): Promise<DataFolderFault | null> {
  const file = join(path, 'layout.json');
  const bytes = await readWhole(files, file);
  if (bytes === null) {
    await writeWhole(files, file, Buffer.from(`{"product":"double-random","version":${LAYOUT_VERSION}}\n`));
    return null;
  }
  const version = readVersion(bytes.toString('utf8'));
  if (version === null) return { code: 'folder-foreign', path };
  return version > LAYOUT_VERSION ? { code: 'folder-newer', path, version } : null;
}

function readVersion(text: string): number | null {
  try {
    const layout: unknown = JSON.parse(text);
    if (typeof layout !== 'object' || layout === null || !('product' in layout) || !('version' in layout)) return null;
    return layout.product === 'double-random' && Number.isSafeInteger(layout.version) ? Number(layout.version) : null;
  } catch {
    return null;
  }
}
