import { access, constants, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFileSystem } from '../../bot/file-system.ts';
import { openJournal, SNAPSHOT_FILE } from '../../bot/journal/open-journal.ts';
import { openSnapshot } from '../../bot/journal/snapshot.ts';
import { startSentence } from '../../bot/start-words.ts';
import { type ContactStore, fileContacts } from '../../bot/stores/contact-store.ts';
import { openDataFolder } from '../../bot/stores/data-folder.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import { fault, fine, type Finding, warning } from './finding.ts';

const ABOUT = '数据文件夹';
/** A year of an office takes a few hundred megabytes. */
const LEAST_FREE_BYTES = 500 * 1024 * 1024;

/** What the folder says of the office, with what is wrong with it. */
export interface FolderReading {
  readonly findings: readonly Finding[];
  /** Null when it can't be read. */
  readonly state: OfficeState | null;
  readonly contacts: ContactStore | null;
}

/** Opens the folder as the server does, checks the whole journal, and lets go of it again. Makes nothing new. */
export async function readFolder(path: string): Promise<FolderReading> {
  if (!(await exists(path))) {
    const what = `还没有数据文件夹：${path}。`;
    return unread(fault(ABOUT, what, '第一次执行 double-random serve 时会建立；已经有的，请用 --data 指明。'));
  }
  const folder = await openDataFolder(nodeFileSystem, path);
  if (!folder.ok) {
    if (folder.fault.code === 'folder-in-use') return readBeside(path);
    return unread(fault(ABOUT, startSentence(folder.fault), '处理后再体检一次。'));
  }
  try {
    const failed = (error: unknown): never => {
      throw error;
    };
    const opened = await openJournal({ folder: folder.value.journal, files: nodeFileSystem, onFailure: failed });
    if (!opened.ok) return unread(fault(ABOUT, startSentence(opened.fault), '处理后再体检一次。'));
    const state = opened.value.journal.state();
    await opened.value.journal.close();
    const contacts = await fileContacts(nodeFileSystem, folder.value.contacts);
    const found = fine(ABOUT, `可以读写，日志 ${String(state.sequence)} 条，首尾衔接。`);
    return { findings: [found, ...(await room(path))], state, contacts };
  } finally {
    await folder.value.release();
  }
}

/** While the server runs, its last snapshot tells enough of the people. */
async function readBeside(path: string): Promise<FolderReading> {
  const snapshot = await openSnapshot(join(path, 'journal', SNAPSHOT_FILE)).read();
  const contacts = await fileContacts(nodeFileSystem, join(path, 'contacts'));
  const found = fine(ABOUT, '服务正在运行，由它使用。');
  return { findings: [found, ...(await room(path))], state: snapshot?.state ?? null, contacts };
}

async function room(path: string): Promise<readonly Finding[]> {
  const { bavail, bsize } = await statfs(path);
  const free = bavail * bsize;
  if (free >= LEAST_FREE_BYTES) return [];
  const megabytes = String(Math.floor(free / 1024 / 1024));
  return [warning(ABOUT, `磁盘只剩 ${megabytes} MB。`, '请清理磁盘，或把数据文件夹移到更大的磁盘。')];
}

const unread = (finding: Finding): FolderReading => ({ findings: [finding], state: null, contacts: null });

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
