import type { WindowFault } from '../../../core/calendar/inspection-window.ts';
import type { NoPlanAnswer, ShortageAnswer } from '../../../core/draw/no-plan-answer.ts';
import type { PreviewFault } from '../../../core/draw/pool.ts';
import type { RulesFault } from '../../../core/draw/rules-check.ts';
import type { SealFault } from '../../../core/draw/seal-check.ts';
import type {
  DepartmentCode,
  DrawNumber,
  EntityId,
  Hex32,
  InspectorId,
  Instant,
  IsoDate,
  ItemCode,
} from '../../../core/model/ids.ts';
import type { RosterFault } from '../../../core/roster/roster-fault.ts';
import type { ListFault } from '../../../core/tabular/list-reading.ts';
import type { ApiFault, SealRefusal } from '../../../core/wire/api.ts';
import type { FunctionFault } from '../../../excel-addin/functions/refusal.ts';
import type { CheckSheetFault } from '../../../excel-addin/taskpane/result/check-sheet.ts';
import type { WorkbookFault } from '../../../excel-addin/workbook/workbook-fault.ts';

/** A fault of every code of a union; a new code does not compile until it is here. */
type Samples<F extends { readonly code: string }> = { readonly [C in F['code']]: Extract<F, { readonly code: C }> };

const all = <F extends { readonly code: string }>(samples: Samples<F>): readonly F[] => Object.values(samples);

// names of the samples are Latin, so that whatever is Chinese in a sentence is the sentence's own; all are well-formed
const ENTITY = '91350100M000100Y43' as EntityId;
const OFFICER = 'P-001' as InspectorId;
const LEAD = 'SCJG' as DepartmentCode;
const ITEM = 'SCJG-003' as ItemCode;
const DRAW = 'SZ-2026-0007' as DrawNumber;
const NOW = '2026-03-01T00:00:00Z' as Instant;
const DAY = '2026-03-01' as IsoDate;
const LATER = '2027-12-20' as IsoDate;

export const windowFaults = all<WindowFault>({
  'deadline-past': { code: 'deadline-past', until: DAY, today: LATER },
  'window-reversed': { code: 'window-reversed', from: LATER, until: DAY },
  'window-too-long': { code: 'window-too-long', days: 1000, limit: 366 },
  'window-without-workday': { code: 'window-without-workday', from: DAY, until: DAY },
});

export const previewFaults = all<PreviewFault>({
  'unknown-exclusion': { code: 'unknown-exclusion', id: ENTITY },
  'too-many-strata': { code: 'too-many-strata', found: 2000, limit: 1000 },
  'empty-pool': { code: 'empty-pool', exclusions: [{ reason: 'not-active', count: 3 }] },
  'bad-ratio': { code: 'bad-ratio', ratio: { num: 3, den: 2 } },
  'no-rate-for-stratum': { code: 'no-rate-for-stratum', stratum: ['A', ''] },
  'quota-exceeds-pool': { code: 'quota-exceeds-pool', asked: 9, pool: 4 },
  'nothing-to-draw': { code: 'nothing-to-draw' },
});

export const rosterFaults = all<RosterFault>({
  'empty-roster': { code: 'empty-roster' },
  'too-many-rows': { code: 'too-many-rows', found: 300_000, limit: 200_000 },
  'duplicate-ids': { code: 'duplicate-ids', duplicates: [{ id: ENTITY, first: 0, second: 1 }] },
  'bad-id': { code: 'bad-id', index: 4, cause: { code: 'empty' } },
  'bad-field': { code: 'bad-field', index: 4, field: 'name', cause: 'too-long' },
});

export const rulesFaults = all<RulesFault>({
  'bad-number': { code: 'bad-number', field: 'team.size', found: 1, least: 2, most: 9 },
  'bad-ratio': { code: 'bad-ratio', ratio: { num: 3, den: 2 } },
  'repeated-department': { code: 'repeated-department', department: LEAD },
  'repeated-name': { code: 'repeated-name', field: 'rates', name: 'A' },
  'too-many': { code: 'too-many', field: 'items', found: 99, limit: 50 },
  'no-items': { code: 'no-items' },
  'full-coverage-without-basis': { code: 'full-coverage-without-basis', items: [ITEM, ITEM, ITEM, ITEM] },
  'item-of-other-department': { code: 'item-of-other-department', item: ITEM, department: LEAD },
  'window-reversed': { code: 'window-reversed', from: LATER, until: DAY },
});

const ownSealFaults = all<Exclude<SealFault, RulesFault>>({
  'out-of-order': { code: 'out-of-order', field: 'witnesses' },
  'times-out-of-order': { code: 'times-out-of-order', earlier: 'sealedAt', later: 'revealsUntil' },
  'leave-out-without-public-source': { code: 'leave-out-without-public-source' },
  'assurance-out-of-reach': { code: 'assurance-out-of-reach', least: 3 },
  'unnamed-department': { code: 'unnamed-department', department: LEAD },
});
export const sealFaults: readonly SealFault[] = [...ownSealFaults, ...rulesFaults];

const shortage: ShortageAnswer = {
  needs: [
    { role: 'lead', department: LEAD, qualification: 'Food', places: 1 },
    { role: 'member', department: '', qualification: '', places: 2 },
  ],
  districts: [{ district: '', name: 'North', teams: 1 }],
  teams: 1,
  entities: 3,
  places: 3,
  officers: [{ id: OFFICER, name: 'Anon', cap: 2 }],
  officerCount: 1,
  supply: 2,
  missing: 1,
  reasons: [{ reason: 'on-leave', pairs: 4 }],
};
export const noPlan: NoPlanAnswer = {
  smallest: shortage,
  total: shortage,
  remedies: { raiseCaps: { total: 1, left: 0 }, dropEntities: 3, addPlaces: 1 },
};

const sealRefusals = all<SealRefusal>({
  'roster-refused': { code: 'roster-refused', roster: 'entities', fault: { code: 'empty-roster' } },
  contradiction: { code: 'contradiction', fault: { code: 'no-items' } },
  undrawable: { code: 'undrawable', fault: { code: 'nothing-to-draw' } },
  'ratio-above-ceiling': {
    code: 'ratio-above-ceiling',
    item: ITEM,
    ratio: { num: 3, den: 100 },
    living: 500,
    drawn: 20,
    most: 15,
  },
  'capped-in-pool': {
    code: 'capped-in-pool',
    found: 1,
    entities: [{ id: ENTITY, counted: 2, most: 2, from: DAY, until: LATER }],
  },
  'cap-unfounded': { code: 'cap-unfounded', found: 1, ids: [ENTITY] },
  'deadline-past': { code: 'deadline-past', field: 'inspectionUntil', found: DAY, now: NOW },
  'item-list-outdated': { code: 'item-list-outdated', expected: '2026-2', found: '2026-1' },
  'witness-unknown': { code: 'witness-unknown', person: OFFICER, department: LEAD },
  'assurance-below-office': { code: 'assurance-below-office', expected: 3, found: 1 },
  'replaced-draw-not-void': { code: 'replaced-draw-not-void', drawNumber: DRAW },
  'declaration-missing': { code: 'declaration-missing', person: OFFICER, name: 'Anon' },
});

const ownApiFaults = all<ApiFault>({
  unauthorised: { code: 'unauthorised' },
  'session-expired': { code: 'session-expired' },
  forbidden: { code: 'forbidden', role: 'inspector' },
  'pairing-refused': { code: 'pairing-refused', cause: 'expired' },
  'not-found': { code: 'not-found' },
  'too-large': { code: 'too-large', limit: 33_554_432 },
  malformed: { code: 'malformed', path: '/seal', expected: 'object' },
  'offer-lapsed': { code: 'offer-lapsed' },
  'list-moved': {
    code: 'list-moved',
    newest: {
      department: LEAD,
      kind: 'entities',
      number: 4,
      root: '0'.repeat(64) as Hex32,
      rows: 3,
      by: OFFICER,
      byName: 'Anon',
      at: NOW,
      changes: { added: 1, changed: 0, removed: 2 },
    },
  },
  'list-repeats': { code: 'list-repeats', id: 'P-001' },
  'seal-mismatch': { code: 'seal-mismatch', field: 'sealHash', expected: 'a', found: 'b' },
  'seal-refused': { code: 'seal-refused', fault: { code: 'cap-unfounded', found: 1, ids: [ENTITY] } },
  'contribution-refused': { code: 'contribution-refused', fault: { code: 'repeated', department: LEAD, at: NOW } },
  'illegal-transition': { code: 'illegal-transition', phase: 'void', wanted: 'draw' },
  'not-ready': { code: 'not-ready', waitingFor: 'public-value' },
  'draw-refused': { code: 'draw-refused', fault: { code: 'no-plan', answer: noPlan } },
  'too-many-requests': { code: 'too-many-requests', retryAfterSeconds: 1 },
  busy: { code: 'busy' },
  internal: { code: 'internal', reference: 'R-1' },
});
export const apiFaults: readonly ApiFault[] = [
  ...ownApiFaults,
  ...sealRefusals.map((fault) => ({ code: 'seal-refused', fault }) as const),
];

const candidate = { column: 2, header: 'Name', confidence: 80, samples: [] };
export const listFaults = all<ListFault>({
  'empty-sheet': { code: 'empty-sheet' },
  'too-many-rows': { code: 'too-many-rows', rows: 300_000, limit: 200_000 },
  'no-header': { code: 'no-header', rowsSearched: 20, firstFilledRow: 3 },
  'no-rows': { code: 'no-rows', headerRow: 2 },
  'ambiguous-column': { code: 'ambiguous-column', kind: 'entities', field: 'id', columns: [candidate, candidate] },
  'missing-column': { code: 'missing-column', kind: 'entities', field: 'id' },
});

export const workbookFaults = all<WorkbookFault>({
  'sheet-missing': { code: 'sheet-missing', sheet: 'S' },
  'sheet-protected': { code: 'sheet-protected' },
  'cell-editing': { code: 'cell-editing' },
  'block-too-large': { code: 'block-too-large' },
  cancelled: { code: 'cancelled' },
  unsupported: { code: 'unsupported', member: 'Range.sort' },
  refused: { code: 'refused', detail: 'GeneralException' },
});

export const functionFaults = all<FunctionFault>({
  'key-malformed': { code: 'key-malformed' },
  'id-malformed': { code: 'id-malformed' },
  'id-not-among': { code: 'id-not-among' },
  'strata-do-not-fit': { code: 'strata-do-not-fit' },
  'date-unreadable': { code: 'date-unreadable' },
  'days-out-of-range': { code: 'days-out-of-range', limit: 2000 },
  'holidays-unknown': { code: 'holidays-unknown', years: [2030, 2031] },
});

export const checkSheetFaults = all<CheckSheetFault>({
  'pool-too-large': { code: 'pool-too-large', pool: 9000, limit: 5000 },
  weighted: { code: 'weighted' },
});
