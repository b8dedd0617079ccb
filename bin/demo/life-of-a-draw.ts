import { randomBytes } from 'node:crypto';
import { addDays, chinaInstant } from '../../core/calendar/civil-date.ts';
import { compareUtf8 } from '../../core/encoding/bytes.ts';
import type { Witness } from '../../core/draw/seal.ts';
import { shortNumber } from '../../core/draw/sealing.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import type { DistrictName } from '../../core/model/draw-rules.ts';
import type { DrawNumber, Hex32 } from '../../core/model/ids.ts';
import { millisecondsOf, plusSeconds } from '../../core/model/instant.ts';
import { answerEntity } from '../../core/verify/entity-answer.ts';
import { verify } from '../../core/verify/verify.ts';
import type { Directory, DrawStatus } from '../../core/wire/api.ts';
import type { SandboxControl } from '../../bot/sandbox/wire.ts';
import { type ApiClient, apiClient } from '../../excel-addin/api/api-client.ts';
import { sealLocally } from '../../excel-addin/taskpane/seal/local-seal.ts';
import { entitySentence } from '../commands/verify.ts';
import type { Console } from '../console.ts';
import type { SamplePerson } from '../sample/sample-people.ts';
import { cardsOf, waitFor, waitForCard } from './chat-people.ts';
import type { DemoLists } from './demo-lists.ts';

/** Where the demonstration acts: the pane's client over https, and people in the local Feishu. */
export interface DemoStage {
  readonly office: string;
  readonly publicSite: string;
  readonly fetch: typeof fetch;
  readonly chat: SandboxControl;
  readonly people: readonly SamplePerson[];
  readonly districts: readonly DistrictName[];
  readonly lists: DemoLists;
  readonly terminal: Console;
  readonly now: () => number;
}

/** What a step leaves for the next ones. */
interface Drawn {
  readonly client: ApiClient;
  readonly number: DrawNumber;
  readonly transcript: Transcript;
}

/**
 * The whole life of one draw, from pairing to the public page, as clerk, witnesses and inspectors live it. Every step
 * goes through the real API, SDK and long connection.
 * @throws Error with a sentence when a step fails.
 */
export async function lifeOfADraw(stage: DemoStage): Promise<void> {
  const { client, directory } = await pair(stage);
  const number = await seal(stage, client, directory);
  await contribute(stage, client, number);
  const transcript = await drawAndVerify(stage, client, number);
  const drawn: Drawn = { client, number, transcript };
  await answerCards(stage, drawn);
  await recuse(stage, drawn);
  await remind(stage, drawn);
  await checkPublicSite(stage, drawn);
}

async function pair(stage: DemoStage): Promise<{ client: ApiClient; directory: Directory }> {
  const clerk = personWith(stage, ({ role, departmentCode }) => role === 'clerk' && departmentCode === leadOf(stage));
  await stage.chat.sendText(clerk.openId, 'bot', '配对');
  const { text } = await waitForCard(stage.chat, clerk, ['配对码']);
  const code = /[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/.exec(text)?.[0] ?? '';
  let token: string | null = null;
  const client = apiClient({ origin: stage.office, fetch: stage.fetch, token: () => token });
  const grant = good('配对', await client.pair(code));
  token = grant.token;
  step(stage, '配对', `${clerk.name}（${clerk.department}）在聊天里取得配对码，窗格已登录`);
  return { client, directory: good('读取通讯录', await client.directory()) };
}

async function seal(stage: DemoStage, client: ApiClient, directory: Directory): Promise<DrawNumber> {
  const { lists } = stage;
  const offer = good('取号', await client.offer());
  const until = plusSeconds(offer.issuedAt, 3600);
  const sealed = sealLocally({
    draft: {
      format: 'ssj-seal-1',
      drawNumber: offer.drawNumber,
      sealedAt: offer.issuedAt,
      itemListVersion: directory.itemListVersion,
      rules: lists.rules,
      exclusions: [],
      departments: directory.departments,
      districts: stage.districts,
      witnesses: witnesses(stage, directory),
      secretHash: offer.secretHash,
      publicSource: null,
      contributionsUntil: until,
      revealsUntil: until,
      withheldRule: 'void',
      leastAssurance: directory.leastAssurance,
      replaces: null,
    },
    entities: lists.entities,
    inspectors: lists.officers.map(({ inspector }) => ({ inspector, salt: newSalt() })),
    contacts: lists.officers.map(({ contact }) => contact),
  });
  if (!sealed.ok) throw new Error(`封存：${JSON.stringify(sealed.fault)}`);
  const receipt = good('封存', await client.seal(new Blob([JSON.stringify(sealed.value.request)])));
  step(
    stage,
    '封存',
    `${offer.drawNumber}：${lists.entities.length} 户、${lists.officers.length} 人，编号 ${shortNumber(receipt.sealHash)}`,
  );
  return offer.drawNumber;
}

/** One witness for each department of the task, as the directory has them. */
function witnesses({ lists }: DemoStage, directory: Directory): readonly Witness[] {
  return [lists.rules.lead, ...lists.rules.participants]
    .flatMap((department) => directory.witnesses.find((candidate) => candidate.department === department) ?? [])
    .map(({ department, person, name }): Witness => ({ department, person, name, form: 'typed' }))
    .sort((a, b) => compareUtf8(a.department, b.department));
}

const newSalt = (): Hex32 => randomBytes(32).toString('hex') as Hex32; // 32 bytes in lower-case hexadecimal

async function contribute(stage: DemoStage, client: ApiClient, number: DrawNumber): Promise<void> {
  const status = good('查看进度', await client.draw(number));
  for (const witness of status.witnesses) {
    const person = personWith(stage, ({ staffId }) => staffId === witness.person);
    const { messageId } = await waitForCard(stage.chat, person, ['提交随机数', '"form"', number]);
    const dice = Array.from(randomBytes(20), (byte) => byte % 10).join('');
    const used = await stage.chat.submitForm(messageId, person.openId, 'contribution', { value: dice });
    if (!used.ok) throw new Error(`见证：${used.message}`);
    step(stage, '种子', `${person.name}（${person.department}）在卡片里提交了 ${dice}`);
  }
}

async function drawAndVerify(stage: DemoStage, client: ApiClient, number: DrawNumber): Promise<Transcript> {
  const receipt = good('抽取', await client.makeDraw(number));
  const blob = good('取回记录', await client.transcript(number));
  const document: unknown = JSON.parse(await blob.text());
  const report = verify(document);
  const passed = report.checks.filter(({ outcome }) => outcome === 'passed').length;
  if (!report.verdict) throw new Error('核验未通过');
  const transcript = document as Transcript; // verified a line above
  step(
    stage,
    '抽取',
    `抽中 ${transcript.drawn.length} 户，分 ${transcript.teams.length} 组；本机核验 ${passed} 项通过，记录 ${receipt.transcriptHash.slice(0, 16)}…`,
  );
  return transcript;
}

/** Everybody who was drawn accepts, but for the one who will ask for recusal. */
async function answerCards(stage: DemoStage, { client, number }: Drawn): Promise<void> {
  const status = await delivered(client, number);
  step(stage, '派发', `${status.assignments.length} 张任务卡片已送达，每组已建群`);
  const [, ...others] = status.assignments.filter(({ lead }) => !lead);
  const accepting = [...status.assignments.filter(({ lead }) => lead), ...others].slice(0, ACCEPTING);
  for (const { person, team } of accepting) {
    const inspector = personWith(stage, ({ staffId }) => staffId === person);
    const { messageId } = await waitForCard(stage.chat, inspector, [`第 ${team} 组`, '"接受任务"']);
    await stage.chat.click(messageId, inspector.openId, { do: 'accept', team: String(team) });
  }
  const accepted = await waitFor('接受', async () => {
    const now = good('查看进度', await client.draw(number));
    const count = now.assignments.filter(({ state }) => state.kind === 'accepted').length;
    return count >= accepting.length ? count : null;
  });
  step(stage, '接受', `${accepted} 名执法人员按了“接受”，卡片已变为“已接受”`);
}

/** How many inspectors press 接受; the rest is left for the reminder. */
const ACCEPTING = 12;

const delivered = (client: ApiClient, number: DrawNumber): Promise<DrawStatus> =>
  waitFor('任务卡片送达', async () => {
    const status = good('查看进度', await client.draw(number));
    return status.assignments.every(({ card }) => card.kind === 'delivered') ? status : null;
  });

/** One inspector asks for recusal, the lead agrees, somebody else takes the place. */
async function recuse(stage: DemoStage, { client, number }: Drawn): Promise<void> {
  const before = good('查看进度', await client.draw(number));
  const place = before.assignments.find(({ lead, state }) => !lead && state.kind === 'assigned');
  if (place === undefined) return;
  const inspector = personWith(stage, ({ staffId }) => staffId === place.person);
  const words = [`第 ${place.team} 组`, '申请回避'];
  const { messageId } = await waitForCard(stage.chat, inspector, words);
  await stage.chat.click(messageId, inspector.openId, { do: 'recusal-form', team: String(place.team) });
  await stage.chat.submitForm(messageId, inspector.openId, 'recusal', {
    reason: 'relative',
    note: '演示：配偶在该企业任职',
  });
  const approver = await waitFor('回避审批卡片', async () => {
    for (const person of stage.people) {
      if (person.role === 'inspector' && person.staffId === inspector.staffId) continue;
      const card = (await approvalCards(stage, person)).at(-1);
      if (card !== undefined) return { person, card };
    }
    return null;
  });
  await stage.chat.click(approver.card, approver.person.openId, { do: 'approve-recusal' });
  const substitute = await waitFor('重新匹配', async () => {
    const now = good('查看进度', await client.draw(number));
    const known = new Set(before.assignments.map(({ team, person }) => `${team}/${person}`));
    return now.assignments.find(({ team, person }) => !known.has(`${team}/${person}`)) ?? null;
  });
  step(
    stage,
    '回避',
    `${inspector.name} 申请回避，${approver.person.name} 同意；第 ${substitute.team} 组换为 ${substitute.name}，新旧记录相连`,
  );
}

async function approvalCards(stage: DemoStage, person: SamplePerson): Promise<readonly string[]> {
  const cards = await cardsOf(stage.chat, person);
  return cards.filter(({ text }) => text.includes('approve-recusal')).map(({ messageId }) => messageId);
}

/** The clock moves to the third day before the deadline: who has not accepted is reminded. */
async function remind(stage: DemoStage, { number, transcript }: Drawn): Promise<void> {
  const day = addDays(transcript.seal.rules.inspectionUntil, -3) ?? transcript.seal.rules.inspectionUntil;
  const before = (await stage.chat.messages()).length;
  await stage.chat.advance(Math.max(0, millisecondsOf(chinaInstant(day, 10, 0)) - stage.now()));
  const reminded = await waitFor('到期提醒', async () => {
    const messages = (await stage.chat.messages()).slice(before);
    return messages.length > 0 ? messages.length : null;
  });
  step(stage, '提醒', `时间拨到期限前 3 天：${number} 已开始发出提醒（${reminded} 张）`);
}

async function checkPublicSite(stage: DemoStage, { number }: Drawn): Promise<void> {
  const address = `${stage.publicSite}/draws/${number}`;
  const page = await fetch(address);
  const copy: unknown = await (await fetch(`${address}/transcript.json`)).json();
  const report = verify(copy);
  if (!page.ok || !report.verdict) throw new Error('公示页核验未通过');
  const transcript = copy as Transcript; // verified a line above
  const failed = report.checks.filter(({ outcome }) => outcome === 'failed').length;
  const passed = report.checks.filter(({ outcome }) => outcome === 'passed').length;
  step(stage, '公示', `公开版核验 ${passed} 项通过，${failed} 项不符`);
  const first = transcript.drawn[0];
  if (first !== undefined)
    step(stage, '查企业', entitySentence(answerEntity(transcript, first.entity.id), transcript.seal));
  stage.terminal.say('');
  stage.terminal.say(`公示地址 ${address}`);
}

const leadOf = ({ lists }: DemoStage): string => lists.rules.lead;

function personWith({ people }: DemoStage, test: (person: SamplePerson) => boolean): SamplePerson {
  const found = people.find(test);
  if (found === undefined) throw new Error('示例数据里没有这样的人');
  return found;
}

function step({ terminal }: DemoStage, name: string, what: string): void {
  terminal.say(`✓ ${name.padEnd(4, '\u3000')}${what}`);
}

/** The value, or an error that names the step. */
function good<T>(what: string, result: { ok: true; value: T } | { ok: false; fault: { code: string } }): T {
  if (!result.ok) throw new Error(`${what}：${JSON.stringify(result.fault)}`);
  return result.value;
}
