import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nodeFileSystem, type FileSystem } from '../../../bot/file-system.ts';
import { startSentence } from '../../../bot/start-words.ts';
import { openDataFolder } from '../../../bot/stores/data-folder.ts';
import { must } from '../../support/sample-draw.ts';
import { testFolder } from '../../support/test-folder.ts';

let path: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  const made = await testFolder('data');
  path = join(made.path, 'office', 'data');
  remove = () => made.remove();
});

afterEach(() => remove());

const sentenceOf = async (files: FileSystem = nodeFileSystem): Promise<string> => {
  const opened = await openDataFolder(files, path);
  if (opened.ok) throw new Error('it opened');
  return startSentence(opened.fault);
};

describe('the data folder', () => {
  test('is made at the first start, found at the second, private to the office', async () => {
    await must(await openDataFolder(nodeFileSystem, path)).release();
    const folder = must(await openDataFolder(nodeFileSystem, path));
    expect(JSON.parse(await readFile(join(path, 'layout.json'), 'utf8'))).toEqual({
      product: 'double-random',
      version: 1,
    });
    for (const inner of [folder.journal, folder.secrets, folder.contacts, folder.transcripts, folder.certificate]) {
      expect((await stat(inner)).mode & 0o777).toBe(0o700);
    }
    await folder.release();
    expect(await readdir(path)).not.toContain('lock');
  });

  test('loses what an interrupted write left', async () => {
    await must(await openDataFolder(nodeFileSystem, path)).release();
    await writeFile(join(path, 'transcripts', 'x.json.0a1b.unfinished'), 'half');
    await must(await openDataFolder(nodeFileSystem, path)).release();
    expect(await readdir(join(path, 'transcripts'))).toEqual([]);
  });

  test('in use by another says by which process', async () => {
    const folder = must(await openDataFolder(nodeFileSystem, path));
    expect(await sentenceOf()).toBe(
      `数据文件夹正由另一个程序使用（进程 ${String(process.pid)}）：${path}。请先停止它，或换一个数据文件夹。`,
    );
    await folder.release();
  });

  test('of a newer version or of another program is left alone', async () => {
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'layout.json'), '{"product":"double-random","version":2}');
    expect(await sentenceOf()).toContain('更新版本');
    await writeFile(join(path, 'layout.json'), '{"something":"else"}');
    expect(await sentenceOf()).toContain('不是本软件的数据文件夹');
    expect(await readdir(path)).toEqual(['layout.json']);
  });

  test('that can’t be written gets one sentence', async () => {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, 'a file in its place');
    expect(await sentenceOf()).toContain('数据文件夹不能写入（同名文件已存在）');
  });

  test('without permission gets one sentence', async () => {
    await mkdir(path, { recursive: true });
    await chmod(path, 0o500);
    // root may write everywhere: let the disk refuse instead
    const refusing: FileSystem = {
      ...nodeFileSystem,
      open: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })),
    };
    expect(await sentenceOf(process.getuid?.() === 0 ? refusing : nodeFileSystem)).toContain('（没有权限）');
    await chmod(path, 0o700);
  });
});
