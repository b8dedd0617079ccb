import { describe, expect, test } from '@jest/globals';
import { foldAll } from '../../../core/journal/fold.ts';
import { faultsOf, liveProcess, newWorld } from './life-runner.ts';
import { DRAW, NEWCOMER, openIdOf } from './small-draw.ts';

describe('a process that ends at any point', () => {
  test('of the life of a draw loses nothing and sends nothing twice', async () => {
    const whole = newWorld();
    const { passed } = await liveProcess(whole, Infinity);
    expect(faultsOf(whole)).toEqual([]);
    expect(passed).toBeGreaterThan(100);
    const titles = whole.chat.messages.map(({ cards }) => cards.at(-1)?.header.title.content).sort();
    for (let point = 1; point <= passed; point += 1) {
      const world = newWorld();
      expect(await liveProcess(world, point)).toMatchObject({ ended: true });
      expect(await liveProcess(world, Infinity)).toMatchObject({ ended: false });
      expect([point, faultsOf(world)]).toEqual([point, []]);
      expect(world.chat.messages.map(({ cards }) => cards.at(-1)?.header.title.content).sort()).toEqual(titles);
      expect(foldAll(world.disk.entries).draws.get(DRAW)?.transcripts).toHaveLength(2);
    }
  }, 120_000);

  test('again and again, three calls under way at a time, still comes to the end', async () => {
    for (const every of [13, 14, 16, 19, 25]) {
      const world = newWorld();
      let lives = 0;
      while ((await liveProcess(world, every)).ended) {
        lives += 1;
        expect(lives).toBeLessThan(500);
      }
      expect(lives).toBeGreaterThan(5);
      expect([every, faultsOf(world)]).toEqual([every, []]);
    }
  }, 120_000);
});

describe('a replaced officer', () => {
  test('leaves the group, the newcomer joins, and everybody’s card says so', async () => {
    const world = newWorld();
    await liveProcess(world, Infinity);
    const [first] = world.chat.groups;
    expect([...(first?.members ?? [])].sort()).toEqual([openIdOf('A' as typeof NEWCOMER), openIdOf(NEWCOMER)].sort());
    const headers = world.chat.messages.map(({ cards }) => JSON.stringify(cards.at(-1)?.header));
    expect(headers.filter((header) => header.includes('已撤回'))).toHaveLength(1);
    expect(headers.filter((header) => header.includes('已同意您回避'))).toHaveLength(1);
  });
});
