import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { openWorkbench, type OpenWorkbench } from './add-in-page.ts';
import { serveWorkbench, type ServedWorkbench } from './served-workbench.ts';

/**
 * Protection, validation, filters and references that move, by the unmodified office.js and by a person at the grid.
 * What is expected of each member is what Microsoft's reference of that member says.
 */

const SAMPLE = [
  {
    name: '检查对象',
    rows: [
      ['企业名称', '区县', '户数'],
      ['甲公司（虚构）', '曾都区', 3],
      ['乙公司（虚构）', '随县', 12],
      ['丙公司（虚构）', '曾都区', 7],
      ['丁公司（虚构）', '广水市', null],
    ],
  },
];

let served: ServedWorkbench;
let browser: Browser;
let open: OpenWorkbench;

beforeAll(async () => {
  served = await serveWorkbench(SAMPLE);
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

beforeEach(async () => {
  open = await openWorkbench(browser, served.url);
}, 30_000);

afterEach(async () => {
  expect(open.faults).toEqual([]);
  await open.page.context().close();
});

/** Goes to a cell by the box for addresses. */
async function goTo(address: string): Promise<void> {
  await open.page.fill('.name-box', address);
  await open.page.press('.name-box', 'Enter');
}

async function type(text: string): Promise<void> {
  await open.page.keyboard.type(text);
  await open.page.keyboard.press('Enter');
}

/** What the active sheet holds, as the add-in reads it. */
const valuesOf = (address: string): Promise<unknown[][]> =>
  open.addIn.evaluate(
    (place) =>
      Excel.run({ delayForCellEdit: true }, async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange(place).load('values');
        await context.sync();
        return range.values as unknown[][];
      }),
    address,
  );

describe('protection', () => {
  test('keeps the add-in and the person from locked cells, by its options and its password', async () => {
    const outcome = await open.addIn.evaluate(async () => {
      const codeOf = (work: (sheet: Excel.Worksheet) => void): Promise<string> =>
        Excel.run(async (context) => {
          work(context.workbook.worksheets.getActiveWorksheet());
          await context.sync();
        }).then(
          () => 'taken',
          (error: unknown) => (error instanceof OfficeExtension.Error ? error.code : 'other'),
        );
      const codes = [
        await codeOf((sheet) => {
          sheet.getRange('C2:C5').format.protection.locked = false;
          sheet.protection.protect({ allowFormatColumns: true, selectionMode: 'Normal' }, '暗号');
        }),
        await codeOf((sheet) => {
          sheet.getRange('A2').values = [['改']];
        }),
        await codeOf((sheet) => {
          sheet.getRange('C2').values = [[4]];
        }),
        await codeOf((sheet) => {
          sheet.getRange('A1').format.columnWidth = 150;
        }),
        await codeOf((sheet) => {
          sheet.getRange('A1').format.fill.color = '#FFFFFF';
        }),
        await codeOf((sheet) => sheet.getRange('2:2').insert('Down')),
        await codeOf((sheet) => {
          sheet.protection.protect();
        }),
        await codeOf((sheet) => {
          sheet.protection.unprotect('别的');
        }),
      ];
      const state = await Excel.run(async (context) => {
        const { protection } = context.workbook.worksheets.getActiveWorksheet();
        protection.load('protected,options');
        await context.sync();
        return [protection.protected, protection.options.allowFormatColumns, protection.options.allowFormatCells];
      });
      return { codes, state };
    });
    expect(outcome).toEqual({
      codes: [
        'taken',
        'AccessDenied',
        'taken',
        'taken',
        'AccessDenied',
        'AccessDenied',
        'AccessDenied',
        'InvalidArgument',
      ],
      state: [true, true, false],
    });
    await goTo('A3');
    await open.page.keyboard.type('改');
    await expect(open.page.textContent('.note')).resolves.toContain('受保护的工作表');
    await goTo('C3');
    await type('5');
    await expect(valuesOf('A3:C3')).resolves.toEqual([['乙公司（虚构）', '随县', 5]]);
    await open.page.click('.sheet-tab', { button: 'right' });
    await open.page.click('text=撤销工作表保护…');
    await open.page.fill('[role=dialog] input', '错');
    await open.page.click('[role=dialog] >> text=撤销保护');
    await expect(open.page.textContent('[role=dialog]')).resolves.toContain('密码不正确');
    await open.page.fill('[role=dialog] input', '暗号');
    await open.page.click('[role=dialog] >> text=撤销保护');
    await open.page.waitForSelector('[role=dialog]', { state: 'detached' });
    await goTo('A3');
    await type('戊公司（虚构）');
    await expect(valuesOf('A3')).resolves.toEqual([['戊公司（虚构）']]);
  });

  test('is set by the person in a dialog', async () => {
    await open.page.click('.sheet-tab', { button: 'right' });
    await open.page.click('text=保护工作表…');
    await open.page.click('[role=dialog] >> text=设置单元格格式');
    await open.page.click('[role=dialog] button:has-text("保护")');
    await open.page.waitForSelector('.tab-lock');
    const options = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const { protection } = context.workbook.worksheets.getActiveWorksheet();
        protection.load('protected,options');
        await context.sync();
        return [protection.protected, protection.options.allowFormatCells, protection.options.allowSort];
      }),
    );
    expect(options).toEqual([true, true, false]);
  });
});

describe('validation', () => {
  test('is set with a list of cells, held against what is typed, and not against the object model', async () => {
    const read = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const source = sheet.getRange('B2:B5');
        const cells = sheet.getRange('E2:E9');
        cells.dataValidation.rule = { list: { inCellDropDown: true, source } };
        cells.dataValidation.errorAlert = {
          message: '请从区县中选择。',
          showAlert: true,
          style: 'Stop',
          title: '区县',
        };
        cells.dataValidation.prompt = { message: '从列表中选', showPrompt: true, title: '区县' };
        sheet.getRange('F2:F9').dataValidation.rule = {
          wholeNumber: { formula1: 1, formula2: 10, operator: 'Between' },
        };
        sheet.getRange('F2:F9').dataValidation.errorAlert = {
          message: '通常是 1 到 10。',
          showAlert: true,
          style: 'Warning',
          title: '户数',
        };
        sheet.getRange('E3').values = [['外地']];
        cells.dataValidation.load('rule,type,valid,errorAlert,ignoreBlanks');
        const invalid = cells.dataValidation.getInvalidCells().load('address');
        const mixed = sheet.getRange('E1:F9').dataValidation.load('type');
        const none = sheet.getRange('A1').dataValidation.load('type,valid');
        await context.sync();
        return {
          list: cells.dataValidation.toJSON(),
          invalid: invalid.address,
          types: [mixed.type, none.type, none.valid],
        };
      }),
    );
    expect(read).toMatchObject({
      list: {
        type: 'List',
        valid: null,
        ignoreBlanks: true,
        rule: { list: { inCellDropDown: true, source: '=检查对象!$B$2:$B$5' } },
        errorAlert: { style: 'Stop', title: '区县', message: '请从区县中选择。', showAlert: true },
      },
      invalid: '检查对象!E3',
      types: ['MixedCriteria', 'None', true],
    });
    await goTo('E4');
    await expect(open.page.textContent('.cell-prompt')).resolves.toContain('从列表中选');
    await type('外地');
    await expect(open.page.textContent('.note')).resolves.toContain('区县：请从区县中选择。');
    await open.page.keyboard.press('Escape');
    await open.page.keyboard.press('Alt+ArrowDown');
    await open.page.click('[role=menuitem]:has-text("随县")');
    await expect(valuesOf('E3:E4')).resolves.toEqual([['外地'], ['随县']]);
    await goTo('F4');
    await type('30');
    await open.page.click('[role=dialog] button:has-text("否")');
    await open.page.keyboard.press('Escape');
    await expect(valuesOf('F4')).resolves.toEqual([['']]);
    await goTo('F4');
    await type('30');
    await open.page.click('[role=dialog] button:text-is("是")');
    await expect(valuesOf('F4')).resolves.toEqual([[30]]);
  });
});

describe('filters', () => {
  test('of a sheet and of a table hide rows, are read back, and show what is visible', async () => {
    const read = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const filter = sheet.autoFilter;
        const data = sheet.getRange('A1:C5');
        filter.apply(data, 1, { filterOn: Excel.FilterOn.values, values: ['曾都区', '随县'] });
        filter.apply(data, 2, { filterOn: 'Custom', criterion1: '>3', criterion2: '<10', operator: 'And' });
        const view = data.getVisibleView().load('values,rowCount,cellAddresses');
        view.rows.load('items/values');
        const rows = [2, 3, 4, 5].map((row) => sheet.getRange(`${row}:${row}`).load('rowHidden'));
        filter.load('criteria,enabled,isDataFiltered');
        const area = filter.getRange().load('address');
        await context.sync();
        const sheetRead = {
          visible: view.values as unknown,
          each: view.rows.items.map((row) => row.values as unknown),
          hidden: rows.map((row) => row.rowHidden),
          state: filter.toJSON(),
          address: area.address,
        };
        filter.remove();
        const table = sheet.tables.add('A1:C5', true);
        table.columns.getItem('户数').filter.applyTopItemsFilter(2);
        const top = table.getDataBodyRange().getVisibleView().load('values');
        await context.sync();
        const topRead = top.values as unknown;
        table.clearFilters();
        table.columns.getItem('区县').filter.applyValuesFilter(['广水市']);
        const one = table.getDataBodyRange().getVisibleView().load('values');
        await context.sync();
        const oneRead = one.values as unknown;
        table.autoFilter.clearCriteria();
        const all = table.getDataBodyRange().getVisibleView().load('rowCount');
        await context.sync();
        return { sheetRead, topRead, oneRead, all: all.rowCount };
      }),
    );
    expect(read).toMatchObject({
      sheetRead: {
        visible: [
          ['企业名称', '区县', '户数'],
          ['丙公司（虚构）', '曾都区', 7],
        ],
        each: [[['企业名称', '区县', '户数']], [['丙公司（虚构）', '曾都区', 7]]],
        hidden: [true, true, false, true],
        state: { enabled: true, isDataFiltered: true },
        address: '检查对象!A1:C5',
      },
      topRead: [
        ['乙公司（虚构）', '随县', 12],
        ['丙公司（虚构）', '曾都区', 7],
      ],
      oneRead: [['丁公司（虚构）', '广水市', '']],
      all: 4,
    });
  });

  test('are set by the person from the heading, taken back with Ctrl+Z, and kept over a reload', async () => {
    await goTo('A1');
    await open.page.keyboard.press('Control+Shift+L');
    const box = await open.page.locator('.sheet-view canvas').first().boundingBox();
    const width = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const cells = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1').load('format/columnWidth');
        const [first, second] = [cells.getCell(0, 0), cells.getCell(0, 1)].map((cell) =>
          cell.load('format/columnWidth'),
        );
        await context.sync();
        return (first?.format.columnWidth ?? 0) + (second?.format.columnWidth ?? 0);
      }),
    );
    await open.page.mouse.click((box?.x ?? 0) + 44 + (width * 4) / 3 - 9, (box?.y ?? 0) + 24 + 11);
    await open.page.waitForSelector('.filter-menu');
    await open.page.click('.filter-menu >> text=（全选）');
    await open.page.click('.filter-menu >> text=随县');
    await open.page.click('.filter-menu >> text=确定');
    await expect(open.page.textContent('.status-bar')).resolves.toContain('在 4 条记录中找到 1 个');
    const hidden = (): Promise<unknown> =>
      open.addIn.evaluate(() =>
        Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getActiveWorksheet();
          const rows = [2, 3, 4, 5].map((row) => sheet.getRange(`${row}:${row}`).load('rowHidden'));
          await context.sync();
          return rows.map((row) => row.rowHidden);
        }),
      );
    await expect(hidden()).resolves.toEqual([true, false, true, true]);
    await open.page.keyboard.press('Control+z');
    await expect(hidden()).resolves.toEqual([false, false, false, false]);
    await open.page.keyboard.press('Control+y');
    await expect(hidden()).resolves.toEqual([true, false, true, true]);
    await open.page.waitForSelector('.status-saved[data-saved]');
    await open.page.reload();
    await open.page.waitForSelector('.sheet-tab');
    await expect(open.page.textContent('.status-bar')).resolves.toContain('在 4 条记录中找到 1 个');
  });
});

describe('references', () => {
  test('of formulas and names follow rows that the add-in inserts and deletes, and sheets that are renamed', async () => {
    const read = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const list = context.workbook.worksheets.getItem('检查对象');
        const other = context.workbook.worksheets.add('汇总');
        other.getRange('A1:A3').formulas = [['=SUM(检查对象!C2:C5)'], ['=检查对象!$A$3'], ['=检查对象!A2']];
        list.getRange('3:4').insert('Down');
        list.getRange('2:2').delete('Up');
        list.name = '2025 名单';
        const cells = other.getRange('A1:A3').load('formulas,values');
        await context.sync();
        return { formulas: cells.formulas as unknown, values: cells.values as unknown };
      }),
    );
    expect(read).toEqual({
      formulas: [["=SUM('2025 名单'!C2:C6)"], ["='2025 名单'!$A$4"], ["='2025 名单'!#REF!"]],
      values: [[19], ['乙公司（虚构）'], ['#REF!']],
    });
  });
});
