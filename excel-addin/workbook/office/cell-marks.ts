import { cellAddress } from '../../../core/tabular/cell.ts';
import type { Result } from '../../../core/result.ts';
import type { WorkbookFault } from '../workbook-fault.ts';
import { MARKED_CELLS, type CellMark } from '../workbook.ts';
import { runBatch } from './office-run.ts';

/**
 * The rule of a mark: always true, and by its text ours, so that marks are found again in a copy of the workbook, after
 * another add-in or with no memory of them.
 */
const RULES: Readonly<Record<CellMark['severity'], string>> = {
  error: '=N("双随机抽查：有误")=0',
  warning: '=N("双随机抽查：提醒")=0',
};

/** Grounds and letters of more than 7:1 contrast; in black and white print the bold of errors stays. */
const LOOKS: Readonly<Record<CellMark['severity'], { fill: string; color: string; bold: boolean }>> = {
  error: { fill: '#FDE7E9', color: '#8A1020', bold: true },
  warning: { fill: '#FFF4CE', color: '#5C4300', bold: false },
};

/** Longest address handed to `getRanges`, below its limit of 8,192 characters. */
const ADDRESS_CHARACTERS = 8_000;

/**
 * Marks cells by conditional formats, which lie over a cell's own format and leave it as it is. Marks of before go.
 * Two round trips to find them, one to mark.
 */
export const markCells = (sheet: string, marks: readonly CellMark[]): Promise<Result<number, WorkbookFault>> =>
  runBatch(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const formats = worksheet.getRange().conditionalFormats.load('items/id,items/type');
    await context.sync();
    const custom = formats.items
      .filter(({ type }) => type === Excel.ConditionalFormatType.custom)
      .map((format) => ({ format, rule: format.custom.rule.load('formula') }));
    if (custom.length > 0) await context.sync();
    const ours = Object.values(RULES);
    for (const { format, rule } of custom) if (ours.includes(rule.formula)) format.delete();
    const shown = marks.slice(0, MARKED_CELLS);
    for (const severity of ['warning', 'error'] as const) {
      const places = shown.filter((mark) => mark.severity === severity);
      for (const address of addressesOf(places)) addMark(worksheet.getRanges(address), severity);
    }
    await context.sync();
    return shown.length;
  });

function addMark(cells: Excel.RangeAreas, severity: CellMark['severity']): void {
  const { custom } = cells.conditionalFormats.add(Excel.ConditionalFormatType.custom);
  const { fill, color, bold } = LOOKS[severity];
  custom.rule.formula = RULES[severity];
  custom.format.fill.color = fill;
  custom.format.font.color = color;
  custom.format.font.bold = bold;
}

/** Addresses of cells, neighbours in a column joined, cut where they grow too long. */
function addressesOf(marks: readonly CellMark[]): readonly string[] {
  const addresses: string[] = [];
  for (const run of runsOf(marks)) {
    const last = addresses.at(-1);
    if (last !== undefined && last.length + run.length < ADDRESS_CHARACTERS) addresses.splice(-1, 1, `${last},${run}`);
    else addresses.push(run);
  }
  return addresses;
}

function runsOf(marks: readonly CellMark[]): readonly string[] {
  const ordered = [...marks].sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: { from: CellMark; to: CellMark }[] = [];
  for (const mark of ordered) {
    const last = runs.at(-1);
    if (last?.to.column === mark.column && mark.row - last.to.row <= 1) last.to = mark;
    else runs.push({ from: mark, to: mark });
  }
  return runs.map(({ from, to }) =>
    from.row === to.row ? cellAddress(from) : `${cellAddress(from)}:${cellAddress(to)}`,
  );
}
