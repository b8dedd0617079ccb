import { describe, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../../bin/sample/sample-workspace.ts';
import type { Cell } from '../../../core/tabular/cell.ts';
import { column, matching, recordsOf, texts } from './list-reading.ts';

const TODAY = '2026-03-01';
const { people, sheets } = sampleWorkspace(TODAY);
const records = recordsOf(sheets.inspectors);
type Row = ReadonlyMap<string, Cell>;

const text = (row: Row, name: string): string => String(row.get(name) ?? '');
/** ISO or with points: both compare once the points are gone. */
const day = (row: Row, name: string): string => text(row, name).replaceAll('.', '-');

const holds = (row: Row): boolean =>
  (text(row, '执法证号') !== '' && day(row, '证件有效期') >= TODAY) ||
  (text(row, '第二执法证号') !== '' && day(row, '第二执法证有效期') >= TODAY);

function away(row: Row): boolean {
  const [from, to] = text(row, '请假起止').split('至');
  return from !== undefined && to !== undefined && from <= TODAY && TODAY <= to;
}

const ready = records.filter((row) => holds(row) && !away(row));

describe('the inspector roster', () => {
  test('has more than 120 certified officers, some with two certificates', () => {
    expect(records.filter((row) => text(row, '执法证号') !== '').length).toBeGreaterThanOrEqual(120);
    expect(ready.length).toBeGreaterThanOrEqual(120);
    expect(column(sheets.inspectors, '第二执法证号').length).toBeGreaterThanOrEqual(20);
  });

  test.each<[string, number, number]>([
    ['without any valid certificate', records.filter((row) => text(row, '执法证号') !== '' && !holds(row)).length, 8],
    [
      'saved by a second certificate',
      records.filter((row) => day(row, '证件有效期') < TODAY && text(row, '证件有效期') !== '' && holds(row)).length,
      4,
    ],
    [
      'certificate without a date',
      records.filter((row) => text(row, '执法证号') !== '' && text(row, '证件有效期') === '').length,
      2,
    ],
    ['away today', records.filter(away).length, 7],
    ['away on other days', column(sheets.inspectors, '请假起止').length - records.filter(away).length, 5],
    [
      'aides without a certificate',
      records.filter((row) => row.get('岗位') === '协管员' && text(row, '执法证号') === '').length,
      10,
    ],
    ['with declared conflicts', column(sheets.inspectors, '回避企业').length, 12],
    ['with a former employer', column(sheets.inspectors, '曾任职企业').length, 5],
    ['without a mobile', records.length - column(sheets.inspectors, '手机号码').length, 3],
    [
      'mobile as a number',
      column(sheets.inspectors, '手机号码').filter((value) => typeof value === 'number').length,
      3,
    ],
    ['mobile with dashes', matching(texts(sheets.inspectors, '手机号码'), /^199-0000-\d{4}$/), 3],
    ['name with blanks', matching(texts(sheets.inspectors, '姓名'), /\s/), 5],
  ])('%s', (_, found, least) => {
    expect(found).toBeGreaterThanOrEqual(least);
  });

  test('conflicts and former employers are firms of the entity roster, with a reason', () => {
    const known = new Set([...texts(sheets.entities, '统一社会信用代码'), ...texts(sheets.entities, '企业名称')]);
    for (const row of records) {
      const firms = [...text(row, '回避企业').split('；'), text(row, '曾任职企业')].filter((firm) => firm !== '');
      for (const firm of firms) expect([firm, known.has(firm)]).toEqual([firm, true]);
      expect(text(row, '回避企业') === '').toBe(text(row, '回避原因') === '');
    }
  });

  test('leads and fire brigade are strong enough for joint draws in every district', () => {
    for (const district of ['曾都区', '随县', '广水市', '随州高新区', '大洪山风景名胜区']) {
      const of = (unit: RegExp): number =>
        ready.filter((row) => row.get('所属区县') === district && unit.test(text(row, '所属部门'))).length;
      expect(of(/市场监管局$/)).toBeGreaterThanOrEqual(3);
      expect(of(/消防救援/)).toBeGreaterThanOrEqual(2);
    }
  });

  test('every department has two officers ready', () => {
    const ids = new Map<string, number>();
    for (const row of ready) {
      const unit = text(row, '工号')
        .toUpperCase()
        .replace(/[-－].*/, '');
      ids.set(unit, (ids.get(unit) ?? 0) + 1);
    }
    expect(ids.size).toBe(18);
    for (const [unit, officers] of ids) expect([unit, officers >= 2]).toEqual([unit, true]);
  });
});

describe('the people', () => {
  test('are those of the roster, each with own account, mobile, address and name', () => {
    expect(people).toHaveLength(records.length);
    for (const key of ['staffId', 'openId', 'mobile', 'email', 'name'] as const) {
      expect(new Set(people.map((person) => person[key])).size).toBe(people.length);
    }
    expect(people.map(({ name }) => name)).toEqual(
      texts(sheets.inspectors, '姓名').map((name) => name.replace(/\s/g, '')),
    );
  });

  test('cannot be reached outside the sample', () => {
    for (const person of people) {
      expect(person.openId).toMatch(/^ou_[0-9a-f]{32}$/);
      expect(person.mobile).toMatch(/^1990000\d{4}$/);
      expect(person.email).toMatch(/^[a-z0-9-]+@example\.com$/);
      expect(person.name).toMatch(/^[示例拟虚样演仿假设试]/);
    }
  });

  test('have every role: one clerk a department, a joint office, auditors, inspectors', () => {
    const clerks = people.filter(({ role }) => role === 'clerk');
    expect(new Set(clerks.map(({ departmentCode }) => departmentCode)).size).toBe(18);
    expect(clerks).toHaveLength(18);
    for (const role of ['joint-office', 'auditor', 'inspector']) {
      expect(people.filter((person) => person.role === role).length).toBeGreaterThanOrEqual(2);
    }
  });
});
