import type { WritableSheet } from '../../excel-addin/files/xlsx-sheet-xml.ts';
import { ECONOMY_ITEMS } from './items-economy.ts';
import { LIVELIHOOD_ITEMS } from './items-livelihood.ts';
import { MARKET_ITEMS } from './items-market.ts';
import { SAFETY_ITEMS } from './items-safety.ts';
import type { ItemLine } from './item-line.ts';
import { listSheet, type ListCell } from './list-sheet.ts';
import { DISTRICTS, MEMBER_UNITS } from './member-units.ts';
import type { StaffMember } from './staff.ts';

/** Version that a draw cites. */
export const ITEM_LIST_VERSION = '示例-2020-8-1';

/** All items of the sample's list. */
export const ITEMS: readonly ItemLine[] = [...MARKET_ITEMS, ...SAFETY_ITEMS, ...LIVELIHOOD_ITEMS, ...ECONOMY_ITEMS];

/** 成员单位: each with its account manager on the provincial platform (随政发〔2020〕8号, 二（一）). */
export function unitSheet(staff: readonly StaffMember[]): WritableSheet {
  const rows = MEMBER_UNITS.map(({ code, name }, index): ListCell[] => {
    const manager = staff.find(({ post, departmentCode }) => post === '经办人' && departmentCode === code);
    const part = code === 'SCJG' ? '牵头单位（联席会议办公室）' : '成员单位';
    return [index + 1, code, name, part, manager?.name ?? null, manager?.staffId ?? null];
  });
  return listSheet({
    name: '成员单位',
    title: '部门联合“双随机、一公开”监管联席会议成员单位（虚构示例）',
    notes: [],
    columns: [
      { heading: '序号', width: 6 },
      { heading: '单位编码', width: 12 },
      { heading: '单位名称', width: 24 },
      { heading: '职责', width: 28 },
      { heading: '账号管理员', width: 14 },
      { heading: '管理员工号', width: 14 },
    ],
    rows,
  });
}

/** 县市区 and the two zones. */
export function districtSheet(): WritableSheet {
  return listSheet({
    name: '县市区',
    title: '随州市县市区和管委会（虚构示例）',
    notes: [],
    columns: [
      { heading: '序号', width: 6 },
      { heading: '行政区划代码', width: 16 },
      { heading: '区县名称', width: 24 },
      { heading: '备注', width: 36 },
    ],
    rows: DISTRICTS.map(({ code, name }, index): ListCell[] => {
      return [index + 1, code, name, /^\d/.test(code) ? null : '无国家代码，用自编代码'];
    }),
  });
}

/** 抽查事项清单. */
export function itemSheet(): WritableSheet {
  const names = new Map<string, string>(MEMBER_UNITS.map(({ code, name }) => [code, name]));
  return listSheet({
    name: '抽查事项清单',
    title: '随州市市场监管领域部门联合抽查事项清单（虚构示例）',
    notes: [`清单版本：${ITEM_LIST_VERSION}；所引法律法规真实，比例、频次和指引为示例`],
    columns: [
      { heading: '序号', width: 6 },
      { heading: '事项编码', width: 12 },
      { heading: '抽查事项名称', width: 28 },
      { heading: '抽查主体', width: 20 },
      { heading: '检查对象类型', width: 28 },
      { heading: '抽查依据', width: 36 },
      { heading: '抽查内容', width: 48 },
      { heading: '检查方式', width: 20 },
      { heading: '抽查比例', width: 18 },
      { heading: '抽查频次', width: 24 },
      { heading: '人员要求', width: 28 },
      { heading: '事项类别', width: 12 },
      { heading: '是否全覆盖', width: 12 },
      { heading: '工作指引', width: 60 },
    ],
    rows: ITEMS.map((item, index): ListCell[] => [
      index + 1,
      item.code,
      item.name,
      names.get(item.unit) ?? item.unit,
      item.objectType,
      item.basis,
      item.content,
      item.method,
      item.ratio,
      item.frequency,
      item.staff,
      item.key ? '重点' : '一般',
      item.fullCoverage ? '是' : '否',
      item.guidance,
    ]),
  });
}
