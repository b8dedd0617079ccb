import type { SelectionTable } from '../../../core/roster/selection-table.ts';
import type { PoolAttribute } from '../state/plan-form.ts';

/** A value that a pool may be restricted to, and how many entities have it. */
export interface PoolChoice {
  readonly value: string;
  readonly count: number;
}

/** Values of an attribute, the most frequent first; `''` stands for those that have none. */
export function choicesOf(table: SelectionTable, attribute: PoolAttribute): readonly PoolChoice[] {
  const column = table.attributes.find((candidate) => candidate.attribute === attribute);
  if (column === undefined) return [];
  const counts = new Array<number>(column.values.length).fill(0);
  for (const code of column.codes) counts[code] = (counts[code] ?? 0) + 1;
  return column.values
    .map((value, index) => ({ value, count: counts[index] ?? 0 }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
