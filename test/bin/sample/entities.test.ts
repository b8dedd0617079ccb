import { describe, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../../bin/sample/sample-workspace.ts';
import { cellKey } from '../../../excel-addin/files/workbook-file.ts';
import { isValidCreditCode } from './credit-code.ts';
import { column, matching, recordsOf, texts } from './list-reading.ts';

const { entities } = sampleWorkspace('2026-03-01').sheets;
const codes = texts(entities, '统一社会信用代码');
const names = texts(entities, '企业名称');
const statuses = texts(entities, '登记状态');
const districts = column(entities, '所在区县');
const filled = recordsOf(entities).filter((record) => record.get('登记状态') !== null || record.get('备注') !== null);

describe('the entity roster', () => {
  test('has more than 2,000 firms, marked as fictional in name list, code and note', () => {
    expect(filled.length).toBeGreaterThanOrEqual(2000);
    expect(matching(codes, /^.{8}XG/)).toBeGreaterThan(2350);
    expect(new Set(texts(entities, '备注'))).toEqual(new Set(['虚构']));
    expect(entities.rows[1]?.[0]).toContain('虚构');
  });

  test('has valid codes but for the spoiled ones', () => {
    const valid = codes.filter(isValidCreditCode).length;
    expect(valid).toBeGreaterThan(2340);
    expect(codes.length - valid).toBeGreaterThan(30);
  });

  test('has credit classes near the shares of a real city', () => {
    const classes = texts(entities, '信用风险等级').map((text) => text.normalize('NFKC').charAt(0));
    const share = (name: string): number => (100 * classes.filter((found) => found === name).length) / classes.length;
    for (const [name, percent] of [
      ['A', 65.4],
      ['B', 25.3],
      ['C', 7.7],
      ['D', 1.5],
    ] as const) {
      expect(Math.abs(share(name) - percent)).toBeLessThan(0.5);
    }
  });

  test('has firms of every district and at least 15 kinds', () => {
    for (const name of ['曾都区', '随县', '广水市', '随州高新区', '大洪山风景名胜区']) {
      expect(districts.filter((district) => district === name).length).toBeGreaterThan(50);
    }
    expect(new Set(texts(entities, '检查对象类型')).size).toBeGreaterThanOrEqual(15);
  });
});

describe('the dirt of real lists', () => {
  const repeated = (values: readonly string[]): number => values.length - new Set(values).size;
  const pairs = filled.map((record) => `${String(record.get('企业名称'))}|${String(record.get('统一社会信用代码'))}`);

  test.each<[string, number, number]>([
    ['deregistered', matching(statuses, /^注销$/), 30],
    ['revoked', matching(statuses, /吊销/), 15],
    ['moved out', matching(statuses, /迁出/), 8],
    ['state unknown', matching(statuses, /待核实/), 1],
    ['state missing', filled.length - statuses.length, 1],
    [
      'check character wrong',
      codes.filter((code) => /^[0-9A-Y]{18}$/.test(code) && !isValidCreditCode(code)).length,
      10,
    ],
    ['code in lower case', matching(codes, /^[0-9a-y]{18}$/), 5],
    ['code in full-width characters', matching(codes, /[\uff10-\uff39]/), 5],
    ['code with a blank', matching(codes, /^\w{8} \w{10}$/), 3],
    ['letter that no code has', matching(codes, /^[0-9A-Z]*O[0-9A-Z]*$/), 3],
    ['code too short', matching(codes, /^[0-9A-Y]{17}$/), 2],
    ['code missing', filled.length - codes.length, 2],
    [
      'code that has lost its last digits as a number',
      column(entities, '统一社会信用代码').filter((code) => typeof code === 'number').length,
      1,
    ],
    ['rows twice', repeated(pairs), 5],
    ['code under two names', repeated(codes) - repeated(pairs), 5],
    ['blanks after a name', matching(names, /[\s\u3000]$/), 10],
    ['blank before a name', matching(names, /^ /), 5],
    ['invisible character in a name', matching(names, /\u200b/), 2],
    ['name missing', filled.length - names.length, 1],
    ['district missing', filled.length - districts.length, 40],
    ['district by its code of before 2009', districts.filter((value) => value === '421302').length, 10],
    ['district by code as text', districts.filter((value) => value === '421303').length, 5],
    ['district by code as a number', districts.filter((value) => value === 421_321).length, 5],
    ['N/A', matching([...texts(entities, '企业类型'), ...texts(entities, '所属行业')], /^N\/A$/), 20],
    ['doubled full stop', matching(texts(entities, '住所（经营场所）'), /。。$/), 10],
    ['doubled semicolon', matching(texts(entities, '经营范围'), /；；/), 10],
    ['class in another writing', matching(texts(entities, '信用风险等级'), /类$|[Ａ-Ｄ]/), 10],
    ['date as somebody typed it', matching(texts(entities, '成立日期'), /^\d{4}(?:\/|\.|年)/), 100],
    ['date as one number', column(entities, '成立日期').filter((value) => typeof value === 'number').length, 20],
    ['sum below the list', matching(texts(entities, '序号'), /^合计：\d+ 户$/), 1],
  ])('%s', (_, found, least) => {
    expect(found).toBeGreaterThanOrEqual(least);
  });

  test('a blank row in the middle', () => {
    const first = entities.headingRow ?? 0;
    const blank = entities.rows.findIndex((row) => row.every((cell) => cell === null));
    expect(blank).toBeGreaterThan(first + 1000);
    expect(blank).toBeLessThan(entities.rows.length - 1000);
  });

  test('real dates beside typed ones', () => {
    const place = entities.rows[entities.headingRow ?? 0]?.indexOf('成立日期') ?? -1;
    const dates = entities.rows.filter((_, row) => entities.formats?.get(cellKey(row, place))?.kind === 'date');
    expect(dates.length).toBeGreaterThan(1000);
  });
});
