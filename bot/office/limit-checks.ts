import { type CapHit, cappedBy } from '../../core/draw/frequency.ts';
import { capsOf, ceilingFault } from '../../core/draw/item-limits.ts';
import type { Seal } from '../../core/draw/seal.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import { visitsOf } from '../../core/journal/visits.ts';
import type { EntityId } from '../../core/model/ids.ts';
import { MAX_LIMIT_EXAMPLES, type SealRefusal } from '../../core/wire/api.ts';
import type { OfficeProfile } from './profile.ts';
import type { SealedPool } from './seal-pool.ts';

/**
 * Whether a seal keeps to the limits that its items' words and the office set, counted against the journal: not more
 * than the ratio of an ordinary item, nobody who was visited often enough, and nobody left out as visited often enough
 * who was not.
 */
export function limitRefusal(
  seal: Seal,
  pool: SealedPool,
  state: OfficeState,
  { visitLimits = [] }: OfficeProfile,
): SealRefusal | null {
  const ceiling = ceilingFault(seal.rules, pool);
  if (ceiling !== null) return ceiling;
  const caps = capsOf(seal.rules, visitLimits);
  const capped = cappedBy(visitsOf(state), caps, seal.rules.inspectionUntil, pool.licences);
  return overlooked(capped, pool) ?? unfounded(capped, seal);
}

/** Somebody in the pool who was visited often enough. */
function overlooked(capped: ReadonlyMap<EntityId, CapHit>, pool: SealedPool): SealRefusal | null {
  if (capped.size === 0) return null;
  const ids = new Set<string>(pool.ids.split('\n'));
  const found = [...capped.values()].filter(({ id }) => ids.has(id));
  if (found.length === 0) return null;
  const entities = found.slice(0, MAX_LIMIT_EXAMPLES).map(({ id, counted, most, from, until }) => {
    return { id, counted, most, from, until };
  });
  return { code: 'capped-in-pool', found: found.length, entities };
}

/** Somebody left out as visited often enough who, by the journal, was not. */
function unfounded(capped: ReadonlyMap<EntityId, CapHit>, { exclusions }: Seal): SealRefusal | null {
  // the roster holds every excluded id, so each is an entity's
  const found = exclusions.filter(({ id, reason }) => reason === 'frequency-cap' && !capped.has(id as EntityId));
  if (found.length === 0) return null;
  const ids = found.slice(0, MAX_LIMIT_EXAMPLES).map(({ id }) => id);
  return { code: 'cap-unfounded', found: found.length, ids };
}
