import { fail, ok, type Result } from '../../core/result.ts';
import type { Cell, CellPlace } from '../../core/tabular/cell.ts';
import { EXCEL_COLUMNS, MAX_COLUMNS, MAX_SHEET_ROWS } from './file-bounds.ts';
import type { FileFault } from './file-fault.ts';
import { textOfSerial, type DateSystem } from './serial-date.ts';
import type { RaggedRows } from './sheet-rectangle.ts';
import { placeOfReference, rangeOfReference } from './cell-reference.ts';
import type { CellValidation } from './cell-validation.ts';
import { ValidationScan } from './xlsx-validations.ts';
import { cellKey, type CellFormat, type CellRange, type LeftOut } from './workbook-file.ts';
import { leftOutOfSheet } from './xlsx-left-out.ts';
import { StringItem } from './xlsx-shared-strings-part.ts';
import type { StyleFormats } from './xlsx-styles-part.ts';
import { attributeOf, scanXml, type XmlHandler } from './xml-scanner.ts';
import { cellTextOf, resolveEntities } from './xml-text.ts';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly name: string;
  readonly strings: readonly string[];
  readonly formats: StyleFormats;
  readonly dateSystem: DateSystem;
  /** Is told what the sheet has that is not read. */
  readonly leftOut: Set<LeftOut>;
}

/** A sheet as its part words it; the rows are not yet a rectangle. */
export interface SheetContent {
  readonly rows: RaggedRows;
  readonly formats: Map<number, CellFormat>;
  readonly formulas: Map<number, string>;
  readonly merges: CellRange[];
  readonly columnWidths: (number | undefined)[];
  readonly validations: readonly CellValidation[];
  frozenRows: number;
}

const damaged: FileFault = { code: 'not-a-workbook', found: 'damaged' };

/** Reads the cells of a worksheet part (ECMA-376 part 1, 18.3). Formulas are not evaluated: saved values are taken. */
export function readSheetPart(xml: string, context: SheetContext): Result<SheetContent, FileFault> {
  const scan = new SheetScan(context);
  const sound = scanXml(xml, scan);
  if (scan.fault !== null) return fail(scan.fault);
  return sound ? ok(scan.content) : fail(damaged);
}

/** The state of a walk through a worksheet part. After the first fault it ignores the rest. */
class SheetScan implements XmlHandler {
  readonly #rules = new ValidationScan();
  readonly content: SheetContent = {
    rows: [],
    formats: new Map(),
    formulas: new Map(),
    merges: [],
    columnWidths: [],
    validations: this.#rules.rules,
    frozenRows: 0,
  };
  fault: FileFault | null = null;
  readonly #context: SheetContext;
  readonly #inline = new StringItem();
  #row = -1;
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #formula = '';
  #within: '' | 'v' | 'f' | 'is' = '';

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 'f' || name === 'is') this.#within = name;
    else if (this.#within === 'is') this.#inline.open(name);
    else this.#openOther(name, attributes);
  }

  #openOther(name: string, attributes: string): void {
    if (this.#rules.open(name, attributes)) return;
    const left = leftOutOfSheet(name, attributes);
    if (left !== undefined) this.#context.leftOut.add(left);
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'mergeCell') this.#addMerge(attributes);
    else if (name === 'col') this.#addWidth(attributes);
    else if (name === 'pane') this.#freeze(attributes);
  }

  text(raw: string, literal: boolean): void {
    if (this.#within === 'v') this.#value += literal ? raw : cellTextOf(raw);
    else if (this.#within === 'f') this.#formula += literal ? raw : resolveEntities(raw);
    else if (this.#within === 'is') this.#inline.text(raw, literal);
    else this.#rules.text(raw, literal);
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === this.#within) this.#within = '';
    else if (this.#within === 'is') this.#inline.close(name);
    else this.#closeOther(name);
  }

  #closeOther(name: string): void {
    this.#rules.close(name);
    if (name === 'worksheet' && this.#rules.hasOthers) this.#context.leftOut.add('validations');
  }

  #openRow(attributes: string): void {
    const number = attributeOf(attributes, 'r');
    this.#row = number === null ? this.#row + 1 : Number(number) - 1;
    this.#column = -1;
    if (!Number.isInteger(this.#row) || this.#row < 0) this.fault ??= damaged;
  }

  #openCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r');
    const place = reference === null ? this.#nextPlace() : placeOfReference(reference);
    if (place === null) this.fault ??= damaged;
    this.#row = place?.row ?? this.#row;
    this.#column = place?.column ?? this.#column;
    this.#type = attributeOf(attributes, 't') ?? 'n';
    this.#style = Number(attributeOf(attributes, 's') ?? 0);
    this.#value = '';
    this.#formula = '';
  }

  #nextPlace(): CellPlace {
    return { row: Math.max(this.#row, 0), column: this.#column + 1 };
  }

  #closeCell(): void {
    const inline = this.#inline.take();
    if (this.fault !== null) return;
    const value = this.#cellValue(inline);
    const formula = this.#formula === '' ? null : `=${this.#formula}`;
    // a formula that was saved without a value has none: its own text is shown rather than a made-up 0
    const cell = value ?? formula;
    if (cell === null) return;
    const fault = this.#boundsFault();
    if (fault === null) this.#store(cell, formula);
    else this.fault ??= fault;
  }

  #cellValue(inline: string): Cell {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return value === '' ? null : this.#sharedString(value);
      case 'inlineStr':
        return inline === '' ? null : inline;
      case 'b':
        return value === '' ? null : value.trim() === '1' || value.trim() === 'true';
      case 'str':
      case 'e':
      case 'd':
        return value === '' ? null : value;
      default:
        return numberOf(value);
    }
  }

  #sharedString(index: string): Cell {
    const text = this.#context.strings[Number(index)];
    if (text === undefined) this.fault ??= damaged;
    return text === undefined || text === '' ? null : text;
  }

  #boundsFault(): FileFault | null {
    const sheet = this.#context.name;
    const row = this.#row + 1;
    const columns = this.#column + 1;
    if (row > MAX_SHEET_ROWS) return { code: 'too-many-rows', sheet, rows: row, limit: MAX_SHEET_ROWS };
    return columns > MAX_COLUMNS ? { code: 'too-many-columns', sheet, row, columns, limit: MAX_COLUMNS } : null;
  }

  #store(cell: Cell, formula: string | null): void {
    const { rows, formats, formulas } = this.content;
    while (rows.length <= this.#row) rows.push([]);
    const row = rows[this.#row] ?? [];
    while (row.length < this.#column) row.push(null);
    const key = cellKey(this.#row, this.#column);
    const { value, format } = this.#formatted(cell);
    row[this.#column] = value;
    if (format !== null) formats.set(key, format);
    if (formula !== null) formulas.set(key, formula);
  }

  /** Numbers that their format shows as dates become text; what their value is decides, the code stays. */
  #formatted(cell: Cell): { readonly value: Cell; readonly format: CellFormat | null } {
    if (this.#type === 'd' && typeof cell === 'string') return isoCell(cell);
    const format = this.#context.formats[this.#style] ?? null;
    if (typeof cell !== 'number') return { value: cell, format: format?.kind === 'text' ? format : null };
    if (format?.kind !== 'date' && format?.kind !== 'date-time' && format?.kind !== 'time')
      return { value: cell, format };
    const dated = textOfSerial(cell, format.kind, this.#context.dateSystem);
    if (dated === null) return { value: cell, format };
    return { value: dated.text, format: dated.kind === format.kind ? format : { kind: dated.kind, code: format.code } };
  }

  #addMerge(attributes: string): void {
    const range = rangeOfReference(attributeOf(attributes, 'ref') ?? '');
    if (range !== null && this.content.merges.length < MAX_SHEET_ROWS) this.content.merges.push(range);
  }

  /** A pane that is split but not frozen (its size is in points then) is left out. */
  #freeze(attributes: string): void {
    const state = attributeOf(attributes, 'state');
    const rows = Number(attributeOf(attributes, 'ySplit') ?? 0);
    if (
      (state === 'frozen' || state === 'frozenSplit') &&
      Number.isInteger(rows) &&
      rows > 0 &&
      rows <= MAX_SHEET_ROWS
    ) {
      this.content.frozenRows = rows;
    }
  }

  #addWidth(attributes: string): void {
    const first = Number(attributeOf(attributes, 'min')) - 1;
    const last = Math.min(Number(attributeOf(attributes, 'max')), EXCEL_COLUMNS) - 1;
    const width = Number(attributeOf(attributes, 'width') ?? Number.NaN);
    // a range up to the last column is Excel's way of saying "all others"
    if (!(first >= 0) || !(width > 0) || last - first >= MAX_COLUMNS) return;
    const { columnWidths } = this.content;
    while (columnWidths.length <= last) columnWidths.push(undefined);
    columnWidths.fill(width, first, last + 1);
  }
}

/** A number, or the text as it is when it is none; nothing is silently turned into something else. */
function numberOf(text: string): Cell {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : text;
}

/** A cell of type `d` (ISO 8601, strict workbooks): `2026-03-01T00:00:00` is a date. */
function isoCell(text: string): { readonly value: Cell; readonly format: CellFormat | null } {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(text);
  const [, date, time] = match ?? [];
  if (date === undefined) return { value: text, format: null };
  return time === undefined || time === '00:00:00'
    ? { value: date, format: { kind: 'date', code: 'yyyy-mm-dd' } }
    : { value: `${date} ${time}`, format: { kind: 'date-time', code: 'yyyy-mm-dd hh:mm:ss' } };
}
