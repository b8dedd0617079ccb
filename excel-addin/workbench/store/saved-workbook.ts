import { WHOLE_SHEET, type Area } from '../model/area.ts';
import type { ChartState } from '../model/chart.ts';
import type { ConditionalState } from '../model/conditional-format.ts';
import { Validation, type ValidationState } from '../model/data-validation.ts';
import { SheetFilter, type ColumnFilters } from '../model/filter.ts';
import type { NamedItem } from '../model/named-item.ts';
import type { Sheet, SheetState } from '../model/sheet.ts';
import type { Style } from '../model/style.ts';
import type { StyleRun } from '../model/style-runs.ts';
import { Table, type TableState } from '../model/table.ts';
import type { DocumentProperties } from '../model/document-properties.ts';
import { Workbook } from '../model/workbook.ts';

/** Version of the shape below; workbooks kept in another are not read. */
export const SAVED_VERSION = 4;

interface SavedSizes {
  readonly sizes: [number, number][];
  readonly hidden: number[];
}

interface SavedTable {
  readonly id: string;
  readonly area: Area;
  readonly state: TableState;
}

/** A sheet without its cells, which are kept column by column. */
export interface SavedSheet {
  readonly id: string;
  readonly state: SheetState;
  readonly columns: readonly number[];
  readonly styles: { readonly columns: [number, StyleRun[]][]; readonly others: StyleRun[] };
  readonly widths: SavedSizes;
  readonly heights: SavedSizes;
  readonly merges: readonly Area[];
  readonly tables: readonly SavedTable[];
  readonly conditionalFormats: readonly { readonly areas: readonly Area[]; readonly state: ConditionalState }[];
  readonly validations: readonly { readonly areas: readonly Area[]; readonly state: ValidationState }[];
  readonly charts: readonly {
    readonly state: ChartState;
    readonly values: Area;
    readonly labels: Area | undefined;
    readonly place: Area;
  }[];
  readonly filter: { readonly area: Area; readonly filters: ColumnFilters } | undefined;
  readonly selection: Area;
}

interface SavedName {
  readonly name: string;
  readonly scope: string | undefined;
  readonly comment: string;
  readonly formula: string | undefined;
  readonly cells: { readonly sheet: string; readonly area: Area } | undefined;
}

/** A workbook as it is kept: plain data that can be cloned. */
export interface SavedWorkbook {
  readonly version: typeof SAVED_VERSION;
  readonly name: string;
  readonly readAs: string | undefined;
  readonly issuedIds: number;
  readonly active: string;
  readonly styles: readonly Style[];
  readonly properties: DocumentProperties;
  readonly settings: readonly (readonly [string, string])[];
  readonly sheets: readonly SavedSheet[];
  readonly names: readonly SavedName[];
}

function saveSheet(sheet: Sheet): SavedSheet {
  const { grid } = sheet;
  return {
    id: sheet.id,
    state: sheet.state,
    columns: grid.cells.columns(),
    styles: grid.styles.export(),
    widths: grid.widths.export(),
    heights: grid.heights.export(),
    merges: grid.mergesIn(WHOLE_SHEET),
    tables: sheet.tables.map(({ id, area, state }) => ({ id, area, state })),
    conditionalFormats: sheet.conditionalFormats.map(({ areas, state }) => ({ areas, state })),
    validations: sheet.validations.map(({ areas, state }) => ({ areas, state })),
    charts: sheet.charts.flatMap(({ state, values, labels, place }) =>
      values.area === undefined || place.area === undefined
        ? []
        : [{ state, values: values.area, labels: labels.area, place: place.area }],
    ),
    filter:
      sheet.filter?.anchor.area === undefined
        ? undefined
        : { area: sheet.filter.anchor.area, filters: sheet.filter.filters },
    selection: sheet.selection,
  };
}

function saveName({ name, scope, comment, target }: NamedItem): SavedName {
  const area = target.kind === 'cells' ? target.anchor.area : undefined;
  return {
    name,
    scope: scope?.id,
    comment,
    formula: target.kind === 'formula' ? target.formula : undefined,
    cells: target.kind === 'cells' && area !== undefined ? { sheet: target.sheet.id, area } : undefined,
  };
}

/** Everything of a workbook but its cells. */
export function saveWorkbook(workbook: Workbook, readAs: string | undefined): SavedWorkbook {
  const names = [undefined, ...workbook.sheets].flatMap((scope) => workbook.names.all(scope));
  return {
    version: SAVED_VERSION,
    name: workbook.name,
    readAs,
    issuedIds: workbook.issuedIds,
    active: workbook.activeSheet.id,
    styles: workbook.styles.all(),
    properties: workbook.properties,
    settings: [...workbook.settings],
    sheets: workbook.sheets.map(saveSheet),
    names: names.map(saveName),
  };
}

function restoreSheet(workbook: Workbook, saved: SavedSheet): void {
  const sheet = workbook.restoreSheet(saved.id, saved.state.name);
  sheet.layOut({ ...saved.state, protection: undefined });
  sheet.grid.styles.import(saved.styles);
  sheet.grid.widths.import(saved.widths);
  sheet.grid.heights.import(saved.heights);
  for (const area of saved.merges) sheet.grid.addMerge({ area });
  for (const { id, area, state } of saved.tables) sheet.attachTable(new Table(id, sheet.grid, area, state));
  for (const { areas, state } of [...saved.conditionalFormats].reverse()) {
    workbook.addConditionalFormat(sheet, areas).update(state);
  }
  for (const { areas, state } of saved.validations) sheet.attachValidation(new Validation(areas, state));
  for (const { state, values, labels, place } of saved.charts) {
    const chart = workbook.addChart(sheet, state.type, values, place);
    chart.update(state);
    chart.move(chart.labels, labels);
  }
  if (saved.filter !== undefined) sheet.attachFilter(new SheetFilter(saved.filter.area, saved.filter.filters));
  sheet.layOut({ protection: saved.state.protection });
  sheet.selection = saved.selection;
  sheet.active = { row: saved.selection.row, column: saved.selection.column };
}

function restoreName(workbook: Workbook, saved: SavedName): void {
  const scope = saved.scope === undefined ? undefined : workbook.findSheet(saved.scope);
  const sheet = saved.cells === undefined ? undefined : workbook.findSheet(saved.cells.sheet);
  if (saved.cells !== undefined && sheet !== undefined) {
    const target = { kind: 'cells', sheet, anchor: sheet.keep(saved.cells.area) } as const;
    workbook.names.add(saved.name, target, saved.comment, scope);
  } else if (saved.formula !== undefined) {
    workbook.names.add(saved.name, { kind: 'formula', formula: saved.formula }, saved.comment, scope);
  }
}

/** The workbook again, still without its cells. */
export function restoreWorkbook(saved: SavedWorkbook, currentYear: () => number): Workbook {
  const workbook = new Workbook(saved.name, currentYear);
  workbook.styles.import(saved.styles);
  workbook.describe(saved.properties);
  workbook.saveSettings(saved.settings);
  for (const sheet of saved.sheets) restoreSheet(workbook, sheet);
  for (const name of saved.names) restoreName(workbook, name);
  workbook.issuedIds = saved.issuedIds;
  const active = workbook.findSheet(saved.active);
  if (active !== undefined) workbook.activate(active);
  return workbook;
}
