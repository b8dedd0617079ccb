import { sameArea, type Area } from './area.ts';
import { Calculation } from '../formula/calculation.ts';
import { followRename, moveReferences, orphanReferences } from '../formula/moved-references.ts';
import { CustomFunctions } from '../formula/custom-functions.ts';
import type { EntryRules } from './cell-entry.ts';
import { Chart, type ChartType } from './chart.ts';
import { ConditionalFormat } from './conditional-format.ts';
import { NO_PROPERTIES, type DocumentProperties } from './document-properties.ts';
import { ExcelFault, invalidArgument, itemNotFound } from './excel-fault.ts';
import { History } from './history.ts';
import { NameBook } from './name-book.ts';
import { checkName } from './named-item.ts';
import { Sheet, type Place, type SheetVisibility } from './sheet.ts';
import { checkSheetName } from './sheet-name.ts';
import { StyleBook } from './style.ts';
import type { Table } from './table.ts';
import { addTable } from './table-edit.ts';

/** Ids as Excel on the web writes them. */
const guid = (kind: number, number: number): string =>
  `{00000000-000${kind}-0000-0000-${number.toString(16).padStart(12, '0').toUpperCase()}}`;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A workbook: the only truth about what the grid shows and the add-in reads. */
export class Workbook {
  readonly history = new History();
  readonly styles = new StyleBook();
  /** File name shown to the clerk. */
  name: string;
  /** Sheets from left to right. */
  readonly sheets: Sheet[] = [];
  /** `Office.context.document.settings`: values as the JSON text that office.js made of them. */
  readonly settings = new Map<string, string>();
  readonly names: NameBook = new NameBook(this.history, {
    sheet: (key) => this.sheet(key),
    isTable: (name) => this.findTable(name) !== undefined,
  });
  /** Functions of the add-in that formulas can call. */
  readonly functions = new CustomFunctions();
  readonly calculation: Calculation = new Calculation(this);
  readonly #currentYear: () => number;
  #active: Sheet | undefined;
  #properties = NO_PROPERTIES;
  #counter = 0;

  /** @param currentYear - the year that completes a typed `3/15`. */
  constructor(name: string, currentYear: () => number) {
    this.name = name;
    this.#currentYear = currentYear;
    this.history.settle = (notices) => this.calculation.settle(notices);
  }

  /** How a person's typing is read, or what the object model is given. */
  rules(by: 'person' | 'add-in'): EntryRules {
    const typed = by === 'person';
    return { locale: typed ? 'zh-CN' : 'en-US', currentYear: this.#currentYear(), typed };
  }

  get activeSheet(): Sheet {
    if (this.#active === undefined) throw new Error('A workbook has at least one sheet');
    return this.#active;
  }

  /** A sheet by name (any case) or id. */
  findSheet(key: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === key || same(sheet.name, key));
  }

  /** @throws ExcelFault `ItemNotFound` */
  sheet(key: string): Sheet {
    const sheet = this.findSheet(key);
    if (sheet === undefined) throw itemNotFound(`worksheet ${key}`);
    return sheet;
  }

  get visibleSheets(): Sheet[] {
    return this.sheets.filter((sheet) => sheet.state.visibility === 'Visible');
  }

  /**
   * Adds a sheet at the end.
   *
   * @throws ExcelFault `ItemAlreadyExists` for a name in use, `InvalidArgument` for one Excel refuses.
   */
  addSheet(name?: string): Sheet {
    const wanted = name ?? this.#freeSheetName();
    checkSheetName(wanted);
    if (this.findSheet(wanted)) throw new ExcelFault('ItemAlreadyExists', `A sheet named ${wanted} already exists.`);
    const sheet = this.#newSheet(this.#nextId(1), wanted);
    this.#attachSheet(sheet, this.sheets.length);
    this.#active ??= sheet;
    return sheet;
  }

  /** Puts a sheet kept elsewhere back under its id. */
  restoreSheet(id: string, name: string): Sheet {
    const sheet = this.#newSheet(id, name);
    this.#attachSheet(sheet, this.sheets.length);
    this.#active ??= sheet;
    return sheet;
  }

  #newSheet(id: string, name: string): Sheet {
    return new Sheet(id, name, this.history, this.styles, (sheet, shift, firsts) => {
      moveReferences(this, sheet, shift, firsts);
    });
  }

  /** How many ids have been given out, so that none is given twice when the workbook comes back. */
  get issuedIds(): number {
    return this.#counter;
  }

  set issuedIds(count: number) {
    this.#counter = Math.max(this.#counter, count);
  }

  /** @throws ExcelFault `InvalidOperation` for the last visible sheet. */
  deleteSheet(sheet: Sheet): void {
    if (this.visibleSheets.every((other) => other === sheet)) {
      throw new ExcelFault('InvalidOperation', 'A workbook must contain at least one visible worksheet.');
    }
    if (this.#active === sheet) this.activate(this.#neighbour(sheet));
    for (const item of this.names.all(sheet)) this.names.delete(item);
    orphanReferences(this, sheet);
    this.#detachSheet(sheet);
  }

  /** @throws ExcelFault as {@link Workbook.addSheet} */
  renameSheet(sheet: Sheet, name: string): void {
    checkSheetName(name);
    const other = this.findSheet(name);
    if (other !== undefined && other !== sheet) {
      throw new ExcelFault('ItemAlreadyExists', `A sheet named ${name} already exists.`);
    }
    const old = sheet.name;
    sheet.update({ name }, (before, after) => ({
      kind: 'sheet-renamed',
      sheet: sheet.id,
      before: before.name,
      after: after.name,
    }));
    followRename(this, old, name);
  }

  moveSheet(sheet: Sheet, position: number): void {
    const before = this.sheets.indexOf(sheet);
    if (position < 0 || position >= this.sheets.length) throw invalidArgument('No such position.');
    this.sheets.splice(before, 1);
    this.sheets.splice(position, 0, sheet);
    this.history.record(() => {
      this.moveSheet(sheet, before);
    });
    this.history.announce({ kind: 'sheet-moved', sheet: sheet.id, before, after: position });
  }

  /** @throws ExcelFault `InvalidOperation` when no sheet would stay visible. */
  showSheet(sheet: Sheet, visibility: SheetVisibility): void {
    if (visibility !== 'Visible' && this.visibleSheets.every((other) => other === sheet)) {
      throw new ExcelFault('InvalidOperation', 'A workbook must contain at least one visible worksheet.');
    }
    if (visibility !== 'Visible' && this.#active === sheet) this.activate(this.#neighbour(sheet));
    sheet.update({ visibility }, (before, after) => ({
      kind: 'sheet-visibility',
      sheet: sheet.id,
      before: before.visibility,
      after: after.visibility,
    }));
  }

  /** Brings a sheet to the front. @throws ExcelFault `InvalidOperation` for a hidden one. */
  activate(sheet: Sheet): void {
    if (sheet === this.#active) return;
    if (sheet.state.visibility !== 'Visible') throw new ExcelFault('InvalidOperation', 'The sheet is hidden.');
    const before = this.#active?.id ?? '';
    this.#active = sheet;
    this.history.announce({ kind: 'sheet-activated', sheet: sheet.id, before });
  }

  /**
   * Selects cells of a sheet, of which one is active (else the top left one), and brings the sheet to the
   * front. What the protection of the sheet keeps from being selected stays unselected.
   */
  select(sheet: Sheet, area: Area, active: Place = { row: area.row, column: area.column }): void {
    this.activate(sheet);
    if (!sheet.grid.guard.maySelect(active.row, active.column)) return;
    const isSame = sameArea(sheet.selection, area);
    if (isSame && sheet.active.row === active.row && sheet.active.column === active.column) return;
    sheet.selection = area;
    sheet.active = active;
    this.history.announce({ kind: 'selection', sheet: sheet.id, area });
  }

  get tables(): Table[] {
    return this.sheets.flatMap((sheet) => sheet.tables);
  }

  /** A table by name (any case) or id. */
  findTable(key: string): Table | undefined {
    return this.tables.find((table) => table.id === key || same(table.state.name, key));
  }

  sheetOf(table: Table): Sheet {
    return this.sheet(table.grid.sheet);
  }

  /** @throws ExcelFault as {@link addTable} */
  addTable(sheet: Sheet, area: Area, hasHeaders: boolean): Table {
    return addTable(sheet, this.#nextId(2), this.#freeTableName(), area, hasHeaders);
  }

  /** Adds a conditional format before all others of the sheet, as Excel does. */
  addConditionalFormat(sheet: Sheet, areas: readonly Area[]): ConditionalFormat {
    const format = new ConditionalFormat(this.#nextId(3), sheet.id, areas, this.history);
    sheet.attachFormat(format);
    return format;
  }

  /** Adds a chart of cells of a sheet. */
  addChart(sheet: Sheet, type: ChartType, values: Area, place: Area): Chart {
    const name = `图表 ${sheet.charts.length + 1}`;
    const looks = { showTitle: true, showLegend: false, seriesName: '', color: '#4472C4', showLabels: false };
    const chart = new Chart(this.#nextId(4), values, place, { name, type, title: name, ...looks }, sheet.grid);
    sheet.attachChart(chart);
    return chart;
  }

  /** @throws ExcelFault `InvalidArgument`, `ItemAlreadyExists` */
  renameTable(table: Table, name: string): void {
    checkName(name);
    const other = this.findTable(name);
    if ((other !== undefined && other !== table) || this.names.find(name) !== undefined) {
      throw new ExcelFault('ItemAlreadyExists', `The name ${name} is already in use.`);
    }
    table.update({ name });
  }

  get properties(): DocumentProperties {
    return this.#properties;
  }

  describe(patch: Partial<DocumentProperties>): void {
    const before = this.#properties;
    this.#properties = { ...before, ...patch };
    this.history.record(() => {
      this.describe(before);
    });
    this.history.announce({ kind: 'properties' });
  }

  /** Replaces or removes (undefined) settings of the document. They are not undone, as in Excel. */
  saveSettings(change: Iterable<readonly [string, string | undefined]>): void {
    for (const [key, value] of change) {
      if (value === undefined) this.settings.delete(key);
      else this.settings.set(key, value);
    }
    this.history.announce({ kind: 'settings' });
  }

  #attachSheet(sheet: Sheet, position: number): void {
    this.sheets.splice(position, 0, sheet);
    this.history.record(() => {
      if (this.#active === sheet) this.activate(this.#neighbour(sheet));
      this.#detachSheet(sheet);
    });
    this.history.announce({ kind: 'sheet-added', sheet: sheet.id });
  }

  #detachSheet(sheet: Sheet): void {
    const position = this.sheets.indexOf(sheet);
    this.sheets.splice(position, 1);
    this.history.record(() => {
      this.#attachSheet(sheet, position);
    });
    this.history.announce({ kind: 'sheet-deleted', sheet: sheet.id });
  }

  /** The visible sheet to show once this one is gone: the next, else the one before. */
  #neighbour(sheet: Sheet): Sheet {
    const at = this.sheets.indexOf(sheet);
    const visible = this.visibleSheets.filter((other) => other !== sheet);
    const next = visible.find((other) => this.sheets.indexOf(other) > at) ?? visible.at(-1);
    if (next === undefined) throw new ExcelFault('InvalidOperation', 'No sheet would stay visible.');
    return next;
  }

  #freeSheetName(): string {
    let number = this.sheets.length + 1;
    while (this.findSheet(`Sheet${number}`) !== undefined) number += 1;
    return `Sheet${number}`;
  }

  #freeTableName(): string {
    let number = this.tables.length + 1;
    while (this.findTable(`表${number}`) !== undefined || this.names.find(`表${number}`) !== undefined) number += 1;
    return `表${number}`;
  }

  #nextId(kind: number): string {
    this.#counter += 1;
    return guid(kind, this.#counter);
  }
}
