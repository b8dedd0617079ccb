import { makePool, isInPool } from '../../core/draw/draw-pool.ts';
import type { DayRange } from '../../core/draw/frequency.ts';
import { type DrawSize, itemCaps, licencesOf } from '../../core/draw/item-limits.ts';
import type { PreviewFault } from '../../core/draw/pool.ts';
import { planQuota } from '../../core/draw/quota.ts';
import type { Seal } from '../../core/draw/seal.ts';
import type { EntityId } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { EntityRoster } from '../../core/roster/entity-roster.ts';

/** What limits on a draw ask of its list. Plain data: it is worked out on another thread than the journal's. */
export interface SealedPool extends DrawSize {
  /** Ids of the entities that may be drawn, a line each. */
  readonly ids: string;
  /** Validity of licences; empty when no item caps visits over it. */
  readonly licences: ReadonlyMap<EntityId, DayRange>;
}

/** The pool of a sealed draw, or why nothing could be drawn from it. */
export function sealedPool({ rules, exclusions }: Seal, roster: EntityRoster): Result<SealedPool, PreviewFault> {
  const pool = makePool(roster.table, rules, exclusions);
  if (!pool.ok) return pool;
  // which stratum wins a tie is decided by the seed; how many are drawn in all is not
  const quota = planQuota(rules.quota, pool.value.strata, (a, b) => a - b);
  if (!quota.ok) return fail(quota.fault);
  const overLicences = rules.items.flatMap(itemCaps).some(({ window }) => window.kind === 'licence');
  return ok({
    living: pool.value.strata.reduce((sum, { living }) => sum + living, 0),
    drawn: quota.value.drawn.reduce((sum, count) => sum + count, 0),
    ids: roster.table.ids.filter((_, row) => isInPool(pool.value, row)).join('\n'),
    licences: overLicences ? licencesOf(roster.entities) : new Map(),
  });
}
