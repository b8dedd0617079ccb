import { MAX_COLUMNS, MAX_ROWS, cellArea, contains, endColumn, endRow, intersection, type Area } from './area.ts';
import { isWhole, meeting, shiftArea, type Anchor, type Shift } from './anchor.ts';
import { quoteSheet, formatArea } from './address.ts';
import type { ChangeLog, Notice } from './change-log.ts';
import type { Chart } from './chart.ts';
import { hideRows, shiftedFilters, type ColumnFilters, type SheetFilter } from './filter.ts';
import type { ConditionalFormat } from './conditional-format.ts';
import type { Validation, ValidationState } from './data-validation.ts';
import { ExcelFault } from './excel-fault.ts';
import { DEFAULT_PAGE, type PageLayout } from './page-layout.ts';
import type { Protection } from './protection.ts';
import { SheetGrid } from './sheet-grid.ts';
import { applyShift, checkShift } from './sheet-shift.ts';
import type { StyleBook } from './style.ts';
import type { Table } from './table.ts';
import { settleHeaders } from './table-headers.ts';

export type SheetVisibility = 'Visible' | 'Hidden' | 'VeryHidden';

/** What a sheet is beside its cells and tables. */
export interface SheetState {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** `#RRGGBB`, or empty for none. */
  readonly tabColor: string;
  readonly showGridlines: boolean;
  readonly showHeadings: boolean;
  /** Rows and columns that stay in view. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly page: PageLayout;
  /** Rows that begin a new page, ascending. */
  readonly pageBreaks: readonly number[];
  /** Undefined for a sheet that everybody may change. */
  readonly protection: Protection | undefined;
}

export const NEW_SHEET: Omit<SheetState, 'name'> = {
  visibility: 'Visible',
  tabColor: '',
  showGridlines: true,
  showHeadings: true,
  frozenRows: 0,
  frozenColumns: 0,
  page: DEFAULT_PAGE,
  pageBreaks: [],
  protection: undefined,
};

/** A cell by its row and column, from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * Has what refers to a sheet's cells from anywhere in the workbook follow them.
 *
 * @param firsts - where the ranges of the sheet's rules began before.
 */
export type Followers = (sheet: Sheet, shift: Shift, firsts: ReadonlyMap<object, Area | undefined>) => void;

/** A worksheet. */
export class Sheet {
  readonly id: string;
  readonly grid: SheetGrid;
  readonly tables: Table[] = [];
  /** The first one wins. */
  readonly conditionalFormats: ConditionalFormat[] = [];
  readonly charts: Chart[] = [];
  /** Rules for what cells may hold; no two overlap. */
  readonly validations: Validation[] = [];
  selection: Area = cellArea(0, 0);
  /** The cell of the selection that typing goes into. */
  active: Place = { row: 0, column: 0 };
  /** Filter buttons over cells that are no table. */
  filter: SheetFilter | undefined;
  readonly #log: ChangeLog;
  readonly #followers: Followers;
  #state: SheetState;

  constructor(id: string, name: string, log: ChangeLog, styles: StyleBook, followers: Followers) {
    this.id = id;
    this.#log = log;
    this.#followers = followers;
    this.grid = new SheetGrid(id, log, styles, () => this.#state.protection);
    this.#state = { ...NEW_SHEET, name };
  }

  get state(): SheetState {
    return this.#state;
  }

  get name(): string {
    return this.#state.name;
  }

  /** `名单!A1:C9`. */
  address(area: Area): string {
    return `${quoteSheet(this.name)}!${formatArea(area)}`;
  }

  /** Changes properties of the sheet; `notice` says which way round it went when undone. */
  update(patch: Partial<SheetState>, notice: (before: SheetState, after: SheetState) => Notice): void {
    const before = this.#state;
    this.#state = { ...before, ...patch };
    this.#log.record(() => {
      this.update(before, notice);
    });
    this.#log.announce(notice(before, this.#state));
  }

  /** Changes how the sheet is laid out and printed. */
  layOut(patch: Partial<SheetState>): void {
    this.update(patch, () => ({ kind: 'layout', sheet: this.id }));
  }

  /** The table that holds a cell. */
  tableAt(row: number, column: number): Table | undefined {
    return this.tables.find((table) => contains(table.area, cellArea(row, column)));
  }

  /** Tables that touch an area. */
  tablesIn(area: Area): Table[] {
    return this.tables.filter((table) => intersection(table.area, area) !== undefined);
  }

  attachTable(table: Table): void {
    this.grid.guard.structure();
    this.tables.push(table);
    this.grid.anchors.add(table.anchor);
    this.#log.record(() => {
      this.detachTable(table);
    });
    this.#log.announce({ kind: 'table-added', sheet: this.id, table: table.id });
  }

  /** Takes a table away; its cells stay. */
  detachTable(table: Table): void {
    this.grid.guard.structure();
    const index = this.tables.indexOf(table);
    this.tables.splice(index, 1);
    this.grid.anchors.delete(table.anchor);
    this.#log.record(() => {
      this.attachTable(table);
    });
    this.#log.announce({ kind: 'table-deleted', sheet: this.id, table: table.id, name: table.state.name });
  }

  attachFormat(format: ConditionalFormat, position = 0): void {
    this.grid.guard.looks();
    this.conditionalFormats.splice(position, 0, format);
    for (const anchor of format.anchors) this.grid.anchors.add(anchor);
    this.#log.record(() => {
      this.detachFormat(format);
    });
    this.#log.announce({ kind: 'layout', sheet: this.id });
  }

  detachFormat(format: ConditionalFormat): void {
    this.grid.guard.looks();
    const position = this.conditionalFormats.indexOf(format);
    if (position < 0) return;
    this.conditionalFormats.splice(position, 1);
    for (const anchor of format.anchors) this.grid.anchors.delete(anchor);
    this.#log.record(() => {
      this.attachFormat(format, position);
    });
    this.#log.announce({ kind: 'layout', sheet: this.id });
  }

  attachFilter(filter: SheetFilter): void {
    this.filter = filter;
    this.grid.anchors.add(filter.anchor);
    this.#log.record(() => {
      this.detachFilter();
    });
    this.#log.announce({ kind: 'layout', sheet: this.id });
  }

  detachFilter(): void {
    const { filter } = this;
    if (filter === undefined) return;
    this.filter = undefined;
    this.grid.anchors.delete(filter.anchor);
    this.#log.record(() => {
      this.attachFilter(filter);
    });
    this.#log.announce({ kind: 'layout', sheet: this.id });
  }

  /** Gives the filter other cells or criteria; which rows are hidden is another matter. */
  changeFilter(area: Area | undefined, filters: ColumnFilters): void {
    const { filter } = this;
    if (filter === undefined) return;
    const before = { area: filter.anchor.area, filters: filter.filters };
    filter.anchor.area = area;
    filter.filters = filters;
    this.#log.record(() => {
      this.changeFilter(before.area, before.filters);
    });
    this.#log.announce({ kind: 'layout', sheet: this.id });
  }

  attachValidation(validation: Validation): void {
    this.validations.push(validation);
    for (const anchor of validation.anchors) this.grid.anchors.add(anchor);
    this.#log.record(() => {
      this.detachValidation(validation);
    });
    this.#log.announce({ kind: 'layout', sheet: this.id });
  }

  detachValidation(validation: Validation): void {
    this.validations.splice(this.validations.indexOf(validation), 1);
    for (const anchor of validation.anchors) this.grid.anchors.delete(anchor);
    this.#log.record(() => {
      this.attachValidation(validation);
    });
    this.#log.announce({ kind: 'layout', sheet: this.id });
  }

  /** Gives a rule other words, as when what it refers to moves. */
  rewriteValidation(validation: Validation, state: ValidationState): void {
    const before = validation.state;
    validation.state = state;
    this.#log.record(() => {
      this.rewriteValidation(validation, before);
    });
  }

  attachChart(chart: Chart, position = this.charts.length): void {
    this.grid.guard.objects();
    this.charts.splice(position, 0, chart);
    for (const anchor of chart.anchors) this.grid.anchors.add(anchor);
    this.#log.record(() => {
      this.detachChart(chart);
    });
    this.#log.announce({ kind: 'layout', sheet: this.id });
  }

  detachChart(chart: Chart): void {
    this.grid.guard.objects();
    const position = this.charts.indexOf(chart);
    if (position < 0) return;
    this.charts.splice(position, 1);
    for (const anchor of chart.anchors) this.grid.anchors.delete(anchor);
    this.#log.record(() => {
      this.attachChart(chart, position);
    });
    this.#log.announce({ kind: 'layout', sheet: this.id });
  }

  /** A place that moves with its cells until it is released. */
  keep(area: Area): Anchor {
    const anchor = { area };
    this.grid.anchors.add(anchor);
    return anchor;
  }

  release(anchor: Anchor): void {
    this.grid.anchors.delete(anchor);
  }

  /**
   * Makes room at an area: whole rows or columns when the area is unbounded, else cells that move down or right.
   *
   * @throws ExcelFault as {@link Sheet.shift}
   */
  insert(area: Area, towards: 'Down' | 'Right'): void {
    this.shift(
      towards === 'Down'
        ? { axis: 'row', at: area.row, removed: 0, added: area.rows, from: area.column, to: endColumn(area) }
        : { axis: 'column', at: area.column, removed: 0, added: area.columns, from: area.row, to: endRow(area) },
    );
  }

  /** Takes an area out and closes the gap from below or from the right. */
  delete(area: Area, towards: 'Up' | 'Left'): void {
    this.shift(
      towards === 'Up'
        ? { axis: 'row', at: area.row, removed: area.rows, added: 0, from: area.column, to: endColumn(area) }
        : { axis: 'column', at: area.column, removed: area.columns, added: 0, from: area.row, to: endRow(area) },
    );
  }

  /**
   * Moves cells, and tables with them.
   *
   * @throws ExcelFault `InsertDeleteConflict` when cells of a table would be torn apart or its header deleted;
   * `NonBlankCellOffSheet`, `MergedRangeConflict`; `AccessDenied` when the sheet is protected against it.
   */
  shift(shift: Shift): void {
    checkShift(this.grid, shift);
    for (const table of this.tables) checkTable(table, shift);
    this.grid.guard.shift(shift, removedArea(shift));
    this.grid.guard.freely(() => {
      this.#shiftFreely(shift);
    });
  }

  #shiftFreely(shift: Shift): void {
    for (const table of [...this.tables]) if (isSwallowed(table, shift)) this.detachTable(table);
    const columnsBefore = this.tables.map((table) => ({ table, ...table.area }));
    const filtered = this.filter?.anchor.area;
    const rules: readonly { readonly areas: readonly Area[] }[] = [...this.conditionalFormats, ...this.validations];
    const firsts = new Map(rules.map((rule): [object, Area | undefined] => [rule, rule.areas[0]]));
    applyShift(this.grid, shift);
    if (shift.axis === 'column') for (const before of columnsBefore) renumberColumns(this, before.table, before, shift);
    for (const format of [...this.conditionalFormats]) if (format.areas.length === 0) this.detachFormat(format);
    for (const rule of [...this.validations]) if (rule.areas.length === 0) this.detachValidation(rule);
    this.#shiftFilter(filtered, shift);
    this.#shiftPage(shift);
    this.#followers(this, shift, firsts);
  }

  #shiftFilter(before: Area | undefined, shift: Shift): void {
    const after = this.filter?.anchor.area;
    if (this.filter === undefined || before === undefined || after === before) return;
    const { filters } = this.filter;
    const kept = after === undefined ? [] : shiftedFilters(filters, before, after, shift);
    if (after === undefined) this.detachFilter();
    else this.changeFilter(after, kept);
    // a criterion that goes with its column hides no rows any more
    if (shift.axis === 'column' && kept.length < filters.length) {
      hideRows({ sheet: this, table: undefined, area: after ?? before, filters: kept });
    }
  }

  /** Print titles, print area and page breaks stay with their cells. */
  #shiftPage(shift: Shift): void {
    const { page, pageBreaks } = this.#state;
    const moved = (area: Area | undefined): Area | undefined => area && shiftArea(area, shift);
    const next = {
      titleRows: moved(page.titleRows),
      titleColumns: moved(page.titleColumns),
      printArea: moved(page.printArea),
    };
    const breaks = pageBreaks.flatMap((row) => moved({ row, column: 0, rows: 1, columns: MAX_COLUMNS })?.row ?? []);
    const isSame =
      next.titleRows === page.titleRows &&
      next.titleColumns === page.titleColumns &&
      next.printArea === page.printArea &&
      breaks.every((row, index) => row === pageBreaks[index]) &&
      breaks.length === pageBreaks.length;
    if (!isSame) this.layOut({ page: { ...page, ...next }, pageBreaks: [...new Set(breaks)] });
  }
}

const removedRows = (shift: Shift): Area => ({
  row: shift.at,
  column: shift.from,
  rows: Math.max(1, shift.removed),
  columns: shift.to - shift.from,
});

const removedColumns = (shift: Shift): Area => ({
  row: shift.from,
  column: shift.at,
  rows: shift.to - shift.from,
  columns: Math.max(1, shift.removed),
});

const removedArea = (shift: Shift): Area => (shift.axis === 'row' ? removedRows(shift) : removedColumns(shift));

/** Whether a deletion takes the whole table. */
const isSwallowed = (table: Table, shift: Shift): boolean =>
  shift.removed > 0 && contains(removedArea(shift), table.area);

function checkTable(table: Table, shift: Shift): void {
  const conflict = new ExcelFault('InsertDeleteConflict', 'The operation would shift cells in a table.');
  if (!isWhole(shift) && meeting(table.area, shift) === 'part') throw conflict;
  if (shift.removed === 0 || shift.axis === 'column' || isSwallowed(table, shift)) return;
  const removed = removedArea(shift);
  if (intersection(removed, table.header) !== undefined) throw conflict;
  const lost = intersection(removed, table.body);
  if (lost !== undefined && lost.rows === table.body.rows) throw conflict;
}

/** Keeps the ids of a table's columns in step with columns that came or went, and names new ones. */
function renumberColumns(sheet: Sheet, table: Table, before: Area, shift: Shift): void {
  const { columnIds, filters } = table.state;
  if (table.area.columns === before.columns) return;
  const at = shift.at - before.column;
  const next = Math.max(...columnIds) + 1;
  const fresh = Array.from({ length: shift.added }, (_, index) => next + index);
  const kept = columnIds.filter((_, index) => index < at || index >= at + shift.removed);
  const position = Math.max(0, at);
  const keptFilters = shiftedFilters(filters, before, table.area, shift);
  table.update({
    columnIds: [...kept.slice(0, position), ...fresh, ...kept.slice(position)],
    filters: keptFilters,
  });
  if (keptFilters.length < filters.length) hideRows({ sheet, table, area: table.area, filters: keptFilters });
  settleHeaders(table);
}

/** Rows or columns of a whole sheet as an area. */
export const rowsArea = (row: number, rows: number): Area => ({ row, column: 0, rows, columns: MAX_COLUMNS });
export const columnsArea = (column: number, columns: number): Area => ({ row: 0, column, rows: MAX_ROWS, columns });
