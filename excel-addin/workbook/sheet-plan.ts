/** A formula of ours. It is made of our own words and addresses alone: nothing that came from a cell or a server. */
export interface PlannedFormula {
  /** With its `=`. */
  readonly formula: string;
}

/** A cell of a sheet that we write. Text is always written as text, whatever it begins with. */
export type PlannedCell = string | number | PlannedFormula;

/** A line above the table: what it is, and its value in the second column. */
export interface PlannedFact {
  readonly label: string;
  readonly value: PlannedCell;
}

/** A column of a sheet that we write. */
export interface PlannedColumn {
  readonly header: string;
  /** Width in characters of the default font. */
  readonly width: number;
  readonly kind: 'text' | 'number' | 'formula';
  readonly wrap: boolean;
}

/** A table with its header row and at least one row. */
export interface PlannedTable {
  /** Name in the workbook; a number is added when it is taken. */
  readonly name: string;
  readonly rows: readonly (readonly PlannedCell[])[];
}

/** Cells of the sheet, from 0. */
interface PlannedRegion {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** A native chart of numbers that stand in the sheet; its table is its text for those who do not see it. */
export interface PlannedChart {
  readonly title: string;
  readonly kind: 'column' | 'bar';
  readonly labels: PlannedRegion;
  readonly values: PlannedRegion;
  readonly series: string;
  /** Cells that it covers. */
  readonly place: PlannedRegion;
}

/** A sheet of our own, ready for the printer: A4 landscape, header repeated, page numbers. */
export interface SheetPlan {
  /** At most 31 characters, none of `: \ / ? * [ ]`. */
  readonly name: string;
  readonly title: string;
  /** Lines below the title, in small print. */
  readonly notes: readonly string[];
  /** Lines between notes and table, none by default. */
  readonly facts?: readonly PlannedFact[];
  readonly columns: readonly PlannedColumn[];
  readonly table: PlannedTable;
  /** A second table below the first, with its own heading, or null. */
  readonly appendix: { readonly heading: string; readonly table: PlannedTable } | null;
  readonly charts?: readonly PlannedChart[];
  /** Printed at the left of every page's foot, before the page number. */
  readonly footer: string;
  /** A word that must be seen on screen and on every printed page (模拟), or null. */
  readonly watermark: string | null;
}

/** Row of the table's header: below title, notes, and facts with a blank line after them. */
export const headerRowOf = ({ notes, facts = [] }: Pick<SheetPlan, 'notes' | 'facts'>): number =>
  1 + notes.length + (facts.length === 0 ? 0 : facts.length + 1);

/** Makes a name that Excel takes for a sheet. */
export const sheetName = (wish: string): string =>
  wish
    .replace(/[:\\/?*[\]]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim();

/** The wished name, or the first of `name (2)`, `name (3)`, … that is free; at most 31 characters. */
export function freeName(wish: string, taken: readonly string[], join: (name: string, n: number) => string): string {
  const used = new Set(taken.map((name) => name.toUpperCase()));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wish : join(wish, n);
    if (!used.has(name.toUpperCase())) return name;
  }
}
