import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as answers from '../../../core/wire/answers.ts';
import * as requests from '../../../core/wire/requests.ts';
import type { ApiFault, DrawStatus } from '../../../core/wire/api.ts';
import { DELIVERY_FAILURES } from '../../../core/wire/api.ts';
import type { ListVersion } from '../../../core/lists/list-version.ts';
import { departmentCode, inspectorId } from '../../../core/model/normalise.ts';
import { bytes32, must, sampleInput } from '../../support/sample-draw.ts';
import type { Activity } from '../../../core/journal/activity.ts';
import { drawStatus } from '../../../core/journal/queries.ts';
import { DRAW, drawnStory, PLACE, START, stateAfter } from '../journal/story.ts';

const decoders = Object.entries({ ...answers, ...requests }).flatMap(([name, decode]) =>
  typeof decode === 'function' ? [[name, decode] as const] : [],
);
const { decodeRefusal, decodeDrawStatus } = answers;
const { decodeSealRequest } = requests;

describe('no value makes a decoder throw', () => {
  test.each(decoders)('%s', (_name, decode) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof decode(value).ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });
});

const version: ListVersion = {
  department: must(departmentCode('SCJG')),
  kind: 'entities',
  number: 4,
  root: bytes32('list'),
  rows: 3,
  by: must(inspectorId('P-001')),
  byName: 'Anon',
  at: START,
  changes: { added: 1, changed: 0, removed: 2 },
};

/** One of each code: a new one that is forgotten here doesn't compile. */
const FAULTS: Readonly<{ [Code in ApiFault['code']]: Extract<ApiFault, { code: Code }> }> = {
  unauthorised: { code: 'unauthorised' },
  'session-expired': { code: 'session-expired' },
  forbidden: { code: 'forbidden', role: 'auditor' },
  'pairing-refused': { code: 'pairing-refused', cause: 'expired' },
  'not-found': { code: 'not-found' },
  'too-large': { code: 'too-large', limit: 5 },
  malformed: { code: 'malformed', path: '/a/0', expected: 'string' },
  'offer-lapsed': { code: 'offer-lapsed' },
  'list-moved': { code: 'list-moved', newest: version },
  'list-repeats': { code: 'list-repeats', id: 'P-001' },
  'seal-mismatch': { code: 'seal-mismatch', field: 'sealHash', expected: 'a', found: 'b' },
  'seal-refused': { code: 'seal-refused', fault: { code: 'item-list-outdated', expected: '2', found: '1' } },
  'contribution-refused': { code: 'contribution-refused', fault: { code: 'empty' } },
  'illegal-transition': { code: 'illegal-transition', phase: 'void', wanted: 'draw' },
  'not-ready': { code: 'not-ready', waitingFor: 'public-value' },
  'draw-refused': { code: 'draw-refused', fault: { code: 'no-plan', answer: { total: 3 } } },
  'too-many-requests': { code: 'too-many-requests', retryAfterSeconds: 600 },
  busy: { code: 'busy' },
  internal: { code: 'internal', reference: 'ab12' },
};

describe('refusals', () => {
  test.each(Object.values(FAULTS))('$code comes through unchanged', (fault) => {
    expect(must(decodeRefusal(JSON.parse(JSON.stringify({ fault }))))).toEqual({ fault });
  });

  test('with something unknown in them are not taken', () => {
    for (const fault of Object.values(FAULTS)) {
      expect(decodeRefusal({ fault: { ...fault, more: 1 } }).ok).toBe(false);
    }
    expect(decodeRefusal({ fault: { code: 'unheard-of' } }).ok).toBe(false);
    expect(decodeRefusal({ fault: FAULTS.busy, more: 1 }).ok).toBe(false);
  });
});

describe('the status of a draw', () => {
  const status = (): DrawStatus => {
    const asked = { type: 'RecusalRequested', ...PLACE, reason: 'leave', note: '示例', salt: bytes32('salt') } as const;
    const state = stateAfter(...drawnStory, asked);
    const draw = state.draws.get(DRAW);
    if (draw === undefined) throw new Error('the story has changed');
    return drawStatus(state, draw, START, 'https://public.example/draws/1');
  };

  test('comes through unchanged', () => {
    expect(must(decodeDrawStatus(JSON.parse(JSON.stringify(status()))))).toEqual(status());
  });

  test('tells what was filed, how it was reviewed and when it was published', () => {
    const about = { draw: DRAW, entity: 'E1' } as const;
    const filed = {
      type: 'ResultFiled',
      ...about,
      team: 1,
      by: PLACE.person,
      result: '未发现问题',
      note: '示例',
    } as const;
    const reviewed = { type: 'ResultReviewed', ...about, by: PLACE.person, accepted: true, note: '' } as const;
    const published = { type: 'ResultPublished', ...about } as const;
    const findings = (...activities: readonly Activity[]): DrawStatus['findings'] => {
      const state = stateAfter(...drawnStory, ...activities);
      const draw = state.draws.get(DRAW);
      if (draw === undefined) throw new Error('the story has changed');
      const sent: unknown = JSON.parse(
        JSON.stringify(drawStatus(state, draw, START, 'https://public.example/draws/1')),
      );
      return must(decodeDrawStatus(sent)).findings;
    };
    const told = { team: 1, entity: 'E1', by: PLACE.person, result: '未发现问题', note: '示例' };
    expect(findings()).toEqual([]);
    expect(findings(filed)).toMatchObject([{ ...told, accepted: null, publishedAt: null }]);
    expect(findings(filed, reviewed)).toMatchObject([{ ...told, accepted: true, publishedAt: null }]);
    expect(findings(filed, reviewed, published)[0]?.publishedAt).not.toBeNull();
  });

  test.each(DELIVERY_FAILURES)('tells why a card failed: %s', (reason) => {
    const [first, ...others] = status().assignments;
    const card = { kind: 'failed', at: START, reason } as const;
    const changed = { ...status(), assignments: [{ ...first, card }, ...others] };
    expect(must(decodeDrawStatus(changed)).assignments[0]?.card).toEqual(card);
  });

  test('is not taken when a member is missing, added or of another type', () => {
    for (const name of Object.keys(status())) {
      const rest = Object.fromEntries(Object.entries(status()).filter(([other]) => other !== name));
      expect(decodeDrawStatus(rest).ok).toBe(false);
      expect(decodeDrawStatus({ ...rest, [name]: { strange: true } }).ok).toBe(false);
    }
    expect(decodeDrawStatus({ ...status(), more: null }).ok).toBe(false);
  });
});

describe('a seal request', () => {
  const { seal, entities, officers } = sampleInput();
  const request = { seal, sealHash: bytes32('seal'), entities, inspectors: officers, contacts: [] };

  test('comes through unchanged', () => {
    expect(must(decodeSealRequest(JSON.parse(JSON.stringify(request))))).toEqual(request);
  });

  test.each([
    ['/contacts/0/id', { contacts: [{ id: '', mobile: '1' }] }],
    ['/contacts/0/mobile', { contacts: [{ id: 'A', mobile: 139 }] }],
    ['/contacts/0/mobile', { contacts: [{ id: 'A', mobile: 'x'.repeat(255) }] }],
    ['/contacts/0/wechat', { contacts: [{ id: 'A', wechat: 'x' }] }],
    ['/inspectors/0/salt', { inspectors: [{ ...officers[0], salt: 'x' }] }],
    ['/inspectors/0/inspector', { inspectors: [{ salt: bytes32('s') }] }],
    ['/sealHash', { sealHash: bytes32('seal').toUpperCase() }],
  ])('names %s', (path, over) => {
    expect(decodeSealRequest({ ...request, ...over })).toMatchObject({ ok: false, fault: { code: 'malformed', path } });
  });
});
