import type { Cell } from '../../../core/tabular/cell.ts';
import type { WritableSheet } from '../../../excel-addin/files/xlsx-sheet-xml.ts';

/** The rows of a sheet below its headings, by heading. */
export function recordsOf(sheet: WritableSheet): readonly ReadonlyMap<string, Cell>[] {
  const heading = sheet.headingRow ?? 0;
  const names = (sheet.rows[heading] ?? []).map(String);
  return sheet.rows.slice(heading + 1).map((row) => new Map(names.map((name, column) => [name, row[column] ?? null])));
}

/** Values of one column, empty ones left out. */
export function column(sheet: WritableSheet, name: string): readonly Cell[] {
  const values = recordsOf(sheet).map((record) => {
    const value = record.get(name);
    if (value === undefined) throw new Error(`no column ${name}`);
    return value;
  });
  return values.filter((value) => value !== null);
}

/** The same as text. */
export const texts = (sheet: WritableSheet, name: string): readonly string[] => column(sheet, name).map(String);

/** How many values a pattern matches. */
export const matching = (values: readonly string[], pattern: RegExp): number =>
  values.filter((value) => pattern.test(value)).length;
