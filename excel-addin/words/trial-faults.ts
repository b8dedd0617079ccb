import type { DrawFault } from '../../core/draw/draw.ts';
import type { TrialProblem } from '../taskpane/state/trial-state.ts';
import { rosterFaultAdvice } from './draw-faults.ts';
import type { Advice } from './list-faults.ts';
import { noPlanAdvice, sealFaultAdvice, type DepartmentWords } from './plan-faults.ts';
import { workbookFaultAdvice } from './workbook-faults.ts';
import { zhCN } from './zh-CN.ts';

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
      return workbookFaultAdvice(problem);
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
      return sealFaultAdvice(fault.cause, department);
    case 'roster':
      return rosterFaultAdvice(fault.cause);
    case 'no-plan':
      return noPlanAdvice(fault.answer, department);
    case 'roster-mismatch':
    case 'seed':
    case 'pool':
    case 'quota':
    case 'too-large':
      return zhCN.trial.notDrawn;
  }
}
