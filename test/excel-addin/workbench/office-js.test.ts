import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { answeredMembers, coverage, type ClassMembers } from '../../../excel-addin/workbench/host/coverage.ts';
import { launchBrowser } from '../../support/browser.ts';
import { addInFrame, openWorkbench, type OpenWorkbench } from './add-in-page.ts';
import { serveWorkbench, type ServedWorkbench } from './served-workbench.ts';

/**
 * The unmodified office.js of `@microsoft/office-js` in the pane of the workbench, as a browser runs it. What is
 * expected of each member is what Microsoft's reference of that member says.
 */

const SAMPLE = [
  {
    name: '检查对象',
    rows: [
      ['企业名称', '统一社会信用代码', '区县'],
      ['甲公司（虚构）', '914213000000000001', '曾都区'],
      ['乙公司（虚构）', '914213000000000002', '随县'],
    ],
  },
  { name: '执法人员', rows: [['姓名'], ['张三']] },
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
  await open.page.context().close();
});

/** What handlers of the add-in put into `seen`, once there is so much of it. */
async function seenIn({ addIn }: OpenWorkbench, count: number): Promise<unknown> {
  await addIn.waitForFunction(
    (least) => 'seen' in window && Array.isArray(window.seen) && window.seen.length >= least,
    count,
  );
  return addIn.evaluate(() => ('seen' in window ? window.seen : undefined));
}

describe('reading and writing', () => {
  test('what the clerk has in the sheet is read with its codes unharmed', async () => {
    const read = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const used = context.workbook.worksheets.getItem('检查对象').getUsedRange();
        used.load('values,address,rowCount,columnCount');
        await context.sync();
        return { values: used.values, address: used.address, size: [used.rowCount, used.columnCount] };
      }),
    );
    expect(read).toEqual({ values: SAMPLE[0]?.rows, address: '检查对象!A1:C3', size: [3, 3] });
  });

  test('what the add-in writes stands in the grid, and is what its cell shows', async () => {
    await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('E1').values = [['写入的文字']];
        sheet.getRange('E1').select();
        await context.sync();
      }),
    );
    await expect(open.page.inputValue('.formula-input')).resolves.toBe('写入的文字');
    await expect(open.page.inputValue('.name-box')).resolves.toBe('E1');
  });

  test('General makes numbers and dates of texts and costs codes their digits; @ keeps them', async () => {
    const read = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const [plain, kept] = [sheet.getRange('F1:F4'), sheet.getRange('G1:G4')];
        const entries = [['421300199001011234'], ['2025-03-05'], ['007'], ["'007"]];
        kept.numberFormat = [['@'], ['@'], ['@'], ['@']];
        plain.values = entries;
        kept.values = entries;
        plain.load('values,text,numberFormat,valueTypes');
        kept.load('values,valueTypes');
        await context.sync();
        return { plain: plain.toJSON(), kept: kept.toJSON() };
      }),
    );
    expect(read.plain).toMatchObject({
      values: [[421300199001011000], [45721], [7], ['007']],
      text: [['4.213E+17'], ['2025/3/5'], ['7'], ['007']],
      numberFormat: [['General'], ['yyyy/m/d'], ['General'], ['General']],
      valueTypes: [['Double'], ['Double'], ['Double'], ['String']],
    });
    expect(read.kept).toMatchObject({
      values: [['421300199001011234'], ['2025-03-05'], ['007'], ['007']],
      valueTypes: [['String'], ['String'], ['String'], ['String']],
    });
  });

  test('200,000 cells, which office.js sends in pieces of 1,500, come back as they were written', async () => {
    const isSame = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const rows = Array.from({ length: 20_000 }, (_, row) =>
          Array.from({ length: 10 }, (_, column) => `第${row}行${column}列`),
        );
        const sheet = context.workbook.worksheets.add('大表');
        const half = sheet.getRangeByIndexes(0, 0, 10_000, 10);
        half.values = rows.slice(0, 10_000);
        await context.sync();
        const rest = half.getOffsetRange(10_000, 0);
        rest.values = rows.slice(10_000);
        await context.sync();
        const used = sheet.getUsedRange(true);
        used.load('values');
        await context.sync();
        return JSON.stringify(used.values) === JSON.stringify(rows);
      }),
    );
    expect(isSame).toBe(true);
  });

  test('a write of the wrong shape is refused and writes nothing', async () => {
    const outcome = await open.addIn.evaluate(async () => {
      let code = '';
      await Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('H1:H2').values = [['一行', '两列']];
        await context.sync();
      }).catch((error: unknown) => {
        if (error instanceof OfficeExtension.Error) code = error.code;
      });
      const values = await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('H1:H2');
        range.load('values');
        await context.sync();
        return range.values as unknown[][];
      });
      return { code, values };
    });
    expect(outcome).toEqual({ code: 'InvalidArgument', values: [[''], ['']] });
  });

  test('an unbounded range reads as null and refuses values', async () => {
    const outcome = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const column = context.workbook.worksheets.getActiveWorksheet().getRange('A:A');
        column.load('values,cellCount,address');
        await context.sync();
        const read = { values: column.values as unknown, cells: column.cellCount, address: column.address };
        column.values = [['x']];
        const code = await context.sync().then(
          () => '',
          (error: unknown) => (error instanceof OfficeExtension.Error ? error.code : 'other'),
        );
        return { ...read, code };
      }),
    );
    expect(outcome).toEqual({ values: null, cells: 1_048_576, address: '检查对象!A:A', code: 'InvalidArgument' });
  });

  // office-js-docs-pr#5400: one number format may be set on unbounded ranges.
  test('one number format may be set on an entire column, and holds for what is written there later', async () => {
    const values = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('文本列');
        sheet.getRange('B1').getEntireColumn().numberFormat = [['@']];
        const cell = sheet.getRange('B2:C2');
        cell.values = [['007', '007']];
        cell.load('values');
        await context.sync();
        return cell.values as unknown[][];
      }),
    );
    expect(values).toEqual([['007', 7]]);
  });

  test('a request or an answer of more than 5 MB is refused, as Excel on the web does', async () => {
    const codes = await open.addIn.evaluate(async () => {
      const codeOf = (work: (context: Excel.RequestContext) => Promise<void>): Promise<string> =>
        Excel.run(work).then(
          () => '',
          (error: unknown) => (error instanceof OfficeExtension.Error ? error.code : 'other'),
        );
      const long = '长'.repeat(20_000);
      const request = await codeOf(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('J1:J90');
        range.values = Array.from({ length: 90 }, () => [long]);
        await context.sync();
      });
      const fill = (from: number): Promise<string> =>
        codeOf(async (context) => {
          const range = context.workbook.worksheets.getActiveWorksheet().getRangeByIndexes(from, 9, 45, 1);
          range.values = Array.from({ length: 45 }, () => [long]);
          await context.sync();
        });
      const fills = [await fill(0), await fill(45)];
      const response = await codeOf(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('J1:J90').load('values');
        await context.sync();
      });
      return { request, fills, response };
    });
    expect(codes).toEqual({
      request: 'RequestPayloadSizeLimitExceeded',
      fills: ['', ''],
      response: 'ResponsePayloadSizeLimitExceeded',
    });
  });
});

describe('objects', () => {
  test('a table names its columns, grows by rows, and moves with rows inserted above it', async () => {
    const read = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('表');
        sheet.getRange('B2:C3').values = [
          ['名称', '名称'],
          ['甲', 1],
        ];
        const table = sheet.tables.add('B2:C3', true);
        table.name = '抽查结果';
        table.rows.add(undefined, [
          ['乙', 2],
          ['丙', 3],
        ]);
        sheet.getRange('1:1').insert('Down');
        const [whole, body] = [table.getRange(), table.getDataBodyRange()];
        whole.load('address');
        body.load('values');
        table.columns.load('items/name');
        table.load('name,showBandedRows,style');
        await context.sync();
        return {
          address: whole.address,
          body: body.values,
          columns: table.columns.items.map((column) => column.name),
          table: table.toJSON(),
        };
      }),
    );
    expect(read).toMatchObject({
      address: '表!B3:C6',
      body: [
        ['甲', 1],
        ['乙', 2],
        ['丙', 3],
      ],
      columns: ['名称', '名称2'],
      table: { name: '抽查结果', showBandedRows: true, style: 'TableStyleMedium2' },
    });
  });

  test('what does not exist is ItemNotFound, or a null object', async () => {
    const outcome = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const { worksheets, tables } = context.workbook;
        const [sheet, table] = [worksheets.getItemOrNullObject('没有'), tables.getItemOrNullObject('没有')];
        const used = worksheets.add('空').getUsedRangeOrNullObject();
        await context.sync();
        const nulls = [sheet.isNullObject, table.isNullObject, used.isNullObject];
        worksheets.getItemOrNullObject('没有').delete();
        await context.sync();
        worksheets.getItem('没有').load('name');
        const code = await context.sync().then(
          () => '',
          (error: unknown) => (error instanceof OfficeExtension.Error ? error.code : 'other'),
        );
        return { nulls, code };
      }),
    );
    expect(outcome).toEqual({ nulls: [true, true, true], code: 'ItemNotFound' });
  });

  test('a member the workbench does not have fails, and what came before it stays done', async () => {
    const outcome = await open.addIn.evaluate(async () => {
      const error = await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('H9').values = [['之前']];
        sheet.shapes.load('items/name');
        sheet.getRange('H10').values = [['之后']];
        await context.sync();
      }).then(
        () => '',
        (thrown: unknown) =>
          thrown instanceof OfficeExtension.Error ? [thrown.code, thrown.debugInfo.errorLocation] : '',
      );
      const values = await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('H9:H10');
        range.load('values');
        await context.sync();
        return range.values as unknown[][];
      });
      return { error, values };
    });
    expect(outcome).toEqual({ error: ['ApiNotFound', 'Worksheet.shapes'], values: [['之前'], ['']] });
  });

  test('rows are copied with formats, merges and heights; charts and page breaks are kept; other kinds are refused', async () => {
    const outcome = await open.addIn.evaluate(async () => {
      const refused = async (work: (sheet: Excel.Worksheet) => void): Promise<string> => {
        const error: unknown = await Excel.run(async (context) => {
          work(context.workbook.worksheets.add());
          await context.sync();
        }).catch((thrown: unknown) => thrown);
        return error instanceof OfficeExtension.Error ? error.code : 'taken';
      };
      const done = await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('抄');
        sheet.getRange('A1:B1').values = [['题', 3]];
        sheet.getRange('A1').format.font.bold = true;
        sheet.getRange('A2:B2').merge();
        sheet.getRange('1:1').format.rowHeight = 44;
        sheet.getRange('5:6').copyFrom('1:2', Excel.RangeCopyType.all);
        const copied = sheet.getRange('A5:B5').load('values,format/rowHeight');
        const font = sheet.getRange('A5').format.font.load('bold');
        sheet.horizontalPageBreaks.add('A5');
        const breaks = sheet.horizontalPageBreaks.load('items/rowIndex');
        const chart = sheet.charts.add(Excel.ChartType.columnClustered, sheet.getRange('B1:B1'));
        chart.title.text = '图';
        chart.setPosition('D1', 'F9');
        const charts = sheet.charts.load('items/name,count');
        await context.sync();
        return [
          copied.values,
          copied.format.rowHeight,
          font.bold,
          breaks.items.map(({ rowIndex }) => rowIndex),
          charts.count,
        ];
      });
      return [
        done,
        await refused((sheet) => sheet.charts.add(Excel.ChartType.pie, sheet.getRange('A1:A3'))),
        await refused((sheet) => sheet.getRange('A1').conditionalFormats.add(Excel.ConditionalFormatType.iconSet)),
        await refused((sheet) => {
          sheet.getRange('A1').copyFrom('B1', Excel.RangeCopyType.values);
        }),
        await refused((sheet) => sheet.getRanges('A1,'.repeat(3_000))),
      ];
    });
    expect(outcome).toEqual([
      [[['题', 3]], 44, true, [4], 1],
      'ApiNotFound',
      'ApiNotFound',
      'ApiNotFound',
      'InvalidArgument',
    ]);
  });

  test('a tracked range follows its cells; its reference is given back when the run ends', async () => {
    const outcome = await open.addIn.evaluate(async () => {
      const address = await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem('检查对象').getRange('B2');
        await context.sync();
        context.workbook.worksheets.getItem('检查对象').getRange('1:3').insert('Down');
        range.load('address,values');
        await context.sync();
        return [range.address, range.values] as unknown;
      });
      return address;
    });
    expect(outcome).toEqual(['检查对象!B5', [['914213000000000001']]]);
  });

  test('looks, sizes, panes, print layout and names are set and read back', async () => {
    const read = await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('版式');
        const range = sheet.getRange('A1:C2');
        range.format.fill.color = '#1F4E8C';
        range.format.font.bold = true;
        range.format.columnWidth = 120;
        range.format.borders.getItem('EdgeBottom').style = 'Continuous';
        sheet.getRange('A1:C1').merge();
        sheet.freezePanes.freezeRows(1);
        sheet.pageLayout.orientation = 'Landscape';
        sheet.pageLayout.setPrintTitleRows('$1:$1');
        sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = '第 &P 页';
        context.workbook.names.add('抽查范围', range);
        const [frozen, named] = [
          sheet.freezePanes.getLocationOrNullObject(),
          context.workbook.names.getItem('抽查范围'),
        ];
        const cells = named.getRange();
        const mixed = sheet.getRange('A1:A9');
        range.load('format/fill/color,format/font/bold,format/columnWidth');
        mixed.load('format/font/bold');
        frozen.load('address');
        cells.load('address');
        named.load('formula,type');
        sheet.load('pageLayout/orientation');
        await context.sync();
        return {
          range: range.toJSON(),
          mixed: mixed.format.font.bold,
          frozen: frozen.address,
          named: [cells.address, named.formula, named.type],
          orientation: sheet.pageLayout.orientation,
        };
      }),
    );
    expect(read).toMatchObject({
      range: { format: { columnWidth: 120, fill: { color: '#1F4E8C' }, font: { bold: true } } },
      mixed: null,
      frozen: '版式!1:1',
      named: ['版式!A1:C2', '=版式!$A$1:$C$2', 'Range'],
      orientation: 'Landscape',
    });
  });

  test('settings are kept in the workbook, for both ways to reach them', async () => {
    const read = await open.addIn.evaluate(async () => {
      const { settings } = Office.context.document;
      settings.set('mapping', { 企业名称: 'B' });
      await new Promise((resolve) => {
        settings.saveAsync(resolve);
      });
      return Excel.run(async (context) => {
        const setting = context.workbook.settings.getItemOrNullObject('mapping');
        setting.load('value');
        await context.sync();
        return setting.value as unknown;
      });
    });
    expect(read).toEqual({ 企业名称: 'B' });
    await open.page.waitForSelector('.status-saved[data-saved]');
    await open.page.reload();
    const frame = await addInFrame(open.page);
    const kept = await frame.evaluate(() => Office.context.document.settings.get('mapping') as unknown);
    expect(kept).toEqual({ 企业名称: 'B' });
  });
});

describe('events', () => {
  test('what the clerk types reaches the add-in, with sheet, address and values', async () => {
    await open.addIn.evaluate(() =>
      Excel.run(async (context) => {
        const seen: unknown[] = [];
        Object.assign(window, { seen });
        context.workbook.worksheets.onChanged.add(async (event) => {
          const address = await Excel.run(async (inner) => {
            const range = event.getRange(inner);
            range.load('address');
            await inner.sync();
            return range.address;
          });
          seen.push([event.changeType, event.address, address, event.details.valueBefore, event.details.valueAfter]);
        });
        await context.sync();
      }),
    );
    await open.page.fill('.name-box', 'C3');
    await open.page.press('.name-box', 'Enter');
    await open.page.keyboard.type('广水市');
    await open.page.keyboard.press('Enter');
    await expect(seenIn(open, 1)).resolves.toEqual([['RangeEdited', 'C3', '检查对象!C3', '随县', '广水市']]);
  });

  test('a table, the selection and sheets that come, go and are shown tell of themselves', async () => {
    await open.addIn.evaluate(async () => {
      const events: string[] = [];
      Object.assign(window, { seen: events });
      const note = (name: string) => async (): Promise<void> => {
        events.push(name);
        await Promise.resolve();
      };
      await Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        const sheet = worksheets.getItem('执法人员');
        const table = sheet.tables.add('A1:A2', true);
        sheet.load('id');
        table.load('id');
        await context.sync();
        table.onChanged.add(note('table'));
        sheet.onSelectionChanged.add(note('selection'));
        worksheets.onAdded.add(note('added'));
        worksheets.onActivated.add(note('activated'));
        worksheets.onDeleted.add(note('deleted'));
        await context.sync();
        table.getRange().getCell(1, 0).values = [['李四']];
        sheet.getRange('B2').select();
        const other = worksheets.add('临时');
        other.delete();
        await context.sync();
      });
    });
    await expect(seenIn(open, 5)).resolves.toEqual(['table', 'activated', 'selection', 'added', 'deleted']);
  });

  test('while a cell is being typed into, calls wait or fail, as the run asks', async () => {
    await open.page.keyboard.press('Control+Home');
    await open.page.keyboard.type('正在输入');
    const refused = await open.addIn.evaluate(() =>
      Excel.run((context) => context.sync(context.workbook.load('name'))).then(
        () => '',
        (error: unknown) => (error instanceof OfficeExtension.Error ? error.code : 'other'),
      ),
    );
    const patient = open.addIn.evaluate(() =>
      Excel.run({ delayForCellEdit: true }, async (context) => {
        const cell = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
        cell.load('values');
        await context.sync();
        return cell.values as unknown[][];
      }),
    );
    await open.page.keyboard.press('Enter');
    expect({ refused, patient: await patient }).toEqual({
      refused: 'InvalidOperationInCellEditMode',
      patient: [['正在输入']],
    });
  });
});

describe('the tables of members', () => {
  test('hold nothing that office.js does not know', async () => {
    const classes = answeredMembers().map(({ className }) => className);
    const office = await open.addIn.evaluate((names): ClassMembers[] => {
      const prototypes = Excel as unknown as Readonly<Record<string, { readonly prototype: object } | undefined>>;
      return names.map((className) => ({
        className,
        members: Object.getOwnPropertyNames(prototypes[className]?.prototype ?? {}),
      }));
    }, classes);
    const found = coverage(office);
    expect(found.filter(({ unknown }) => unknown.length > 0)).toEqual([]);
    expect(found.find(({ className }) => className === 'Worksheet')?.refused).toContain('shapes');
    expect(found.every(({ implemented }) => implemented.length > 0)).toBe(true);
  });

  test('neither page logs an error or breaks the content security policy', () => {
    expect(open.faults).toEqual([]);
  });
});
