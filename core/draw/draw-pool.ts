import { compareUtf8 } from '../encoding/bytes.ts';
import { MAX_STRATA } from '../model/bounds.ts';
import type { DrawRules, ExclusionReason, ListedExclusion } from '../model/draw-rules.ts';
import type { EntityId } from '../model/ids.ts';
import { fail, ok, type Result } from '../result.ts';
import type { AttributeTable } from '../roster/attribute-table.ts';
import type { SelectionTable } from '../roster/selection-table.ts';
import type { ExclusionCount } from './transcript.ts';

/** Reasons in the order in which they are looked at: the first that holds is the entity's. */
export const EXCLUSION_REASONS = [
  'filtered',
  'not-active',
  'frequency-cap',
  'recent-result-reused',
  'listed',
] as const satisfies readonly ExclusionReason[];

/** Number of a row's exclusion in {@link Pool.excluded}: 0 for none, else 1 + its place in {@link EXCLUSION_REASONS}. */
const codeOf = (reason: ExclusionReason): number => 1 + EXCLUSION_REASONS.indexOf(reason);

/** Which rows may be drawn, from which stratum, and why the others may not. */
export interface Pool {
  readonly table: SelectionTable;
  /** For each row, see {@link codeOf}. */
  readonly excluded: Uint8Array;
  /** For each row its stratum, or −1 when the filters leave it out. */
  readonly stratumOf: Int32Array;
  /** In order of value bytes. */
  readonly strata: readonly StratumPool[];
  readonly exclusions: readonly ExclusionCount[];
}

/** One stratum before the quota. */
export interface StratumPool {
  readonly stratum: readonly string[];
  readonly population: number;
  readonly living: number;
  readonly pool: number;
  readonly exclusions: readonly ExclusionCount[];
}

/** Why no pool can be made. */
export type PoolFault =
  | { readonly code: 'unknown-exclusion'; readonly id: string }
  | { readonly code: 'too-many-strata'; readonly found: number; readonly limit: number }
  | { readonly code: 'empty-pool'; readonly exclusions: readonly ExclusionCount[] };

/** What the rules leave of a roster. */
export function makePool(
  table: SelectionTable,
  rules: Pick<DrawRules, 'filters' | 'stratifyBy'>,
  listed: readonly ListedExclusion[],
): Result<Pool, PoolFault> {
  const excluded = new Uint8Array(table.ids.length);
  markFiltered(table, rules, excluded);
  markDead(table, excluded);
  const unknown = markListed(table, listed, excluded);
  if (unknown !== null) return fail({ code: 'unknown-exclusion', id: unknown });
  const grouped = stratify(table, rules.stratifyBy, excluded);
  if (!grouped.ok) return grouped;
  const exclusions = countReasons(excluded);
  if (grouped.value.strata.every(({ pool }) => pool === 0)) return fail({ code: 'empty-pool', exclusions });
  return ok({ table, excluded, ...grouped.value, exclusions });
}

/** The reason for which a row left the pool, or null. */
export const reasonOf = (pool: Pool, row: number): ExclusionReason | null =>
  EXCLUSION_REASONS[(pool.excluded[row] ?? 0) - 1] ?? null;

/** Whether a row gets a ticket. */
export const isInPool = (pool: Pool, row: number): boolean => pool.excluded[row] === 0;

function markFiltered({ attributes }: SelectionTable, rules: Pick<DrawRules, 'filters'>, excluded: Uint8Array): void {
  for (const { attribute, values } of rules.filters) {
    const column = tableOf(attributes, attribute, excluded.length);
    const kept = new Set(values);
    const keeps = column.values.map((value) => kept.has(value));
    column.codes.forEach((code, row) => {
      if (!keeps[code]) excluded[row] = codeOf('filtered');
    });
  }
}

function markDead({ attributes }: SelectionTable, excluded: Uint8Array): void {
  const status = tableOf(attributes, 'status', excluded.length);
  status.codes.forEach((code, row) => {
    if (status.values[code] !== 'active' && excluded[row] === 0) excluded[row] = codeOf('not-active');
  });
}

/** Marks what was left out by decision; the id of a listed entity that the roster does not have, or null. */
function markListed({ ids }: SelectionTable, listed: readonly ListedExclusion[], excluded: Uint8Array): string | null {
  for (const { id, reason } of listed) {
    const row = rowOf(ids, id);
    if (row < 0) return id;
    if (excluded[row] === 0) excluded[row] = codeOf(reason);
  }
  return null;
}

/** Row of an id in ids sorted by bytes, or −1. */
export function rowOf(ids: readonly EntityId[], id: string): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareUtf8(ids[middle] ?? '', id);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The table of an attribute; one that no entity has is `''` everywhere. */
function tableOf(tables: readonly AttributeTable[], attribute: string, size: number): AttributeTable {
  const found = tables.find((table) => table.attribute === attribute);
  return found ?? { attribute, values: [''], codes: new Uint32Array(size) };
}

type Grouped = Pick<Pool, 'stratumOf' | 'strata'>;

function stratify(table: SelectionTable, by: readonly string[], excluded: Uint8Array): Result<Grouped, PoolFault> {
  const size = table.ids.length;
  const columns = by.map((attribute) => tableOf(table.attributes, attribute, size));
  const provisional = new Int32Array(size).fill(-1);
  const numbers = new Map<string, number>();
  const found: (readonly string[])[] = [];
  for (let row = 0; row < size; row++) {
    if (excluded[row] === codeOf('filtered')) continue;
    const key = columns.map(({ codes }) => codes[row] ?? 0).join(',');
    let number = numbers.get(key);
    if (number === undefined) {
      number = found.length;
      numbers.set(key, number);
      found.push(columns.map(({ values, codes }) => values[codes[row] ?? 0] ?? ''));
    }
    provisional[row] = number;
  }
  if (found.length > MAX_STRATA) return fail({ code: 'too-many-strata', found: found.length, limit: MAX_STRATA });
  return ok(inOrder(found, provisional, excluded));
}

/** Numbers the strata in order of their values' bytes, and counts each. */
function inOrder(found: readonly (readonly string[])[], provisional: Int32Array, excluded: Uint8Array): Grouped {
  const order = found.map((_, i) => i).sort((a, b) => compareTuples(found[a] ?? [], found[b] ?? []));
  const rank = new Int32Array(found.length);
  order.forEach((number, position) => (rank[number] = position));
  const stratumOf = provisional.map((number) => (number < 0 ? -1 : (rank[number] ?? -1)));
  const width = EXCLUSION_REASONS.length + 1;
  const tally = new Uint32Array(found.length * width);
  stratumOf.forEach((stratum, row) => {
    if (stratum >= 0) count(tally, stratum * width + (excluded[row] ?? 0));
  });
  const strata = order.map((number, position) =>
    stratumPool(found[number] ?? [], tally.subarray(position * width, (position + 1) * width)),
  );
  return { stratumOf, strata };
}

function stratumPool(stratum: readonly string[], tally: Uint32Array): StratumPool {
  const population = tally.reduce((sum, count) => sum + count, 0);
  const dead = tally[codeOf('not-active')] ?? 0;
  return { stratum, population, living: population - dead, pool: tally[0] ?? 0, exclusions: asCounts(tally) };
}

function compareTuples(a: readonly string[], b: readonly string[]): number {
  for (const [i, value] of a.entries()) {
    const order = compareUtf8(value, b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function countReasons(excluded: Uint8Array): readonly ExclusionCount[] {
  const tally = new Uint32Array(EXCLUSION_REASONS.length + 1);
  for (const code of excluded) count(tally, code);
  return asCounts(tally);
}

/** The reasons that occur, in order of {@link EXCLUSION_REASONS}. */
const asCounts = (tally: Uint32Array): readonly ExclusionCount[] =>
  EXCLUSION_REASONS.map((reason) => ({ reason, count: tally[codeOf(reason)] ?? 0 })).filter(({ count }) => count > 0);

function count(tally: Uint32Array, at: number): void {
  tally[at] = (tally[at] ?? 0) + 1;
}
