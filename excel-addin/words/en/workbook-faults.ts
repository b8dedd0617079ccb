import type { Words } from '../chinese.ts';

/** Why the spreadsheet refused, in words. */
export const workbookFaultAdvice: Words['faults']['workbook'] = (fault) => {
  switch (fault.code) {
    case 'sheet-missing':
      return { what: 'This sheet has been deleted.', todo: 'Choose another sheet.' };
    case 'sheet-protected':
      return {
        what: 'The sheet is protected and cannot be written to.',
        todo: 'Unprotect it under “Review”, then try again.',
      };
    case 'cell-editing':
      return { what: 'A cell is still being edited.', todo: 'Press Enter to finish, then try again.' };
    case 'block-too-large':
      return {
        what: 'One row is too long for the spreadsheet to hand over.',
        todo: 'Shorten the long cells, or split the sheet.',
      };
    case 'cancelled':
      return { what: 'Cancelled; nothing was left half done.', todo: 'Start again when you need it.' };
    case 'unsupported':
      return {
        what: `This version of the spreadsheet lacks a function (${fault.member}).`,
        todo: 'Update to a newer Excel.',
      };
    case 'refused':
      return {
        what: `The spreadsheet did not comply (${fault.detail}).`,
        todo: 'Try again; if it still fails, reopen the workbook.',
      };
  }
};
