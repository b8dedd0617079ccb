import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { manifestCommand } from '../../bin/commands/manifest.ts';
import { testFolder } from '../support/test-folder.ts';
import { recordingConsole } from './recording-console.ts';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  const made = await testFolder('manifest-command');
  folder = made.path;
  remove = () => made.remove();
});

afterEach(() => remove());

const REQUEST = { url: 'https://office.example', template: 'manifest.xml' };

test('writes the manifest to a file, or to standard output and nothing else there', async () => {
  const [toFile, toOutput] = [recordingConsole(), recordingConsole()];
  const out = join(folder, 'manifest.xml');
  expect(await manifestCommand({ ...REQUEST, out }, toFile)).toBe(0);
  expect(toFile.said[0]).toBe(`已写好加载项清单：${out}`);
  expect(await manifestCommand(REQUEST, toOutput)).toBe(0);
  expect(`${toOutput.said.join('\n')}\n`).toBe(await readFile(out, 'utf8'));
  expect(toOutput.said.join('')).toContain('<AppDomain>https://office.example</AppDomain>');
});

test('says what is wrong with the address and writes nothing', async () => {
  const terminal = recordingConsole();
  expect(await manifestCommand({ ...REQUEST, url: 'https://office.example/ssj' }, terminal)).toBe(1);
  expect(terminal.said).toEqual([]);
  expect(terminal.complaints).toEqual([expect.stringContaining('地址里不能带路径')]);
});

test('says when the file can’t be written', async () => {
  const terminal = recordingConsole();
  const out = join(folder, 'nowhere', 'manifest.xml');
  expect(await manifestCommand({ ...REQUEST, out }, terminal)).toBe(1);
  expect(terminal.complaints).toEqual([`写不了 ${out}（ENOENT）。请检查文件夹是否存在、是否有写入权限。`]);
});
