import { describe, expect, test } from '@jest/globals';
import { REPLACED_BY_ITSELF } from '../../../bot/outbox/lost-groups.ts';
import { uuidOf } from '../../../bot/outbox/message-keys.ts';
import { unreachedOf } from '../../../bot/outbox/undelivered-plan.ts';
import { foldAll } from '../../../core/journal/fold.ts';
import type { Trouble } from './fake-chat.ts';
import { faultsOf, liveProcess, newWorld, type World } from './life-runner.ts';
import { DRAW, LIFE, openIdOf, OFFICERS } from './small-draw.ts';

/** Up to the draw; what follows changes the visit list of the first team. */
const DRAWN = LIFE.slice(0, 6);
const FIRST_TEAM = OFFICERS.slice(0, 2).map(openIdOf).sort();

const GONE = { kind: 'permanent', reason: 'chat-gone', code: 232009, detail: 'dissolved' } as const;

/** Groups of the first team, by the order in which they were made. */
const firstTeams = ({ chat }: World) =>
  [1, 2, 3, 4].flatMap((nth) =>
    chat.groups.filter(({ uuid }) => uuid === uuidOf(`team-group/${DRAW}/1${nth === 1 ? '' : `/${nth}`}`)),
  );

/** Everything about the groups that were made before is refused; those that are told the newest stay. */
function dissolving(world: World, howMany: number): Trouble {
  return (call, about) => {
    const gone = firstTeams(world).slice(0, howMany);
    const message = world.chat.messages.find(({ messageId, uuid }) =>
      call === 'update' ? messageId === about : uuid === about,
    );
    const inside = (chatId: string | undefined): boolean => gone.some((group) => group.chatId === chatId);
    if (call === 'update' && inside(message?.chatId)) return GONE;
    if (call !== 'send') return null;
    // a card on its way to a group that is gone: known by the group's turn
    return gone.some((_, index) => about === uuidOf(`team-card/${DRAW}/1${index === 0 ? '' : `/${index + 1}`}`))
      ? GONE
      : null;
  };
}

const told = (world: World): readonly string[] => {
  const state = foldAll(world.disk.entries);
  const draw = state.draws.get(DRAW);
  return draw === undefined ? [] : unreachedOf(state, draw).map(({ name, failure }) => `${name} ${failure.reason}`);
};

const listsIn = ({ chat }: World, chatId: string | undefined) =>
  chat.messages.filter((message) => message.chatId === chatId).map(({ cards }) => JSON.stringify(cards.at(-1)));

describe('a team’s group that is gone', () => {
  test('is noticed by the next call and made again with its people and the visit list as it is', async () => {
    const world = newWorld();
    await liveProcess(world, Infinity, { life: DRAWN });
    expect(firstTeams(world)).toHaveLength(1);
    await liveProcess(world, Infinity, { life: LIFE.slice(6, 7), trouble: dissolving(world, 1) });
    const [old, fresh] = firstTeams(world);
    expect([...(fresh?.members ?? [])].sort()).toEqual(FIRST_TEAM);
    expect(fresh?.chatId).not.toBe(old?.chatId);
    const lists = listsIn(world, fresh?.chatId);
    expect(lists).toHaveLength(1);
    expect(lists[0]).toContain('示例商店1');
    expect(told(world)).toEqual([]);
    expect(faultsOf(world)).toEqual([]);
  });

  test('is made again exactly once, wherever the process ends on the way', async () => {
    const points = await (async () => {
      const world = newWorld();
      await liveProcess(world, Infinity, { life: DRAWN });
      return (await liveProcess(world, Infinity, { life: LIFE.slice(6, 7), trouble: dissolving(world, 1) })).passed;
    })();
    expect(points).toBeGreaterThan(5);
    for (let endAt = 1; endAt <= points; endAt += 1) {
      const world = newWorld();
      await liveProcess(world, Infinity, { life: DRAWN });
      const trouble = dissolving(world, 1);
      await liveProcess(world, endAt, { life: LIFE.slice(6, 7), trouble });
      await liveProcess(world, Infinity, { life: LIFE.slice(6, 7), trouble });
      expect([endAt, firstTeams(world).length, listsIn(world, firstTeams(world)[1]?.chatId).length]).toEqual([
        endAt,
        2,
        1,
      ]);
      expect(faultsOf(world)).toEqual([]);
    }
  });

  test('that goes again and again is told to the clerk, who may have another made', async () => {
    const world = newWorld();
    await liveProcess(world, Infinity, { life: DRAWN });
    const most = REPLACED_BY_ITSELF + 1;
    await liveProcess(world, Infinity, { life: LIFE.slice(6, 7), trouble: dissolving(world, most) });
    expect(firstTeams(world)).toHaveLength(most);
    expect(told(world)).toEqual(['第 1 组 chat-gone']);
    const card = world.chat.messages.find(({ cards }) => JSON.stringify(cards.at(-1)).includes('未收到卡片'));
    expect(JSON.stringify(card?.cards.at(-1))).toContain('小组群已解散');
    await liveProcess(world, Infinity, { life: [], trouble: dissolving(world, most), resend: DRAW });
    const fresh = firstTeams(world)[most];
    expect(listsIn(world, fresh?.chatId)).toHaveLength(1);
    expect(told(world)).toEqual([]);
    expect(faultsOf(world)).toEqual([]);
  });
});
