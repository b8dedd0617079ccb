import { apiFaultAdvice } from './call-faults.ts';
import { checkSheetFaultAdvice } from './check-sheet-faults.ts';
import { EXCLUSION_WORDS, previewFaultAdvice, rosterFaultAdvice, windowFaultAdvice } from './draw-faults.ts';
import { fieldName, LIST_NAMES } from './field-names.ts';
import { functionFaultWords } from './functions.ts';
import { capsAppliedAdvice, limitAdvice } from './limit-faults.ts';
import { columnFaultAdvice, listFaultAdvice } from './list-faults.ts';
import { official } from './official.ts';
import {
  ASSIGNMENT_WORDS,
  ASSURANCE_WORDS,
  CHECK_WORDS,
  DELIVERY_WORDS,
  INELIGIBILITY_WORDS,
  lowEntropyWords,
  PANE_CHECK_WORDS,
  PHASE_WORDS,
  ROLE_WORDS,
  STAGE_WORDS,
  WITNESS_WORDS,
} from './outcomes.ts';
import { noPlanAdvice, rulesFaultAdvice, sealFaultAdvice } from './plan-faults.ts';
import { ROW_FAULT_WORDS } from './row-faults.ts';
import { sync } from './sync.ts';
import type { Texts } from './texts.ts';
import { workbookFaultAdvice } from './workbook-faults.ts';
import { zhCN } from './zh-CN.ts';

/** Everything that the pane says, in Chinese. */
export const chinese = {
  ...zhCN,
  sync,
  values: official.values,
  names: { lists: LIST_NAMES, field: fieldName },
  outcomes: {
    checks: CHECK_WORDS,
    paneChecks: PANE_CHECK_WORDS,
    ineligibility: INELIGIBILITY_WORDS,
    exclusions: EXCLUSION_WORDS,
    assurance: ASSURANCE_WORDS,
    witnesses: WITNESS_WORDS,
    assignments: ASSIGNMENT_WORDS,
    deliveries: DELIVERY_WORDS,
    roles: ROLE_WORDS,
    phases: PHASE_WORDS,
    stages: STAGE_WORDS,
    lowEntropy: lowEntropyWords,
  },
  rowFaults: ROW_FAULT_WORDS,
  faults: {
    api: apiFaultAdvice,
    checkSheet: checkSheetFaultAdvice,
    window: windowFaultAdvice,
    preview: previewFaultAdvice,
    roster: rosterFaultAdvice,
    limit: limitAdvice,
    capsApplied: capsAppliedAdvice,
    list: listFaultAdvice,
    column: columnFaultAdvice,
    rules: rulesFaultAdvice,
    seal: sealFaultAdvice,
    noPlan: noPlanAdvice,
    workbook: workbookFaultAdvice,
    customFunction: functionFaultWords,
  },
};

/** What every language of the pane has: another one is complete, or does not compile. */
export type Words = Texts<typeof chinese>;
