import { grouped } from '../numbers.ts';
import type { Words } from '../chinese.ts';

/** Why no sheet of formulas can be laid out. */
export const checkSheetFaultAdvice: Words['faults']['checkSheet'] = (fault) => {
  switch (fault.code) {
    case 'pool-too-large':
      return {
        what: `There are ${grouped(fault.pool)} firms in the pool; formulas can check at most ${grouped(fault.limit)} one by one.`,
        todo: 'This computer has already checked every firm; to check one yourself, use the public page or =SSJ.TICKET.',
      };
    case 'weighted':
      return {
        what: 'A draw by weights cannot be checked firm by firm with formulas.',
        todo: 'See the list of checks made on this computer, or the public page.',
      };
  }
};
