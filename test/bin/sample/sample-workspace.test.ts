import { describe, expect, test } from '@jest/globals';
import { sampleSheets, sampleWorkspace } from '../../../bin/sample/sample-workspace.ts';
import { isIsoDate } from '../../../core/model/normalise.ts';
import type { IsoDate } from '../../../core/model/ids.ts';
import { decodeEntities } from '../../../core/tabular/entity-list.ts';
import { decodeInspectors } from '../../../core/tabular/inspector-list.ts';
import type { DecodingContext } from '../../../core/tabular/decoding.ts';
import { decodeDepartments, decodeDistricts } from '../../../core/tabular/directory-lists.ts';
import { decodeItems } from '../../../core/tabular/item-list.ts';
import { readLayout } from '../../../core/tabular/list-reading.ts';
import type { ListKind } from '../../../core/tabular/list-kind.ts';
import { SUIZHOU_TOWNS } from '../../../core/tabular/suizhou-towns.ts';
import { readWorkbookFile } from '../../../excel-addin/files/workbook-file-reader.ts';
import type { Sheet } from '../../../excel-addin/files/workbook-file.ts';
import { writeXlsx } from '../../../excel-addin/files/xlsx-writer.ts';
import { column, texts } from './list-reading.ts';

function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw new Error(text);
  return text;
}

const TODAY = day('2026-03-01');
const workspace = sampleWorkspace(TODAY);

describe('the sample', () => {
  test('is the same for the same day', () => {
    expect(sampleWorkspace(TODAY)).toEqual(workspace);
  });

  test('keeps firms and people on another day and moves certificates, leave and the task along', () => {
    const later = sampleWorkspace('2031-11-30');
    expect(later.people).toEqual(workspace.people);
    expect(texts(later.sheets.entities, '统一社会信用代码')).toEqual(
      texts(workspace.sheets.entities, '统一社会信用代码'),
    );
    expect(column(later.sheets.inspectors, '证件有效期')).not.toEqual(
      column(workspace.sheets.inspectors, '证件有效期'),
    );
    expect(workspace.task).toMatchObject({ inspectionFrom: '2026-03-08', inspectionUntil: '2026-03-28' });
    expect(later.task).toMatchObject({ inspectionFrom: '2031-12-07', inspectionUntil: '2031-12-27' });
  });

  test.each(['', '2026-02-30', '今天', '1850-01-01'])('needs a day, not %j', (text) => {
    expect(() => sampleWorkspace(text)).toThrow(RangeError);
  });
});

describe('as a workbook file', () => {
  const file = readWorkbookFile('示例.xlsx', writeXlsx({ sheets: sampleSheets(workspace) }));
  const sheets = file.ok ? file.value.sheets : [];

  test('comes back cell by cell', () => {
    expect(file.ok).toBe(true);
    expect(sheets.map(({ name }) => name)).toEqual([
      '检查对象名录库',
      '执法人员名录库',
      '抽查事项清单',
      '成员单位',
      '县市区',
      '抽查方案',
    ]);
    expect(sheets.map(({ rows }) => rows)).toEqual(sampleSheets(workspace).map(({ rows }) => rows));
  });

  const sheet = (name: string): Sheet => {
    const found = sheets.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  };

  /** Headings and columns of a list, found without anybody's help. */
  function layout<K extends ListKind>(name: string, kind: K) {
    const block = { top: 0, left: 0, rows: sheet(name).rows };
    const read = readLayout(block, kind);
    if (!read.ok) throw new Error(JSON.stringify(read.fault));
    return { block, ...read.value };
  }

  const context: DecodingContext = {
    departments: workspace.departments,
    districts: workspace.districts,
    towns: SUIZHOU_TOWNS,
    today: TODAY,
    entityIds: new Map(),
    inferDistricts: true,
  };

  test('departments, districts and items are read without a fault that stops', () => {
    const units = layout('成员单位', 'departments');
    expect(decodeDepartments(units.block, units.header, units.mapping).rows.map(({ value }) => value)).toEqual(
      workspace.departments,
    );
    const places = layout('县市区', 'districts');
    expect(decodeDistricts(places.block, places.header, places.mapping).rows.map(({ value }) => value)).toEqual(
      workspace.districts,
    );
    const items = layout('抽查事项清单', 'items');
    const codes = decodeItems(items.block, items.header, items.mapping, context).rows.map(({ value }) =>
      String(value.code),
    );
    expect(codes).toHaveLength(texts(workspace.sheets.items, '事项编码').length);
    for (const code of workspace.task.items) expect(codes).toContain(code);
  });

  test('entities give a pool for the proposed task in every district and credit class', () => {
    const list = layout('检查对象名录库', 'entities');
    const decoded = decodeEntities(list.block, list.header, list.mapping, context);
    const pool = decoded.rows
      .map(({ value }) => value)
      .filter(
        ({ status, facts }) => status === 'active' && workspace.task.objectTypes.includes(facts['objectType'] ?? ''),
      );
    expect(decoded.rows.length).toBeGreaterThanOrEqual(2000);
    expect(pool.length).toBeGreaterThanOrEqual(500);
    for (const { code } of workspace.districts) {
      expect(pool.filter(({ district }) => district === code).length).toBeGreaterThan(5);
    }
    for (const name of ['A', 'B', 'C', 'D']) {
      expect(pool.filter(({ facts }) => facts['creditClass'] === name).length).toBeGreaterThan(5);
    }
  });

  test('inspectors are read, all of them, with nobody from nowhere', () => {
    const list = layout('执法人员名录库', 'inspectors');
    const entities = layout('检查对象名录库', 'entities');
    const ids = decodeEntities(entities.block, entities.header, entities.mapping, context).rows;
    const entityIds = new Map(ids.map(({ value }) => [value.name, value.id]));
    const decoded = decodeInspectors(list.block, list.header, list.mapping, { ...context, entityIds });
    expect(decoded.rows.map(({ value }) => String(value.inspector.id))).toEqual(
      workspace.people.map(({ staffId }) => staffId),
    );
    const unclear = decoded.faults.filter(({ code }) =>
      /unknown|unreadable|malformed|missing-id|missing-name/.test(code),
    );
    expect(unclear).toEqual([]);
  });
});
