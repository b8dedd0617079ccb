import type { CheckSheetFault } from '../taskpane/result/check-sheet.ts';
import type { Advice } from './list-faults.ts';
import { grouped } from './numbers.ts';

/** Why no 核验 sheet can be laid out. */
export function checkSheetFaultAdvice(fault: CheckSheetFault): Advice {
  switch (fault.code) {
    case 'pool-too-large':
      return {
        what: `可抽 ${grouped(fault.pool)} 户，用公式逐户核验最多 ${grouped(fault.limit)} 户。`,
        todo: '本机核验已经逐户算过；要自己查一户，用公示页或 =SSJ.TICKET。',
      };
    case 'weighted':
      return { what: '按权重抽取的任务不能用公式逐户核验。', todo: '请看本机核验的清单，或公示页。' };
  }
}
