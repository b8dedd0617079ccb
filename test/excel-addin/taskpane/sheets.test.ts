import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { DrawStatus, FindingStatus } from '../../../core/wire/api.ts';
import { drawKey, ticket } from '../../../excel-addin/functions/tickets.ts';
import { readXlsx } from '../../../excel-addin/files/xlsx-reader.ts';
import { paneActions, type PaneActions } from '../../../excel-addin/taskpane/actions.ts';
import { checkSheetPlan } from '../../../excel-addin/taskpane/result/check-sheet.ts';
import { valueOf } from '../../../excel-addin/workbench/model/cell-content.ts';
import { functionMetadata } from '../../../excel-addin/workbench/exchange/function-metadata.ts';
import { enterEntries } from '../../../excel-addin/workbench/model/entries.ts';
import type { Sheet } from '../../../excel-addin/workbench/model/sheet.ts';
import { Workbook as Model } from '../../../excel-addin/workbench/model/workbook.ts';
import { officeWorkbook } from '../../../excel-addin/workbook/office/office-workbook.ts';
import { readFileSync } from 'node:fs';
import { openOfficePage, type OfficePage } from '../../support/office-page.ts';
import { paneServices } from '../../support/pane-services.ts';
import { forged } from '../../support/vectors.ts';
import { sampleTranscript } from '../../support/sample-draw.ts';

/* What the clerk makes of a verified draw, on the real office.js and the workbench's model. */

const TRANSCRIPT = sampleTranscript({ rules: { provincialTaskNumber: 'HB-2026-0009' } });
const DELIVERED = { kind: 'delivered', at: TRANSCRIPT.seal.sealedAt } as const;

/** Where the draw stands: every card delivered, nobody has answered, and what was filed. */
function statusOf(findings: readonly FindingStatus[], state: 'assigned' | 'accepted' = 'assigned'): DrawStatus {
  const { seal, sealHash, drawNumber, assurance, matching, teams, officers } = TRANSCRIPT;
  const at = seal.sealedAt;
  return {
    drawNumber,
    title: seal.rules.title,
    lead: seal.rules.lead,
    phase: 'drawn',
    sealedAt: at,
    inspectionUntil: seal.rules.inspectionUntil,
    assurance,
    pool: null,
    drawn: null,
    seal,
    sealHash,
    witnesses: [],
    waitingFor: null,
    transcriptHash: null,
    assignments: matching.slots.flatMap(({ team, officer, role }) => {
      const person = officers[officer];
      const number = teams[team]?.number ?? 0;
      if (person === undefined) return [];
      const { id, name, department } = person;
      const answer = state === 'accepted' ? ({ kind: 'accepted', at } as const) : ({ kind: 'assigned' } as const);
      return [{ team: number, person: id, name, department, lead: role === 'lead', card: DELIVERED, state: answer }];
    }),
    findings,
    voidReason: null,
    now: at,
    publicUrl: 'https://example.test/draws/1',
  };
}

const finding = (index: number, publishedAt: FindingStatus['publishedAt']): FindingStatus => ({
  team: 1,
  entity: TRANSCRIPT.drawn[index]?.entity.id ?? ('' as never),
  by: TRANSCRIPT.officers[0]?.id ?? ('' as never),
  result: '未发现问题',
  note: '=虚构说明',
  filedAt: TRANSCRIPT.seal.sealedAt,
  accepted: true,
  publishedAt,
});

let model: Model;
let page: OfficePage;
let services: ReturnType<typeof paneServices>;
let actions: PaneActions;

beforeEach(async () => {
  model = new Model('名单', () => 2026);
  model.addSheet('名单');
  page = await openOfficePage(model);
  services = paneServices(officeWorkbook());
  actions = paneActions(services);
  show(TRANSCRIPT, statusOf([]));
});

afterEach(() => {
  page.close();
});

function show(transcript: Transcript, status: DrawStatus): void {
  const verification = { verdict: true, checks: [] };
  services.store.update((state) => ({ ...state, draw: { ...state.draw, transcript, status, verification } }));
}

function sheetLike(name: RegExp): Sheet {
  const found = model.sheets.find((sheet) => name.test(sheet.name));
  if (found === undefined) throw new Error(`no sheet ${String(name)}`);
  return found;
}

const value = (sheet: Sheet, row: number, column: number): unknown => {
  const found = valueOf(sheet.grid.content(row, column));
  return typeof found === 'object' ? found.text : found;
};

/** Cells of a column of a sheet's table, by its header. */
function columnOf(sheet: Sheet, header: string): unknown[] {
  const [table] = sheet.tables;
  const at = Array.from({ length: table?.area.columns ?? 0 }, (_, i) => i).find(
    (i) => value(sheet, table?.header.row ?? 0, i) === header,
  );
  return Array.from({ length: table?.body.rows ?? 0 }, (_, row) =>
    value(sheet, (table?.body.row ?? 0) + row, at ?? -1),
  );
}

/** Answers calls of functions as the add-in would, at once. */
function answerFunctions(): void {
  const metadata: unknown = JSON.parse(readFileSync('excel-addin/taskpane/assets/functions.json', 'utf8'));
  model.functions.register('SSJ', functionMetadata(metadata) ?? []);
  model.functions.connect((invocations) => {
    setTimeout(() => {
      model.history.edit('add-in', '答', () => {
        for (const { id, functionId, values } of invocations) {
          const [first, second] = values as readonly string[];
          const result = functionId === 'KEY' ? drawKey(first) : ticket(first, second);
          model.calculation.revisit(model.functions.answer(id, result.ok ? result.value : 0));
        }
      });
    });
  });
}

async function settled(sheet: Sheet): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    if (!columnOf(sheet, '是否一致').includes('#BUSY!')) return;
    await new Promise((resolve) => setTimeout(resolve));
  }
  throw new Error('the formulas never settled');
}

describe('the sheet that checks by formulas', () => {
  test('agrees with a true draw in every row', async () => {
    answerFunctions();
    await actions.sheets.write('check');
    const sheet = sheetLike(/^核验 /);
    await settled(sheet);
    expect(new Set(columnOf(sheet, '是否一致'))).toEqual(new Set(['一致']));
    expect(columnOf(sheet, '结论（公式）').filter((cell) => cell === '抽中').length).toBe(TRANSCRIPT.drawn.length);
    expect(columnOf(sheet, '是否一致').length).toBe(TRANSCRIPT.strata.reduce((sum, { pool }) => sum + pool, 0));
  });

  test('shows where a published ticket, or who is published as drawn, was altered', async () => {
    answerFunctions();
    const other = TRANSCRIPT.reserve[0];
    const lied = forged(TRANSCRIPT, ['drawn', 0, 'ticket'], '0'.repeat(64)) as Transcript;
    const swapped = forged(lied, ['drawn', 1], { ...TRANSCRIPT.drawn[1], entity: other?.entity }) as Transcript;
    show(swapped, statusOf([]));
    await actions.sheets.write('check');
    const sheet = sheetLike(/^核验 /);
    await settled(sheet);
    const ids = columnOf(sheet, '统一社会信用代码');
    const bad = columnOf(sheet, '是否一致').flatMap((cell, index) => (cell === '不一致' ? [ids[index]] : []));
    expect(bad).toContain(TRANSCRIPT.drawn[0]?.entity.id);
    expect(bad).toContain(TRANSCRIPT.drawn[1]?.entity.id);
  });

  test('formulas are made of our own words alone', () => {
    const plan = checkSheetPlan(TRANSCRIPT, services.store.get().places);
    const cells = plan.ok ? plan.value.table.rows.flat() : [];
    const formulas = cells.flatMap((cell) => (typeof cell === 'object' ? [cell.formula] : []));
    expect(formulas.length).toBeGreaterThan(0);
    for (const formula of formulas) expect(formula).toMatch(/^=[A-Z0-9$.(),=<>+"一致不抽中候补未]+$/);
    for (const { entity } of TRANSCRIPT.drawn) expect(formulas.join()).not.toContain(entity.id);
  });
});

describe('the status column', () => {
  test('follows answers and results by code, in a sheet that the clerk has sorted, and leaves own words alone', async () => {
    await actions.draw.writeResult();
    const sheet = sheetLike(/^抽查结果 /);
    expect(new Set(columnOf(sheet, '状态'))).toEqual(new Set(['已通知']));
    const [table] = sheet.tables;
    const top = table?.body.row ?? 0;
    const state = (table?.area.columns ?? 1) - 1;
    const code = 3;
    const swap = [value(sheet, top, code), value(sheet, top + 1, code)];
    model.history.edit('person', '排序', () => {
      const put = (row: number, column: number, entry: string): void => {
        enterEntries(sheet, { row, column, rows: 1, columns: 1 }, () => entry, model.rules('person'));
      };
      put(top, code, String(swap[1]));
      put(top + 1, code, String(swap[0]));
      put(top + 2, state, '另行安排');
    });
    show(TRANSCRIPT, statusOf([finding(0, null), finding(1, TRANSCRIPT.seal.sealedAt)], 'accepted'));
    await actions.sheets.updateStates();
    expect(columnOf(sheet, '状态').slice(0, 4)).toEqual(['已公示', '已检查', '另行安排', '已接受']);
  });

  test('asks Excel for nothing while nothing has changed', async () => {
    await actions.draw.writeResult();
    await actions.sheets.updateStates();
    const before = page.batches();
    await actions.sheets.updateStates();
    expect(page.batches()).toBe(before);
  });
});

describe('findings, summary and export', () => {
  test('findings stand beside their firms, as text', async () => {
    show(TRANSCRIPT, statusOf([finding(0, TRANSCRIPT.seal.sealedAt)]));
    await actions.sheets.write('findings');
    const sheet = sheetLike(/^检查结果 /);
    expect(columnOf(sheet, '检查结果').slice(0, 2)).toEqual(['未发现问题', undefined]);
    expect(columnOf(sheet, '说明')[0]).toBe('=虚构说明');
    expect(columnOf(sheet, '状态')[0]).toBe('已公示');
  });

  test('the summary has native charts of its own cells', async () => {
    await actions.sheets.write('summary');
    const sheet = sheetLike(/^汇总 /);
    expect(sheet.charts.map(({ state }) => state.title)).toEqual(['各层抽取户数', '任务进展（户）', '各部门派出人次']);
    const [strata] = sheet.charts;
    const { row = 0, rows = 0 } = strata?.values.area ?? {};
    const drawn = Array.from({ length: rows }, (_, index) => Number(value(sheet, row + index, 2)));
    expect(drawn.reduce((sum, n) => sum + n, 0)).toBe(TRANSCRIPT.drawn.length);
  });

  test('the platform file keeps every code as text and holds every firm once an item', () => {
    actions.sheets.exportForPlatform();
    const [bytes] = services.saved.values();
    const file = readXlsx(bytes ?? new Uint8Array());
    const rows = file.ok ? (file.value.sheets[0]?.rows ?? []) : [];
    expect(rows.length).toBe(1 + TRANSCRIPT.drawn.length * TRANSCRIPT.seal.rules.items.length);
    expect(rows[1]?.[0]).toBe('HB-2026-0009');
    expect(rows[1]?.[7]).toBe(TRANSCRIPT.drawn[0]?.entity.id);
  });
});

describe('documents', () => {
  test('are filled from the template as the office has changed it, one page each', async () => {
    await actions.documents.editTemplate('notice');
    const template = sheetLike(/^模板·检查通知书$/);
    template.grid.format({ row: 0, column: 0, rows: 1, columns: 1 }, { fontColor: '#FF0000' });
    model.history.edit('person', '改模板', () => {
      enterEntries(
        template,
        { row: 2, column: 0, rows: 1, columns: 1 },
        () => '致【检查对象】（【没有这一项】）：',
        model.rules('person'),
      );
    });
    await actions.documents.print('notice');
    const sheet = sheetLike(/^检查通知书 /);
    const { rows } = template.grid.cells.bounds() ?? { rows: 0 };
    TRANSCRIPT.drawn.forEach(({ entity }, index) => {
      expect(value(sheet, index * rows + 2, 0)).toBe(`致${entity.name}（【没有这一项】）：`);
      expect(sheet.grid.style(index * rows, 0).fontColor).toBe('#FF0000');
    });
    expect(sheet.state.pageBreaks).toEqual(TRANSCRIPT.drawn.slice(1).map((_, index) => (index + 1) * rows));
    expect(sheet.grid.heights.get(rows)).toBe(template.grid.heights.get(0));
    expect(sheet.grid.mergeAt(rows, 2)).toMatchObject({ row: rows, columns: 4 });
    await actions.documents.print('notice');
    expect(model.sheets.filter(({ name }) => name.startsWith('检查通知书')).length).toBe(1);
  });

  test('the public list repeats its row for every firm', async () => {
    await actions.documents.print('publicity');
    const sheet = sheetLike(/^名单公示表 /);
    const names = TRANSCRIPT.drawn.map((_, index) => value(sheet, 3 + index, 1));
    expect(names).toEqual(TRANSCRIPT.drawn.map(({ entity }) => entity.name));
    expect(value(sheet, 3, 0)).toBe('1');
  });

  test('an emptied template is told, and nothing is written', async () => {
    await actions.documents.editTemplate('record');
    const template = sheetLike(/^模板·现场检查记录表$/);
    model.history.edit('person', '清空', () => {
      template.grid.write({ row: 0, column: 0, rows: 40, columns: 6 }, () => undefined);
    });
    await actions.documents.print('record');
    expect(services.store.get().draw.problem).toMatchObject({ code: 'empty-template' });
    expect(model.sheets.some(({ name }) => name.startsWith('现场检查记录表'))).toBe(false);
  });
});
