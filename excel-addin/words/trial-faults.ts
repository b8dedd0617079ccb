import type { DrawFault } from '../../core/draw/draw.ts';
import type { TrialProblem } from '../taskpane/state/trial-state.ts';
import type { Advice } from './list-faults.ts';
import type { DepartmentWords } from './plan-faults.ts';
import { words } from './words.ts';

/** Why a trial could not be drawn or written. */
export function trialProblemAdvice(problem: TrialProblem, department: DepartmentWords): Advice {
  switch (problem.code) {
    case 'sheet-missing':
    case 'sheet-protected':
    case 'cell-editing':
    case 'block-too-large':
    case 'cancelled':
    case 'unsupported':
    case 'refused':
      return words.faults.workbook(problem);
    default:
      return drawFaultAdvice(problem, department);
  }
}

function drawFaultAdvice(
  fault: Exclude<DrawFault, { readonly code: 'cancelled' }>,
  department: DepartmentWords,
): Advice {
  switch (fault.code) {
    case 'seal':
      return words.faults.seal(fault.cause, department);
    case 'roster':
      return words.faults.roster(fault.cause);
    case 'no-plan':
      return words.faults.noPlan(fault.answer, department);
    case 'roster-mismatch':
    case 'seed':
    case 'pool':
    case 'quota':
    case 'too-large':
      return words.trial.notDrawn;
  }
}
