import type { WritableSheet } from '../../excel-addin/files/xlsx-sheet-xml.ts';
import { BLANK } from './firm-dirt.ts';
import type { FirmLine } from './firms.ts';
import { listSheet, type ListCell, type ListColumn } from './list-sheet.ts';

const COLUMNS: readonly (ListColumn & { readonly field: keyof FirmLine | null })[] = [
  { heading: '序号', width: 6, field: null },
  { heading: '企业名称', width: 36, field: 'name' },
  { heading: '统一社会信用代码', width: 23, field: 'code' },
  { heading: '企业类型', width: 30, field: 'type' },
  { heading: '检查对象类型', width: 18, field: 'objectType' },
  { heading: '所属行业', width: 28, field: 'industry' },
  { heading: '登记状态', width: 24, field: 'status' },
  { heading: '信用风险等级', width: 14, field: 'creditClass' },
  { heading: '所在区县', width: 18, field: 'district' },
  { heading: '住所（经营场所）', width: 44, field: 'address' },
  { heading: '成立日期', width: 14, field: 'founded' },
  { heading: '经营范围', width: 44, field: 'scope' },
  { heading: '经度', width: 11, field: 'longitude' },
  { heading: '纬度', width: 11, field: 'latitude' },
  { heading: '备注', width: 8, field: 'note' },
];

/** 检查对象名录库 as a sheet, with the line that printing puts at its end. */
export function firmSheet(lines: readonly FirmLine[]): WritableSheet {
  let serial = 0;
  const rows = lines.map((line) => {
    const number = line === BLANK ? null : ++serial;
    return COLUMNS.map(({ field }): ListCell => (field === null ? number : line[field]));
  });
  const footer: ListCell[] = COLUMNS.map((_, column) => (column === 0 ? `合计：${serial} 户` : null));
  return listSheet({
    name: '检查对象名录库',
    title: '随州市检查对象名录库（虚构示例）',
    notes: ['名称、代码、地址均为虚构，不对应任何真实单位；统一社会信用代码第9、10位固定为“XG”（虚构）'],
    columns: COLUMNS,
    rows: [...rows, footer],
  });
}
