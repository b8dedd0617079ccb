import { grouped } from '../numbers.ts';
import type { Words } from '../chinese.ts';

/** Why a custom function gives no value; Excel shows it beside the error in the cell. */
export const functionFaultWords: Words['faults']['customFunction'] = (fault) => {
  switch (fault.code) {
    case 'key-malformed':
      return 'A key (or seed) is 64 characters of 0–9 and a–f.';
    case 'id-malformed':
      return 'The code is blank, or has characters that cannot be used.';
    case 'id-not-among':
      return 'This code is not in the list.';
    case 'strata-do-not-fit':
      return 'The range of strata must be as large as the range of codes.';
    case 'date-unreadable':
      return 'This date cannot be read; write 2026-03-01.';
    case 'days-out-of-range':
      return `The number of working days must be whole, at most ${grouped(fault.limit)}.`;
    case 'holidays-unknown':
      return `The holidays of ${fault.years.join(', ')} have not been announced, so nothing can be computed.`;
  }
};
