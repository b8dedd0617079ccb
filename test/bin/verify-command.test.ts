import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { entitySentence, verifyCommand } from '../../bin/commands/verify.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import { encodeTranscript } from '../../core/draw/transcript-decoder.ts';
import { sealHash } from '../../core/draw/sealing.ts';
import { must, sampleEntities, sampleTranscript } from '../support/sample-draw.ts';
import { districtCode } from '../../core/model/normalise.ts';
import { testFolder } from '../support/test-folder.ts';
import { recordingConsole } from './recording-console.ts';

let folder: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  folder = await testFolder('verify');
});
afterAll(() => folder.remove());

const transcript = sampleTranscript();

async function verified(content: string | Uint8Array, entity: string | null = null) {
  const path = join(folder.path, '记录.json');
  await writeFile(path, content);
  const terminal = recordingConsole();
  const code = await verifyCommand({ path, ...(entity === null ? {} : { entity }) }, terminal);
  return { code, terminal, said: terminal.said.join('\n') };
}

const tampered = (change: Partial<Transcript>): string => JSON.stringify({ ...transcript, ...change });

describe('a transcript that holds', () => {
  test('comes with a warning when it rests on the operator’s word alone', async () => {
    const witnesses = transcript.seal.witnesses.filter(({ form }) => form === 'typed');
    const typed = sampleTranscript({ seal: { witnesses, leastAssurance: 2 } });
    const { code, terminal } = await verified(encodeTranscript(typed));
    expect(code).toBe(0);
    expect(terminal.said.at(-1)).toMatch(/^除办理机关外，各来源的随机量合计 0 比特，低于 128 比特/);
    expect((await verified(encodeTranscript(transcript))).said).not.toContain('随机量');
  });

  test('passes every check that can be made, one line each, with exit code 0', async () => {
    const { code, said, terminal } = await verified(encodeTranscript(transcript));
    expect(code).toBe(0);
    expect(said).toContain('✓ 抽中的每一户都是签号最小的');
    expect(said).not.toContain('✗');
    expect(terminal.said.at(-1)).toMatch(/^核验通过：\d+ 项通过，0 项不符，\d 项未公开。$/);
    expect(terminal.complaints).toEqual([]);
  });

  test('answers for one entity, however its code is typed', async () => {
    const first = transcript.drawn[0];
    if (first === undefined) throw new Error('nothing drawn');
    const { code, terminal } = await verified(encodeTranscript(transcript), ` ${first.entity.id.toLowerCase()} `);
    expect(code).toBe(0);
    expect(terminal.said.at(-1)).toContain(`${first.entity.id} 抽中：`);
    expect(terminal.said.at(-1)).toContain(`签号 ${first.ticket}`);
  });

  test('answers for one that left the pool, and for one it does not know', async () => {
    const gone = sampleEntities(200).find(({ status }) => status !== 'active');
    if (gone === undefined) throw new Error('all are active');
    const left = await verified(encodeTranscript(transcript), gone.id);
    expect(left.terminal.said.at(-1)).toBe(
      `${gone.id} 在名单里，抽取前因“已注销、吊销、迁出或停业”离开，没有参加抽取。`,
    );
    const unknown = await verified(encodeTranscript(transcript), '91420000MA4NOBODY0');
    expect(unknown.code).toBe(0);
    expect(unknown.terminal.said.at(-1)).toBe('91420000MA4NOBODY0 不在封存的名单里。');
  });
});

describe('a transcript that was tampered with', () => {
  const [first, second, ...rest] = transcript.drawn;
  if (first === undefined || second === undefined) throw new Error('too few drawn');
  const spoiledRules = { ...transcript.seal, rules: { ...transcript.seal.rules, reserve: 4 } };
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      'two drawn entities changed places',
      tampered({ drawn: [second, first, ...rest] }),
      /✗ .*签号最小[^]*位置：\/drawn\/0/,
    ],
    [
      'another name',
      tampered({ drawn: [{ ...first, entity: { ...first.entity, name: '另一家（虚构）' } }, second, ...rest] }),
      /✗ 抽中各户的名称、地址与封存时一致\n {4}位置：\/drawn\n/,
    ],
    [
      'another rule',
      tampered({ seal: spoiledRules }),
      /✗ 封存内容与封存编号一致\n {4}位置：\/sealHash\n {4}应为：[0-9a-f]{64}/,
    ],
    ['another seed', tampered({ seed: sealHash(transcript.seal) }), /✗ 种子由封存内容和各方提交的值算出/],
    ['a field more', JSON.stringify({ ...transcript, note: '' }), /✗ 记录完整，没有多余或缺少的内容/],
    ['no transcript at all', '{}', /✗ 记录完整，没有多余或缺少的内容/],
  ];
  test.each(cases)('%s', async (_, content, sentence) => {
    const { code, said, terminal } = await verified(content, first.entity.id);
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    // a record that does not hold answers nobody
    expect(terminal.said.at(-1)).toMatch(/^核验未通过：\d+ 项通过，[1-9]\d* 项不符/);
  });
});

describe('a file that is no record', () => {
  test.each(['没有.json', '夹', '文字.json'])('is told in one sentence: %s', async (name) => {
    await mkdir(join(folder.path, '夹'), { recursive: true });
    await writeFile(join(folder.path, '文字.json'), '抽取记录');
    const terminal = recordingConsole();
    const path = join(folder.path, name);
    expect(await verifyCommand({ path }, terminal)).toBe(1);
    expect(terminal.complaints).toHaveLength(1);
    expect(terminal.complaints[0]).toContain(`${path}：读不出抽取记录。请确认文件存在`);
    expect(terminal.said).toEqual([]);
  });
});

describe('an answer in a sentence', () => {
  const [first] = transcript.drawn;
  if (first === undefined) throw new Error('nothing drawn');
  const at = {
    id: first.entity.id,
    ticket: first.ticket,
    rank: 3,
    stratum: ['421303', 'A', '餐饮服务', ''],
    pool: 40,
    drawn: 2,
  };
  const seal = {
    ...transcript.seal,
    rules: { ...transcript.seal.rules, stratifyBy: ['district', 'creditClass', 'industry', 'scale'] },
    districts: [{ code: must(districtCode('421303')), name: '曾都区' }],
  };

  test.each([
    ['reserve', '候补：'],
    ['not-drawn', '未抽中：'],
  ] as const)('%s', (kind, outcome) => {
    const sentence = entitySentence({ kind, ...at }, seal);
    expect(sentence).toContain(`${at.id} ${outcome}`);
    expect(sentence).toContain('曾都区·A 类·餐饮服务·未填写');
    expect(sentence).toContain('40 户中排第 3 名，抽前 2 名');
  });
});
