import { describe, expect, test } from '@jest/globals';
import { headerScores } from '../../../core/tabular/header-score.ts';
import { HEADERS } from '../../../core/tabular/header-variants.ts';
import { plainHeader } from '../../../core/tabular/header-text.ts';
import { matchColumns, type ColumnMatch } from '../../../core/tabular/column-match.ts';
import { headerAt } from '../../../core/tabular/header-row.ts';
import type { Cell } from '../../../core/tabular/cell.ts';
import type { AnyField, ListKind } from '../../../core/tabular/list-kind.ts';
import { block } from './sheets.ts';

function match<K extends ListKind>(
  kind: K,
  headers: readonly string[],
  ...rows: readonly (readonly Cell[])[]
): ColumnMatch<K> {
  const cells = block([headers, ...rows]);
  return matchColumns(kind, headerAt(cells, 0, kind), rows);
}

const CODES = ['91421303MA48P0Y20W', '914213001835108972', '91421303183520526R'];

describe('columns by their headers', () => {
  test.each([
    [
      ['企业名称', '统一社会信用代码', '登记状态', '住所', '所在区县'],
      { name: 0, id: 1, status: 2, address: 3, district: 4 },
    ],
    [['序号', '当事人', '社会统一信用代码', '经营状态', '经营场所'], { name: 1, id: 2, status: 3, address: 4 }],
    [['单位名称', '注册号', '状态', '地址', '辖区'], { name: 0, id: 1, status: 2, address: 3, district: 4 }],
    [['法定代表人', '企业名称', '信用代码', '登记机关'], { name: 1, id: 2 }],
  ])('%j', (headers, expected) => {
    const values: Record<string, Cell> = {
      登记状态: '存续',
      经营状态: '在营',
      状态: '注销',
      所在区县: '曾都区',
      辖区: '随县',
    };
    const rows = CODES.map((code, i) =>
      headers.map(
        (header) =>
          values[header] ??
          (/代码|注册号/.test(header)
            ? code
            : /名称|当事人/.test(header)
              ? `虚构${String(i)}公司`
              : '随州市曾都区某路'),
      ),
    );
    expect(match('entities', headers, ...rows).mapping).toMatchObject(expected);
  });

  test('officers and items', () => {
    const officers = match(
      'inspectors',
      ['姓名', '工号', '单位', '执法证号', '证件有效期', '请假起止', '回避企业', '手机号码'],
      [...['张例', 'A001', '市场监管局', '鄂S0001', '2027-01-01', null, null, '13900000000']],
    );
    expect(officers.mapping).toEqual({
      name: 0,
      id: 1,
      department: 2,
      certificate: 3,
      certificateUntil: 4,
      leave: 5,
      conflicts: 6,
      mobile: 7,
    });
    const items = match(
      'items',
      ['序号', '事项编码', '事项名称', '抽查主体', '抽查依据', '抽查比例', '频次'],
      [...[1, 'SCJG-001', '食品销售监督检查', '市场监管局', '《食品安全法》', '不低于3%', '每年1次']],
    );
    expect(items.mapping).toEqual({ code: 1, name: 2, department: 3, basis: 4, ratio: 5, frequency: 6 });
  });

  test('a serial number stands in for an item code only when there is no other', () => {
    expect(match('items', ['序号', '事项名称', '部门'], [1, '甲', '市场监管局']).mapping).toEqual({
      code: 0,
      name: 1,
      department: 2,
    });
  });

  test('every variant that the table names is recognised as its own field', () => {
    for (const kind of Object.keys(HEADERS) as ListKind[]) {
      for (const [field, { names }] of Object.entries(HEADERS[kind]) as [AnyField, { names: readonly string[] }][]) {
        for (const name of names) {
          const best = [...headerScores(kind, name)].sort((a, b) => b.score - a.score)[0];
          expect([kind, name, best?.field]).toEqual([kind, name, field]);
        }
      }
    }
  });

  test('no variant is claimed by two fields of one list', () => {
    for (const [kind, fields] of Object.entries(HEADERS)) {
      const names = Object.values(fields).flatMap(({ names: own }) => own.map(plainHeader));
      expect([kind, names.filter((name, i) => names.indexOf(name) !== i)]).toEqual([kind, []]);
    }
  });
});

describe('columns by their values', () => {
  test('codes under a header that says nothing are found, with less confidence', () => {
    const found = match('entities', ['企业名称', '备注'], ...CODES.map((code) => ['虚构公司', code]));
    expect(found.mapping).toEqual({ name: 0, id: 1 });
    expect(found.candidates.get('id')?.[0]).toMatchObject({ column: 1, confidence: 60 });
  });

  test('a status column that holds review states is not taken for the registration status', () => {
    const found = match(
      'entities',
      ['企业名称', '信用代码', '状态'],
      ...CODES.map((code) => ['虚构公司', code, '已审核']),
    );
    expect(found.mapping).not.toHaveProperty('status');
  });

  test('of two address columns the filled one wins', () => {
    const found = match(
      'entities',
      ['企业名称', '信用代码', '地址', '住所'],
      ...CODES.map((code) => ['虚构公司', code, null, '随州市曾都区某路']),
    );
    expect(found.mapping.address).toBe(3);
  });

  test('a candidate shows its first three filled values', () => {
    const found = match(
      'entities',
      ['企业名称', '信用代码'],
      ['虚构甲公司', CODES[0] ?? null],
      [null, null],
      ['虚构乙公司', CODES[1] ?? null],
    );
    expect(found.candidates.get('name')?.[0]?.samples).toEqual(['虚构甲公司', '虚构乙公司']);
  });
});

describe('two columns that could be the code', () => {
  test('are a fault that names both, and neither is taken', () => {
    const found = match(
      'entities',
      ['企业名称', '信用代码', '统一社会信用代码'],
      ...CODES.map((code, i) => ['虚构公司', code, CODES[(i + 1) % 3] ?? null]),
    );
    expect(found.mapping).toEqual({ name: 0 });
    expect(found.faults).toMatchObject([
      {
        code: 'ambiguous-column',
        field: 'id',
        columns: [
          { column: 1, header: '信用代码' },
          { column: 2, header: '统一社会信用代码' },
        ],
      },
    ]);
  });

  test('are no doubt when one is a registration number, is blank, or says the same', () => {
    const rows = CODES.map((code) => ['虚构公司', code, '421300000012345']);
    expect(match('entities', ['企业名称', '统一社会信用代码', '注册号'], ...rows).mapping.id).toBe(1);
    const blank = CODES.map((code) => ['虚构公司', null, code]);
    expect(match('entities', ['企业名称', '信用代码', '统一社会信用代码'], ...blank).mapping.id).toBe(2);
    const same = CODES.map((code) => ['虚构公司', code, code]);
    expect(match('entities', ['企业名称', '信用代码', '统一社会信用代码'], ...same).mapping.id).toBe(1);
  });

  test('a required column that is nowhere is a fault too', () => {
    expect(match('inspectors', ['姓名', '手机'], ['张例', '13900000000']).faults).toEqual([
      { code: 'missing-column', kind: 'inspectors', field: 'department' },
      { code: 'missing-column', kind: 'inspectors', field: 'id' },
    ]);
  });
});
