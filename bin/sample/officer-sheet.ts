import type { WritableSheet } from '../../excel-addin/files/xlsx-sheet-xml.ts';
import { listSheet, type ListCell, type ListColumn } from './list-sheet.ts';
import type { OfficerLine } from './officers.ts';

const COLUMNS: readonly (ListColumn & { readonly field: keyof OfficerLine | null })[] = [
  { heading: '序号', width: 6, field: null },
  { heading: '姓名', width: 11, field: 'name' },
  { heading: '工号', width: 13, field: 'staffId' },
  { heading: '所属部门', width: 26, field: 'department' },
  { heading: '所属区县', width: 18, field: 'district' },
  { heading: '岗位', width: 16, field: 'post' },
  { heading: '执法证号', width: 20, field: 'certificate' },
  { heading: '证件有效期', width: 13, field: 'validUntil' },
  { heading: '第二执法证号', width: 20, field: 'certificate2' },
  { heading: '第二执法证有效期', width: 17, field: 'validUntil2' },
  { heading: '业务专长', width: 24, field: 'expertise' },
  { heading: '在岗状态', width: 10, field: 'state' },
  { heading: '请假起止', width: 26, field: 'leave' },
  { heading: '手机号码', width: 15, field: 'mobile' },
  { heading: '电子邮箱', width: 26, field: 'email' },
  { heading: '回避企业', width: 40, field: 'conflicts' },
  { heading: '回避原因', width: 28, field: 'conflictReason' },
  { heading: '曾任职企业', width: 34, field: 'formerEmployers' },
  { heading: '已承担任务数', width: 13, field: 'load' },
  { heading: '备注', width: 24, field: 'note' },
];

/** 执法检查人员名录库 as a sheet. */
export function officerSheet(lines: readonly OfficerLine[]): WritableSheet {
  return listSheet({
    name: '执法人员名录库',
    title: '随州市执法检查人员名录库（虚构示例）',
    notes: ['姓名、工号、证号、手机、邮箱均为虚构，不对应任何真实人员'],
    columns: COLUMNS,
    rows: lines.map((line, index) => COLUMNS.map(({ field }): ListCell => (field === null ? index + 1 : line[field]))),
  });
}
