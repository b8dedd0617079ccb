import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cardText, findCard } from './cards-seen.ts';
import {
  AT_ONCE,
  chatOf,
  CLERK,
  closeWorld,
  openWorld,
  sealDraw,
  WITNESS_A,
  WITNESS_B,
  openIdOf,
  type ChatWorld,
} from './chat-office.ts';
import { currentAssignments } from '../../../core/journal/queries.ts';
import type { DrawNumber } from '../../../core/model/ids.ts';
import { must } from '../../support/sample-draw.ts';
import { until } from '../../support/until.ts';

let world: ChatWorld;
let draw: DrawNumber;

beforeEach(async () => {
  world = await openWorld();
  await world.chat.idle();
  draw = await sealDraw(world.office);
  await world.chat.idle();
  for (const { id } of [WITNESS_A, WITNESS_B]) {
    const asked = await findCard(world.sandbox, openIdOf(id), '见证抽取');
    await world.sandbox.submitForm(asked.messageId, openIdOf(id), 'contribution', { value: '骰子' });
    await world.chat.idle();
  }
  must(await world.office.office.draw(CLERK.id, draw));
  await world.chat.idle();
});

afterEach(() => closeWorld(world));

/** Groups of the first team that are open and have the bot in them, with the last text in each. */
async function groups() {
  const chats = (await world.sandbox.chats()).filter(
    ({ kind, name, dissolved, bots }) =>
      kind === 'group' && name.startsWith('第 1 组') && !dissolved && bots.length > 0,
  );
  return Promise.all(
    chats.map(async ({ chatId, members }) => {
      const cards = (await world.sandbox.messages({ chatId })).filter(({ type }) => type === 'interactive');
      const card = await world.sandbox.card(cards.at(-1)?.messageId ?? '');
      return { chatId, members: [...members].sort(), list: card === null ? '' : cardText(card) };
    }),
  );
}

describe('a team’s group', () => {
  test.each([
    ['dissolved', (chatId: string) => world.sandbox.dissolveChat(chatId)],
    ['from which the bot was put out', (chatId: string) => world.sandbox.setBotMembership(chatId, false)],
  ] as const)('%s is made again as soon as Feishu tells, with its people and visit list', async (_, takeAway) => {
    const [before] = await groups();
    if (before === undefined) throw new Error('no group');
    expect(before.list).toContain('检查清单');
    expect(await takeAway(before.chatId)).toBe(true);
    await until(async () => {
      await world.chat.idle();
      return (await groups()).some(({ list }) => list !== '');
    });
    const [after, ...more] = await groups();
    expect(more).toEqual([]);
    expect(after?.chatId).not.toBe(before.chatId);
    expect(after?.members).toEqual(before.members);
    expect(after?.list.replace(/回执号.*/s, '')).toBe(before.list.replace(/回执号.*/s, ''));
    expect(world.log.lines.filter((line) => line.includes('delivery-failed'))).toEqual([]);
  });

  test('of which Feishu told nothing is made again when the list changes next', async () => {
    await world.chat.close();
    const [before] = await groups();
    await world.sandbox.dissolveChat(before?.chatId ?? '');
    // the events of that are long gone when the office comes back
    await world.clock.advance(12 * 3_600_000);
    const { chat } = chatOf(world.office, world.sandbox.url, world.clock, AT_ONCE);
    world = { ...world, chat };
    must(await chat.ready);
    await chat.idle();
    const drawn = world.office.journal.state().draws.get(draw);
    const place = drawn === undefined ? undefined : currentAssignments(drawn).find(({ team }) => team === 1);
    if (place === undefined) throw new Error('no place');
    must(await world.office.office.acceptAssignment(place.person, { draw, team: 1, person: place.person }));
    await chat.idle();
    const [after] = await groups();
    expect(after?.members).toEqual(before?.members);
    expect(after?.list).toContain('检查清单');
  });
});
