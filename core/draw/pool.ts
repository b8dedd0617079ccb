import type { DrawRules, ListedExclusion } from '../model/draw-rules.ts';
import type { Entity } from '../model/entity.ts';
import { compareUtf8 } from '../encoding/bytes.ts';
import { fail, ok, type Result } from '../result.ts';
import { slicedAttributeTables } from '../roster/attribute-table.ts';
import type { EntityRoster } from '../roster/entity-roster.ts';
import type { SelectionTable } from '../roster/selection-table.ts';
import { finishWork, sortSliced, type SlicedWork } from '../sliced-work.ts';
import { makePool, type Pool, type PoolFault, type StratumPool } from './draw-pool.ts';
import { planQuota, type QuotaFault } from './quota.ts';
import type { ExclusionCount } from './transcript.ts';

/** What a draw by these rules would be made from, before any seed. */
export interface PoolPreview {
  readonly strata: readonly StratumPreview[];
  readonly exclusions: readonly ExclusionCount[];
  /** Sums over the strata. */
  readonly population: number;
  readonly living: number;
  readonly pool: number;
  readonly drawn: number;
}

/** One stratum: 总体 → 排除 → 可抽 → 抽取. */
export interface StratumPreview extends StratumPool {
  readonly drawn: number;
  /** True when chance decides at the draw whether this stratum gives one more or one less. */
  readonly tied: boolean;
}

/** Why there is nothing to preview. */
export type PreviewFault = PoolFault | QuotaFault;

/**
 * The pool and the numbers to draw, stratum by stratum. Cheap enough to be shown while a clerk turns the controls:
 * 200,000 rows take some ten milliseconds once the table is made, so keep a roster or {@link selectionTable} for that.
 */
export function poolPreview(
  source: EntityRoster | SelectionTable | readonly Entity[],
  rules: Pick<DrawRules, 'filters' | 'stratifyBy' | 'quota'>,
  exclusions: readonly ListedExclusion[],
): Result<PoolPreview, PreviewFault> {
  const pool = makePool(tableIn(source), rules, exclusions);
  if (!pool.ok) return pool;
  // strata are in order already, so a tie shows as if the first strata won it
  const quota = planQuota(rules.quota, pool.value.strata, (a, b) => a - b);
  return quota.ok ? ok(previewOf(pool.value, quota.value.drawn, new Set(quota.value.tied))) : fail(quota.fault);
}

/** The columns of a list that a draw reads; ids are taken as they are. */
export const selectionTable = (rows: readonly Entity[]): SelectionTable => finishWork(slicedSelectionTable(rows));

/** As {@link selectionTable}, piece by piece: a page that shows something else meanwhile stays alive. */
export function* slicedSelectionTable(rows: readonly Entity[]): SlicedWork<SelectionTable> {
  const entities = yield* sortSliced(rows, (a, b) => compareUtf8(a.id, b.id));
  return { ids: entities.map(({ id }) => id), attributes: yield* slicedAttributeTables(entities) };
}

function tableIn(source: EntityRoster | SelectionTable | readonly Entity[]): SelectionTable {
  if ('table' in source) return source.table;
  return 'ids' in source ? source : selectionTable(source);
}

function previewOf({ strata, exclusions }: Pool, drawn: readonly number[], tied: ReadonlySet<number>): PoolPreview {
  const sum = (count: (stratum: StratumPool) => number): number => strata.reduce((all, s) => all + count(s), 0);
  return {
    strata: strata.map((stratum, i) => ({ ...stratum, drawn: drawn[i] ?? 0, tied: tied.has(i) })),
    exclusions,
    population: sum(({ population }) => population),
    living: sum(({ living }) => living),
    pool: sum(({ pool }) => pool),
    drawn: drawn.reduce((all, count) => all + count, 0),
  };
}
