import type { UsccFault } from '../../core/model/uscc.ts';
import type { Result } from '../../core/result.ts';
import type { FunctionFault } from '../functions/refusal.ts';
import { grouped } from './numbers.ts';

/** Why a custom function gives no value; Excel shows it beside the error in the cell. */
export function functionFaultWords(fault: FunctionFault): string {
  switch (fault.code) {
    case 'key-malformed':
      return '密钥（或种子）应是 64 位的 0–9、a–f。';
    case 'id-malformed':
      return '代码是空的，或含有不能使用的字符。';
    case 'id-not-among':
      return '名单里没有这个代码。';
    case 'strata-do-not-fit':
      return '分层的区域要和代码的区域一样大。';
    case 'date-unreadable':
      return '看不懂这个日期，请写成 2026-03-01。';
    case 'days-out-of-range':
      return `工作日数应是整数，最多 ${grouped(fault.limit)}。`;
    case 'holidays-unknown':
      return `${fault.years.join('、')} 年的放假安排还没有公布，不能推算。`;
  }
}

/** What `=SSJ.USCC(…)` answers. */
export function creditCodeWords(result: Result<unknown, UsccFault>): string {
  if (result.ok) return '通过';
  const { fault } = result;
  switch (fault.code) {
    case 'length':
      return `应为 ${String(fault.expected)} 位，现为 ${String(fault.found)} 位`;
    case 'character':
      return `第 ${String(fault.position)} 位“${fault.found}”不能出现在这里`;
    case 'check-character':
      return `校验位不符，末位应为 ${fault.expected}`;
    case 'organisation-check':
      return `组织机构代码校验位不符，第 17 位应为 ${fault.expected}`;
  }
}
