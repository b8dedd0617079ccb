import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Chat } from '../../../bot/chat.ts';
import type { SandboxClock } from '../../../bot/sandbox/clock.ts';
import type { Sandbox } from '../../../bot/sandbox/server.ts';
import { resultStage } from '../../../core/journal/lifecycle.ts';
import { currentAssignments } from '../../../core/journal/queries.ts';
import type { Assignment, DrawState } from '../../../core/journal/state.ts';
import type { DrawNumber, InspectorId } from '../../../core/model/ids.ts';
import { must } from '../../support/sample-draw.ts';
import {
  CLERK,
  closeWorld,
  FEISHU_PEOPLE,
  INSPECTORS,
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
let number: DrawNumber;

beforeEach(async () => {
  ({ clock, sandbox, office, chat } = await openWorld());
});

afterEach(async () => {
  await closeWorld({ sandbox, office, chat });
});

/** Lets failures be gathered and told. */
async function settle(): Promise<void> {
  await chat.idle();
  await sandbox.advance(6000);
  await chat.idle();
}

async function drawn(): Promise<void> {
  number = await sealDraw(office);
  for (const [index, { id }] of [WITNESS_A, WITNESS_B].entries()) {
    must(await office.office.contribute(id, number, { kind: 'type', text: `骰 ${index}` }));
  }
  must(await office.office.draw(CLERK.id, number));
  await settle();
}

const draw = (): DrawState => {
  const found = office.journal.state().draws.get(number);
  if (found === undefined) throw new Error('no draw');
  return found;
};

const placeOf = (fits: (place: Assignment) => boolean): Assignment => {
  const found = currentAssignments(draw()).find(fits);
  if (found === undefined) throw new Error('no such place');
  return found;
};

const firmsOf = (team: number) => draw().outcome?.teams.find((each) => each.number === team)?.entities ?? [];

async function file(person: InspectorId, team: number, index: number): Promise<string> {
  const firm = firmsOf(team)[index];
  if (firm === undefined) throw new Error('no such firm');
  must(
    await office.office.fileResult(
      person,
      { draw: number, entity: firm.id },
      { result: '未发现问题', note: '现场整洁' },
    ),
  );
  await settle();
  return firm.id;
}

const press = async (person: InspectorId, title: string, button: string | { readonly [key: string]: string }) => {
  const { messageId } = await findCard(sandbox, openIdOf(person), title);
  const used = await sandbox.click(messageId, openIdOf(person), button);
  await settle();
  return used;
};

const stage = (entity: string) => resultStage(draw().results.get(entity));

describe('results', () => {
  test('are reviewed by the lead, returned, filed anew, accepted and published, each step on a card', async () => {
    await drawn();
    const member = placeOf(({ lead }) => !lead);
    const lead = placeOf((place) => place.lead && place.team === member.team);
    must(
      await office.office.acceptAssignment(member.person, { draw: number, team: member.team, person: member.person }),
    );
    const entity = await file(member.person, member.team, 0);
    const asked = await findCard(sandbox, openIdOf(lead.person), '结果审核');
    expect(cardText(asked.card)).toContain('现场整洁');
    await press(lead.person, '结果审核', '退回重填');
    expect(stage(entity)).toBe('filed');
    await sandbox.submitForm(asked.messageId, openIdOf(lead.person), 'return', { why: '请补充照片' });
    await settle();
    expect(stage(entity)).toBe('returned');
    expect(cardText(await sandbox.card(asked.messageId))).toContain('已退回 1 户');
    const returned = await findCard(sandbox, openIdOf(member.person), '结果被退回');
    expect(cardText(returned.card)).toContain('退回原因\u3000**请补充照片**');
    await file(member.person, member.team, 0);
    await press(lead.person, '结果审核', '通过');
    expect(stage(entity)).toBe('accepted');
    expect(cardText(await sandbox.card(asked.messageId))).toContain('已审核');
    // one card for all of it
    const reviews = (await cardsOf(sandbox, openIdOf(lead.person))).filter(({ title }) => title.includes('结果审核'));
    expect(reviews).toHaveLength(1);
    await press(CLERK.id, '检查结果待公示', '公示这 1 户');
    expect(stage(entity)).toBe('published');
    await findCard(sandbox, openIdOf(CLERK.id), '检查结果公示');
  });

  test('that the lead filed go to the clerk', async () => {
    await drawn();
    const lead = placeOf((place) => place.lead);
    const entity = await file(lead.person, lead.team, 0);
    await expect(findCard(sandbox, openIdOf(lead.person), '结果审核')).rejects.toThrow('no card');
    await press(CLERK.id, '结果审核', '通过');
    expect(stage(entity)).toBe('accepted');
  });

  test('the lead reads in the morning what waits; a button left on an old card says so and undoes nothing', async () => {
    await drawn();
    const member = placeOf(({ lead }) => !lead);
    const lead = placeOf((place) => place.lead && place.team === member.team);
    const entity = await file(member.person, member.team, 0);
    await sandbox.advance(Date.UTC(2026, 10, 23, 1, 0, 30) - clock.now());
    await settle();
    const digest = await findCard(sandbox, openIdOf(lead.person), '组长日报');
    expect(cardText(digest.card)).toContain('待您审核');
    expect(await sandbox.click(digest.messageId, openIdOf(lead.person), '审核结果')).toMatchObject({ ok: true });
    await settle();
    const copies = (await cardsOf(sandbox, openIdOf(lead.person))).filter(({ title }) => title.includes('结果审核'));
    expect(copies).toHaveLength(2);
    // the first card decides; the copy, which nobody updates, still has its buttons
    await sandbox.click(copies[0]?.messageId ?? '', openIdOf(lead.person), '通过');
    await settle();
    const late = await sandbox.click(copies[1]?.messageId ?? '', openIdOf(lead.person), '退回重填');
    expect(late).toMatchObject({ ok: true, toast: { type: 'warning', content: '这一户的结果已处理，不能再改。' } });
    expect(stage(entity)).toBe('accepted');
    expect(cardText(await sandbox.card(copies[1]?.messageId ?? ''))).toContain('已审核');
  });
});

describe('who can’t be reached', () => {
  test('is named to the clerk with the reason, and gets the card after repair', async () => {
    const officers = FEISHU_PEOPLE.filter(({ openId }) => INSPECTORS.some(({ id }) => openIdOf(id) === openId));
    for (const officer of officers) await sandbox.setPerson({ ...officer, status: 'blocked' });
    await drawn();
    const places = currentAssignments(draw());
    expect(places.length).toBeGreaterThan(1);
    const told = await findCard(sandbox, openIdOf(CLERK.id), '未收到卡片');
    for (const { name, team } of places) expect(cardText(told.card)).toContain(`${name}\u3000第 ${team} 组任务`);
    expect(cardText(told.card)).toContain('已屏蔽机器人');
    for (const officer of officers) await sandbox.setPerson({ ...officer, status: 'active' });
    expect(await sandbox.click(told.messageId, openIdOf(CLERK.id), '已处理，补发')).toMatchObject({ ok: true });
    await settle();
    expect(cardText(await sandbox.card(told.messageId))).toContain('卡片均已送达');
    for (const { person, team } of places) await findCard(sandbox, openIdOf(person), `抽查任务 · 第 ${team} 组`);
    const once = (await cardsOf(sandbox, openIdOf(CLERK.id))).filter(({ title }) => /未收到|均已送达/.test(title));
    expect(once).toHaveLength(1);
  });
});
