import { hex32 } from '../../../core/encoding/hex.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import { instantAt, millisecondsOf } from '../../../core/model/instant.ts';
import { withDeclarations } from '../../../core/roster/declarations.ts';
import { sealOfficers } from '../../../core/roster/officer-roster.ts';
import type { DrawStatus } from '../../../core/wire/api.ts';
import { words } from '../../words/words.ts';
import type { CallFault } from '../../api/call-fault.ts';
import { planRules } from '../plan/plan-rules.ts';
import { resultSheetPlan } from '../result/result-sheet.ts';
import type { Services } from '../services.ts';
import { NO_DRAW, type Activity, type DrawProblem, type DrawState } from '../state/draw-state.ts';
import type { PlanForm } from '../state/plan-form.ts';
import { takenRows } from '../state/list-state.ts';
import { currentDraw, CURRENT_DRAW_KEY } from './current-draw.ts';
import { keptSheets, KEPT_SHEETS_KEY } from './kept-sheets.ts';
import { keepSheets } from './sheet-memory.ts';
import { sealDraft } from './seal-draft.ts';
import { withVisitCaps } from './visit-caps.ts';
import type { DrawNumber } from '../../../core/model/ids.ts';

/** What the clerk does from sealing on. */
export interface DrawActions {
  /** Finds the draw that this workbook is at, after a reload or when somebody has paired again. */
  readonly resume: () => Promise<void>;
  /** Goes back to a draw of before. */
  readonly open: (number: DrawNumber) => Promise<void>;
  /** Asks the office for the draws of before that this clerk may see. */
  readonly loadEarlier: () => Promise<void>;
  readonly seal: () => Promise<void>;
  /** Asks the server where the draw stands. */
  readonly refresh: () => Promise<void>;
  readonly draw: () => Promise<void>;
  /** Fetches the transcript and verifies it here; nothing of it is shown before. */
  readonly verify: () => Promise<void>;
  readonly writeResult: () => Promise<void>;
  readonly voidDraw: (reason: string) => Promise<void>;
  readonly remind: () => Promise<void>;
  readonly givePublicValue: (value: string) => Promise<void>;
  /** Leaves the draw to itself and starts another task. */
  readonly startAnew: () => Promise<void>;
  /** Back to the plan of a void draw, to be changed and sealed in its place. */
  readonly replan: () => Promise<void>;
  readonly openPublicPage: () => void;
  /** Puts the last problem out of sight. */
  readonly dismiss: () => void;
}

/** Makes the actions. `onLapse` is told when the server no longer knows who is asking. */
export function drawActions(services: Services, onLapse: (fault: CallFault) => void): DrawActions {
  const { store, api, workbook, worker, calendar, now, randomBytes, openPage } = services;

  const set = (change: Partial<DrawState>): void => {
    store.update((state) => ({ ...state, draw: { ...state.draw, ...change } }));
  };
  const busy = (kind: Activity['kind'], percent: number | null = null): void => {
    set({ activity: { kind, percent }, problem: null, done: null });
  };
  const stop = (problem: DrawProblem): void => {
    set({ activity: null, problem });
    if (problem.code === 'unauthorised' || problem.code === 'session-expired') onLapse(problem);
  };
  const take = (status: DrawStatus): void => {
    set({ status, activity: null, clockOffset: millisecondsOf(status.now) - now() });
  };
  const numberNow = (): DrawNumber | null => store.get().draw.status?.drawNumber ?? null;

  const load = async (number: DrawNumber): Promise<void> => {
    const status = await api.draw(number);
    if (status.ok) take(status.value);
    else stop(status.fault);
  };

  const verify = async (): Promise<void> => {
    const { status } = store.get().draw;
    if (status === null) return;
    busy('fetching');
    const blob = await api.transcript(status.drawNumber);
    if (!blob.ok) {
      stop(blob.fault);
      return;
    }
    busy('verifying', 0);
    const { report, transcript } = await worker.verify(
      { kind: 'verify', transcript: blob.value, sealHash: status.sealHash, transcriptHash: status.transcriptHash },
      (_stage, done, total) => {
        busy('verifying', total === 0 ? null : Math.floor((100 * done) / total));
      },
    );
    set({
      activity: null,
      verification: report,
      transcript: report.verdict ? transcript : null,
      verifiedHash: status.transcriptHash,
    });
    if (!report.verdict) stop({ code: 'not-verified' });
  };

  const leaveDraw = async (replaces: PlanForm['replaces']): Promise<void> => {
    await workbook.keepSetting(CURRENT_DRAW_KEY, null);
    store.update((state) => ({ ...state, plan: { ...state.plan, replaces }, draw: NO_DRAW, step: 'plan' }));
  };

  /** Shows a draw with the sheets that this workbook has of it. */
  const enter = async (number: DrawNumber): Promise<void> => {
    set(keptSheets(workbook.setting(KEPT_SHEETS_KEY), number));
    await load(number);
    const { status, verifiedHash } = store.get().draw;
    if (status?.phase === 'drawn' && status.transcriptHash !== verifiedHash) await verify();
  };

  return {
    resume: async () => {
      const number = currentDraw(workbook.setting(CURRENT_DRAW_KEY));
      // what was refused for want of a session is refused no more
      set({ problem: null });
      if (number !== null) await enter(number);
    },
    open: async (number) => {
      store.update((state) => ({ ...state, draw: NO_DRAW }));
      await workbook.keepSetting(CURRENT_DRAW_KEY, { drawNumber: number });
      await enter(number);
      const { status } = store.get().draw;
      if (status !== null) {
        store.update((state) => ({ ...state, step: status.phase === 'drawn' ? 'result' : 'seal' }));
      }
    },
    loadEarlier: async () => {
      const draws = await api.draws();
      if (draws.ok) store.update((state) => ({ ...state, draws: draws.value }));
      else stop(draws.fault);
    },
    seal: async () => {
      const { plan, lists, directory, places } = store.get();
      const rules = planRules(plan, takenRows(lists.items), calendar, instantAt(now()));
      if (!rules.ok || directory === null) return;
      busy('offering');
      const caps = await api.visitCaps(rules.value.rules);
      if (!caps.ok) {
        stop(caps.fault);
        return;
      }
      const { exclusions, added, removed } = withVisitCaps(
        plan.exclusions,
        caps.value,
        takenRows(lists.entities),
        rules.value.rules,
      );
      store.update((state) => ({ ...state, plan: { ...state.plan, exclusions } }));
      if (added + removed > 0) {
        stop({ code: 'caps-applied', added, removed });
        return;
      }
      const offer = await api.offer();
      if (!offer.ok) {
        stop(offer.fault);
        return;
      }
      const officers = takenRows(lists.inspectors);
      const entities = takenRows(lists.entities);
      const inspectors = withDeclarations(
        officers.map(({ inspector }) => inspector),
        offer.value.declarations,
        entities,
      );
      const sealed = sealOfficers(
        inspectors,
        inspectors.map(() => salt(randomBytes)),
      );
      if (!sealed.ok) throw new Error(`salts of the machine's randomness: ${sealed.fault.code}`);
      busy('hashing', 0);
      const local = await worker.seal(
        entities,
        {
          kind: 'seal',
          draft: sealDraft({ ...plan, exclusions }, rules.value.rules, offer.value, directory, places),
          inspectors: sealed.value,
          contacts: officers.map(({ contact }) => contact),
        },
        (done, total) => {
          busy('hashing', Math.floor((100 * done) / total));
        },
      );
      if (!local.ok) {
        stop(local.fault);
        return;
      }
      busy('sending');
      const receipt = await api.seal(local.value.body);
      if (!receipt.ok) {
        stop(receipt.fault);
        return;
      }
      if (receipt.value.sealHash !== local.value.sealHash) {
        const { sealHash: expected } = local.value;
        stop({ code: 'seal-mismatch', field: 'sealHash', expected, found: receipt.value.sealHash });
        return;
      }
      store.update((state) => ({ ...state, plan: { ...state.plan, replaces: null } }));
      await workbook.keepSetting(CURRENT_DRAW_KEY, { drawNumber: receipt.value.drawNumber });
      await load(receipt.value.drawNumber);
    },
    refresh: async () => {
      const number = numberNow();
      if (number === null || store.get().session.kind !== 'paired') return;
      const status = await api.draw(number);
      if (!status.ok) {
        if (status.fault.code !== 'unreachable') stop(status.fault);
        return;
      }
      const { activity, verifiedHash } = store.get().draw;
      if (activity !== null) return;
      take(status.value);
      // a replacement makes a linked transcript: it is verified like the first
      if (status.value.phase === 'drawn' && status.value.transcriptHash !== verifiedHash) await verify();
    },
    draw: async () => {
      const number = numberNow();
      if (number === null) return;
      busy('drawing');
      const receipt = await api.makeDraw(number);
      if (!receipt.ok) {
        stop(receipt.fault);
        return;
      }
      await load(number);
      await verify();
      if (store.get().draw.verification?.verdict === true) store.update((state) => ({ ...state, step: 'result' }));
    },
    verify,
    writeResult: async () => {
      const { draw, places } = store.get();
      if (draw.transcript === null || draw.verification?.verdict !== true || draw.status === null) return;
      busy('writing', 0);
      const plan = resultSheetPlan(draw.transcript, draw.status, places);
      const written = await workbook.write(plan, draw.resultSheet?.sheet ?? null, {
        onProgress: (done, total) => {
          busy('writing', Math.floor((100 * done) / total));
        },
      });
      if (!written.ok) {
        stop(written.fault);
        return;
      }
      set({
        activity: null,
        resultSheet: written.value,
        shownStates: null,
        done: words.result.written(written.value.name),
      });
      await keepSheets(services);
    },
    voidDraw: async (reason) => {
      const number = numberNow();
      if (number === null) return;
      busy('voiding');
      const status = await api.voidDraw(number, reason);
      if (status.ok) take(status.value);
      else stop(status.fault);
    },
    remind: async () => {
      const number = numberNow();
      if (number === null) return;
      const answer = await api.remind(number);
      if (answer.ok) set({ done: words.result.reminded(answer.value.reminded) });
      else stop(answer.fault);
    },
    givePublicValue: async (value) => {
      const number = numberNow();
      if (number === null) return;
      const status = await api.givePublicValue(number, value);
      if (status.ok) take(status.value);
      else stop(status.fault);
    },
    startAnew: () => leaveDraw(null),
    replan: async () => {
      const { status } = store.get().draw;
      if (status?.phase !== 'void') return;
      const { drawNumber, voidReason } = status;
      await leaveDraw({ drawNumber, reason: voidReason ?? '' });
    },
    openPublicPage: () => {
      const { status } = store.get().draw;
      if (status !== null) openPage(status.publicUrl);
    },
    dismiss: () => {
      set({ problem: null });
    },
  };
}

const salt = (randomBytes: (count: number) => Uint8Array): Hex32 => hex32(randomBytes(32));
