import type { Words } from '../chinese.ts';
import { apiFaultAdvice } from './call-faults.ts';
import { checkSheetFaultAdvice } from './check-sheet-faults.ts';
import { previewFaultAdvice, rosterFaultAdvice, windowFaultAdvice } from './draw-faults.ts';
import { fieldName, LIST_NAMES } from './field-names.ts';
import { functionFaultWords } from './functions.ts';
import { capsAppliedAdvice, limitAdvice } from './limit-faults.ts';
import { columnFaultAdvice, listFaultAdvice } from './list-faults.ts';
import { ENTITY_STATUS_WORDS, outcomes } from './outcomes.ts';
import { pane } from './pane.ts';
import { plan } from './plan.ts';
import { noPlanAdvice, rulesFaultAdvice, sealFaultAdvice } from './plan-faults.ts';
import { ROW_FAULT_WORDS } from './row-faults.ts';
import { sync } from './sync.ts';
import { workbookFaultAdvice } from './workbook-faults.ts';

/** Everything that the pane says, in English. */
export const english: Words = {
  ...pane,
  plan,
  sync,
  values: { blank: 'blank', all: 'all', status: ENTITY_STATUS_WORDS },
  names: { lists: LIST_NAMES, field: fieldName },
  outcomes,
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
