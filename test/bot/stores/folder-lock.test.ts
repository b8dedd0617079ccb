import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nodeFileSystem } from '../../../bot/file-system.ts';
import { lockFolder } from '../../../bot/stores/folder-lock.ts';
import { must } from '../../support/sample-draw.ts';
import { testFolder } from '../../support/test-folder.ts';

let path: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  const made = await testFolder('lock');
  path = join(made.path, 'lock');
  remove = () => made.remove();
});

afterEach(() => remove());

/** A process that does nothing until it is ended. */
async function idleProcess(): Promise<{ readonly pid: number; end(): Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  return {
    pid: child.pid ?? 0,
    end: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

describe('the lock of a folder', () => {
  test('is held once, and free after its release', async () => {
    const lock = must(await lockFolder(nodeFileSystem, path));
    expect(await lockFolder(nodeFileSystem, path)).toEqual({
      ok: false,
      fault: { code: 'folder-in-use', path, pid: process.pid },
    });
    await lock.release();
    await must(await lockFolder(nodeFileSystem, path)).release();
  });

  test('of a living process is respected, of a dead one taken over', async () => {
    const other = await idleProcess();
    await writeFile(path, JSON.stringify({ pid: other.pid, started: '' }));
    expect(await lockFolder(nodeFileSystem, path)).toMatchObject({ ok: false, fault: { pid: other.pid } });
    await other.end();
    const lock = must(await lockFolder(nodeFileSystem, path));
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  test('of a process whose id was given to another is taken over', async () => {
    const other = await idleProcess();
    // where the start of processes can't be read, such a lock is respected: safe, if inconvenient
    const linux = process.platform === 'linux';
    await writeFile(path, JSON.stringify({ pid: other.pid, started: '1' }));
    expect((await lockFolder(nodeFileSystem, path)).ok).toBe(linux);
    await other.end();
  });

  test.each(['', '{', '{"pid":"x"}', '[]', 'null'])('that is no lock (%j) is taken over', async (content) => {
    await writeFile(path, content);
    await must(await lockFolder(nodeFileSystem, path)).release();
  });

  test('an earlier process with our own id doesn’t keep us out', async () => {
    await writeFile(path, JSON.stringify({ pid: process.pid, started: '1' }));
    await must(await lockFolder(nodeFileSystem, path)).release();
  });

  test('of several who come at once, one gets it', async () => {
    await writeFile(path, JSON.stringify({ pid: 2 ** 22 + 1, started: '' }));
    const results = await Promise.all(Array.from({ length: 8 }, () => lockFolder(nodeFileSystem, path)));
    const held = results.filter(({ ok }) => ok);
    expect(held).toHaveLength(1);
    for (const result of held) await must(result).release();
  });
});
