import { lineName, type TaskFault } from './task-table.ts';

/** One sentence a fault: where it is and what to do. */
export function taskFaultText(fault: TaskFault): string {
  switch (fault.code) {
    case 'missing-line':
      return fault.line === 'ratio'
        ? '方案缺少“抽取比例”或“抽取户数”，请补一行'
        : `方案缺少“${lineName(fault.line)}”，请补一行`;
    case 'unknown-line':
      return `第 ${fault.row} 行“${fault.found}”不是方案的栏目，请改名或删去`;
    case 'repeated-line':
      return `第 ${fault.row} 行“${lineName(fault.line)}”重复，请只留一行`;
    case 'unreadable':
      return `第 ${fault.row} 行“${lineName(fault.line)}”看不懂“${fault.found}”，请改写，例如${EXAMPLES[fault.line] ?? '照示例方案'}`;
    case 'out-of-range':
      return `第 ${fault.row} 行“${lineName(fault.line)}”的“${fault.found}”超出范围，例如${EXAMPLES[fault.line] ?? '照示例方案'}`;
    case 'unknown-department':
      return `第 ${fault.row} 行的“${fault.found}”不在成员单位里，请核对名称`;
    case 'unknown-item':
      return `第 ${fault.row} 行的“${fault.found}”不在抽查事项清单里，请核对编码或用 --items 指定清单`;
    case 'two-quotas':
      return `第 ${fault.row} 行与“抽取比例”冲突，请只留一个`;
  }
}

/** What a good value looks like. */
const EXAMPLES: Partial<Record<Extract<TaskFault, { code: 'unreadable' }>['line'], string>> = {
  ratio: '“不低于3%”（大于 0，不超过 100%）',
  count: '“36户”',
  lead: '“市市场监管局”（只写一个部门，其余写在“参与部门”）',
  reserve: '“5”',
  size: '“2”（行政执法不少于两人）',
  routeLength: '“2”',
  loadCap: '“5”',
  from: '“2026-12-01”',
  until: '“2026-12-20”',
  filters: '“区县=曾都区、随县；行业=食品销售”',
  strata: '“区县、信用风险等级”',
  districtRule: '“不限”“本区县”“异地”',
};
