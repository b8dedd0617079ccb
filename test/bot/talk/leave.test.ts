import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { Chat } from '../../../bot/chat.ts';
import { nodeFileSystem } from '../../../bot/file-system.ts';
import type { DrawEngine } from '../../../bot/office/engine.ts';
import { localEngine } from '../../../bot/office/local-engine.ts';
import { Replacer } from '../../../bot/office/replacer.ts';
import { journalRecords } from '../../../bot/public/journal-records.ts';
import type { SandboxClock } from '../../../bot/sandbox/clock.ts';
import type { Sandbox } from '../../../bot/sandbox/server.ts';
import { fileArchive } from '../../../bot/stores/transcript-archive.ts';
import { assignmentAt, currentAssignments } from '../../../core/journal/queries.ts';
import type { Assignment, DrawState } from '../../../core/journal/state.ts';
import type { DrawNumber, InspectorId } from '../../../core/model/ids.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { must } from '../../support/sample-draw.ts';
import {
  CLERK,
  closeWorld,
  OFFICE,
  openIdOf,
  type OpenOffice,
  openWorld,
  sealDraw,
  WITNESS_A,
  WITNESS_B,
} from './chat-office.ts';
import { cardsOf, cardText, findCard } from './cards-seen.ts';

let clock: SandboxClock;
let sandbox: Sandbox;
let office: OpenOffice;
let chat: Chat;
let replacer: Replacer;
let number: DrawNumber;

beforeEach(async () => {
  ({ clock, sandbox, office, chat } = await openWorld());
  replacer = replacerWith(localEngine);
  number = await sealDraw(office);
  for (const [index, { id }] of [WITNESS_A, WITNESS_B].entries()) {
    must(await office.office.contribute(id, number, { kind: 'type', text: `骰 ${index}` }));
  }
  must(await office.office.draw(CLERK.id, number));
  await settle();
});

afterEach(async () => {
  await replacer.stop();
  await closeWorld({ sandbox, office, chat });
});

function replacerWith(engine: DrawEngine): Replacer {
  const { transcripts, publicCopies } = office.folder;
  return new Replacer({
    journal: office.journal,
    archive: fileArchive(nodeFileSystem, { transcripts, publicCopies }),
    engine,
    clock: { now: () => instantAt(clock.now()) },
    log: pino({ enabled: false }),
    onFailure: (error) => {
      throw error;
    },
  });
}

async function settle(): Promise<void> {
  await replacer.idle();
  await chat.idle();
  await sandbox.advance(6000);
  await chat.idle();
}

const draw = (): DrawState => {
  const found = office.journal.state().draws.get(number);
  if (found === undefined) throw new Error('no draw');
  return found;
};

function placeOf(fits: (place: Assignment) => boolean): Assignment {
  const found = currentAssignments(draw()).find(fits);
  if (found === undefined) throw new Error('no such place');
  return found;
}

const kindAt = ({ team, person }: Assignment) => assignmentAt(draw(), team, person)?.state.kind;
const written = (type: string) => office.journal.entries(0, 10_000).filter(({ activity }) => activity.type === type);

/** Writes to the bot in private, and lets what follows arrive. */
async function say(person: InspectorId, text: string): Promise<void> {
  const before = (await cardsOf(sandbox, openIdOf(person))).length;
  await sandbox.sendText(openIdOf(person), 'bot', text);
  while ((await cardsOf(sandbox, openIdOf(person))).length === before) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  await settle();
}

async function press(person: InspectorId, title: string, button: string) {
  const { messageId } = await findCard(sandbox, openIdOf(person), title);
  const used = await sandbox.click(messageId, openIdOf(person), button);
  await settle();
  return used;
}

const titles = async (person: InspectorId): Promise<readonly string[]> =>
  (await cardsOf(sandbox, openIdOf(person))).map(({ title }) => title);

/** The sample's inspection window, whole. */
const WHOLE = '请假 11月20日至2027年1月10日';

const membersOfGroup = async (team: number): Promise<readonly string[]> => {
  const title = `第 ${team} 组 · `;
  const group = (await sandbox.chats()).find(({ kind, name }) => kind === 'group' && name.startsWith(title));
  return group?.members ?? [];
};

describe('leave declared after the draw', () => {
  test('asks the lead; approved, somebody else goes, and cards, group and public log follow', async () => {
    const away = placeOf(({ lead }) => !lead);
    const lead = placeOf((place) => place.lead && place.team === away.team);
    must(await office.office.acceptAssignment(away.person, { draw: number, team: away.team, person: away.person }));
    await say(away.person, WHOLE);
    expect(kindAt(away)).toBe('recusal-asked');
    const declared = await findCard(sandbox, openIdOf(away.person), '请假登记');
    expect(cardText(declared.card)).toContain(`已就您的任务申请换人：${number}`);
    const asked = await findCard(sandbox, openIdOf(lead.person), '请假申请');
    expect(cardText(asked.card)).toContain('2026-11-20 至 2027-01-10');
    const own = await findCard(sandbox, openIdOf(away.person), `抽查任务 · 第 ${away.team} 组`);
    expect(cardText(own.card)).toContain('请假申请中');
    expect(await membersOfGroup(away.team)).toContain(openIdOf(away.person));

    expect(await press(lead.person, '请假申请', '同意并重新匹配')).toMatchObject({ ok: true });
    expect(kindAt(away)).toBe('replaced');
    expect(written('PlaceReleased').map(({ activity }) => activity)).toMatchObject([
      { team: away.team, person: away.person, cause: 'leave', by: lead.person },
    ]);
    expect(draw().transcripts.at(-1)?.predecessor?.reason).toBe('leave');
    const newcomer = placeOf(({ team, lead: leads }) => team === away.team && !leads);
    expect(newcomer.person).not.toBe(away.person);
    await findCard(sandbox, openIdOf(newcomer.person), `抽查任务 · 第 ${away.team} 组`);
    expect(cardText(await sandbox.card(own.messageId))).toContain('已由其他人员接替');
    await findCard(sandbox, openIdOf(away.person), '已同意您请假');
    expect(cardText(await sandbox.card(asked.messageId))).toContain('已按原规则换人');
    const group = await membersOfGroup(away.team);
    expect(group).toContain(openIdOf(newcomer.person));
    expect(group).not.toContain(openIdOf(away.person));
    const records = journalRecords({
      state: () => office.journal.state(),
      entries: (after, limit) => office.journal.entries(after, limit),
      publicCopy: () => Promise.resolve(null),
    });
    const log = records.log(0, 10_000);
    expect(log.at(-1)?.sequence).toBe(office.journal.state().sequence);
    expect(log.some(({ activity }) => activity?.startsWith('更换人员（请假）'))).toBe(true);
    // what was asked stays a hash, and one that nobody can guess
    const [request] = written('RecusalRequested');
    expect(log.find(({ sequence }) => sequence === request?.sequence)).toMatchObject({ activity: null, draw: null });
    expect(request?.activity).toMatchObject({ salt: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
  });

  test('of a lead asks who drew; refused, the cards say so and the place stays', async () => {
    const lead = placeOf((place) => place.lead);
    await say(lead.person, WHOLE);
    await press(CLERK.id, `请假申请 · 第 ${lead.team} 组`, '不同意');
    expect(kindAt(lead)).toBe('recusal-refused');
    expect(draw().transcripts).toHaveLength(1);
    await findCard(sandbox, openIdOf(lead.person), '请假换人未获同意');
    const own = await findCard(sandbox, openIdOf(lead.person), `抽查任务 · 第 ${lead.team} 组`);
    expect(cardText(own.card)).toContain('请假未获同意');
    expect(cardText((await findCard(sandbox, openIdOf(CLERK.id), '请假申请')).card)).toContain('未同意');
  });

  test('of less than half of the window asks nothing', async () => {
    const away = placeOf(({ lead }) => !lead);
    await say(away.person, '请假 12月1日至12月2日');
    expect(kindAt(away)).toBe('assigned');
    expect(cardText((await findCard(sandbox, openIdOf(away.person), '请假登记')).card)).toContain('请联系组长或经办人');
    expect(await titles(placeOf(({ lead, team }) => lead && team === away.team).person)).not.toContainEqual(
      expect.stringContaining('请假申请'),
    );
  });

  test('and taken back before a decision leaves the task to be answered', async () => {
    const away = placeOf(({ lead }) => !lead);
    const lead = placeOf((place) => place.lead && place.team === away.team);
    await say(away.person, WHOLE);
    const { messageId } = await findCard(sandbox, openIdOf(away.person), '请假登记');
    await sandbox.submitForm(messageId, openIdOf(away.person), 'withdrawal', { declared: '2026-11-20/2027-01-10' });
    await settle();
    expect(kindAt(away)).toBe('assigned');
    const asked = await findCard(sandbox, openIdOf(lead.person), '请假申请');
    expect(cardText(asked.card)).toContain('不需要再操作');
  });

  test('while a recusal is under way waits for that decision', async () => {
    const away = placeOf(({ lead }) => !lead);
    const place = { draw: number, team: away.team, person: away.person };
    must(await office.office.requestRecusal(away.person, place, 'interest', ''));
    expect(await office.office.releasePlace(CLERK.id, place, 'leave')).toMatchObject({
      fault: { code: 'illegal-answer' },
    });
    await say(away.person, WHOLE);
    expect(
      written('RecusalRequested').filter(({ activity }) => JSON.stringify(activity).includes('leave')),
    ).toHaveLength(0);
  });
});

describe('a place that nobody can take', () => {
  test('is shown to who sealed and to the joint office, with why and what helps, until it is taken', async () => {
    await replacer.stop();
    const left = { remedies: { raiseCaps: { total: 0, left: 1 } } };
    replacer = replacerWith({
      ...localEngine,
      replace: () => Promise.resolve({ ok: false, fault: { code: 'no-plan', answer: left } }),
    });
    const away = placeOf(({ lead }) => !lead);
    const lead = placeOf((place) => place.lead && place.team === away.team);
    await say(away.person, WHOLE);
    await press(lead.person, '请假申请', '同意并重新匹配');
    expect(kindAt(away)).toBe('released');
    for (const reader of [CLERK.id, OFFICE.id]) {
      const told = cardText((await findCard(sandbox, openIdOf(reader), `第 ${away.team} 组缺员`)).card);
      for (const words of [away.name, '请假', '没有其他符合条件的人员', '补充人员']) expect(told).toContain(words);
    }
    expect(await titles(lead.person)).not.toContainEqual(expect.stringContaining('缺员'));
    await replacer.stop();
    replacer = replacerWith(localEngine);
    await settle();
    expect(kindAt(away)).toBe('replaced');
    for (const reader of [CLERK.id, OFFICE.id]) {
      await findCard(sandbox, openIdOf(reader), '缺员已补上');
      expect((await titles(reader)).filter((title) => title.includes('缺员'))).toHaveLength(1);
    }
  });
});
