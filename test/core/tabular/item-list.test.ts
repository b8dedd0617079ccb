import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../../core/tabular/cell.ts';
import type { DecodedList } from '../../../core/tabular/decoding.ts';
import { decodeDepartments, decodeDistricts } from '../../../core/tabular/directory-lists.ts';
import { decodeItems } from '../../../core/tabular/item-list.ts';
import type { InspectionItem } from '../../../core/model/inspection-item.ts';
import { block, CONTEXT, layout } from './sheets.ts';

const HEADERS = [
  '事项编码',
  '事项名称',
  '抽查主体',
  '检查对象',
  '抽查依据',
  '抽查比例',
  '频次',
  '事项类别',
  '是否全覆盖',
  '工作指引',
];
const GOOD: readonly Cell[] = [
  'SP-01',
  '食品销售监督检查',
  '市场监管局',
  '食品销售者',
  '《食品安全法》第一百零九条',
  '不低于3%',
  '每年1次',
  '一般',
  '否',
  '看台账',
];

function decode(...rows: readonly (readonly Cell[])[]): DecodedList<InspectionItem> {
  const { header, mapping } = layout(block([HEADERS, GOOD]), 'items');
  return decodeItems(block([HEADERS, ...rows]), header, mapping, CONTEXT);
}

const changed = (column: number, cell: Cell): readonly Cell[] => GOOD.map((old, i) => (i === column ? cell : old));
const codes = (decoded: DecodedList<InspectionItem>): readonly string[] => decoded.faults.map(({ code }) => code);

describe('an item', () => {
  test('in order', () => {
    const { rows, faults } = decode(GOOD);
    expect(faults).toEqual([]);
    expect(rows[0]?.value).toEqual({
      code: 'SP-01',
      name: '食品销售监督检查',
      department: 'SCJG',
      objectType: '食品销售者',
      basis: '《食品安全法》第一百零九条',
      content: '',
      method: '',
      ratioText: '不低于3%',
      frequencyText: '每年1次',
      weight: 'ordinary',
      fullCoverage: false,
      guidance: '看台账',
    });
  });

  test.each<[number, Cell, string]>([
    [0, null, 'missing-id'],
    [1, null, 'missing-name'],
    [2, '某局', 'department-unknown'],
    [4, 'N/A', 'basis-missing'],
    [5, '适当抽取一些', 'ratio-unreadable'],
    [5, '120%', 'ratio-out-of-range'],
    [6, '经常', 'ratio-unreadable'],
    [7, '特级', 'weight-unknown'],
    [8, '是', 'full-coverage'],
    [9, null, 'guidance-missing'],
  ])('column %i with %s: %s', (column, cell, code) => {
    expect(codes(decode(changed(column, cell)))).toEqual([code]);
  });

  test('key items and full coverage', () => {
    expect(decode(changed(7, '重点')).rows[0]?.value.weight).toBe('key');
    expect(decode(changed(8, '√')).rows[0]?.value.fullCoverage).toBe(true);
  });

  test('a percent cell of Excel, and a number under a header with (%)', () => {
    expect(decode(changed(5, 0.03)).rows[0]?.value.ratioText).toBe('0.03');
    const headers = HEADERS.map((header) => (header === '抽查比例' ? '抽查比例（%）' : header));
    const cells = block([headers, changed(5, 3)]);
    const { header, mapping } = layout(cells, 'items');
    expect(decodeItems(cells, header, mapping, CONTEXT).rows[0]?.value.ratioText).toBe('3%');
  });

  test('the same code twice', () => {
    expect(decode(GOOD, changed(0, 'sp-01')).faults).toMatchObject([{ code: 'duplicate-id', row: 2, otherRow: 1 }]);
  });
});

describe('the short lists', () => {
  test('departments and districts', () => {
    const departments = block([
      ['成员单位名单', null],
      ['单位编码', '单位名称'],
      ['SCJG', '市市场监管局'],
      ['坏 码', '某局'],
    ]);
    const one = layout(departments, 'departments');
    const decoded = decodeDepartments(departments, one.header, one.mapping);
    expect(decoded.rows.map(({ value }) => value)).toEqual([{ code: 'SCJG', name: '市市场监管局' }]);
    expect(decoded.faults.map(({ code }) => code)).toEqual(['id-malformed']);
    const districts = block([
      ['行政区划代码', '区县名称'],
      [421303, '曾都区'],
    ]);
    const two = layout(districts, 'districts');
    expect(decodeDistricts(districts, two.header, two.mapping).rows[0]?.value).toEqual({
      code: '421303',
      name: '曾都区',
    });
  });
});
