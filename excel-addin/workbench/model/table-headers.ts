import { MAX_CELL_TEXT } from './cell-content.ts';
import type { Table } from './table.ts';

/** Name Excel gives a column without one. */
const UNNAMED = '列';

/** Longest header of a table: "Excel Table column specifications" allow 255 characters. */
const MAX_HEADER = 255;

/** A name that none of the others has, ignoring case: `名称`, `名称2`, `名称3`. */
function distinct(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate.toLowerCase()); number++) candidate = `${name}${number}`;
  return candidate;
}

/** Texts that can be headers of one table: none empty, none twice. */
export function distinctHeaders(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const wanted = name.slice(0, Math.min(MAX_HEADER, MAX_CELL_TEXT));
    const header = wanted === '' ? distinct(`${UNNAMED}${index + 1}`, taken) : distinct(wanted, taken);
    taken.add(header.toLowerCase());
    return header;
  });
}

/** Makes the header row of a table what Excel requires it to be: distinct texts. Writes only when something is amiss. */
export function settleHeaders(table: Table): void {
  const names = table.columnNames();
  const headers = distinctHeaders(names);
  const { row, column } = table.area;
  const isSettled = headers.every((header, index) => table.grid.content(row, column + index) === header);
  if (isSettled) return;
  table.grid.write(table.header, (_row, cell) => headers[cell - column]);
}
