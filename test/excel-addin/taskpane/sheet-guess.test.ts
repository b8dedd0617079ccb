import { describe, expect, test } from '@jest/globals';
import { guessSheet, isOwnSheet, type SheetTop } from '../../../excel-addin/taskpane/lists/sheet-guess.ts';

const HEADER = ['序号', '检查对象', '统一社会信用代码', '地址'];
const ROW = ['1', '虚构甲店', '91350100M000100Y43', '虚构路1号'];

function top(name: string, header: readonly string[], tables: readonly string[] = []): SheetTop {
  const region = { top: 0, left: 0, rows: 2, columns: header.length };
  return {
    sheet: { id: name, name, used: region, tables: tables.map((table) => ({ id: table, name: table, region })) },
    block: { top: 0, left: 0, rows: [header, ROW] },
  };
}

describe('a sheet that we wrote is no list of the clerk', () => {
  test.each([
    ['抽查结果 SZ-2026-0001', ['抽查结果']],
    ['改了名字的表', ['检查结果_2']],
    ['核验 SZ-2026-0001', ['核验']],
    ['模拟抽取', ['模拟抽取']],
    ['名单公示表 SZ-2026-0001', []],
    ['模板·抽查名单公示表', []],
  ])('%s %j', (name, tables) => {
    expect(isOwnSheet(top(name, HEADER, tables))).toBe(true);
  });

  test('a list of the clerk is one, with a table or without', () => {
    expect(isOwnSheet(top('名录库', HEADER))).toBe(false);
    expect(isOwnSheet(top('名录库', HEADER, ['表1']))).toBe(false);
    expect(guessSheet([top('名录库', HEADER)], 'entities')?.name).toBe('名录库');
  });
});
