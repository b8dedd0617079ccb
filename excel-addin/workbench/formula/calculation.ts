import { cellArea, endColumn, endRow, intersection, MAX_COLUMNS, type Area } from '../model/area.ts';
import { isFormula, valueOf, type CellValue, type Formula } from '../model/cell-content.ts';
import type { Notice } from '../model/change-log.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';
import type { FormulaCell } from './custom-functions.ts';
import { evaluate, UNREADABLE } from './evaluation.ts';
import { Busy, errorValue, type CellReader, type Scalar } from './operand.ts';
import { parseFormula } from './parser.ts';
import { referencesOf, type Expression, type ReferenceExpression } from './syntax.ts';

/** A formula of a cell, taken apart. */
interface KnownFormula extends FormulaCell {
  readonly text: string;
  readonly expression: Expression | undefined;
  readonly references: readonly ReferenceExpression[];
}

/** Cells of one sheet that changed. */
interface Changed {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** What a cell shows while a function of the add-in works: "#BUSY!" of Excel. */
const BUSY = errorValue('#BUSY!');

/**
 * Computes formulas after every edit: those that were entered, and those that refer to what changed. Results are no
 * edits of their own: nothing to undo, no `onChanged`.
 */
export class Calculation {
  readonly #workbook: Workbook;
  readonly #formulas = new Map<Sheet, Map<number, KnownFormula>>();
  #revisited: FormulaCell[] = [];

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  /** Has cells computed again at the end of this edit: a function has answered, or has become known. */
  revisit(cells: Iterable<FormulaCell>): void {
    for (const cell of cells) this.#revisited.push(cell);
  }

  /** Has every formula with a function of an add-in computed again. */
  revisitCustom(): void {
    for (const sheet of this.#workbook.sheets) {
      this.revisit([...this.#known(sheet).values()].filter(({ text }) => /[A-Za-z]\.[A-Za-z]+\(/.test(text)));
    }
  }

  /** Computes what an edit made necessary; returns notices of the cells whose values changed. */
  settle(notices: readonly Notice[]): readonly Notice[] {
    const changed = notices.flatMap((notice) => this.#changeOf(notice));
    const revisited = this.#revisited;
    this.#revisited = [];
    if (changed.length === 0 && revisited.length === 0) return [];
    for (const { sheet, area } of changed) this.#learn(sheet, area);
    const waiting = this.#dependents(changed, revisited);
    const calculated = this.#compute(waiting);
    this.#workbook.functions.flush();
    return calculated;
  }

  #changeOf(notice: Notice): readonly Changed[] {
    if (notice.kind !== 'data' && notice.kind !== 'rewritten') return [];
    const sheet = this.#workbook.findSheet(notice.sheet);
    if (sheet === undefined) return [];
    if (notice.kind === 'rewritten') return [{ sheet, area: notice.area }];
    // moved cells: every formula of the sheet may stand elsewhere now
    if (notice.change !== 'RangeEdited') this.#formulas.delete(sheet);
    const bounds = sheet.grid.cells.bounds();
    return [{ sheet, area: notice.change === 'RangeEdited' || bounds === undefined ? notice.area : bounds }];
  }

  /** Formulas of a sheet; the first time, every cell is looked at. */
  #known(sheet: Sheet): Map<number, KnownFormula> {
    const known = this.#formulas.get(sheet);
    if (known !== undefined) return known;
    const found = new Map<number, KnownFormula>();
    this.#formulas.set(sheet, found);
    const bounds = sheet.grid.cells.bounds();
    if (bounds !== undefined) this.#learn(sheet, bounds);
    return found;
  }

  #learn(sheet: Sheet, area: Area): void {
    const known = this.#known(sheet);
    for (const [key, { row, column }] of known) if (!isFormula(sheet.grid.content(row, column))) known.delete(key);
    for (const column of sheet.grid.cells.formulaColumns()) {
      if (column < area.column || column >= endColumn(area)) continue;
      for (let row = area.row; row < endRow(area); row++) {
        const key = row * MAX_COLUMNS + column;
        const content = sheet.grid.content(row, column);
        if (isFormula(content) && known.get(key)?.text !== content.formula) {
          known.set(key, knownFormula(sheet, row, column, content));
        }
      }
    }
  }

  /** Formulas to compute: within what changed, or referring to it, or to one of these. */
  #dependents(changed: readonly Changed[], revisited: readonly FormulaCell[]): Map<KnownFormula, 'waits' | 'works'> {
    const waiting = new Map<KnownFormula, 'waits' | 'works'>();
    const sheets = this.#workbook.sheets.map((sheet) => [...this.#known(sheet).values()]);
    let areas: readonly Changed[] = [
      ...changed,
      ...revisited.map(({ sheet, row, column }) => ({ sheet, area: cellArea(row, column) })),
    ];
    let isFirst = true;
    while (areas.length > 0) {
      const next: KnownFormula[] = [];
      for (const formula of sheets.flat()) {
        if (waiting.has(formula)) continue;
        const isWithin = isFirst && areas.some((area) => holds(area, formula));
        if (!isWithin && !this.#refersTo(formula, areas)) continue;
        waiting.set(formula, 'waits');
        next.push(formula);
      }
      isFirst = false;
      areas = joined(next);
    }
    return waiting;
  }

  #refersTo({ references, sheet }: KnownFormula, areas: readonly Changed[]): boolean {
    return references.some((reference) => {
      const target = reference.sheet === undefined ? sheet : this.#workbook.findSheet(reference.sheet);
      return areas.some((area) => area.sheet === target && intersection(area.area, reference.area) !== undefined);
    });
  }

  #compute(waiting: Map<KnownFormula, 'waits' | 'works'>): readonly Notice[] {
    const done: KnownFormula[] = [];
    const read = (sheet: Sheet, row: number, column: number): Scalar => {
      const formula = waiting.size === 0 ? undefined : this.#known(sheet).get(row * MAX_COLUMNS + column);
      if (formula !== undefined && waiting.has(formula)) compute(formula);
      const value = valueOf(sheet.grid.content(row, column));
      if (typeof value === 'object' && value.text === BUSY.text) throw new Busy();
      return value;
    };
    const compute = (formula: KnownFormula): void => {
      if (waiting.get(formula) === 'works') return;
      waiting.set(formula, 'works');
      const value = this.#valueOf(formula, read);
      waiting.delete(formula);
      if (this.#put(formula, value)) done.push(formula);
    };
    for (const formula of [...waiting.keys()]) if (waiting.has(formula)) compute(formula);
    return joined(done).map(({ sheet, area }) => ({ kind: 'calculated', sheet: sheet.id, area }));
  }

  #valueOf({ expression, sheet, row, column }: KnownFormula, read: CellReader): CellValue {
    if (expression === undefined) return UNREADABLE;
    try {
      const shift = { rows: 0, columns: 0 };
      return evaluate(expression, { workbook: this.#workbook, sheet, row, column, shift, read });
    } catch (error) {
      if (error instanceof Busy) return BUSY;
      throw error;
    }
  }

  /** Puts a result into its cell; returns whether it is another one. */
  #put({ sheet, row, column, text }: KnownFormula, value: CellValue): boolean {
    const before = valueOf(sheet.grid.content(row, column));
    if (before === value || isSameError(before, value)) return false;
    sheet.grid.cells.set(row, column, { kind: 'formula', formula: text, value });
    return true;
  }
}

const isSameError = (a: Scalar, b: Scalar): boolean =>
  typeof a === 'object' && typeof b === 'object' && a.text === b.text;

function knownFormula(sheet: Sheet, row: number, column: number, { formula }: Formula): KnownFormula {
  const expression = parseFormula(formula);
  const references = expression === undefined ? [] : referencesOf(expression);
  return { sheet, row, column, text: formula, expression, references };
}

const holds = ({ sheet, area }: Changed, formula: FormulaCell): boolean =>
  sheet === formula.sheet && intersection(area, cellArea(formula.row, formula.column)) !== undefined;

/** Cells joined to areas, where they lie below one another. */
function joined(cells: readonly FormulaCell[]): readonly Changed[] {
  const ordered = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const areas: { sheet: Sheet; area: Area }[] = [];
  for (const { sheet, row, column } of ordered) {
    const last = areas.at(-1);
    if (last?.sheet === sheet && last.area.column === column && endRow(last.area) === row)
      last.area = { ...last.area, rows: last.area.rows + 1 };
    else areas.push({ sheet, area: cellArea(row, column) });
  }
  return areas;
}
