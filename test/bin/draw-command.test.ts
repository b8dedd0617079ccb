import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SAMPLE_WORKBOOK } from '../../bin/serve/sample-office.ts';
import { sampleSheets } from '../../bin/sample/sample-workspace.ts';
import { secretHash } from '../../core/draw/seed.ts';
import { encodeTranscript } from '../../core/draw/transcript-decoder.ts';
import { verify } from '../../core/verify/verify.ts';
import { writeXlsx } from '../../excel-addin/files/xlsx-writer.ts';
import { bytes32, drawnIds } from '../support/sample-draw.ts';
import { testFolder } from '../support/test-folder.ts';
import { drawIn, SEED, transcriptAt } from './draw-bench.ts';
import { entityRows, sample, taskRows } from './fictional-lists.ts';

let folder: Awaited<ReturnType<typeof testFolder>>;
beforeEach(async () => {
  folder = await testFolder('draw');
});
afterEach(() => folder.remove());

describe('a draw by a seed', () => {
  test('writes one file, a transcript that verifies, and says so', async () => {
    const { code, terminal, left, out } = await drawIn(folder.path);
    expect(terminal.complaints).toEqual([]);
    expect({ code, left }).toEqual({ code: 0, left: ['记录.json'] });
    const transcript = await transcriptAt(out);
    expect(verify(transcript).verdict).toBe(true);
    // 60 firms of class A, 30 of B, 30 of C; a tenth of each
    expect(transcript.drawn).toHaveLength(12);
    expect(transcript.evidence).toEqual({ kind: 'given', seed: SEED });
    const said = terminal.said.join('\n');
    expect(said).toContain('可用 120/120 行');
    expect(said).toContain('可抽 120 户，抽中 12 户');
    expect(said).toContain('未经见证，只能用于模拟抽取');
    expect(said).toContain(`已写入 ${out}`);
    expect(said).not.toContain('暂定');
    expect(terminal.shown.at(-1)).toBe('');
  });

  test('gives the same bytes for the same lists, task and seed, and others for another seed', async () => {
    const first = await drawIn(folder.path, { out: '一.json' });
    const again = await drawIn(folder.path, { out: '二.json', request: { ground: { seed: SEED.toUpperCase() } } });
    const other = await drawIn(folder.path, { out: '三.json', request: { ground: { seed: '1'.repeat(64) } } });
    const [a, b] = [await readFile(first.out), await readFile(again.out)];
    expect(a.equals(b)).toBe(true);
    expect(drawnIds(await transcriptAt(other.out))).not.toEqual(drawnIds(await transcriptAt(first.out)));
  });

  test('does not depend on the order of the rows', async () => {
    const [header, ...rows] = entityRows();
    const turned = [header ?? [], ...rows.slice(50).reverse(), ...rows.slice(0, 50)];
    const straight = await drawIn(folder.path, { out: '一.json' });
    const mixed = await drawIn(folder.path, { out: '二.json', entities: turned });
    expect(await readFile(mixed.out, 'utf8')).toBe(await readFile(straight.out, 'utf8'));
  });

  test('takes a deadline in a year without a holiday table and says that it is provisional', async () => {
    const { code, terminal, out } = await drawIn(folder.path, {
      task: taskRows({ 检查开始: '2027-03-08', 检查截止: '2027-04-30' }),
    });
    expect(code).toBe(0);
    expect(terminal.said.join('\n')).toContain('2027 年的放假安排还没有公布，期限按周一至周五暂定');
    const { seal } = await transcriptAt(out);
    expect(seal.rules).toMatchObject({ inspectionUntil: '2027-04-30', deadlineProvisional: true });
  });

  test('leaves faulty rows out only when told to', async () => {
    const entities = entityRows().map((row, index) => (index === 5 ? [row[0] ?? '', '', ...row.slice(2)] : row));
    const refused = await drawIn(folder.path, { entities });
    expect({ code: refused.code, left: refused.left }).toEqual({ code: 1, left: [] });
    expect(refused.terminal.complaints.join('\n')).toMatch(/名录\.csv.*1 行有误。请改正，或加 --leave-out-faulty/);
    const taken = await drawIn(folder.path, { entities, request: { leaveOutFaulty: true } });
    expect(taken.code).toBe(0);
    expect(taken.terminal.said.join('\n')).toMatch(/可用 119\/120 行/);
    expect((await transcriptAt(taken.out)).seal.entities.size).toBe(119);
  });

  test("finds lists and task in the sample's one workbook", async () => {
    const workbook = join(folder.path, SAMPLE_WORKBOOK);
    await writeFile(workbook, writeXlsx({ sheets: sampleSheets(sample) }));
    const { code, terminal, out } = await drawIn(folder.path, {
      request: { entities: workbook, inspectors: workbook, task: workbook, items: workbook, leaveOutFaulty: true },
    });
    expect(terminal.complaints).toEqual([]);
    expect(code).toBe(0);
    expect(terminal.said[0]).toContain('检查对象名录库');
    const transcript = await transcriptAt(out);
    expect(transcript.seal.rules.title).toBe(sample.task.title);
    expect(verify(transcript).verdict).toBe(true);
  });
});

describe('a draw by evidence', () => {
  const secret = bytes32('office secret');
  const at = '2026-03-02T01:30:00Z';
  const evidence = {
    kind: 'protocol',
    secret,
    contributions: [{ department: 'SCJG', form: 'typed', text: '三枚硬币：正反正', at }],
    publicValue: null,
  };
  const seal = {
    drawNumber: 'SZ-2026-0001',
    sealedAt: '2026-03-02T01:00:00Z',
    itemListVersion: sample.itemListVersion,
    exclusions: [],
    witnesses: [{ department: 'SCJG', person: 'T0000', name: '虚构示例员0', form: 'typed' }],
    secretHash: secretHash(secret),
    publicSource: null,
    contributionsUntil: '2026-03-02T02:00:00Z',
    revealsUntil: '2026-03-02T02:00:00Z',
    withheldRule: 'void',
    leastAssurance: 1,
    replaces: null,
  };
  const saltKey = bytes32('salts');

  async function drawBy(document: unknown, out = '记录.json') {
    const path = join(folder.path, '种子.json');
    await writeFile(path, typeof document === 'string' ? document : JSON.stringify(document));
    return drawIn(folder.path, { out, request: { ground: { evidence: path } } });
  }

  test('is drawn, and drawn again from its own transcript, byte for byte', async () => {
    const first = await drawBy({ seal, evidence, saltKey });
    expect(first.terminal.complaints).toEqual([]);
    expect(first.terminal.said.join('\n')).not.toContain('模拟');
    const transcript = await transcriptAt(first.out);
    expect(transcript.evidence).toEqual(evidence);
    expect(verify(transcript).verdict).toBe(true);
    const again = await drawBy({ seal: transcript.seal, evidence: transcript.evidence, saltKey }, '再抽.json');
    expect(await readFile(again.out)).toEqual(Buffer.from(encodeTranscript(transcript)));
  });

  test.each([
    ['no JSON', '{"seal":', /种子\.json：读不出种子记录/],
    ['a list', [], /种子\.json：读不出种子记录/],
    ['no seal', { evidence, saltKey }, /“seal”不正确/],
    ['no salt key', { seal, evidence }, /“saltKey”不正确/],
    ['a secret cut short', { seal, evidence: { ...evidence, secret: 'ab' }, saltKey }, /“evidence\.\/?secret”不正确/],
    [
      'a seal without a number',
      { seal: { ...seal, drawNumber: undefined }, evidence, saltKey },
      /“seal\.\/?drawNumber”/,
    ],
    ['another secret', { seal, evidence: { ...evidence, secret: bytes32('other') }, saltKey }, /种子记录与封存不符/],
  ])('is refused with %s', async (_, document, sentence) => {
    const { code, terminal, left } = await drawBy(document);
    expect({ code, left }).toEqual({ code: 1, left: [] });
    expect(terminal.complaints.join('\n')).toMatch(sentence);
  });

  test('is refused when the evidence is not there', async () => {
    const { code, terminal, left } = await drawIn(folder.path, {
      request: { ground: { evidence: join(folder.path, '没有.json') } },
    });
    expect({ code, left }).toEqual({ code: 1, left: [] });
    expect(terminal.complaints).toEqual(['没有.json：读不出种子记录，请核对路径，并确认是抽取时保存的那一份。']);
  });
});

describe('the file to write', () => {
  test.each(['没有/记录.json', '名录夹'])('that cannot be written leaves nothing behind: %s', async (out) => {
    await mkdir(join(folder.path, '名录夹'));
    const drawn = await drawIn(folder.path, { out });
    expect({ code: drawn.code, left: drawn.left }).toEqual({ code: 1, left: [] });
    expect(drawn.terminal.complaints.join('\n')).toContain(`${drawn.out}：写不进去`);
    expect(drawn.terminal.said).toEqual([]);
  });

  test('is never one of the files to read', async () => {
    const { code, terminal, out } = await drawIn(folder.path, { out: '名录.csv' });
    expect(code).toBe(1);
    expect(terminal.complaints.join('\n')).toContain('不能用抽取记录盖掉它');
    expect(await readFile(out, 'utf8')).toContain('统一社会信用代码');
  });
});
