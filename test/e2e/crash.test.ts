import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { realClock } from '../../bot/sandbox/clock.ts';
import { startSandbox, type Sandbox } from '../../bot/sandbox/server.ts';
import { verifyChain } from '../../core/journal/chain.ts';
import { newestVersion } from '../../core/journal/lists.ts';
import { currentAssignments } from '../../core/journal/queries.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import { must } from '../support/sample-draw.ts';
import { cardText, cardsOf } from '../bot/talk/cards-seen.ts';
import {
  APP,
  CLERK,
  FEISHU_PEOPLE,
  INSPECTORS,
  newFolder,
  openIdOf,
  openOffice,
  removeFolder,
  WITNESS_A,
  WITNESS_B,
} from '../bot/talk/chat-office.ts';

/*
 * The whole office as a process of its own, killed with SIGKILL before, in the middle of and after each write to the
 * disk, around each renaming and removal of a file and each call to the chat: once at every such step of a draw's life,
 * and every so many steps, wherever that falls. The local Feishu lives here and remembers everything it ever accepted.
 */

const program = join(process.cwd(), 'build', 'crash-office', 'crash-office.mjs');

beforeAll(async () => {
  await mkdir(join(program, '..'), { recursive: true });
  await build({
    entryPoints: ['test/e2e/crash-office.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    packages: 'external',
    outfile: program,
    logLevel: 'error',
  });
});

afterAll(async () => {
  await rm(join(program, '..'), { recursive: true, force: true });
});

/** Where the office and the people live. */
interface World {
  readonly sandbox: Sandbox;
  readonly folder: string;
}

/** Steps that a life of a draw can't do without; others depend on what the life before left to do. */
const STEPS = [
  'PersonRegistered',
  'search of people',
  'ListKept',
  'MessageDelivered list-report/',
  'SealOffered',
  'entities-…',
  'DrawSealed',
  'DeliveryAttempted contribution/',
  'card ',
  'MessageDelivered contribution/',
  'ContributionTyped',
  'MessageUpdated contribution/',
  'RoundClosed',
  'DrawCompleted',
  'group ',
  'MessageDelivered assignment/',
  'AssignmentAccepted',
  'update ',
];

/** How a process ended: killed by itself, done, or broken. */
type End = 'killed' | 'done' | `broken: ${string}`;

/** When it dies: at that many steps, or at each step that is not yet in the diary. */
type Death = { readonly steps: number } | { readonly diary: string };

function live(folder: string, domain: string, death: Death): { readonly end: Promise<End> } {
  const when = 'steps' in death ? [String(death.steps)] : ['', death.diary];
  const child = spawn(process.execPath, [program, folder, domain, ...when], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const end = new Promise<End>((resolve) => {
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed');
      else resolve(code === 0 ? 'done' : `broken: ${String(code)} ${said}`);
    });
  });
  return { end };
}

/** Does what people do: witnesses give a value, officers accept, as soon as their card asks them to. */
async function actAsPeople(sandbox: Sandbox, over: () => boolean): Promise<void> {
  while (!over()) {
    for (const { openId } of FEISHU_PEOPLE) {
      for (const { messageId, card } of await cardsOf(sandbox, openId)) {
        const text = cardText(card);
        if (text.includes('待提交') && text.includes('输入任意文字')) {
          await sandbox.submitForm(messageId, openId, 'contribution', { value: `骰子 ${openId}` });
        } else if (text.includes('待接受') && text.includes('接受任务')) {
          await sandbox.click(messageId, openId, '接受任务');
        }
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A sandbox and a data folder that outlive the office; both are gone after the test, however it ended. */
async function withWorld(use: (world: World) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox({
    port: 0,
    clock: realClock(),
    apps: [APP],
    people: FEISHU_PEOPLE,
    rules: { limits: false },
  });
  const folder = await newFolder();
  try {
    await use({ sandbox, folder });
  } finally {
    await sandbox.close();
    await removeFolder(folder);
  }
}

/** Lives until a life ends by itself; answers with how many there were. */
async function liveAndDie({ sandbox, folder }: World, death: Death): Promise<number> {
  let over = false;
  const people = actAsPeople(sandbox, () => over);
  let lives = 0;
  try {
    for (let end: End = 'killed'; end === 'killed'; lives += 1) {
      expect(lives).toBeLessThan(300);
      end = await live(folder, sandbox.url, death).end;
      expect(end).toMatch(/^(killed|done)$/);
    }
  } finally {
    over = true;
    await people;
  }
  return lives;
}

/** What must be true afterwards, however often the office was killed. */
async function check({ sandbox, folder }: World): Promise<OfficeState> {
  const office = await openOffice(folder, realClock());
  const state = office.journal.state();
  expect(verifyChain(office.journal.entries(0, 100_000))).toBeNull();
  const named = { department: CLERK.department, kind: 'inspectors', number: 1 } as const;
  expect(must(await office.office.listContent(CLERK.id, named)).toString('utf8')).toContain(INSPECTORS[0]?.name);
  expect(newestVersion(state, CLERK.department, 'inspectors')?.number).toBe(1);
  const reports = (await cardsOf(sandbox, openIdOf(CLERK.id))).filter(({ title }) => title.includes('名录已同步'));
  expect(reports).toHaveLength(1);
  const [draw] = [...state.draws.values()];
  if (draw === undefined) throw new Error('the draw is gone');
  expect(draw.transcripts).toHaveLength(1);
  expect(await office.office.transcript(WITNESS_A.id, draw.number)).toMatchObject({ ok: true });
  expect(currentAssignments(draw).map((place) => place.state.kind)).toEqual(['accepted', 'accepted']);

  const messages = await sandbox.messages();
  const uuids = messages.flatMap(({ uuid }) => uuid ?? []);
  expect(new Set(uuids).size).toBe(uuids.length);
  expect((await sandbox.chats()).filter(({ kind }) => kind === 'group')).toHaveLength(1);
  for (const { person } of currentAssignments(draw)) {
    const titles = (await cardsOf(sandbox, openIdOf(person))).map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith('已接受'))).toHaveLength(1);
  }
  for (const { id } of [WITNESS_A, WITNESS_B]) {
    const titles = (await cardsOf(sandbox, openIdOf(id))).map(({ title }) => title.replace(/ · .*/, ''));
    expect([...titles].sort()).toEqual(['已提交', '抽取完成']);
  }
  await office.close();
  return state;
}

describe('an office killed with SIGKILL', () => {
  test('once at every step of a draw’s life loses nothing that was acknowledged and sends no card twice', async () => {
    const place = await newFolder();
    const diary = join(place, 'deaths.txt');
    await mkdir(place, { recursive: true });
    await writeFile(diary, '');
    await withWorld(async (world) => {
      const lives = await liveAndDie(world, { diary });
      const deaths = (await readFile(diary, 'utf8')).trimEnd().split('\n');
      expect(new Set(deaths).size).toBe(lives - 1);
      for (const moment of ['before', 'after']) {
        const here = deaths.filter((death) => death.startsWith(moment));
        expect(STEPS.filter((step) => !here.some((death) => death.includes(step)))).toEqual([]);
      }
      await check(world);
    });
    await removeFolder(place);
  }, 900_000);

  test.each([29, 37, 43])(
    'every %i steps loses nothing that was acknowledged and sends no card twice',
    async (steps) => {
      await withWorld(async (world) => {
        expect(await liveAndDie(world, { steps })).toBeGreaterThan(3);
        await check(world);
      });
    },
    300_000,
  );
});
