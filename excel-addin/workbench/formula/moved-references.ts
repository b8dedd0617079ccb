import { cellArea, endRow, type Area } from '../model/area.ts';
import type { Shift } from '../model/anchor.ts';
import { formatAbsolute } from '../model/address.ts';
import { isFormula } from '../model/cell-content.ts';
import { withFormulas } from '../model/data-validation.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';
import { orphanedFormula, renamedInFormula, shiftedFormula, translatedFormula } from './reference-text.ts';

/** A formula of a cell that now reads otherwise. */
interface Rewritten {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** Puts other texts into cells with formulas; their values stay until they are computed again. */
function rewriteCells(workbook: Workbook, sheet: Sheet, changes: readonly Rewritten[]): void {
  if (changes.length === 0) return;
  const { cells } = sheet.grid;
  const before: Rewritten[] = [];
  const areas: Area[] = [];
  for (const { row, column, formula } of changes) {
    const content = cells.get(row, column);
    if (!isFormula(content)) continue;
    before.push({ row, column, formula: content.formula });
    cells.set(row, column, { ...content, formula });
    const last = areas.at(-1);
    if (last !== undefined && last.column === column && endRow(last) === row) {
      areas[areas.length - 1] = { ...last, rows: last.rows + 1 };
    } else areas.push(cellArea(row, column));
  }
  workbook.history.record(() => {
    rewriteCells(workbook, sheet, before);
  }, before.length);
  for (const area of areas) workbook.history.announce({ kind: 'rewritten', sheet: sheet.id, area });
}

/** How a formula reads now; `home` is the name of the sheet it is in. */
type Rewriting = (formula: string, home: string) => string;

function rewriteSheet(workbook: Workbook, sheet: Sheet, rewriting: Rewriting): void {
  const changes: Rewritten[] = [];
  for (const { row, column, content } of sheet.grid.cells.formulas()) {
    const formula = rewriting(content.formula, sheet.name);
    if (formula !== content.formula) changes.push({ row, column, formula });
  }
  rewriteCells(workbook, sheet, changes);
}

/** Rewrites formulas of cells and names everywhere. Names of the workbook are on no sheet. */
function rewriteAll(workbook: Workbook, rewriting: Rewriting): void {
  for (const sheet of workbook.sheets) rewriteSheet(workbook, sheet, rewriting);
  for (const item of workbook.names.everywhere()) {
    if (item.target.kind !== 'formula') continue;
    const formula = rewriting(item.target.formula, item.scope?.name ?? '');
    if (formula !== item.target.formula) workbook.names.retarget(item, { kind: 'formula', formula });
  }
}

/** Rules of a sheet whose formulas are written for the first cell of their range. */
function rewriteRules(workbook: Workbook, rewriting: (formula: string, home: string, rule: object) => string): void {
  for (const sheet of workbook.sheets) {
    for (const format of sheet.conditionalFormats) {
      const formula = rewriting(format.state.formula, sheet.name, format);
      if (formula !== format.state.formula) format.update({ formula });
    }
    for (const validation of sheet.validations) {
      const { rule } = validation.state;
      const next = withFormulas(rule, (formula) => rewriting(formula, sheet.name, validation));
      if (JSON.stringify(next) !== JSON.stringify(rule)) {
        sheet.rewriteValidation(validation, { ...validation.state, rule: next });
      }
    }
  }
}

/** How far the first cell of a range lies before the first one that a deletion leaves of it. */
function lostBefore(first: Area, shift: Shift): readonly [rows: number, columns: number] {
  const start = shift.axis === 'row' ? first.row : first.column;
  const lost = start >= shift.at && start < shift.at + shift.removed ? shift.at + shift.removed - start : 0;
  return shift.axis === 'row' ? [lost, 0] : [0, lost];
}

/**
 * Has everything that refers to cells of a sheet follow them, once they have moved. A rule is written for the first cell
 * of its range: where that is deleted, it is written for the first one that is left.
 *
 * @param firsts - where the ranges of the rules of the sheet began before.
 */
export function moveReferences(
  workbook: Workbook,
  moved: Sheet,
  shift: Shift,
  firsts: ReadonlyMap<object, Area | undefined>,
): void {
  rewriteAll(workbook, (formula, home) => shiftedFormula(formula, home, moved.name, shift));
  rewriteRules(workbook, (formula, home, rule) => {
    const first = firsts.get(rule);
    const kept = first === undefined ? formula : translatedFormula(formula, ...lostBefore(first, shift));
    return shiftedFormula(kept, home, moved.name, shift);
  });
}

/** Has formulas follow a sheet to its new name. */
export function followRename(workbook: Workbook, before: string, after: string): void {
  rewriteAll(workbook, (formula) => renamedInFormula(formula, before, after));
  rewriteRules(workbook, (formula) => renamedInFormula(formula, before, after));
}

/** Leaves `#REF!` where something refers to a sheet that is about to be deleted. */
export function orphanReferences(workbook: Workbook, deleted: Sheet): void {
  rewriteAll(workbook, (formula) => orphanedFormula(formula, deleted.name));
  rewriteRules(workbook, (formula) => orphanedFormula(formula, deleted.name));
  for (const item of workbook.names.everywhere()) {
    const { target } = item;
    if (target.kind !== 'cells' || target.sheet !== deleted || item.scope === deleted) continue;
    const cells = target.anchor.area === undefined ? '' : formatAbsolute(target.anchor.area);
    workbook.names.retarget(item, { kind: 'formula', formula: `=#REF!${cells}` });
  }
}
