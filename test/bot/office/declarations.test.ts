import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { InspectorId } from '../../../core/model/ids.ts';
import { inspectorId, isoDate } from '../../../core/model/normalise.ts';
import { MAX_DECLARED_CONFLICTS } from '../../../core/roster/declarations.ts';
import { must, sampleRules } from '../../support/sample-draw.ts';
import { journalRecords } from '../../../bot/public/journal-records.ts';
import { CLERK, ENTITIES, INSPECTORS, sealRequest } from './fictional-office.ts';
import { openOffice, type OpenOffice } from './open-office.ts';

let open: OpenOffice;
const [OFFICER] = INSPECTORS.map(({ id }) => id) as [InspectorId];

const day = (text: string) => must(isoDate(text));
/** Covers the whole of the sample's inspection window. */
const AWAY = { from: day('2026-11-20'), to: day('2027-01-10') };

beforeEach(async () => {
  open = await openOffice();
  const people = INSPECTORS.map(({ id, name, department }) => ({ id, name, department, role: 'inspector' as const }));
  must(await open.office.registerPeople('installation', people, []));
});

afterEach(() => open.remove());

/** Rules under which a firm may be drawn again and again: who goes there is what matters here. */
const RULES = sampleRules({
  items: sampleRules().items.map((item) => ({ ...item, frequencyText: '' })),
  team: { size: 2, routeLength: 3, loadCap: 10, districtRule: 'any', leadQualification: '' },
});

/** Who goes to which entity in a draw that is sealed and made now. */
async function drawnPairs(): Promise<readonly (readonly [InspectorId, string])[]> {
  const { request } = await open.drawn({ rules: RULES });
  const teams = open.drawState(request.seal.drawNumber).outcome?.teams ?? [];
  return teams.flatMap(({ members, entities }) =>
    members.flatMap(({ person }) => entities.map(({ id }) => [person, id] as const)),
  );
}

describe('leave declared in chat', () => {
  test('keeps the officer out of the next draw, and out of none after it was taken back', async () => {
    const [[drawn] = [OFFICER]] = await drawnPairs();
    must(await open.office.declareLeave(drawn, AWAY));
    for (let draws = 0; draws < 3; draws += 1) {
      expect((await drawnPairs()).some(([person]) => person === drawn)).toBe(false);
    }
    must(await open.office.withdrawLeave(drawn, AWAY));
    expect(must(await open.office.offerSeal(CLERK.id)).declarations).toEqual([]);
  });

  test('between seal and draw asks for the places that the draw gives all the same, once', async () => {
    const request = await open.sealed({ rules: RULES });
    await open.witnessed(request);
    for (const { id } of INSPECTORS) must(await open.office.declareLeave(id, AWAY));
    const { drawNumber } = request.seal;
    must(await open.office.draw(CLERK.id, drawNumber));
    await open.journal.append([], open.clock.now());
    const asked = (): readonly unknown[] =>
      open.journal
        .entries(0, 1000)
        .flatMap(({ activity }) => (activity.type === 'RecusalRequested' ? [[activity.reason, activity.note]] : []));
    const places = open.drawState(drawNumber).outcome?.teams.flatMap(({ members }) => members).length ?? 0;
    expect(asked()).toEqual(Array.from({ length: places }, () => ['leave', '2026-11-20 至 2027-01-10']));
    open = await open.again();
    await open.journal.append([], open.clock.now());
    expect(asked()).toHaveLength(places);
  });

  test('is on the disk', async () => {
    must(await open.office.declareLeave(OFFICER, AWAY));
    open = await open.again();
    expect(must(await open.office.offerSeal(CLERK.id)).declarations).toEqual([
      { person: OFFICER, leave: [AWAY], conflicts: [] },
    ]);
  });

  test('that is over matters no more', async () => {
    must(await open.office.declareLeave(OFFICER, { from: day('2026-11-20'), to: day('2026-11-21') }));
    // 2026-11-22 00:00 in China
    open.timers.advance(Date.UTC(2026, 10, 21, 16) - open.timers.now());
    expect(must(await open.office.offerSeal(CLERK.id)).declarations).toEqual([]);
  });

  test('twice is written once', async () => {
    must(await open.office.declareLeave(OFFICER, AWAY));
    const { sequence } = open.journal.state();
    must(await open.office.declareLeave(OFFICER, AWAY));
    must(await open.office.withdrawLeave(OFFICER, { ...AWAY, to: day('2027-01-09') }));
    expect(open.journal.state().sequence).toBe(sequence);
  });

  test.each([
    ['reversed', '2026-12-05', '2026-12-01', 'reversed'],
    ['over', '2026-11-01', '2026-11-19', 'over'],
    ['longer than a year', '2026-12-01', '2027-12-02', 'too-long'],
  ])('that is %s is refused', async (_, from, to, cause) => {
    const refused = await open.office.declareLeave(OFFICER, { from: day(from), to: day(to) });
    expect(refused).toEqual({ ok: false, fault: { code: 'leave-refused', cause } });
  });

  test('by somebody whom the office does not know is refused', async () => {
    const refused = await open.office.declareLeave(must(inspectorId('NOBODY')), AWAY);
    expect(refused).toEqual({ ok: false, fault: { code: 'person-unknown' } });
  });
});

describe('a conflict declared in chat', () => {
  test('keeps the officer away from the firm, however it was named', async () => {
    const pairs = await drawnPairs();
    const [[drawn] = [OFFICER]] = pairs;
    const met = pairs.filter(([person]) => person === drawn).map(([, entity]) => entity);
    const firms = ENTITIES.filter(({ id }) => met.includes(id)).map(({ name }) => name.replaceAll('（', ' ('));
    expect(firms.length).toBeGreaterThan(0);
    for (const firm of firms) must(await open.office.declareConflict(drawn, { firm, reason: 'relative' }));
    const request = await open.sealed({ rules: RULES });
    const row = request.inspectors.find(({ inspector }) => inspector.id === drawn)?.inspector;
    expect(met.filter((entity) => !row?.conflicts.some((conflict) => conflict.entity === entity))).toEqual([]);
    await open.witnessed(request);
    must(await open.office.draw(CLERK.id, request.seal.drawNumber));
    const teams = open.drawState(request.seal.drawNumber).outcome?.teams ?? [];
    const visited = teams
      .filter(({ members }) => members.some(({ person }) => person === drawn))
      .flatMap(({ entities }) => entities.map(({ id }) => id));
    expect(visited.filter((entity) => met.includes(entity))).toEqual([]);
  });

  test('again with another reason replaces the first; taken back, it is gone', async () => {
    must(await open.office.declareConflict(OFFICER, { firm: '示例公司（虚构）', reason: 'relative' }));
    must(await open.office.declareConflict(OFFICER, { firm: '示例公司(虚构)', reason: 'interest' }));
    expect(open.journal.state().declarations.get(OFFICER)?.conflicts).toEqual([
      { firm: '示例公司(虚构)', reason: 'interest' },
    ]);
    must(await open.office.withdrawConflict(OFFICER, '示例公司 （虚构）'));
    expect(open.journal.state().declarations.has(OFFICER)).toBe(false);
  });

  test('with a slip in the code, without a name, or beyond the limit is refused', async () => {
    const declare = (firm: string) => open.office.declareConflict(OFFICER, { firm, reason: 'relative' });
    expect(await declare('91420000000000000X')).toMatchObject({ fault: { code: 'firm-code-wrong' } });
    expect(await declare(' \u200b ')).toMatchObject({ fault: { code: 'text-refused', cause: 'empty' } });
    expect(await declare('长'.repeat(101))).toMatchObject({ fault: { code: 'text-refused', cause: 'too-long' } });
    for (let i = 0; i < MAX_DECLARED_CONFLICTS; i += 1) must(await declare(`示例${i}`));
    expect(await declare('又一个')).toMatchObject({ fault: { code: 'too-many-conflicts' } });
  });
});

describe('a seal', () => {
  test('that lacks what was declared is refused with the officer’s name, until a new offer brings it', async () => {
    const early = sealRequest(must(await open.office.offerSeal(CLERK.id)));
    must(await open.office.declareLeave(OFFICER, AWAY));
    expect(await open.office.seal(CLERK.id, early)).toEqual({
      ok: false,
      fault: {
        code: 'seal-refused',
        fault: { code: 'declaration-missing', person: OFFICER, name: INSPECTORS[0]?.name },
      },
    });
    must(await open.office.seal(CLERK.id, sealRequest(must(await open.office.offerSeal(CLERK.id)))));
  });

  test('that was written before is answered as then, whatever was declared since', async () => {
    const request = await open.sealed();
    const receipt = must(await open.office.seal(CLERK.id, request));
    must(await open.office.declareLeave(OFFICER, AWAY));
    expect(must(await open.office.seal(CLERK.id, request))).toEqual(receipt);
  });

  test('is not held up by who is not on its list', async () => {
    must(await open.office.declareLeave(CLERK.id, AWAY));
    await open.sealed();
  });
});

test('the public log shows neither who declared nor what', async () => {
  const before = open.journal.state().sequence;
  must(await open.office.declareLeave(OFFICER, AWAY));
  must(await open.office.declareLeave(CLERK.id, AWAY));
  const { journal } = open;
  const records = journalRecords({
    state: () => journal.state(),
    entries: (after, limit) => journal.entries(after, limit),
    publicCopy: () => Promise.resolve(null),
  });
  expect(records.log(before, 100).every(({ activity, draw }) => activity === null && draw === null)).toBe(true);
  const salts = open.journal
    .entries(0, 1000)
    .flatMap(({ activity }) => (activity.type === 'LeaveDeclared' ? [activity.salt] : []));
  expect(new Set(salts).size).toBe(2);
  expect(salts.every((salt) => /^[0-9a-f]{64}$/.test(salt))).toBe(true);
});
