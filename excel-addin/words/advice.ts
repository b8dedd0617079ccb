import type { PlanFault } from '../taskpane/plan/plan-rules.ts';
import type { RehearsalFault } from '../../core/draw/rehearsal.ts';
import type { CallFault } from '../api/call-fault.ts';
import type { DrawProblem } from '../taskpane/state/draw-state.ts';
import type { ListFault } from '../../core/tabular/list-reading.ts';
import type { ListKind } from '../../core/tabular/list-kind.ts';
import type { WorkbookFault } from '../workbook/workbook-fault.ts';
import type { SyncProblem } from '../taskpane/state/sync-state.ts';
import type { Advice } from './list-faults.ts';
import type { DepartmentWords } from './plan-faults.ts';
import { words } from './words.ts';

/** A call that gave no good answer. */
export function callFaultAdvice(fault: CallFault, department: DepartmentWords): Advice {
  switch (fault.code) {
    case 'unreachable':
    case 'bad-answer':
    case 'aborted':
      return words.call[fault.code];
    default:
      return words.faults.api(fault, department);
  }
}

const LIST_CODES: ReadonlySet<string> = new Set<ListFault['code']>([
  'empty-sheet',
  'too-many-rows',
  'no-header',
  'no-rows',
  'ambiguous-column',
  'missing-column',
]);

const isListFault = (fault: ListFault | WorkbookFault): fault is ListFault => LIST_CODES.has(fault.code);

/** Why a list could not be read. */
export const readingFaultAdvice = (fault: ListFault | WorkbookFault, kind: ListKind): Advice =>
  isListFault(fault) ? words.faults.list(fault, kind) : words.faults.workbook(fault);

/** What is in the way of a plan. */
export function planFaultAdvice(fault: PlanFault, department: DepartmentWords): Advice {
  switch (fault.code) {
    case 'no-item-chosen':
    case 'no-lead':
    case 'no-deadline':
    case 'public-source-unnamed':
      return words.plan.faults[fault.code];
    case 'ratio-not-understood':
      return words.plan.faults['ratio-not-understood'](fault.text);
    case 'deadline-past':
    case 'window-too-long':
    case 'window-without-workday':
    case 'window-reversed':
      return 'from' in fault && fault.code === 'window-reversed'
        ? words.faults.rules({ ...fault }, department)
        : words.faults.window(fault);
    default:
      return words.faults.rules(fault, department);
  }
}

/** Why a rehearsal came to nothing; null where the pool's own words say it already. */
export function rehearsalAdvice(fault: RehearsalFault, department: DepartmentWords): Advice | null {
  switch (fault.code) {
    case 'no-plan':
      return words.faults.noPlan(fault.answer, department);
    case 'too-large':
      return words.plan.rehearsal.tooLarge;
    case 'pool':
    case 'quota':
      return null;
  }
}

/** What went wrong after the plan. */
export function drawProblemAdvice(problem: DrawProblem, department: DepartmentWords): Advice {
  switch (problem.code) {
    case 'not-verified':
      return words.seal.notVerified;
    case 'caps-applied':
      return words.faults.capsApplied(problem);
    case 'pool-too-large':
    case 'weighted':
      return words.faults.checkSheet(problem);
    case 'empty-template':
      return words.documents.empty(problem.name);
    case 'roster':
      return words.faults.roster(problem.fault);
    case 'contradiction':
      return words.faults.seal(problem.fault, department);
    case 'sheet-missing':
    case 'sheet-protected':
    case 'cell-editing':
    case 'block-too-large':
    case 'cancelled':
    case 'unsupported':
    case 'refused':
      return words.faults.workbook(problem);
    default:
      return callFaultAdvice(problem, department);
  }
}

/** Why a list could not be brought in step. */
export function syncProblemAdvice(problem: SyncProblem, department: DepartmentWords): Advice {
  switch (problem.code) {
    case 'bad-content':
    case 'not-found':
      return words.sync.faults[problem.code];
    case 'kept-differs':
      return words.sync.faults['kept-differs'](problem.version);
    default:
      return drawProblemAdvice(problem, department);
  }
}
