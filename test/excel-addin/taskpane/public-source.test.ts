import { describe, expect, test } from '@jest/globals';
import { announcedHolidays } from '../../../core/calendar/announced-holidays.ts';
import { workCalendar } from '../../../core/calendar/working-days.ts';
import { drawNumber, instant, isoDate } from '../../../core/model/normalise.ts';
import type { Directory, SealOffer } from '../../../core/wire/api.ts';
import { planRules } from '../../../excel-addin/taskpane/plan/plan-rules.ts';
import { sealDraft, type SealDraft } from '../../../excel-addin/taskpane/seal/seal-draft.ts';
import { NEW_PLAN, type PlanForm, type PublicSourceForm } from '../../../excel-addin/taskpane/state/plan-form.ts';
import { bytes32, must, sampleRules } from '../../support/sample-draw.ts';

const NOW = must(instant('2026-11-20T01:00:00Z'));
const calendar = workCalendar(announcedHolidays());
const { items, lead, participants } = sampleRules();
const LOTTERY: PublicSourceForm = {
  kind: 'lottery',
  name: ' 福彩双色球 2026135 期 ',
  notBefore: '2026-11-22T21:30',
  entropyTenths: 241,
};
const PLAN: PlanForm = {
  ...NEW_PLAN,
  items: items.map(({ code }) => code),
  lead,
  participants,
  quota: { kind: 'count', count: 20 },
  from: must(isoDate('2026-12-01')),
  until: must(isoDate('2026-12-20')),
  contributionMinutes: 30,
};
const OFFER: SealOffer = {
  drawNumber: must(drawNumber('SZ-2026-0002')),
  secretHash: bytes32('secret'),
  issuedAt: NOW,
  expiresAt: must(instant('2026-11-20T02:00:00Z')),
  declarations: [],
};
const DIRECTORY: Directory = {
  ...{ departments: [], districts: [], witnesses: [] },
  ...{ itemListVersion: '2026', leastAssurance: 1, publicUrl: 'https://public.example' },
};

function sealed(over: Partial<PlanForm>): SealDraft {
  const form = { ...PLAN, ...over };
  const { rules } = must(planRules(form, items, calendar, NOW));
  return sealDraft(form, rules, OFFER, DIRECTORY, { departments: [], districts: [], origin: 'none' });
}

describe('a public value named in advance', () => {
  test('is sealed with its name, kind and entropy, and the time of China in which it is due', () => {
    expect(sealed({ publicSource: LOTTERY })).toMatchObject({
      publicSource: {
        ...{ kind: 'lottery', name: '福彩双色球 2026135 期', entropyTenths: 241 },
        notBefore: '2026-11-22T13:30:00Z',
      },
      withheldRule: 'leave-out',
    });
  });

  test.each(['', '2026-11-20T09:10'])('is never due before the witnesses’ time is over: “%s”', (notBefore) => {
    expect(sealed({ publicSource: { ...LOTTERY, notBefore } }).publicSource?.notBefore).toBe('2026-11-20T01:30:00Z');
  });

  test('is not sealed without the name of issue or round', () => {
    const form = { ...PLAN, publicSource: { ...LOTTERY, name: '  ' } };
    expect(planRules(form, items, calendar, NOW)).toEqual({ ok: false, fault: { code: 'public-source-unnamed' } });
  });

  test('may be left out', () => {
    expect(sealed({})).toMatchObject({ publicSource: null, withheldRule: 'void' });
  });
});
