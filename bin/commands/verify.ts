import { readFile, stat } from 'node:fs/promises';
import { decodeTranscript } from '../../core/draw/transcript-decoder.ts';
import { independentEntropyTenths, MIN_ENTROPY_TENTHS } from '../../core/draw/assurance.ts';
import type { Seal } from '../../core/draw/seal.ts';
import type { EntityAnswer } from '../../core/draw/transcript.ts';
import { answerEntity } from '../../core/verify/entity-answer.ts';
import type { Check } from '../../core/verify/report.ts';
import { reportOf, verifySteps } from '../../core/verify/verify.ts';
import { EXCLUSION_WORDS } from '../../excel-addin/words/draw-faults.ts';
import { CHECK_WORDS, lowEntropyWords } from '../../excel-addin/words/outcomes.ts';
import type { Console } from '../console.ts';

/** A transcript of a province's draw is some 20 MB; ten times that is no transcript. */
const MAX_TRANSCRIPT_BYTES = 256 * 1024 * 1024;

const MARKS: Record<Check['outcome'], string> = { passed: '✓', failed: '✗', 'not-shown': '–' };

/** What is verified, and how it is told. */
export interface VerifyRequest {
  readonly path: string;
  /** The transcript before a replacement, so that the link is checked too. */
  readonly before?: string;
  /** An entity to answer for. */
  readonly entity?: string;
  /** Prints the report as JSON, for programs. */
  readonly json?: boolean;
}

/** `double-random verify`: prints every check. @returns 0 when all hold, else 1. */
export async function verifyCommand(
  { path, before, entity, json = false }: VerifyRequest,
  terminal: Console,
): Promise<number> {
  const document = await readTranscript(path, terminal);
  if (document === null) return 1;
  const predecessor = before === undefined ? undefined : await readTranscript(before, terminal);
  if (predecessor === null) return 1;
  const checks: Check[] = [];
  for (const check of verifySteps(document, { predecessor })) {
    checks.push(check);
    if (!json) for (const line of checkLines(check)) terminal.say(line);
  }
  const report = reportOf(checks);
  const { verdict } = report;
  terminal.say(json ? JSON.stringify(report) : summary(checks, verdict));
  if (json) return verdict ? 0 : 1;
  if (verdict) tellEntropy(document, terminal);
  if (entity !== undefined && verdict) tellEntity(document, entity, terminal);
  return verdict ? 0 : 1;
}

/** The document, or null after a complaint. */
async function readTranscript(path: string, terminal: Console): Promise<unknown> {
  const document = await readDocument(path);
  if (document === null) {
    terminal.complain(`${path}：读不出抽取记录。请确认文件存在，是从公示网站下载或由 draw 命令写出的那一份。`);
  }
  return document;
}

async function readDocument(path: string): Promise<unknown> {
  try {
    const { size } = await stat(path);
    return size > MAX_TRANSCRIPT_BYTES ? null : (JSON.parse(await readFile(path, 'utf8')) as unknown);
  } catch {
    return null;
  }
}

function checkLines(check: Check): readonly string[] {
  const line = `${MARKS[check.outcome]} ${CHECK_WORDS[check.name]}`;
  if (check.outcome === 'passed') return [line];
  if (check.outcome === 'not-shown') return [`${line}（${NOT_SHOWN[check.found] ?? '前面的检查未通过，无法继续'}）`];
  const at = check.at === undefined ? [] : [`    位置：${check.at}`];
  return [line, ...at, `    应为：${check.expected}`, `    记录：${check.found}`];
}

const NOT_SHOWN: Readonly<Record<string, string>> = {
  redacted: '公开版不含这部分，由审计人员核验',
  'no-predecessor-given': '没有提供更换前的记录，用 --before 给出',
};

function summary(checks: readonly Check[], verdict: boolean): string {
  const of = (outcome: Check['outcome']): number => checks.filter((check) => check.outcome === outcome).length;
  const counts = `${of('passed')} 项通过，${of('failed')} 项不符，${of('not-shown')} 项未公开`;
  return verdict ? `核验通过：${counts}。` : `核验未通过：${counts}。`;
}

/** Warns when what does not rest on the operator's word is less than 128 bits (`docs/spec/draw-v1.md` §5). */
function tellEntropy(document: unknown, terminal: Console): void {
  const transcript = decodeTranscript(document);
  if (!transcript.ok) return;
  const tenths = independentEntropyTenths(transcript.value.entropy);
  if (tenths < MIN_ENTROPY_TENTHS) terminal.say(lowEntropyWords(tenths));
}

function tellEntity(document: unknown, id: string, terminal: Console): void {
  const transcript = decodeTranscript(document);
  if (transcript.ok) terminal.say(entitySentence(answerEntity(transcript.value, id), transcript.value.seal));
}

/** One entity's answer in a sentence. */
export function entitySentence(answer: EntityAnswer, seal: Seal): string {
  switch (answer.kind) {
    case 'not-in-roster':
      return `${answer.id} 不在封存的名单里。`;
    case 'excluded':
      return `${answer.id} 在名单里，抽取前因“${EXCLUSION_WORDS[answer.reason]}”离开，没有参加抽取。`;
    case 'drawn':
    case 'reserve':
    case 'not-drawn': {
      const outcome = { drawn: '抽中', reserve: '候补', 'not-drawn': '未抽中' }[answer.kind];
      const stratum = answer.stratum.length === 0 ? '' : `${stratumWords(answer.stratum, seal)}的 `;
      return `${answer.id} ${outcome}：${stratum}${answer.pool} 户中排第 ${answer.rank} 名，抽前 ${answer.drawn} 名；签号 ${answer.ticket}。`;
    }
  }
}

/** A stratum's values, districts by their sealed names. */
const stratumWords = (stratum: readonly string[], { rules, districts }: Seal): string =>
  stratum
    .map((value, index) => {
      const attribute = rules.stratifyBy[index];
      if (attribute === 'district') return districts.find(({ code }) => code === value)?.name ?? '区县不明';
      if (value === '') return '未填写';
      return attribute === 'creditClass' ? `${value} 类` : value;
    })
    .join('·');
