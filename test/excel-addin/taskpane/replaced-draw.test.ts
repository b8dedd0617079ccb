import { expect, test } from '@jest/globals';
import { drawNumber, instant } from '../../../core/model/normalise.ts';
import type { DrawStatus } from '../../../core/wire/api.ts';
import type { ApiClient } from '../../../excel-addin/api/api-client.ts';
import { drawActions } from '../../../excel-addin/taskpane/seal/draw-actions.ts';
import { sealDraft } from '../../../excel-addin/taskpane/seal/seal-draft.ts';
import type { Workbook } from '../../../excel-addin/workbook/workbook.ts';
import { paneServices } from '../../support/pane-services.ts';
import { must, sampleTranscript } from '../../support/sample-draw.ts';

/* A draw that the engine refuses: voided with its reason, planned again, and sealed in its place. */

const { seal, sealHash, drawNumber: refused } = sampleTranscript();
const REASON = '示例：抽中的检查对象排不开执法人员';
const SEALED: DrawStatus = {
  ...{ drawNumber: refused, title: seal.rules.title, lead: seal.rules.lead, phase: 'sealed', sealedAt: seal.sealedAt },
  ...{ inspectionUntil: seal.rules.inspectionUntil, assurance: null, pool: null, drawn: null, seal, sealHash },
  ...{ witnesses: [], waitingFor: null, transcriptHash: null, assignments: [], findings: [] },
  ...{ voidReason: null, now: seal.sealedAt, publicUrl: 'https://public.example' },
};

test('the seal after a void draw names it with the reason, and another task names none', async () => {
  const server = new Proxy(
    {},
    {
      get: (_target, name) => (_number: unknown, reason: string) =>
        Promise.resolve(
          name === 'voidDraw'
            ? { ok: true, value: { ...SEALED, phase: 'void', voidReason: reason } }
            : { ok: false, fault: { code: 'unreachable' } },
        ),
    },
  ) as ApiClient; // every call of the client answers a result
  const kept: unknown[] = [];
  // of the workbook nothing but its settings is asked
  const workbook = {
    setting: () => null,
    keepSetting: (_key: string, value: unknown) => Promise.resolve(void kept.push(value)),
  } as unknown as Workbook;
  const services = { ...paneServices(workbook), api: server };
  const { store } = services;
  const draw = drawActions(services, () => undefined);
  const sealedNext = () =>
    sealDraft(
      store.get().plan,
      seal.rules,
      {
        drawNumber: must(drawNumber('SZ-2026-0099')),
        secretHash: seal.secretHash,
        issuedAt: seal.sealedAt,
        expiresAt: must(instant('2030-01-01T00:00:00Z')),
        declarations: [],
      },
      {
        ...{ departments: [], districts: [], witnesses: [], itemListVersion: seal.itemListVersion },
        ...{ leastAssurance: seal.leastAssurance, publicUrl: 'https://public.example' },
      },
      { departments: [], districts: [], origin: 'none' },
    );
  store.update((state) => ({ ...state, step: 'seal', draw: { ...state.draw, status: SEALED } }));

  await draw.replan(); // a draw that still stands is not replaced
  expect(store.get().step).toBe('seal');
  await draw.voidDraw(REASON);
  expect(store.get().draw.status?.phase).toBe('void');
  await draw.replan();
  expect(store.get()).toMatchObject({ step: 'plan', draw: { status: null } });
  expect(kept).toEqual([null]);
  expect(sealedNext().replaces).toEqual({ drawNumber: refused, reason: REASON });
  await draw.startAnew();
  expect(sealedNext().replaces).toBeNull();
});
