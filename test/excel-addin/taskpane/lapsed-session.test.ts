import { beforeEach, describe, expect, test } from '@jest/globals';
import type { DrawStatus, SessionGrant } from '../../../core/wire/api.ts';
import type { ApiClient } from '../../../excel-addin/api/api-client.ts';
import type { CallFault } from '../../../excel-addin/api/call-fault.ts';
import { drawActions, type DrawActions } from '../../../excel-addin/taskpane/seal/draw-actions.ts';
import type { Services } from '../../../excel-addin/taskpane/services.ts';
import { sessionActions, type SessionActions } from '../../../excel-addin/taskpane/state/session-actions.ts';
import type { SessionState } from '../../../excel-addin/taskpane/state/pane-state.ts';
import type { Workbook } from '../../../excel-addin/workbook/workbook.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { inspectorId } from '../../../core/model/normalise.ts';
import { paneServices } from '../../support/pane-services.ts';
import { must, sampleTranscript } from '../../support/sample-draw.ts';

/* What becomes of the pane when the server no longer knows who is asking. The same in a browser: `lapsed-pairing` of e2e. */

const { seal, sealHash, drawNumber } = sampleTranscript();
const STATUS: DrawStatus = {
  ...{ drawNumber, title: seal.rules.title, lead: seal.rules.lead, phase: 'sealed', sealedAt: seal.sealedAt },
  ...{ inspectionUntil: seal.rules.inspectionUntil, assurance: null, pool: null, drawn: null, seal, sealHash },
  ...{ witnesses: [], waitingFor: 'contributions', transcriptHash: null, assignments: [], findings: [] },
  ...{ voidReason: null, now: seal.sealedAt, publicUrl: 'https://public.example' },
};
const GRANT: SessionGrant = {
  token: 'T'.repeat(43),
  session: {
    person: must(inspectorId('SCJG-001')),
    ...{ name: '示例', department: seal.rules.lead, role: 'clerk', expiresAt: instantAt(Date.parse('2026-04-04')) },
  },
};
const PAIRED: SessionState = { kind: 'paired', session: GRANT.session };

let asked: string[];
let refusal: CallFault | null;
let token: string | null;
let services: Services;
let draw: DrawActions;
let session: SessionActions;

/** A server that knows one draw and one clerk, or refuses everybody. */
const server = new Proxy(
  {},
  {
    get: (_target, name) => () => {
      asked.push(String(name));
      if (refusal !== null && name !== 'pair') return Promise.resolve({ ok: false, fault: refusal });
      if (name === 'pair') return Promise.resolve({ ok: true, value: GRANT });
      if (name === 'session') return Promise.resolve({ ok: true, value: GRANT.session });
      if (name === 'draw') return Promise.resolve({ ok: true, value: STATUS });
      return Promise.resolve({ ok: false, fault: { code: 'unreachable' } });
    },
  },
) as ApiClient; // every call of the client answers a result

beforeEach(() => {
  asked = [];
  refusal = null;
  token = GRANT.token;
  // of the workbook nothing but its settings is asked
  const workbook = { setting: () => ({ drawNumber, resultSheet: null }) } as unknown as Workbook;
  const plain = paneServices(workbook);
  const memory = { ...plain.memory, token: () => token, keepToken: (kept: string | null) => void (token = kept) };
  services = { ...plain, api: server, memory };
  session = sessionActions(services, { onPlaces: () => Promise.resolve(), onPaired: () => draw.resume() });
  draw = drawActions(services, session.lapse);
  const { store } = services;
  store.update((state) => ({ ...state, session: PAIRED, step: 'seal', draw: { ...state.draw, status: STATUS } }));
});

describe.each<CallFault>([{ code: 'unauthorised' }, { code: 'session-expired' }])('$code', (fault) => {
  test('drops the token, says why, and leaves everything else as it was', async () => {
    const before = services.store.get();
    refusal = fault;
    await draw.refresh();
    const after = services.store.get();
    expect(token).toBeNull();
    expect(after.session).toEqual({ kind: 'unpaired', fault, busy: false });
    for (const part of ['plan', 'lists', 'places', 'selection', 'step', 'trial'] as const) {
      expect(after[part]).toBe(before[part]);
    }
    expect(after.draw.status).toBe(STATUS);
  });

  test('is forgotten once somebody has paired: the draw is asked for again and no complaint stays', async () => {
    refusal = fault;
    await draw.refresh();
    expect(services.store.get().draw.problem).toEqual(fault);
    refusal = null;
    asked = [];
    await session.pair('7KD4-92QM');
    expect(asked).toContain('draw');
    expect(token).toBe(GRANT.token);
    expect(services.store.get()).toMatchObject({ session: PAIRED, step: 'seal', draw: { problem: null } });
  });
});

test('whoever works alone is not asked to pair by the clock: nothing is asked of the server', async () => {
  session.goAlone();
  await draw.refresh();
  expect(asked).toEqual([]);
});

describe('when another workbook of the same user has paired', () => {
  test('its token serves here too', async () => {
    refusal = { code: 'unauthorised' };
    await draw.refresh();
    refusal = null;
    token = GRANT.token;
    await session.pairedElsewhere();
    expect(services.store.get()).toMatchObject({ session: PAIRED, draw: { problem: null } });
  });

  test('whoever is paired already is left alone', async () => {
    await session.pairedElsewhere();
    expect(asked).toEqual([]);
  });
});
