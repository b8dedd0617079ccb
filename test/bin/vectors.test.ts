import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { redrawCommand } from '../../bin/commands/redraw.ts';
import { verifyCommand } from '../../bin/commands/verify.ts';
import type { VerificationReport } from '../../core/verify/verify.ts';
import { builtCommandLine } from '../support/command-line.ts';
import { testFolder } from '../support/test-folder.ts';
import { differences, drawVectors, replacementVectors } from '../support/vectors.ts';
import { recordingConsole, type RecordingConsole } from './recording-console.ts';

/** The engine at the command line: drawn again with `redraw`, verified with `verify`. */

let folder: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  folder = await testFolder('vectors');
});
afterAll(() => folder.remove());

async function file(name: string, document: unknown): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, typeof document === 'string' ? document : JSON.stringify(document));
  return path;
}
const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8')) as unknown;
const out = (): string => join(folder.path, '记录.json');

async function redrawn(document: unknown): Promise<unknown> {
  const terminal = recordingConsole();
  const code = await redrawCommand(await file('材料.json', document), out(), terminal);
  return code === 0 ? read(out()) : terminal.complaints;
}

async function refused(document: unknown, where = out()): Promise<RecordingConsole> {
  const terminal = recordingConsole();
  expect(await redrawCommand(await file('材料.json', document), where, terminal)).toBe(1);
  expect(terminal.said).toEqual([]);
  return terminal;
}

describe('the vectors of the second implementation', () => {
  test('hold at the command line', async () => {
    const found = await differences({
      draw: redrawn,
      replace: (transcript, request) => redrawn({ transcript, request }),
      verify: async (transcript, predecessor) => {
        const path = await file('核验.json', transcript);
        const before = predecessor === undefined ? {} : { before: await file('更换前.json', predecessor) };
        const terminal = recordingConsole();
        const code = await verifyCommand({ path, ...before, json: true }, terminal);
        const report = JSON.parse(terminal.said.join('')) as VerificationReport;
        expect(code).toBe(report.verdict ? 0 : 1);
        return report;
      },
    });
    expect(found).toEqual([]);
  }, 60_000);

  test('hold in a process of its own, too', async () => {
    const [link] = replacementVectors();
    const [vector] = drawVectors();
    if (!link || !vector) throw new Error('vectors');
    const run = await builtCommandLine();
    const input = await file('材料.json', vector.input);
    expect(await run('redraw', input, '--out', out())).toMatchObject({ code: 0, complaints: '' });
    expect(await read(out())).toEqual(vector.transcript);
    const [linked, before] = [await file('更换后.json', link.transcript), await file('更换前.json', link.before)];
    const alone = await run('verify', linked);
    expect(alone).toMatchObject({ code: 0 });
    expect(alone.output).toContain('没有提供更换前的记录，用 --before 给出');
    const both = await run('verify', linked, '--before', before);
    expect(both).toMatchObject({ code: 0 });
    expect(both.output).not.toContain('–');
    const report = await run('verify', linked, '--before', before, '--json');
    expect(JSON.parse(report.output)).toMatchObject({ verdict: true });
    // the link names another transcript than the one given
    expect(await run('verify', linked, '--before', linked)).toMatchObject({ code: 1 });
  }, 60_000);
});

describe('redraw refuses in words, and writes nothing', () => {
  const input = drawVectors()[0]?.input as Readonly<Record<string, unknown>>;

  test.each([
    ['what can’t be read', '{', /^材料\.json：读不出复算材料/],
    ['what has another form', { ...input, officers: [{}] }, /复算材料的“\/officers\/0\/inspector”不正确/],
    [
      'other lists than the sealed ones',
      { ...input, entities: (input['entities'] as []).slice(1) },
      /检查对象与封存的不是同一份/,
    ],
    [
      'a change of a transcript that does not hold',
      {
        transcript: { ...(drawVectors()[0]?.transcript as object), seed: '0'.repeat(64) },
        request: { reason: 'leave', note: '', changes: [] },
      },
      /要更换的记录本身核验未通过/,
    ],
    [
      'a change of nothing',
      { transcript: drawVectors()[0]?.transcript, request: { reason: 'leave', note: '', changes: [] } },
      /没有要更换的内容/,
    ],
  ])('%s', async (_what, document, words) => {
    expect((await refused(document)).complaints.join('\n')).toMatch(words);
  });

  test('a place that is the input itself, or can’t be written', async () => {
    expect((await refused(input, join(folder.path, '材料.json'))).complaints.join()).toMatch(/不能盖掉它/);
    expect((await refused(input, join(folder.path, '没有', '记录.json'))).complaints.join()).toMatch(/写不进去/);
  });
});
