import { textOfFileFault } from '../../files/file-fault-text.ts';
import { MAX_FILE_BYTES } from '../../files/file-bounds.ts';
import { writeCsv } from '../../files/csv-writer.ts';
import type { WorkbookFile } from '../../files/workbook-file.ts';
import { readWorkbookFile } from '../../files/workbook-file-reader.ts';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import { cellAddress } from '../../../core/tabular/cell.ts';
import { joinWorkbook, openedWorkbook, readAs } from '../exchange/opened-workbook.ts';
import { leftOutWords, notWrittenWords } from '../exchange/left-out.ts';
import { writtenSheet, writtenSheets } from '../exchange/written-sheets.ts';
import { emptyWorkbook, sampleWorkbook } from '../exchange/sample.ts';
import type { Workbook } from '../model/workbook.ts';
import type { Desk } from './desk.ts';

/** Files the page offers to open. */
export const OPENABLE = '.csv,.txt,.xlsx,.xls';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The year that completes typed dates. */
export const thisYear = (): number => new Date().getFullYear();

/** File name without folder and extension. */
const baseName = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '') || name;

/** Lets the page draw before work that keeps it busy. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });

/** A file's content as sheets, or null when it can't be read, which is said. The desk stays as it is. */
async function readFile(desk: Desk, file: File): Promise<WorkbookFile | null> {
  const refuse = (text: string): null => {
    desk.say({ tone: 'error', text: `“${file.name}”没有打开：${text}` });
    return null;
  };
  if (file.size > MAX_FILE_BYTES) {
    return refuse(textOfFileFault({ code: 'file-too-large', bytes: file.size, limit: MAX_FILE_BYTES }));
  }
  desk.say({ tone: 'info', text: `正在打开“${file.name}”…` });
  await nextFrame();
  const read = readWorkbookFile(file.name, new Uint8Array(await file.arrayBuffer()));
  return read.ok ? read.value : refuse(textOfFileFault(read.fault));
}

/** How a text file was read, for people who see garbled names; what of a workbook was not read. */
function openedWords(what: string, file: WorkbookFile): string {
  const encoding = readAs(file);
  if (encoding === undefined) return `${what}。${leftOutWords(file) ?? ''}`;
  return `${what}（按 ${encoding} 编码）。若汉字显示为乱码，请用 Excel 另存为 .xlsx 后再打开。`;
}

/** Opens a file in place of what is on the desk. */
export async function openFile(desk: Desk, file: File): Promise<void> {
  const read = await readFile(desk, file);
  if (read === null) return;
  const encoding = readAs(read);
  desk.open(openedWorkbook(baseName(file.name), read, thisYear), encoding, {
    tone: 'success',
    text: openedWords(`已打开“${file.name}”`, read),
  });
}

/** Adds a file's sheets to the workbook on the desk: a list of one's own beside those that are there. */
export async function importFile(desk: Desk, file: File): Promise<void> {
  const read = await readFile(desk, file);
  if (read === null) return;
  desk.attempt((workbook) => {
    joinWorkbook(workbook, read);
  });
  desk.say({ tone: 'success', text: openedWords(`已把“${file.name}”加入本工作簿`, read) });
}

/** Hands bytes to the browser as a file to keep. */
function download(name: string, type: string, bytes: Uint8Array): void {
  // The writers make their bytes in plain memory, never in memory shared between threads.
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** Saves the workbook as a file. Formulas are written as the value last known. */
export async function saveXlsx(desk: Desk): Promise<void> {
  const { workbook } = desk.state;
  desk.say({ tone: 'info', text: '正在生成文件…' });
  await nextFrame();
  download(`${workbook.name}.xlsx`, XLSX, writeXlsx({ sheets: writtenSheets(workbook) }));
  desk.say({ tone: 'success', text: `已另存为“${workbook.name}.xlsx”。${notWrittenWords(workbook) ?? ''}` });
}

/** Half of a surrogate pair: a workbook holds it, UTF-8 does not. */
const HALF_OF_A_PAIR = /\p{Cs}/u;
/** Addresses that are named before the rest is only counted. */
const NAMED_CELLS = 5;

/** Addresses of cells that a text file can't hold as they are. */
const unheldCells = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      typeof cell === 'string' && HALF_OF_A_PAIR.test(cell) ? [cellAddress({ row, column })] : [],
    ),
  );

function lost(unheld: readonly string[]): string {
  const named = unheld.slice(0, NAMED_CELLS).join('、');
  const rest = unheld.length > NAMED_CELLS ? ` 等 ${String(unheld.length)} 格` : '';
  return `${named}${rest}里有残缺的字符，文本文件存不下，已写成“\ufffd”。要原样保存，请另存为 Excel 工作簿。`;
}

/** Saves the sheet in front as a text file that Chinese Excel opens without garbling it. */
export async function saveCsv(desk: Desk): Promise<void> {
  const { workbook } = desk.state;
  desk.say({ tone: 'info', text: '正在生成文件…' });
  await nextFrame();
  const name = `${workbook.name}-${workbook.activeSheet.name}.csv`;
  const sheet = writtenSheet(workbook.activeSheet);
  download(name, 'text/csv', writeCsv(sheet, { bom: true }));
  const unheld = unheldCells(sheet.rows);
  const done = `已另存为“${name}”（只含当前工作表，UTF-8 编码）`;
  desk.say(
    unheld.length === 0
      ? { tone: 'success', text: `${done}。` }
      : { tone: 'error', text: `${done}，但${lost(unheld)}` },
  );
}

/** Puts an empty workbook on the desk. */
export function openEmpty(desk: Desk): void {
  desk.open(emptyWorkbook(thisYear), undefined);
}

/** The sample the server offers; undefined when it offers none. */
export async function fetchSample(): Promise<Workbook | undefined> {
  const response = await fetch('sample.xlsx').catch(() => undefined);
  if (response?.ok !== true) return undefined;
  return sampleWorkbook(new Uint8Array(await response.arrayBuffer()), thisYear);
}

/** Puts the sample on the desk. */
export async function openSample(desk: Desk): Promise<void> {
  const sample = await fetchSample();
  if (sample === undefined) desk.say({ tone: 'error', text: '服务器上没有示例工作簿。' });
  else desk.open(sample, undefined, { tone: 'success', text: '已恢复为示例工作簿。' });
}
