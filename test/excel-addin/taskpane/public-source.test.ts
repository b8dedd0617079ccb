import { describe, expect, test } from '@jest/globals';
import type { SealOffer } from '../../../core/wire/api.ts';
import { drawNumber, instant } from '../../../core/model/normalise.ts';
import { sealDraft } from '../../../excel-addin/taskpane/seal/seal-draft.ts';
import { NEW_PLAN, type PublicSourceForm } from '../../../excel-addin/taskpane/state/plan-form.ts';
import { bytes32, must, sampleRules } from '../../support/sample-draw.ts';

const offer: SealOffer = {
  drawNumber: must(drawNumber('SZ-2026-0001')),
  secretHash: bytes32('secret'),
  issuedAt: must(instant('2026-12-01T02:00:00Z')),
  expiresAt: must(instant('2026-12-01T03:00:00Z')),
  declarations: [],
};
const directory = {
  departments: [],
  districts: [],
  witnesses: [],
  itemListVersion: '2026-1',
  leastAssurance: 1,
  publicUrl: 'https://public.example',
} as const;
const places = { origin: 'server', departments: [], districts: [], towns: [] } as const;
const lottery: PublicSourceForm = {
  kind: 'lottery',
  name: ' 双色球第 2026140 期 ',
  notBefore: '2026-12-01T21:30',
  entropyTenths: 241,
};
const draft = (publicSource: PublicSourceForm | null) =>
  sealDraft({ ...NEW_PLAN, contributionMinutes: 30, publicSource }, sampleRules(), offer, directory, places);

describe('a public value named in the plan', () => {
  test('is sealed with its name, its time in UTC and its entropy; witnesses may then be left out', () => {
    expect(draft(lottery)).toMatchObject({
      // 21:30 in China is 13:30 UTC
      publicSource: {
        kind: 'lottery',
        name: '双色球第 2026140 期',
        notBefore: '2026-12-01T13:30:00Z',
        entropyTenths: 241,
      },
      withheldRule: 'leave-out',
    });
  });

  test.each([
    ['is not given', ''],
    ['lies before the last witness has opened theirs', '2026-12-01T10:15'],
  ])('is due when the round ends if its time %s', (_case, notBefore) => {
    // sealed at 10:00 in China, contributions until 10:30
    expect(draft({ ...lottery, notBefore }).publicSource?.notBefore).toBe('2026-12-01T02:30:00Z');
  });

  test('is none where the plan names none', () => {
    expect(draft(null)).toMatchObject({ publicSource: null, withheldRule: 'void' });
  });
});
