import type { CellBlock } from '../../../core/tabular/cell.ts';
import { findHeader, HEADER_SEARCH_ROWS } from '../../../core/tabular/header-row.ts';
import { matchColumns } from '../../../core/tabular/column-match.ts';
import type { ListKind } from '../../../core/tabular/list-kind.ts';
import type { Region, SheetInfo } from '../../workbook/workbook.ts';
import { official } from '../../words/official.ts';

/** The top of a sheet, read to see what it is. */
export interface SheetTop {
  readonly sheet: SheetInfo;
  readonly block: CellBlock;
}

/** Columns looked at; lists of 60 columns exist, wider ones hardly. */
const TOP_COLUMNS = 80;
/** Rows looked at: the header search and some values below it. */
const TOP_ROWS = HEADER_SEARCH_ROWS + 20;

/** A header that only our result sheets have. */
const TICKET_HEADER = official.resultSheet.columns.ticket;

/** Words in a sheet's name that speak for a kind of list. */
const NAME_WORDS: Readonly<Record<ListKind, RegExp>> = {
  items: /事项|清单/,
  entities: /对象|企业|主体|名录|商户/,
  inspectors: /人员|执法|检查员/,
  departments: /成员单位|部门/,
  districts: /县市区|区划|区县/,
};

/** The region to read of a sheet to see what it is; null when it is blank. */
export function topRegion(sheet: SheetInfo): Region | null {
  const used = listRegion(sheet);
  if (used === null) return null;
  return { ...used, rows: Math.min(used.rows, TOP_ROWS), columns: Math.min(used.columns, TOP_COLUMNS) };
}

/** Where the list of a sheet lies: its used range, which takes in titles above a table. */
export const listRegion = (sheet: SheetInfo): Region | null => sheet.used;

/** Names of the tables that we write; a number follows when a name was taken. */
const OWN_TABLES: ReadonlySet<string> = new Set([
  official.resultSheet.tableName,
  official.resultSheet.reserveTableName,
  official.trialSheet.table,
  official.readOnlySheet.tableName,
  official.checkSheet.tableName,
  official.findingsSheet.tableName,
  official.summarySheet.tableName,
]);

/** What the names of templates and documents begin with. */
const OWN_NAMES: readonly string[] = [
  ...Object.values(official.documents.templateNames),
  ...Object.values(official.documents.sheetNames).map((name) => name('')),
];

/** Whether we wrote the sheet: results and documents look like lists of entities, and are none. */
export function isOwnSheet({ sheet, block }: SheetTop): boolean {
  const hasOwnTable = sheet.tables.some(({ name }) => OWN_TABLES.has(name.replace(/_\d+$/, '')));
  const hasOwnName = OWN_NAMES.some((name) => sheet.name.startsWith(name));
  return (
    hasOwnTable || hasOwnName || block.rows.slice(0, HEADER_SEARCH_ROWS).some((row) => row.includes(TICKET_HEADER))
  );
}

/** How much a sheet looks like a list of a kind: recognised columns, less what is missing, plus a hint of its name. */
export function likeness(top: SheetTop, kind: ListKind): number {
  const header = findHeader(top.block, kind);
  if (!header.ok) return 0;
  const below = top.block.rows.slice(header.value.row - top.block.top + 1);
  const match = matchColumns(kind, header.value, below);
  const matched = Object.keys(match.mapping).length;
  const missing = match.faults.filter(({ code }) => code === 'missing-column').length;
  if (missing > 0) return 0;
  return 10 * matched + (NAME_WORDS[kind].test(top.sheet.name) ? 25 : 0);
}

/** The sheet that most looks like a kind of list, or null. */
export function guessSheet(tops: readonly SheetTop[], kind: ListKind): SheetInfo | null {
  let best: { readonly sheet: SheetInfo; readonly score: number } | null = null;
  for (const top of tops) {
    const score = likeness(top, kind);
    if (score > 0 && (best === null || score > best.score)) best = { sheet: top.sheet, score };
  }
  return best?.sheet ?? null;
}
