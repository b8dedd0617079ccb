import { afterEach, describe, expect, test } from '@jest/globals';
import { DOCUMENT_TEMPLATES } from '../../../excel-addin/taskpane/documents/document-templates.ts';
import { openedWorkbook } from '../../../excel-addin/workbench/exchange/opened-workbook.ts';
import { officeWorkbook } from '../../../excel-addin/workbook/office/office-workbook.ts';
import {
  CHANGE_CELLS,
  DOCUMENTS_AT_ONCE,
  READ_CELLS,
  ROUND_TRIPS,
  WRITE_CHARACTERS,
  type Workbook,
} from '../../../excel-addin/workbook/workbook.ts';
import { openOfficePage, type OfficePage } from '../../support/office-page.ts';

/*
 * Requests that reach the host (messages of dispatch id 93, one for each `context.sync()`), counted at the host, for
 * every operation of the workbook interface at two sizes: never more than the interface states.
 */
const SIZES = [400, 12_000] as const;
const COLUMNS = 10;

let page: OfficePage;

afterEach(() => {
  page.close();
});

interface Opened {
  readonly workbook: Workbook;
  readonly sheet: string;
  readonly rows: readonly (readonly string[])[];
}

async function openWith(size: number): Promise<Opened> {
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, c) => `第${String(row)}行${String(c)}`),
  );
  const model = openedWorkbook('名单', { kind: 'xlsx', sheets: [{ name: '名单', rows }] }, () => 2026);
  page = await openOfficePage(model);
  return { workbook: officeWorkbook(), sheet: model.sheets[0]?.id ?? '', rows };
}

/** What an operation does at a size, and the chunks that its data fill. */
interface Operation {
  readonly chunks: (size: number) => number;
  readonly run: (opened: Opened) => Promise<{ readonly ok: boolean }>;
  readonly prepare?: (opened: Opened) => Promise<unknown>;
}

const none = (): number => 0;
const document = [{ from: 0, rows: 12, texts: [{ row: 0, column: 0, text: '虚构' }] }];
const template = async ({ workbook }: Opened): Promise<string> => {
  const opened = await workbook.openTemplate(DOCUMENT_TEMPLATES.notice);
  return opened.ok ? opened.value : '';
};
const printed = (size: number): number => Math.ceil(size / 100);

const OPERATIONS: Readonly<Record<keyof Workbook, Operation>> = {
  sheets: { chunks: none, run: ({ workbook }) => workbook.sheets() },
  read: {
    chunks: (size) => Math.ceil((size * COLUMNS) / READ_CELLS),
    run: ({ workbook, sheet, rows }) => workbook.read(sheet, { top: 0, left: 0, rows: rows.length, columns: COLUMNS }),
  },
  select: { chunks: none, run: ({ workbook, sheet }) => workbook.select(sheet, { row: 3, column: 3 }) },
  change: {
    chunks: (size) => Math.ceil(size / CHANGE_CELLS),
    run: ({ workbook, sheet, rows }) =>
      workbook.change(
        sheet,
        rows.map((cells, row) => ({ row, column: 2, from: cells[2] ?? null, to: '改' })),
      ),
  },
  appendRows: {
    // each row has ten cells of at most 9 characters and twelve around each
    chunks: (size) => Math.ceil((size * COLUMNS * 21) / WRITE_CHARACTERS),
    run: ({ workbook, sheet, rows }) =>
      workbook.appendRows(sheet, { after: rows.length - 1, left: 0, table: null }, rows),
  },
  deleteRows: {
    chunks: (size) => Math.ceil(size / CHANGE_CELLS),
    run: ({ workbook, sheet, rows }) =>
      workbook.deleteRows(
        sheet,
        null,
        rows.map((cells, row) => ({ row, column: 2, from: cells[2] ?? null })),
      ),
  },
  mark: {
    chunks: none,
    run: ({ workbook, sheet, rows }) =>
      workbook.mark(
        sheet,
        rows.map((_, row) => ({ row, column: row % COLUMNS, severity: row % 2 === 0 ? 'error' : 'warning' })),
      ),
    prepare: ({ workbook, sheet }) => workbook.mark(sheet, [{ row: 0, column: 0, severity: 'error' }]),
  },
  write: {
    // each row has ten cells of at most 9 characters and four around each
    chunks: (size) => Math.ceil((size * COLUMNS * 13) / WRITE_CHARACTERS),
    run: ({ workbook, rows }) =>
      workbook.write(
        {
          name: '写出',
          title: '写出',
          notes: ['虚构'],
          columns: Array.from({ length: COLUMNS }, (_, c) => ({
            header: `列${String(c)}`,
            width: 8,
            kind: 'text',
            wrap: false,
          })),
          table: { name: '写出', rows },
          appendix: null,
          footer: '',
          watermark: null,
        },
        null,
      ),
  },
  openTemplate: { chunks: none, run: ({ workbook }) => workbook.openTemplate(DOCUMENT_TEMPLATES.notice) },
  printDocuments: {
    chunks: (size) => Math.ceil(printed(size) / DOCUMENTS_AT_ONCE),
    prepare: template,
    run: async (opened) =>
      opened.workbook.printDocuments(
        {
          name: '文书',
          template: await template(opened),
          columns: 4,
          documents: Array.from({ length: printed(opened.rows.length) }, () => document),
        },
        null,
      ),
  },
  setting: { chunks: none, run: ({ workbook }) => Promise.resolve({ ok: workbook.setting('没有') === null }) },
  keepSetting: { chunks: none, run: ({ workbook }) => workbook.keepSetting('double-random.x', { a: 1 }) },
  watch: { chunks: none, run: ({ workbook }) => workbook.watch(() => undefined) },
};

describe('round trips stay within what the interface states', () => {
  test.each(Object.keys(ROUND_TRIPS) as (keyof Workbook)[])('%s', async (name) => {
    const { chunks, run, prepare } = OPERATIONS[name];
    const { fixed, eachChunk } = ROUND_TRIPS[name];
    const used: number[] = [];
    for (const size of SIZES) {
      const opened = await openWith(size);
      await prepare?.(opened);
      // finding the template again is an operation of its own
      const own = name === 'printDocuments' ? 1 : 0;
      const before = page.batches();
      expect((await run(opened)).ok).toBe(true);
      used.push(page.batches() - before - own);
      expect(used.at(-1)).toBeLessThanOrEqual(fixed + eachChunk * chunks(size));
      if (size === SIZES[0]) page.close();
    }
    // thirty times the rows and no more requests, but for chunks
    const [small = 0, large = 0] = used;
    expect(large - small).toBeLessThanOrEqual(eachChunk * (chunks(SIZES[1]) - chunks(SIZES[0])));
  });
});
