import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { coveredRoot, canonicalRows, listRoot } from '../../../core/lists/list-root.ts';
import { newestVersion } from '../../../core/journal/lists.ts';
import type { Person } from '../../../core/journal/activity.ts';
import type { Inspector } from '../../../core/model/inspector.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { isoDate } from '../../../core/model/normalise.ts';
import type { ApiFault, KeepListReceipt, ListContent, PersonReach } from '../../../core/wire/api.ts';
import {
  decodeKeepListReceipt,
  decodeListContent,
  decodeListHeads,
  decodeListHistory,
  decodePeople,
  decodeRefusal,
} from '../../../core/wire/answers.ts';
import { must, sampleEntities, sampleInspector, sampleRules } from '../../support/sample-draw.ts';
import {
  AUDITOR,
  CLERK,
  JOINT_OFFICE,
  MOBILE,
  OTHER_CLERK,
  SCJG,
  START_MS,
  WITNESS_A,
  XFJY,
} from '../office/fictional-office.ts';
import type { Answer } from './pane.ts';
import { runningOffice, type RunningOffice } from './running-office.ts';

let running: RunningOffice;
let clerk: string;

beforeEach(async () => {
  running = await runningOffice();
  clerk = await tokenOf(CLERK);
});

afterEach(() => running.close());

const tokenOf = async (person: Person): Promise<string> => (await running.pair(person)).token;
const post = (body: object, token = clerk): Promise<Answer> => running.pane('POST', 'lists', { token, body });
const get = (path: string, token = clerk): Promise<Answer> => running.pane('GET', path, { token });
const NOW = instantAt(START_MS);
const FIRMS = sampleEntities(30);
const keep = (over: object = {}, token = clerk): Promise<Answer> =>
  post({ kind: 'entities', rows: FIRMS, base: 0, contacts: [], ...over }, token);

function receiptOf(answer: Answer): KeepListReceipt {
  expect(answer.status).toBe(201);
  return must(decodeKeepListReceipt(answer.body));
}

function faultOf(answer: Answer, status: number): ApiFault {
  expect(answer.status).toBe(status);
  return must(decodeRefusal(answer.body)).fault;
}

function contentOf(answer: Answer): ListContent {
  expect(answer.status).toBe(200);
  return must(decodeListContent(answer.body));
}

const OFFICERS: readonly Inspector[] = [
  sampleInspector(1, {
    department: SCJG,
    leave: [{ from: must(isoDate('2026-12-01')), to: must(isoDate('2026-12-05')) }],
    conflicts: [{ entity: FIRMS[0]?.id ?? fail(), reason: 'relative' }],
    formerEmployers: ['示例旧单位（虚构）'],
  }),
  sampleInspector(2, { department: SCJG }),
];
const contacts = OFFICERS.map(({ id }) => ({ id, mobile: MOBILE }));
const keepOfficers = (over: object = {}): Promise<Answer> =>
  keep({ kind: 'inspectors', rows: OFFICERS, contacts, ...over });

function fail(): never {
  throw new Error('no such row');
}

describe('keeping a list', () => {
  test('makes versions with who, when and how much changed, and gives back what was kept', async () => {
    const first = receiptOf(await keep()).version;
    expect(first).toEqual({
      department: 'SCJG',
      kind: 'entities',
      number: 1,
      root: listRoot('entities', must(canonicalRows('entities', FIRMS))),
      rows: 30,
      by: CLERK.id,
      byName: CLERK.name,
      at: '2026-11-20T01:00:00Z',
      changes: { added: 30, changed: 0, removed: 0 },
    });
    running.timers.advance(60_000);
    const changed = FIRMS.slice(2).map((firm, index) => (index === 0 ? { ...firm, name: '示例改名（虚构）' } : firm));
    const second = receiptOf(await keep({ base: 1, rows: changed.reverse() })).version;
    expect(second).toMatchObject({ number: 2, rows: 28, changes: { added: 0, changed: 1, removed: 2 } });

    expect(must(decodeListHeads((await get('lists')).body))).toEqual([second]);
    expect(must(decodeListHistory((await get('lists/SCJG/entities')).body))).toEqual([second, first]);
    const content = contentOf(await get('lists/SCJG/entities/1'));
    expect(content).toEqual({ version: first, withheld: false, kind: 'entities', rows: FIRMS });
    expect(contentOf(await get('lists/SCJG/entities/2')).rows).toEqual([...changed].reverse());
  });

  test('takes items and compressed bodies', async () => {
    const { items } = sampleRules();
    const body = gzipSync(JSON.stringify({ kind: 'items', rows: items, base: 0, contacts: [] }));
    const answer = await running.pane('POST', 'lists', { token: clerk, body, headers: { 'Content-Encoding': 'gzip' } });
    expect(receiptOf(answer)).toMatchObject({ version: { kind: 'items', rows: 1 }, registered: 0 });
    expect(contentOf(await get('lists/SCJG/items/1')).rows).toEqual(items);
  });

  test('again, after a lost answer, is no new version', async () => {
    const once = receiptOf(await keep());
    const { sequence } = running.server.application.journal.state();
    expect(receiptOf(await keep())).toEqual(once);
    expect(running.server.application.journal.state().sequence).toBe(sequence);
  });

  test('over somebody else’s newer version is refused with that version', async () => {
    receiptOf(await keep());
    const theirs = receiptOf(await keep({ base: 1, rows: FIRMS.slice(1) }, await tokenOf(WITNESS_A))).version;
    const { sequence } = running.server.application.journal.state();
    expect(faultOf(await keep({ base: 1, rows: FIRMS.slice(2) }), 409)).toEqual({ code: 'list-moved', newest: theirs });
    expect(running.server.application.journal.state().sequence).toBe(sequence);
  });

  test('of two at the same moment, one is kept and the other hears of it', async () => {
    receiptOf(await keep());
    const answers = await Promise.all([2, 3].map((cut) => keep({ base: 1, rows: FIRMS.slice(cut) })));
    const [kept, refused] = answers.sort((a, b) => a.status - b.status);
    const { version } = receiptOf(kept ?? fail());
    expect(faultOf(refused ?? fail(), 409)).toEqual({ code: 'list-moved', newest: version });
    expect(must(decodeListHistory((await get('lists/SCJG/entities')).body))).toHaveLength(2);
  });

  test('is refused where the version that it builds on was never here', async () => {
    expect(faultOf(await keep({ base: 4 }), 404)).toEqual({ code: 'not-found' });
    receiptOf(await keep());
    expect(faultOf(await keep({ base: 4, rows: [] }), 409)).toMatchObject({
      code: 'list-moved',
      newest: { number: 1 },
    });
  });

  test('is for the own department: by clerks and the joint office', async () => {
    const foreign = receiptOf(await keep({}, await tokenOf(OTHER_CLERK))).version;
    expect(foreign.department).toBe(XFJY);
    expect(receiptOf(await keep({}, await tokenOf(JOINT_OFFICE))).version.department).toBe(SCJG);
    expect(faultOf(await keep({}, await tokenOf(AUDITOR)), 403)).toEqual({ code: 'forbidden', role: 'auditor' });
  });

  test.each([
    ['/rows/0/id', { rows: [{ ...FIRMS[0], id: '' }] }],
    ['/rows/0/more', { rows: [{ ...FIRMS[0], more: 1 }] }],
    ['/base', { base: -1 }],
    ['/kind', { kind: 'people' }],
    ['/department', { department: 'XFJY' }],
  ])('names the place that does not fit: %s', async (path, over) => {
    expect(faultOf(await keep(over), 400)).toMatchObject({ code: 'malformed', path });
  });

  test('names an id that comes twice', async () => {
    expect(faultOf(await keep({ rows: [...FIRMS, FIRMS[3]] }), 422)).toEqual({
      code: 'list-repeats',
      id: FIRMS[3]?.id,
    });
  });
});

describe('reading', () => {
  test.each([
    'lists/SCJG/people',
    'lists/SCJG/entities/1',
    'lists/SCJG/entities/0',
    'lists/SCJG/entities/x',
    'lists/,/items',
  ])('%s finds nothing', async (path) => {
    expect(faultOf(await get(path), 404)).toEqual({ code: 'not-found' });
  });

  test('a list that nobody keeps has no versions', async () => {
    expect(must(decodeListHistory((await get('lists/XFJY/items')).body))).toEqual([]);
  });

  test('rows that somebody changed on the disk are not shown', async () => {
    const { root } = receiptOf(await keep()).version;
    const { folder, office } = running.server.application;
    await writeFile(join(folder.lists, `entities-${root}.json.gz`), gzipSync('[]'));
    await expect(office.listContent(CLERK.id, { department: SCJG, kind: 'entities', number: 1 })).rejects.toThrow(
      'changed on the disk',
    );
  });
});

describe('a list of officers', () => {
  test('makes them known, with contact data apart', async () => {
    expect(receiptOf(await keepOfficers()).registered).toBe(2);
    const { application } = running.server;
    const [first] = OFFICERS;
    expect(application.journal.state().people.get(first?.id ?? fail())).toMatchObject({
      role: 'inspector',
      department: 'SCJG',
      listedBy: ['SCJG'],
    });
    expect(application.contacts.get(first?.id ?? fail())?.mobile).toBe(MOBILE);
    expect(JSON.stringify(application.journal.entries(0, 1000))).not.toContain(MOBILE);
    expect((await get('lists/SCJG/inspectors/1')).text).not.toContain(MOBILE);
    expect(await readFile(join(running.folder, 'office.log'), 'utf8')).not.toContain(MOBILE);
  });

  test('touches nobody’s other role, and nobody of another department', async () => {
    const rows = [
      sampleInspector(1, { id: OTHER_CLERK.id, department: SCJG }),
      sampleInspector(2, { id: CLERK.id, department: SCJG, name: '换了名字' }),
      sampleInspector(3, { department: XFJY }),
    ];
    const given = rows.map(({ id }) => ({ id, mobile: MOBILE }));
    expect(receiptOf(await keepOfficers({ rows, contacts: given })).registered).toBe(0);
    const { journal, contacts: stored } = running.server.application;
    expect(journal.state().people.get(OTHER_CLERK.id)).toMatchObject({ ...OTHER_CLERK });
    expect(journal.state().people.get(CLERK.id)).toMatchObject({ ...CLERK });
    for (const { id } of rows) expect(stored.get(id)).toBeUndefined();
    expect(journal.state().people.has(rows[2]?.id ?? fail())).toBe(false);
  });

  test('from the joint office, registers those of every department, and still touches nobody’s other role', async () => {
    const joint = await tokenOf(JOINT_OFFICE);
    const rows = [
      sampleInspector(2, { id: CLERK.id, department: SCJG, name: '换了名字' }),
      sampleInspector(3, { department: XFJY }),
    ];
    const given = rows.map(({ id }) => ({ id, mobile: MOBILE }));
    const answer = await keep({ kind: 'inspectors', rows, contacts: given }, joint);
    expect(receiptOf(answer).registered).toBe(1);
    const { journal, contacts: stored } = running.server.application;
    const officer = rows[1]?.id ?? fail();
    expect(journal.state().people.get(officer)).toMatchObject({ department: 'XFJY', role: 'inspector' });
    expect(stored.get(officer)?.mobile).toBe(MOBILE);
    expect(journal.state().people.get(CLERK.id)).toMatchObject({ ...CLERK });
    expect(stored.get(CLERK.id)).toBeUndefined();
  });

  test('with corrected contact data alone is no new version, and the data is taken', async () => {
    receiptOf(await keepOfficers({ contacts: [] }));
    const [first] = OFFICERS;
    const { journal, contacts: stored } = running.server.application;
    await journal.append([{ type: 'PersonNotFound', person: first?.id ?? fail() }], NOW);
    const again = receiptOf(await keepOfficers({ base: 1 }));
    expect(again).toMatchObject({ version: { number: 1 }, registered: 1 });
    expect(stored.get(first?.id ?? fail())?.mobile).toBe(MOBILE);
    expect(journal.state().people.get(first?.id ?? fail())?.notFound).toBe(false);
  });

  test('shows another department who may come, and nothing of leave, conflicts and former employers', async () => {
    const { version } = receiptOf(await keepOfficers());
    const seen = contentOf(await get('lists/SCJG/inspectors/1', await tokenOf(OTHER_CLERK)));
    expect(seen.withheld).toBe(true);
    expect(seen.rows).toEqual(OFFICERS.map((row) => ({ ...row, leave: [], conflicts: [], formerEmployers: [] })));
    // nor anything by which a guess could be checked
    const kept = newestVersion(running.server.application.journal.state(), SCJG, 'inspectors') ?? fail();
    expect(seen.version.root).toBe(coveredRoot(version.root, kept.salt));
    const other = await tokenOf(OTHER_CLERK);
    for (const path of ['lists', 'lists/SCJG/inspectors']) {
      expect((await get(path, other)).text).not.toContain(version.root);
    }
    for (const reader of [CLERK, JOINT_OFFICE, AUDITOR]) {
      const whole = contentOf(await get('lists/SCJG/inspectors/1', await tokenOf(reader)));
      expect(whole).toEqual({ version, withheld: false, kind: 'inspectors', rows: OFFICERS });
    }
  });
});

describe('people', () => {
  const peopleSeenBy = async (reader: Person): Promise<readonly PersonReach[]> =>
    must(decodePeople((await get('people', await tokenOf(reader))).body));
  const stateOf = (people: readonly PersonReach[], id: string | undefined): string | undefined =>
    people.find(({ person }) => person === id)?.state;

  test('of the own department, of all for the joint office and auditors', async () => {
    receiptOf(await keepOfficers());
    const own = await peopleSeenBy(CLERK);
    expect(new Set(own.map(({ department }) => department))).toEqual(new Set([SCJG]));
    expect(own.map(({ person }) => person)).toEqual(expect.arrayContaining(OFFICERS.map(({ id }) => id)));
    expect((await peopleSeenBy(OTHER_CLERK)).every(({ department }) => department === XFJY)).toBe(true);
    for (const reader of [JOINT_OFFICE, AUDITOR]) {
      expect((await peopleSeenBy(reader)).map(({ person }) => person)).toEqual(
        expect.arrayContaining([OTHER_CLERK.id, CLERK.id]),
      );
    }
  });

  test('are sought, found, not found with or without contact data', async () => {
    receiptOf(await keepOfficers({ contacts: contacts.slice(0, 1) }));
    const [first, second] = OFFICERS.map(({ id }) => id);
    expect(stateOf(await peopleSeenBy(CLERK), first)).toBe('sought');
    const { journal } = running.server.application;
    const missing = [first, second].map((id) => ({ type: 'PersonNotFound', person: id ?? fail() }) as const);
    await journal.append(missing, NOW);
    const people = await peopleSeenBy(CLERK);
    expect(stateOf(people, first)).toBe('not-found');
    expect(stateOf(people, second)).toBe('without-contact');
    await journal.append([{ type: 'PersonLinked', person: first ?? fail(), openId: 'ou_1' }], NOW);
    expect(stateOf(await peopleSeenBy(CLERK), first)).toBe('found');
  });

  test('who is taken off the list is no longer told of, and stays known', async () => {
    receiptOf(await keepOfficers());
    receiptOf(await keepOfficers({ base: 1, rows: OFFICERS.slice(0, 1) }));
    const [first, second] = OFFICERS.map(({ id }) => id);
    const people = await peopleSeenBy(CLERK);
    expect(stateOf(people, first)).toBe('sought');
    expect(stateOf(people, second)).toBeUndefined();
    expect(running.server.application.journal.state().people.get(second ?? fail())).toMatchObject({ listedBy: [] });
  });
});
