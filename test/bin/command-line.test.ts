import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { writeCsv } from '../../excel-addin/files/csv-writer.ts';
import { SEED } from './draw-bench.ts';
import { entityRows, inspectorRows, taskRows, type Rows } from './fictional-lists.ts';

/** The program as it is run: in a process of its own, from its bundle, below the repository for its packages. */
let folder: string;
let lists: readonly string[];

beforeAll(async () => {
  await mkdir(resolve('build'), { recursive: true });
  folder = await mkdtemp(resolve('build', 'command-line-'));
  await build({
    entryPoints: ['bin/double-random.ts'],
    outfile: join(folder, 'double-random.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    logLevel: 'silent',
  });
  const file = async (name: string, rows: Rows): Promise<string> => {
    const path = join(folder, `${name}.csv`);
    await writeFile(path, writeCsv({ rows }, { bom: true }));
    return path;
  };
  // far enough ahead of any day on which this runs, yet within the two years that a window may last
  const year = new Date().getFullYear() + 1;
  const task = taskRows({ 检查开始: `${year}-03-08`, 检查截止: `${year}-04-30` });
  lists = [
    ...['--entities', await file('名录', entityRows())],
    ...['--inspectors', await file('人员', inspectorRows({ validUntil: '2099-12-31' }))],
    ...['--task', await file('方案', task)],
  ];
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | string | null | undefined;
  readonly output: string;
  readonly complaints: string;
}

const run = (...given: readonly string[]): Promise<Ended> =>
  new Promise((ended) => {
    const program = join(folder, 'double-random.mjs');
    execFile(process.execPath, [program, ...given], { cwd: folder }, (error, output, complaints) => {
      ended({ code: error === null ? 0 : error.code, output, complaints });
    });
  });

test('draws, verifies, and answers for a firm', async () => {
  const drawn = await run('draw', ...lists, '--seed', SEED, '--out', '记录.json');
  expect(drawn).toMatchObject({ code: 0, complaints: '' });
  expect(drawn.output).toContain('抽中 12 户');
  const verified = await run('verify', '记录.json', '--entity', String(entityRows()[1]?.[1]));
  expect(verified).toMatchObject({ code: 0, complaints: '' });
  expect(verified.output).toMatch(/核验通过：.*\n(.*128 比特.*\n)?9142\S+ (抽中|候补|未抽中)：/);
}, 60_000);

test.each([
  ['neither', []],
  ['both', ['--seed', SEED, '--evidence', '种子.json']],
])(
  'needs a seed or evidence, not %s',
  async (_, ground) => {
    const { code, output, complaints } = await run('draw', ...lists, ...ground, '--out', '无.json');
    expect({ code, output, complaints }).toEqual({
      code: 1,
      output: '',
      complaints: '请给出 --seed 或 --evidence 之一。\n',
    });
    expect(existsSync(join(folder, '无.json'))).toBe(false);
  },
  60_000,
);

test('ends with 1 at a fault and keeps it off the results', async () => {
  const { code, output, complaints } = await run('verify', '没有.json');
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(complaints).toMatch(/^没有\.json：读不出抽取记录。/);
}, 60_000);

test('describes itself in Chinese', async () => {
  const { code, output } = await run('draw', '--help');
  expect(code).toBe(0);
  expect(output).toContain('检查对象名录');
}, 60_000);
