import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findHeader, headerAt, recogniseList } from '../../../core/tabular/header-row.ts';
import { layOutList, readLayout } from '../../../core/tabular/list-reading.ts';
import { MAX_LIST_ROWS, type Cell } from '../../../core/tabular/cell.ts';
import { block } from './sheets.ts';

const FIRM = ['虚构食品店', '91421303MA48P0Y20W', '存续'];

describe('the header row', () => {
  test('stands in the first row', () => {
    const found = findHeader(block([['企业名称', '统一社会信用代码', '登记状态'], FIRM]), 'entities');
    expect(found).toMatchObject({ ok: true, value: { row: 0, lines: 1, recognised: 3 } });
  });

  test('stands below merged titles and notes', () => {
    const rows = [
      ['随州市检查对象名录库', null, null],
      ['填报单位：市场监管局', null, '2026年11月'],
      [null, null, null],
      ['单位名称', '信用代码', '经营状态'],
      FIRM,
    ];
    expect(findHeader(block(rows), 'entities')).toMatchObject({ ok: true, value: { row: 3, recognised: 3 } });
  });

  test('is given in rows of the sheet when the block starts elsewhere', () => {
    const found = findHeader(block([[null], ['企业名称', '信用代码'], FIRM], 10, 4), 'entities');
    expect(found).toMatchObject({ ok: true, value: { row: 11, left: 4 } });
  });

  test('may have two lines: merged group titles over 起 and 止', () => {
    const rows = [
      ['姓名', '所属部门', '执法证', null, '请假', null],
      [null, null, '证号', '有效期至', '起', '止'],
      ['张例', '市场监管局', '鄂S001', '2027-01-01', null, null],
    ];
    const found = findHeader(block(rows), 'inspectors');
    expect(found).toMatchObject({
      ok: true,
      value: { row: 1, lines: 2, texts: ['姓名', '所属部门', '证号', '有效期至', '请假起', '请假止'] },
    });
  });

  test('a row of data below is never taken as a second line', () => {
    const rows = [
      ['企业名称', '统一社会信用代码', '地址'],
      ['注册地址服务公司', '91421303MA48P0Y20W', '曾都区'],
    ];
    expect(findHeader(block(rows), 'entities')).toMatchObject({ ok: true, value: { row: 0, lines: 1 } });
  });

  test('wears decoration: full-width, blanks, stars, numbering, duty marks', () => {
    const found = findHeader(
      block([['１、企业 名称 *', '统一社会信用代码（18位）', '【登记状态】'], FIRM]),
      'entities',
    );
    expect(found).toMatchObject({ ok: true, value: { recognised: 2 } });
  });

  test('is missing: a fault says where was looked', () => {
    expect(findHeader(block([[null], ['甲', '乙'], ['丙', '丁']]), 'entities')).toEqual({
      ok: false,
      fault: { code: 'no-header', rowsSearched: 3, firstFilledRow: 1 },
    });
  });

  test('can be pointed at by hand', () => {
    expect(headerAt(block([['甲'], ['店名', '码']]), 1, 'entities').texts).toEqual(['店名', '码']);
  });

  test('property: any number of unrelated rows above, up to the search limit, changes nothing but the row', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 29 }),
        fc.constantFrom<Cell>(null, '随州市', 2026, '（单位：户）'),
        (above, cell) => {
          const rows = [...Array.from({ length: above }, () => [cell]), ['企业名称', '信用代码', '住所'], FIRM];
          const found = findHeader(block(rows), 'entities');
          expect(found).toMatchObject({ ok: true, value: { row: above, recognised: 3 } });
        },
      ),
    );
  });
});

describe('a list as a whole', () => {
  test('is recognised by what it has', () => {
    expect(recogniseList(block([['姓名', '部门', '执法证号', '手机']]))?.kind).toBe('inspectors');
    expect(recogniseList(block([['抽查事项', '抽查依据', '抽查比例', '检查方式']]))?.kind).toBe('items');
    expect(recogniseList(block([['企业名称', '信用代码', '住所', '登记状态']]))?.kind).toBe('entities');
    expect(recogniseList(block([['甲', '乙']]))).toBeNull();
  });

  test('an empty sheet, a header without rows, and a million and one rows are refused', () => {
    expect(layOutList(block([[null, ''], ['  ']]), 'entities')).toEqual({ ok: false, fault: { code: 'empty-sheet' } });
    expect(
      layOutList(
        block([
          ['企业名称', '信用代码'],
          [null, null],
        ]),
        'entities',
      ),
    ).toEqual({
      ok: false,
      fault: { code: 'no-rows', headerRow: 0 },
    });
    const many = Array.from({ length: MAX_LIST_ROWS + 2 }, () => FIRM);
    many[0] = ['企业名称', '信用代码', '状态'];
    expect(layOutList(block(many), 'entities')).toEqual({
      ok: false,
      fault: { code: 'too-many-rows', rows: MAX_LIST_ROWS + 1, limit: MAX_LIST_ROWS },
    });
  });

  test('nobody there to settle it: every doubt about columns is told at once', () => {
    const rows = [
      ['信用代码', '统一社会信用代码', '地址'],
      ['91421303MA48P0Y20W', '914213001835108972', '随州'],
    ];
    const faults = readLayout(block(rows), 'entities');
    expect(faults.ok ? [] : faults.fault.map(({ code }) => code)).toEqual(['ambiguous-column', 'missing-column']);
  });
});
