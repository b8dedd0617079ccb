import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/result.ts';
import type { FileSystem } from '../file-system.ts';
import { systemErrorCode, writeAll } from '../file-system.ts';
import { readWhole } from './whole-file.ts';

/** Another process works in the folder. */
export interface LockFault {
  readonly code: 'folder-in-use';
  readonly path: string;
  readonly pid: number;
}

/** A held lock. */
export interface FolderLock {
  release(): Promise<void>;
}

/** Who holds a lock. Process ids are used again; together with the time of its start an id names one process. */
interface Holder {
  readonly pid: number;
  /** From Linux' `/proc`, or `''` where there is none. */
  readonly started: string;
}

const ATTEMPTS = 5;

/** Locks that this process holds. A lock file with our process id that is not among them is an earlier process's. */
const held = new Set<string>();

/**
 * Takes the lock file of a folder, so that only one process writes there. A lock whose holder is gone (SIGKILL, power
 * failure) is taken over.
 */
export async function lockFolder(files: FileSystem, path: string): Promise<Result<FolderLock, LockFault>> {
  if (held.has(path)) return fail({ code: 'folder-in-use', path, pid: process.pid });
  held.add(path);
  const other = await take(files, path).catch((error: unknown) => {
    held.delete(path);
    throw error;
  });
  if (other === null) return ok({ release: () => release(files, path) });
  held.delete(path);
  return fail({ code: 'folder-in-use', path, pid: other });
}

/** Resolves with the process that holds the lock, or null when we do. */
async function take(files: FileSystem, path: string): Promise<number | null> {
  const mine: Holder = { pid: process.pid, started: await startOf(process.pid) };
  let pid = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await create(files, path, mine)) return null;
    const holder = await readHolder(files, path);
    if (holder !== null && (await isAlive(holder))) return holder.pid;
    pid = holder?.pid ?? 0;
    await removeStale(files, path, holder);
  }
  return pid;
}

async function release(files: FileSystem, path: string): Promise<void> {
  await files.unlink(path);
  held.delete(path);
}

/** The file appears under its name with its content, so that nobody takes a lock for none that is just being written. */
async function create(files: FileSystem, path: string, holder: Holder): Promise<boolean> {
  const draft = draftName(path);
  const file = await files.open(draft, 'wx', 0o600);
  try {
    await writeAll(file, Buffer.from(JSON.stringify(holder)));
  } finally {
    await file.close();
  }
  try {
    await files.link(draft, path);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await files.unlink(draft);
  }
}

const draftName = (path: string): string => `${path}.${randomBytes(6).toString('hex')}`;

async function readHolder(files: FileSystem, path: string): Promise<Holder | null> {
  const bytes = await readWhole(files, path);
  if (bytes === null) return null;
  try {
    const holder: unknown = JSON.parse(bytes.toString('utf8'));
    return isHolder(holder) ? holder : null;
  } catch {
    return null;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    Number.isSafeInteger(value.pid) &&
    'started' in value &&
    typeof value.started === 'string'
  );
}

async function isAlive(holder: Holder): Promise<boolean> {
  if (holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives, under another account
    if (systemErrorCode(error) !== 'EPERM') return false;
  }
  const started = await startOf(holder.pid);
  return started === '' || holder.started === '' || started === holder.started;
}

/** Of several who find the same stale lock, the rename lets one win. A lock taken meanwhile is put back. */
async function removeStale(files: FileSystem, path: string, stale: Holder | null): Promise<void> {
  const aside = draftName(path);
  try {
    await files.rename(path, aside);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  const found = await readHolder(files, aside);
  const taken = found !== null && (found.pid !== stale?.pid || found.started !== stale.started);
  await (taken ? files.rename(aside, path) : files.unlink(aside));
}

/** Start of a process in ticks since the machine's start: field 22 of `/proc/PID/stat` (proc_pid_stat(5)). */
async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
