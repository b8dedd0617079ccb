import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../../core/tabular/cell.ts';
import type { DecodedList } from '../../../core/tabular/decoding.ts';
import { decodeInspectors, type RosterOfficer } from '../../../core/tabular/inspector-list.ts';
import type { EntityId } from '../../../core/model/ids.ts';
import { block, CONTEXT, layout } from './sheets.ts';

const HEADERS = [
  ...['姓名', '工号', '部门', '辖区', '执法证号', '执法证有效期', '第二执法证号', '第二执法证有效期', '专业'],
  ...['请假起止', '回避企业', '回避原因', '曾任职企业', '已承担任务数', '手机', '邮箱'],
];

/** A row with everything in order; changes by header. */
function row(changes: Readonly<Record<string, Cell>> = {}): readonly Cell[] {
  const good: Readonly<Record<string, Cell>> = {
    姓名: '张例',
    工号: 'A001',
    部门: '市场监管局',
    执法证号: '鄂S0001',
    执法证有效期: '2027-06-30',
    手机: '13900000000',
  };
  return HEADERS.map((header) => (header in changes ? (changes[header] ?? null) : (good[header] ?? null)));
}

function decode(...rows: readonly (readonly Cell[])[]): DecodedList<RosterOfficer> {
  const { header, mapping } = layout(block([HEADERS, row()]), 'inspectors');
  const entityIds = new Map([['虚构食品店', '91350100M000100Y43' as EntityId]]);
  return decodeInspectors(block([HEADERS, ...rows]), header, mapping, { ...CONTEXT, entityIds });
}

const codes = (decoded: DecodedList<RosterOfficer>): readonly string[] => decoded.faults.map(({ code }) => code);
const officer = (changes: Readonly<Record<string, Cell>>): RosterOfficer['inspector'] | undefined =>
  decode(row(changes)).rows[0]?.value.inspector;

describe('an officer', () => {
  test('in order, with the contact kept apart', () => {
    const { rows, faults } = decode(row({ 专业: '食品、特种设备', 已承担任务数: 3, 邮箱: 'A@Example.com' }));
    expect(faults).toEqual([]);
    expect(rows[0]?.value).toEqual({
      inspector: {
        id: 'A001',
        name: '张例',
        department: 'SCJG',
        district: '',
        certificates: [{ number: '鄂S0001', validUntil: '2027-06-30' }],
        qualifications: ['食品', '特种设备'],
        leave: [],
        conflicts: [],
        formerEmployers: [],
        carriedLoad: 3,
      },
      contact: { id: 'A001', mobile: '13900000000', email: 'a@example.com' },
    });
  });

  test('without a staff number column is known by the certificate', () => {
    const headers = ['姓名', '部门', '执法证号', '有效期至'];
    const cells = block([
      headers,
      ['张例', '税务局', '鄂 s0001', '2027/6/30'],
      ['李样', '税务局', '鄂S0001', '2027/6/30'],
    ]);
    const { header, mapping } = layout(cells, 'inspectors');
    const decoded = decodeInspectors(cells, header, mapping, CONTEXT);
    expect(decoded.rows.map(({ value }) => value.inspector.id)).toEqual(['鄂S0001']);
    expect(codes(decoded)).toEqual(['duplicate-id']);
  });
});

describe('departments by any usual name', () => {
  test.each([
    ['市场监管局', 'SCJG', ''],
    ['随州市市场监督管理局', 'SCJG', ''],
    ['市市监局', 'SCJG', ''],
    ['曾都区市场监督管理局', 'SCJG', '421303'],
    ['广水市市场监管局', 'SCJG', '421381'],
    ['湖北省随州市消防救援支队', 'XFJY', ''],
    ['随县消防救援大队', 'XFJY', '421321'],
    ['住房和城乡建设局', 'ZJJ', ''],
    ['卫生健康委员会', 'WJW', ''],
    ['国家税务总局随州市税务局', 'SWJ', ''],
    ['scjg', 'SCJG', ''],
  ])('%s', (name, department, district) => {
    expect(officer({ 部门: name })).toMatchObject({ department, district });
  });

  test('an unknown or missing one is an error', () => {
    expect(codes(decode(row({ 部门: '气象局' })))).toEqual(['department-unknown']);
    expect(codes(decode(row({ 部门: 'N/A' })))).toEqual(['department-missing']);
  });
});

describe('certificates', () => {
  test('up to two, dates in any form', () => {
    expect(officer({ 执法证有效期: 46_568, 第二执法证号: '部0002', 第二执法证有效期: '长期' })?.certificates).toEqual([
      { number: '鄂S0001', validUntil: '2027-06-30' },
      { number: '部0002', validUntil: '2199-12-31' },
    ]);
  });

  test('expired counts on its last day', () => {
    expect(codes(decode(row({ 执法证有效期: '2026-11-24' })))).toEqual([]);
    expect(codes(decode(row({ 执法证有效期: '2026年11月23日' })))).toEqual(['certificate-expired']);
  });

  test('missing, without a date, with a date that is none', () => {
    expect(codes(decode(row({ 执法证号: null, 执法证有效期: null })))).toEqual(['certificate-missing']);
    expect(codes(decode(row({ 执法证有效期: null })))).toEqual(['certificate-date-missing']);
    expect(codes(decode(row({ 执法证有效期: '2026-02-30' })))).toEqual(['date-unreadable']);
    expect(officer({ 执法证有效期: '2026-02-30' })?.certificates).toEqual([]);
  });
});

describe('leave', () => {
  test.each<[Cell, readonly (readonly [string, string])[]]>([
    ['2026-12-01至2026-12-10', [['2026-12-01', '2026-12-10']]],
    ['2026年12月1日至5日', [['2026-12-01', '2026-12-05']]],
    [
      '2026.12.1-12.5；2027/1/4~2027/1/8',
      [
        ['2026-12-01', '2026-12-05'],
        ['2027-01-04', '2027-01-08'],
      ],
    ],
    ['２０２６－１２－０１ 至 ２０２６－１２－０３', [['2026-12-01', '2026-12-03']]],
    ['2026-12-01', [['2026-12-01', '2026-12-01']]],
  ])('%s', (text, spans) => {
    expect(officer({ 请假起止: text })?.leave).toEqual(spans.map(([from, to]) => ({ from, to })));
  });

  test.each(['下周', '2026-12-10至2026-12-01', '12月1日起'])('%s is told', (text) => {
    expect(codes(decode(row({ 请假起止: text })))).toEqual(['leave-unreadable']);
  });
});

describe('recusal, load and contact', () => {
  test('firms by code or by exact name; unknown ones are told one by one', () => {
    const decoded = decode(row({ 回避企业: '虚构食品店、91421303MA48P0Y20W；没有的店', 回避原因: '近亲属任职' }));
    expect(decoded.rows[0]?.value.inspector.conflicts).toEqual([
      { entity: '91350100M000100Y43', reason: 'relative' },
      { entity: '91421303MA48P0Y20W', reason: 'relative' },
    ]);
    expect(decoded.faults).toMatchObject([{ code: 'conflict-unknown', value: '没有的店' }]);
  });

  test('loads', () => {
    expect(officer({ 已承担任务数: '３' })?.carriedLoad).toBe(3);
    expect(codes(decode(row({ 已承担任务数: '三次' })))).toEqual(['load-unreadable']);
  });

  test('phone and mail', () => {
    expect(decode(row({ 手机: '+86 139-0000-0000' })).rows[0]?.value.contact.mobile).toBe('13900000000');
    expect(decode(row({ 手机: 13_900_000_000 })).rows[0]?.value.contact.mobile).toBe('13900000000');
    expect(codes(decode(row({ 手机: '12345', 邮箱: 'x' })))).toEqual(['mobile-malformed', 'email-malformed']);
    expect(codes(decode(row({ 手机: null })))).toEqual(['contact-missing']);
  });
});
