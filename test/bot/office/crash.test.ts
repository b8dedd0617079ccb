import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { openApplication, type Application } from '../../../bot/application.ts';
import { nodeFileSystem, type FileSystem } from '../../../bot/file-system.ts';
import type { Place } from '../../../bot/office/assignments.ts';
import { localEngine } from '../../../bot/office/local-engine.ts';
import { openDataFolder } from '../../../bot/stores/data-folder.ts';
import { commitment } from '../../../core/draw/seed.ts';
import type { JournalEntry } from '../../../core/journal/activity.ts';
import { verifyChain } from '../../../core/journal/chain.ts';
import { newestVersion } from '../../../core/journal/lists.ts';
import { currentAssignments } from '../../../core/journal/queries.ts';
import type { DrawState } from '../../../core/journal/state.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import type { Contact } from '../../../core/model/inspector.ts';
import { verify } from '../../../core/verify/verify.ts';
import type { SealRequest } from '../../../core/wire/api.ts';
import { crashingDisk, type CrashMode } from '../../support/crashing-disk.ts';
import { bytes32, must, sampleInspector, sampleRules } from '../../support/sample-draw.ts';
import { testFolder } from '../../support/test-folder.ts';
import { testTimers, type TestTimers } from '../../support/test-timers.ts';
import {
  CLERK,
  ENTITIES,
  INSPECTORS,
  PROFILE,
  sealRequest,
  STAFF,
  START_MS,
  WITNESS_A,
  WITNESS_B,
  XFJY,
} from './fictional-office.ts';

/*
 * The machine stops at every single operation on the disk through the whole life of a draw; then the office is opened on what the disk holds, and whoever got no answer asks again. What was acknowledged must be there,
 * nothing may have happened twice, and a transcript once archived must be the one that counts.
 */

/** What the people outside remember over a crash. */
interface Outside {
  token?: string;
  request?: SealRequest;
  transcriptHash?: string;
  recused?: Place;
  list?: Hex32;
  /** Steps that were acknowledged. */
  done: number;
}

type Step = (application: Application, outside: Outside) => Promise<void>;

/** Few firms, for there are some two hundred lives to live. */
const FEW = sampleRules({
  quota: { kind: 'count', count: 3 },
  stratifyBy: [],
  team: { size: 2, routeLength: 3, loadCap: 10, districtRule: 'any', leadQualification: '' },
});

const VALUE = bytes32('value in the crash test');

const requestOf = ({ request }: Outside): SealRequest => {
  if (request === undefined) throw new Error('not sealed yet');
  return request;
};
const drawOf = ({ journal }: Application, outside: Outside): DrawState => {
  const draw = journal.state().draws.get(requestOf(outside).seal.drawNumber);
  if (draw === undefined) throw new Error('the sealed draw is gone');
  return draw;
};

/** The life of a draw as its people live it. Each step may be repeated when its answer was lost. */
const LIFE: readonly Step[] = [
  async ({ office }) => {
    must(await office.registerPeople('installation', STAFF, [{ id: CLERK.id, mobile: '13900005678' }]));
  },
  async ({ office }, outside) => {
    const { code } = must(await office.issuePairingCode(CLERK.id));
    outside.token = must(await office.redeemPairing(code)).token;
  },
  async ({ office }, outside) => {
    outside.request = sealRequest(must(await office.offerSeal(CLERK.id)), { rules: FEW }, ENTITIES.slice(0, 30));
  },
  async ({ office }, outside) => {
    must(await office.seal(CLERK.id, requestOf(outside)));
  },
  async ({ office }, outside) => {
    must(await office.contribute(WITNESS_A.id, requestOf(outside).seal.drawNumber, { kind: 'type', text: '骰 6 6' }));
  },
  async ({ office }, outside) => {
    const { seal, sealHash } = requestOf(outside);
    const committed = commitment(VALUE, sealHash, XFJY);
    must(await office.contribute(WITNESS_B.id, seal.drawNumber, { kind: 'commit', commitment: committed }));
  },
  async ({ office }, outside) => {
    must(await office.contribute(WITNESS_B.id, requestOf(outside).seal.drawNumber, { kind: 'reveal', value: VALUE }));
  },
  async ({ office }, outside) => {
    const { transcriptHash } = must(await office.draw(CLERK.id, requestOf(outside).seal.drawNumber));
    outside.transcriptHash = transcriptHash;
  },
  async (application, outside) => {
    const draw = drawOf(application, outside);
    const [first] = currentAssignments(draw);
    if (first === undefined) throw new Error('nobody was assigned');
    const place = { draw: draw.number, team: first.team, person: first.person };
    must(await application.office.requestRecusal(first.person, place, 'interest', ''));
    outside.recused = place;
  },
  async ({ office }, outside) => {
    if (outside.recused === undefined) throw new Error('nobody asked');
    must(await office.decideRecusal(CLERK.id, outside.recused, true));
  },
  (application) => application.idle(),
  async (application, outside) => {
    const draw = drawOf(application, outside);
    for (const { team, person, state } of currentAssignments(draw)) {
      if (state.kind === 'accepted') continue;
      must(await application.office.acceptAssignment(person, { draw: draw.number, team, person }));
    }
  },
  async ({ office }, outside) => {
    const request = { kind: 'inspectors', rows: LISTED, base: 0, contacts: LISTED_CONTACTS } as const;
    outside.list = must(await office.keepList(CLERK.id, request)).version.root;
  },
];

/** A list of officers that is kept: one of them is new to the office. */
const LISTED = [...INSPECTORS.slice(0, 1), sampleInspector(99, { department: CLERK.department })];
const LISTED_CONTACTS: readonly Contact[] = LISTED.map(({ id }) => ({ id, mobile: '13900007890' }));

async function openOn(path: string, files: FileSystem, timers: TestTimers): Promise<Application> {
  const folder = must(await openDataFolder(files, path));
  return must(
    await openApplication(folder, {
      files,
      timers,
      log: pino({ level: 'silent' }),
      engine: localEngine,
      profile: PROFILE,
      publicUrl: 'https://public.example',
      onFailure: (error) => {
        throw error;
      },
    }),
  );
}

async function live(application: Application, outside: Outside): Promise<void> {
  for (const step of LIFE.slice(outside.done)) {
    await step(application, outside);
    outside.done += 1;
  }
}

/** Lives until the crash, opens the office on a copy of what the disk holds, checks it and lives to the end. */
async function crashAt(operation: number, mode: CrashMode): Promise<'lived' | 'crashed' | 'crashed at a write'> {
  const folder = await testFolder('crash');
  const [before, after] = [join(folder.path, 'before'), join(folder.path, 'after')];
  await mkdir(before);
  const disk = crashingDisk(operation, mode);
  const timers = testTimers(START_MS);
  const outside: Outside = { done: 0 };
  const first = openOn(before, disk.files, timers).then(async (application) => {
    await live(application, outside);
    await application.close();
    return 'lived' as const;
  });
  const ended = await Promise.race([first, disk.crashed.then(() => 'crashed' as const)]);
  if (ended === 'crashed') {
    await copyDisk(before, after);
    const archived = await readdir(join(after, 'transcripts')).catch(() => []);
    // whoever waits for a code must wait ten seconds for the next
    timers.advance(20_000);
    const application = await openOn(after, nodeFileSystem, timers);
    checkAcknowledged(application, outside);
    await live(application, outside);
    await application.close();
    await checkEnd(after, timers, outside, archived);
  }
  await folder.remove();
  return disk.stoppedAtWrite() ? 'crashed at a write' : ended;
}

/** The lock stays behind, as it does after SIGKILL; its process, being this one, lives on. */
async function copyDisk(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  await rm(join(to, 'lock'), { force: true });
}

function checkAcknowledged(application: Application, { done, token, request, transcriptHash, list }: Outside): void {
  const state = application.journal.state();
  if (done > 0) expect(state.people.size).toBeGreaterThanOrEqual(STAFF.length);
  if (done > 0) expect(application.contacts.get(CLERK.id)?.mobile).toBe('13900005678');
  if (token !== undefined) expect(application.office.resolveSession(token)).toMatchObject({ person: CLERK.id });
  if (done > 2) expect(request && state.offers.has(request.seal.drawNumber)).toBe(true);
  const draw = request && state.draws.get(request.seal.drawNumber);
  if (done > 3) expect(draw?.sealHash).toBe(request?.sealHash);
  if (done > 4) expect(draw?.contributions.size).toBeGreaterThanOrEqual(1);
  if (done > 6) expect(draw?.roundClosed).not.toBeNull();
  if (done > 7) expect(draw?.transcripts[0]?.transcriptHash).toBe(transcriptHash);
  if (list !== undefined) expect(newestVersion(state, CLERK.department, 'inspectors')?.root).toBe(list);
}

/** Nothing happened twice, the chain holds, and every transcript verifies. */
async function checkEnd(
  path: string,
  timers: TestTimers,
  outside: Outside,
  archived: readonly string[],
): Promise<void> {
  const application = await openOn(path, nodeFileSystem, timers);
  const entries = application.journal.entries(0, 10_000);
  expect(verifyChain(entries)).toBeNull();
  for (const once of ['DrawSealed', 'RoundClosed', 'DrawCompleted', 'DrawRelinked', 'RecusalApproved'] as const) {
    expect(count(entries, once)).toBe(1);
  }
  expect(count(entries, 'ListKept')).toBe(1);
  const named = { department: CLERK.department, kind: 'inspectors', number: 1 } as const;
  expect(JSON.parse(must(await application.office.listContent(CLERK.id, named)).toString('utf8'))).toMatchObject({
    version: { root: outside.list, rows: LISTED.length },
    rows: LISTED,
  });
  for (const { id } of LISTED) expect(application.contacts.get(id)?.mobile).toBe('13900007890');
  const draw = drawOf(application, outside);
  expect(count(entries, 'AssignmentAccepted')).toBe(currentAssignments(draw).length);
  expect(draw.transcripts[0]?.transcriptHash).toBe(outside.transcriptHash);
  const files = await readdir(join(path, 'transcripts'));
  expect(files.sort()).toEqual(draw.transcripts.map(({ transcriptHash }) => `${transcriptHash}.json`).sort());
  // what was archived before the crash, finished or not, is what counts
  for (const name of archived.filter((one) => one.endsWith('.json'))) expect(files).toContain(name);
  const read = async (hash: string): Promise<unknown> =>
    JSON.parse(await readFile(join(path, 'transcripts', `${hash}.json`), 'utf8')) as unknown;
  const [one, two] = draw.transcripts;
  const predecessor = await read(one?.transcriptHash ?? '');
  expect(verify(predecessor).verdict).toBe(true);
  expect(verify(await read(two?.transcriptHash ?? ''), { predecessor }).verdict).toBe(true);
  await application.close();
}

const count = (entries: readonly JournalEntry[], type: JournalEntry['activity']['type']): number =>
  entries.filter(({ activity }) => activity.type === type).length;

describe('the machine stops', () => {
  test('at every operation of the disk, and in the middle of every write', async () => {
    let operation = 1;
    for (; ; operation += 1) {
      const ended = await crashAt(operation, 'before');
      if (ended === 'lived') break;
      if (ended === 'crashed at a write') await crashAt(operation, 'torn');
    }
    // fewer would mean that the disk was not asked through the seam
    expect(operation).toBeGreaterThan(80);
  }, 240_000);
});
