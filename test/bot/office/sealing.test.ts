import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OFFER_SECONDS } from '../../../bot/office/offers.ts';
import { sealHash } from '../../../core/draw/sealing.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import { drawNumber, instant, isoDate } from '../../../core/model/normalise.ts';
import { officerRoster } from '../../../core/roster/officer-roster.ts';
import type { SealOffer, SealRequest } from '../../../core/wire/api.ts';
import { bytes32, must, sampleRules } from '../../support/sample-draw.ts';
import {
  AUDITOR,
  CLERK,
  ENTITIES,
  INSPECTORS,
  MOBILE,
  OTHER_CLERK,
  sealRequest,
  WITNESSES,
  XFJY,
} from './fictional-office.ts';
import { openOffice, type OpenOffice } from './open-office.ts';

let open: OpenOffice;

beforeEach(async () => {
  open = await openOffice();
});

afterEach(() => open.remove());

const offer = async (): Promise<SealOffer> => must(await open.office.offerSeal(CLERK.id));
const refusal = async (request: SealRequest, by = CLERK.id): Promise<unknown> => {
  const { sequence } = open.journal.state();
  const result = await open.office.seal(by, request);
  expect(open.journal.state().sequence).toBe(sequence);
  return result.ok ? 'sealed' : result.fault;
};

/** The request with another seal under its right hash. */
const resealed = (request: SealRequest, over: Partial<Seal>): SealRequest => {
  const seal = { ...request.seal, ...over };
  return { ...request, seal, sealHash: sealHash(seal) };
};

describe('offers', () => {
  test('run through the year in China, and no number is given twice', async () => {
    expect((await offer()).drawNumber).toBe('SZ-2026-0001');
    expect((await offer()).drawNumber).toBe('SZ-2026-0002');
    open = await open.again();
    expect((await offer()).drawNumber).toBe('SZ-2026-0003');
    // 2026-12-31 16:00 UTC is midnight in China
    open.timers.advance(Date.UTC(2026, 11, 31, 15, 59, 59) - open.timers.now());
    expect((await offer()).drawNumber).toBe('SZ-2026-0004');
    open.timers.advance(1000);
    expect((await offer()).drawNumber).toBe('SZ-2027-0001');
  });

  test('at the same time get different numbers and secrets', async () => {
    const offers = await Promise.all(Array.from({ length: 10 }, offer));
    expect(new Set(offers.map(({ drawNumber: number }) => number)).size).toBe(10);
    expect(new Set(offers.map(({ secretHash }) => secretHash)).size).toBe(10);
  });
});

describe('a seal', () => {
  test('is written with the people of its roster, and the same again gives the same receipt', async () => {
    const request = sealRequest(await offer());
    const receipt = must(await open.office.seal(CLERK.id, request));
    const { sequence } = open.journal.state();
    expect(must(await open.office.seal(CLERK.id, request))).toEqual(receipt);
    expect(open.journal.state().sequence).toBe(sequence);
    const [officer] = INSPECTORS;
    expect(officer && open.journal.state().people.get(officer.id)).toMatchObject({
      role: 'inspector',
      name: officer?.name,
    });
    expect(officer && open.contacts.get(officer.id)).toEqual({ id: officer?.id, mobile: MOBILE });
  });

  test('sent twice at once is sealed once', async () => {
    const request = sealRequest(await offer());
    const receipts = await Promise.all([open.office.seal(CLERK.id, request), open.office.seal(CLERK.id, request)]);
    expect(receipts[0]).toEqual(receipts[1]);
    const seals = open.journal.entries(0, 1000).filter(({ activity }) => activity.type === 'DrawSealed');
    expect(seals).toHaveLength(1);
  });

  test('doesn’t make or unmake staff, nor take over their accounts', async () => {
    const made = sealRequest(await offer());
    const posing = { ...INSPECTORS[0], id: CLERK.id, name: '冒名', department: XFJY } as (typeof INSPECTORS)[number];
    const inspectors = made.inspectors.map((one, i) => (i === 0 ? { ...one, inspector: posing } : one));
    const seal = { ...made.seal, inspectors: must(officerRoster(inspectors)).root };
    const contacts = [{ id: CLERK.id, mobile: '13911112222' }];
    must(await open.office.seal(CLERK.id, { ...made, inspectors, seal, sealHash: sealHash(seal), contacts }));
    expect(open.journal.state().people.get(CLERK.id)).toMatchObject({ role: 'clerk', name: CLERK.name });
    expect(open.contacts.get(CLERK.id)).toBeUndefined();
  });
});

describe('a seal is refused, and nothing is written', () => {
  const mismatches: readonly (readonly [string, (request: SealRequest) => SealRequest])[] = [
    ['seal.entities.size', (r) => ({ ...r, entities: r.entities.slice(1) })],
    [
      'seal.entities.root',
      (r) => ({ ...r, entities: r.entities.map((e, i) => (i === 7 ? { ...e, name: '别名' } : e)) }),
    ],
    ['seal.inspectors.size', (r) => ({ ...r, inspectors: r.inspectors.slice(1) })],
    [
      'seal.inspectors.root',
      (r) => ({ ...r, inspectors: r.inspectors.map((e, i) => (i === 2 ? { ...e, salt: bytes32('other') } : e)) }),
    ],
    ['sealHash', (r) => ({ ...r, sealHash: bytes32('other') })],
    ['seal.secretHash', (r) => resealed(r, { secretHash: bytes32('other') })],
    ['seal.sealedAt', (r) => resealed(r, { sealedAt: must(instant('2026-11-20T00:59:59Z')) })],
  ];

  test.each(mismatches)('naming %s where it differs', async (field, change) => {
    expect(await refusal(change(sealRequest(await offer())))).toMatchObject({ code: 'seal-mismatch', field });
  });

  const policies: readonly (readonly [string, Partial<Seal>, unknown])[] = [
    [
      'a deadline for contributions that has passed',
      { contributionsUntil: must(instant('2026-11-20T01:00:00Z')) },
      { code: 'deadline-past', field: 'contributionsUntil' },
    ],
    [
      'an inspection that should be over',
      {
        rules: sampleRules({
          inspectionFrom: must(isoDate('2026-11-01')),
          inspectionUntil: must(isoDate('2026-11-19')),
        }),
      },
      { code: 'deadline-past', field: 'inspectionUntil', found: '2026-11-19' },
    ],
    [
      'an old item list',
      { itemListVersion: '2025-9' },
      { code: 'item-list-outdated', expected: '2026-1', found: '2025-9' },
    ],
    [
      'a witness of another name',
      { witnesses: WITNESSES.map((w) => ({ ...w, name: '别名' })) },
      { code: 'witness-unknown', department: 'SCJG' },
    ],
    [
      'a draw said to replace one that stands',
      { replaces: { drawNumber: must(drawNumber('SZ-2026-0009')), reason: '重抽' } },
      { code: 'replaced-draw-not-void', drawNumber: 'SZ-2026-0009' },
    ],
    [
      'rules that nothing can be drawn by',
      { rules: sampleRules({ items: [] }) },
      { code: 'contradiction', fault: { code: 'no-items' } },
    ],
    [
      'a level that can’t be reached',
      { witnesses: [], leastAssurance: 2 },
      { code: 'contradiction', fault: { code: 'assurance-out-of-reach' } },
    ],
  ];

  test.each(policies)('for %s', async (_what, over, fault) => {
    expect(await refusal(sealRequest(await offer(), over))).toMatchObject({ code: 'seal-refused', fault });
  });

  test('for less than the office asks', async () => {
    await open.remove();
    open = await openOffice({ profile: { leastAssurance: 3 } });
    expect(await refusal(sealRequest(await offer(), { leastAssurance: 2 }))).toEqual({
      code: 'seal-refused',
      fault: { code: 'assurance-below-office', expected: 3, found: 2 },
    });
  });

  test('for a list that can’t be sealed', async () => {
    const request = sealRequest(await offer());
    const twice = { ...request, entities: [...ENTITIES, ...ENTITIES.slice(0, 1)] };
    expect(await refusal(twice)).toMatchObject({
      code: 'seal-refused',
      fault: { code: 'roster-refused', roster: 'entities', fault: { code: 'duplicate-ids' } },
    });
  });

  test('for an offer that lapsed, was made to another, or never was', async () => {
    const made = await offer();
    expect(await refusal(sealRequest(made), OTHER_CLERK.id)).toMatchObject({ code: 'forbidden', role: 'clerk' });
    const other = must(await open.office.offerSeal(OTHER_CLERK.id));
    expect(await refusal(sealRequest(other))).toEqual({ code: 'offer-lapsed' });
    const never = { ...made, drawNumber: must(drawNumber('SZ-2026-0099')) };
    expect(await refusal(sealRequest(never))).toEqual({ code: 'offer-lapsed' });
    open.timers.advance(OFFER_SECONDS * 1000);
    expect(await refusal(sealRequest(made))).toEqual({ code: 'offer-lapsed' });
  });

  test('for another seal under the same number', async () => {
    const made = await offer();
    must(await open.office.seal(CLERK.id, sealRequest(made)));
    expect(await refusal(sealRequest(made, { leastAssurance: 1 }))).toEqual({
      code: 'illegal-transition',
      phase: 'sealed',
      wanted: 'seal',
    });
  });

  test('for people who may not', async () => {
    expect(await open.office.offerSeal(AUDITOR.id)).toMatchObject({ fault: { code: 'forbidden', role: 'auditor' } });
    expect(await refusal(sealRequest(await offer()), AUDITOR.id)).toMatchObject({ code: 'forbidden', role: 'auditor' });
  });
});
