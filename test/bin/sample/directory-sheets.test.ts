import { describe, expect, test } from '@jest/globals';
import { sampleSheets, sampleWorkspace } from '../../../bin/sample/sample-workspace.ts';
import { parseRatioText } from '../../../core/tabular/ratio-grammar.ts';
import { column, recordsOf, texts } from './list-reading.ts';

const workspace = sampleWorkspace('2026-03-01');
const { departments, districts, items } = workspace.sheets;

/** 随政发〔2020〕8号, 三（九）. */
const MEMBERS =
  '市市场监管局、市发改委、市教育局、市公安局、市人社局、市生态环境局、市住建局、市城管执法委、市交通运输局、市农业农村局、' +
  '市商务局、市文化和旅游局、市卫健委、市应急管理局、市税务局、市统计局、市地方金融工作局、市消防救援支队';

describe('units and districts', () => {
  test('are the 18 of the founding document, in its order, each with a code and an account manager of its own', () => {
    expect(texts(departments, '单位名称').join('、')).toBe(MEMBERS);
    expect(new Set(texts(departments, '单位编码')).size).toBe(18);
    expect(new Set(texts(departments, '账号管理员')).size).toBe(18);
    expect(workspace.departments.map(({ name }) => name).join('、')).toBe(MEMBERS);
  });

  test('are the counties with their national codes and the zones with codes of our own', () => {
    expect(recordsOf(districts).map((record) => [record.get('行政区划代码'), record.get('区县名称')])).toEqual([
      ['421303', '曾都区'],
      ['421321', '随县'],
      ['421381', '广水市'],
      ['SZ-GX', '随州高新区'],
      ['SZ-DHS', '大洪山风景名胜区'],
    ]);
  });

  test('every sheet but the task says above its headings that it is made up', () => {
    for (const sheet of sampleSheets(workspace)) {
      if (sheet.name === '抽查方案') continue;
      expect(sheet.rows[0]?.[0]).toMatch(/虚构示例/);
      expect(sheet.headingRow).toBeGreaterThanOrEqual(1);
      expect(sheet.merges).toContainEqual(expect.objectContaining({ firstRow: 0, firstColumn: 0, lastRow: 0 }));
    }
    expect(workspace.task.title).toContain('示例');
  });
});

describe('the item list', () => {
  const records = recordsOf(items);

  test('has at least 40 items with different codes, of every department', () => {
    expect(records.length).toBeGreaterThanOrEqual(40);
    expect(new Set(column(items, '事项编码')).size).toBe(records.length);
    expect(new Set(texts(items, '抽查主体'))).toEqual(new Set(MEMBERS.split('、')));
  });

  test('words its ratios and frequencies as real lists do, every one readable', () => {
    const ratios = texts(items, '抽查比例');
    const frequencies = texts(items, '抽查频次');
    for (const wording of ['不低于3%', '不少于2‰', '不超过2%', '33%分次', '根据实际情况确定', '全覆盖']) {
      expect(ratios).toContain(wording);
    }
    for (const wording of ['每年不少于1次', '每年不超过2次', '对同一单位每2年不超过1次', '许可有效期内不超过2次']) {
      expect(frequencies).toContain(wording);
    }
    for (const wording of [...ratios, ...frequencies])
      expect([wording, parseRatioText(wording).ok]).toEqual([wording, true]);
  });

  test('flags vaccines, drugs, special equipment and dangerous chemicals as fully covered, and nothing else', () => {
    const full = records
      .filter((record) => record.get('是否全覆盖') === '是')
      .map((record) => String(record.get('抽查事项名称')));
    expect(full).toHaveLength(4);
    for (const word of ['疫苗', '药品', '特种设备', '危险化学品']) expect(full.join()).toContain(word);
  });

  test('lacks a basis here and a guidance there, but content, method and staff nowhere', () => {
    expect(records.length - column(items, '抽查依据').length).toBeGreaterThanOrEqual(1);
    expect(records.length - column(items, '工作指引').length).toBeGreaterThanOrEqual(2);
    for (const name of ['抽查内容', '检查方式', '人员要求', '检查对象类型', '事项类别']) {
      expect(column(items, name)).toHaveLength(records.length);
    }
    expect(new Set(texts(items, '事项类别'))).toEqual(new Set(['一般', '重点']));
  });
});
