import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm start` as whoever types it sees it: the built program in a process of its own, what it prints, how it ends. */
const PROGRAM = join(process.cwd(), 'dist', 'bin', 'double-random.js');

let folder: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'double-random-serve-'));
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A started program and what it has printed so far. */
class Started {
  readonly child: ChildProcess;
  output = '';
  complaints = '';

  constructor(data: string, chatPort: string) {
    const environment = { ...process.env, DOUBLE_RANDOM_OFFICE_PORT: '0', DOUBLE_RANDOM_PUBLIC_PORT: '0' };
    const options = ['serve', '--data', data, '--chat-port', chatPort];
    this.child = spawn(process.execPath, [PROGRAM, ...options], { env: environment });
    children.push(this.child);
    this.child.stdout?.on('data', (text: Buffer) => (this.output += text.toString('utf8')));
    this.child.stderr?.on('data', (text: Buffer) => (this.complaints += text.toString('utf8')));
  }

  /** Resolves with the three addresses once it says how to stop it. */
  async addresses(): Promise<{ readonly workbench: string; readonly chat: string; readonly site: string }> {
    while (!this.output.includes('按 Ctrl-C 停止')) {
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.output}${this.complaints}`);
      if (this.child.stdout !== null) await Promise.race([once(this.child.stdout, 'data'), once(this.child, 'exit')]);
    }
    const after = (label: string): string => new RegExp(`${label} +(\\S+)`).exec(this.output)?.[1] ?? '';
    return { workbench: after('工作台'), chat: after('聊天窗口'), site: after('公示网站') };
  }

  /** Resolves with the exit code when everything it printed has arrived. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }
}

const start = (data = join(folder, 'data'), chatPort = '0'): Started => new Started(data, chatPort);

test('prints three addresses that answer, ends at Ctrl-C, and finds its folder again', async () => {
  const first = start();
  const { workbench, chat, site } = await first.addresses();
  expect(workbench).toMatch(/^https:\/\/.*\/workbench\/$/);
  expect(await (await fetch(site)).text()).toContain('双随机');
  expect(await (await fetch(chat)).text()).toContain('<!doctype html>');
  first.child.kill('SIGINT');
  expect(await first.ended()).toBe(0);
  expect(first.output).toContain('已停止，数据已保存。');
  expect(first.complaints).toBe('');
  const journal = await readFile(join(folder, 'data', 'journal', 'journal.jsonl'), 'utf8');

  const second = start();
  await second.addresses();
  second.child.kill('SIGTERM');
  expect(await second.ended()).toBe(0);
  expect((await readFile(join(folder, 'data', 'journal', 'journal.jsonl'), 'utf8')).startsWith(journal)).toBe(true);
}, 120_000);

test('says in one sentence that a port or the folder is used by another, and lets the other go on', async () => {
  const first = start();
  const { chat, site } = await first.addresses();
  const port = new URL(chat).port;
  const samePort = start(join(folder, 'other'), port);
  expect(await samePort.ended()).toBe(1);
  expect(samePort.complaints.trim()).toBe(
    `聊天窗口的端口 ${port} 已被占用。请停止占用它的程序，或用 --chat-port 换一个端口。`,
  );
  const sameFolder = start();
  expect(await sameFolder.ended()).toBe(1);
  expect(sameFolder.complaints.trim()).toBe(
    `数据文件夹正由另一个程序使用（进程 ${String(first.child.pid)}）：${join(folder, 'data')}。请先停止它，或换一个数据文件夹。`,
  );
  expect((await fetch(site)).status).toBe(200);
}, 120_000);

test('says in one sentence that the folder can’t be written', async () => {
  const file = join(folder, '名单.csv');
  await writeFile(file, '企业名称\n');
  const refused = start(join(file, 'data'));
  expect(await refused.ended()).toBe(1);
  expect(refused.complaints.trim().split('\n')).toHaveLength(1);
  expect(refused.complaints).toContain('路径中有文件不是文件夹');
  expect(await readFile(file, 'utf8')).toBe('企业名称\n');
}, 60_000);
