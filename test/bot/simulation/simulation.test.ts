import { describe, expect, test } from '@jest/globals';
import { virtualClock, type SandboxClock } from '../../../bot/sandbox/clock.ts';
import type { FaultOptions } from '../../../bot/sandbox/faults.ts';
import { startSandbox, type Sandbox } from '../../../bot/sandbox/server.ts';
import { stageOf } from '../../../core/journal/lifecycle.ts';
import { commitment } from '../../../core/draw/seed.ts';
import { bytes32, must, numbers } from '../../support/sample-draw.ts';
import { APP, CLERK, FEISHU_PEOPLE, LogLines, sealDraw, START_MS, WITNESS_B } from '../talk/chat-office.ts';
import { newFolder, removeFolder } from '../talk/chat-office.ts';
import { faultsOf } from './invariants.ts';
import { pressSomething, type Pick, type Promised } from './monkey.ts';
import { noCallUnderWay, SimulatedOffice } from './simulated-office.ts';

/*
 * Draws, taps, double taps, talk, crashes at any operation of the disk, faults of the other side and jumps of the clock,
 * in an order that a seed decides, against the local Feishu over HTTP with the real SDK. How calls interleave is up to
 * the machine, so a seed names a kind of life rather than one run. `SIMULATION_SEEDS` sets how many are lived.
 */
const SEEDS = Number(process.env['SIMULATION_SEEDS'] ?? 12);
const DEEDS = 60;
const MOST_DRAWS = 2;

const TALK = ['我的任务', '今天', '进度', '逾期', '统计', '催办', '配对', '帮助', '任务 1', '补发 1', '天气怎么样'];
const JUMPS_MS = [1000, 30_000, 600_000, 3 * 3_600_000, 26 * 3_600_000];
const FAULTS: readonly FaultOptions[] = [
  { kind: 'drop' },
  { kind: 'drop', accepted: false },
  { kind: 'server-error' },
  { kind: 'server-error', accepted: true },
  { kind: 'code-in-200' },
  { kind: 'rate-limit', resetSeconds: 2 },
  { kind: 'slow', delayMs: 30 },
];

const breath = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

interface World {
  readonly sandbox: Sandbox;
  readonly clock: SandboxClock;
  readonly office: SimulatedOffice;
  readonly pick: Pick;
  readonly promises: Promised[];
}

/** Moves the clock from one thing that falls due to the next, waiting for the calls that it sets off. */
async function jump({ clock }: World, ms: number): Promise<void> {
  await noCallUnderWay();
  await clock.advance(ms, noCallUnderWay);
}

/** Something happens. */
async function deed(world: World): Promise<void> {
  const { sandbox, office, pick } = world;
  const die = pick(100);
  if (die < 50) await tap(world);
  else if (die < 58) await say(world);
  else if (die < 70) await drawOn(world);
  else if (die < 80)
    await sandbox.addFault({ ...(FAULTS[pick(FAULTS.length)] ?? { kind: 'drop' }), times: 1 + pick(4) });
  else if (die < 94) await jump(world, JUMPS_MS[pick(JUMPS_MS.length)] ?? 1000);
  else
    await withTime(
      world,
      office.again({ at: pick(4) === 0 ? 0 : 1 + pick(120), mode: pick(2) === 0 ? 'before' : 'torn' }),
    );
}

const somebody = (pick: Pick): string => FEISHU_PEOPLE[pick(FEISHU_PEOPLE.length)]?.openId ?? '';

/** Waits for something that may itself wait for the clock, which nobody but us moves. */
async function withTime<T>(world: World, work: Promise<T>): Promise<T> {
  const { office } = world;
  const end = { reached: false };
  const ended = work.finally(() => {
    end.reached = true;
  });
  for (let wait = 0; !end.reached; wait += 1) {
    await breath(2);
    if (wait > 50 || office.life.isDead()) await jump(world, 1000);
  }
  return ended;
}

/** Whoever pressed at the moment of a crash gets no answer within three seconds; a promise is only what was answered. */
async function tap(world: World): Promise<void> {
  const { sandbox, pick, promises } = world;
  promises.push(...(await withTime(world, pressSomething(sandbox, somebody(pick), pick))));
}

async function say(world: World): Promise<void> {
  const { sandbox, pick } = world;
  await withTime(world, sandbox.sendText(somebody(pick), 'bot', TALK[pick(TALK.length)] ?? ''));
}

/** The clerk goes on with a draw or seals a new one; a witness who commits does. What a dead office never answers ends. */
async function drawOn(world: World): Promise<void> {
  const { office, pick } = world;
  const { life } = office;
  const work = step(world).catch((error: unknown) => {
    if (!life.isDead()) throw error;
  });
  const ended = { yes: false };
  const end = (): void => {
    ended.yes = true;
  };
  void work.then(end, end);
  while (!ended.yes && !life.isDead()) await breath(2);
  if (ended.yes) await work;
  await breath(pick(5));
}

async function step({ office, pick }: World): Promise<void> {
  const { application } = office.life;
  const draws = [...application.journal.state().draws.values()];
  const open = draws.filter(({ phase }) => phase === 'sealed' || phase === 'ready');
  const draw = open[pick(open.length)];
  if (draw === undefined) {
    if (draws.length >= MOST_DRAWS) return;
    await sealDraw(application, {}, 600, pick(2) === 0 ? ['typed', 'typed'] : ['typed', 'committed']);
    return;
  }
  const { number, sealHash } = draw;
  if (stageOf(draw) === 'ready') {
    must(await application.office.draw(CLERK.id, number));
    return;
  }
  const value = bytes32(`value for ${number}`);
  const committed = commitment(value, sealHash, WITNESS_B.department);
  await application.office.contribute(WITNESS_B.id, number, { kind: 'commit', commitment: committed });
  await application.office.contribute(WITNESS_B.id, number, { kind: 'reveal', value });
}

/** Lets everything that is due be done, moving the clock over pauses and limits. */
async function settle(world: World): Promise<void> {
  const { office } = world;
  for (let round = 0; round < 3; round += 1) {
    const end = { reached: false };
    void Promise.all([office.life.chat.idle(), office.life.application.idle()]).then(() => {
      end.reached = true;
    });
    for (let turn = 0; turn < 3000 && !end.reached; turn += 1) {
      await breath(3);
      await jump(world, 500);
    }
    if (!end.reached) throw new Error('the office does not come to rest');
    await jump(world, 10_000);
  }
}

async function liveThrough(seed: number): Promise<{ readonly faults: readonly string[]; readonly deaths: number }> {
  const clock = virtualClock(START_MS);
  const sandbox = await startSandbox({
    port: 0,
    clock,
    apps: [APP],
    people: FEISHU_PEOPLE,
    seed: `simulation ${seed}`,
    settleMs: 20,
  });
  const folder = await newFolder();
  try {
    const office = await SimulatedOffice.open(folder, sandbox, clock, new LogLines());
    const pick = numbers(`simulation ${seed}`);
    const world: World = { sandbox, clock, office, pick, promises: [] };
    for (let n = 0; n < DEEDS; n += 1) {
      await deed(world);
      await breath(pick(8));
      if (!office.life.isDead()) continue;
      // the machine may stay off for hours
      if (pick(2) === 0) await jump(world, JUMPS_MS[3 + pick(2)] ?? 0);
      await withTime(world, office.again());
    }
    await sandbox.clearFaults();
    await withTime(world, office.again());
    await settle(world);
    const faults = await faultsOf(office.life, sandbox, world.promises);
    await withTime(world, office.life.stop());
    return { faults, deaths: office.deaths };
  } finally {
    await sandbox.close();
    await removeFolder(folder);
  }
}

describe('any order of draws, taps, crashes, faults and jumps of the clock', () => {
  const deaths: number[] = [];
  test.each(Array.from({ length: SEEDS }, (_, seed) => [seed]))(
    'seed %i leaves every assignment known once, no state lost, no illegal step, the chain whole',
    async (seed) => {
      const lived = await liveThrough(seed);
      deaths.push(lived.deaths);
      expect(lived.faults).toEqual([]);
    },
    120_000,
  );

  test('and the lives were hard', () => {
    expect(deaths.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(SEEDS / 4);
  });
});
