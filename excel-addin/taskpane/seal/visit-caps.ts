import { type CapHit, cappedBy } from '../../../core/draw/frequency.ts';
import { licencesOf } from '../../../core/draw/item-limits.ts';
import type { DrawRules, ListedExclusion } from '../../../core/model/draw-rules.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { EntityId } from '../../../core/model/ids.ts';
import { attributeOf } from '../../../core/roster/attribute-table.ts';
import type { VisitCaps } from '../../../core/wire/api.ts';
import { capNote } from '../../words/limit-faults.ts';

/** Exclusions of a plan brought in line with the caps on visits. */
export interface CappedExclusions {
  readonly exclusions: readonly ListedExclusion[];
  /** Entities that were visited as often as a cap allows and were not left out yet. */
  readonly added: number;
  /** Entities that were left out as such and may be visited again. */
  readonly removed: number;
}

/** Who of the pool may not be visited once more becomes an exclusion; who may be, or is not in the pool, no longer is one. */
export function withVisitCaps(
  exclusions: readonly ListedExclusion[],
  { caps, visits }: VisitCaps,
  entities: readonly Entity[],
  { filters, inspectionUntil }: Pick<DrawRules, 'filters' | 'inspectionUntil'>,
): CappedExclusions {
  const hits = cappedBy(visits, caps, inspectionUntil, licencesOf(entities));
  const before = new Set(exclusions.filter(({ reason }) => reason === 'frequency-cap').map(({ id }) => id));
  const others = exclusions.filter(({ reason }) => reason !== 'frequency-cap');
  const otherwise = new Set(others.map(({ id }) => id));
  const pool = entities.filter((entity) => entity.status === 'active' && keeps(filters, entity));
  const capped = pool.flatMap(({ id }) => hitOf(hits, id, otherwise) ?? []);
  return {
    exclusions: [...others, ...capped.map(exclusionOf)],
    added: capped.filter(({ id }) => !before.has(id)).length,
    removed: pool.filter(({ id }) => before.has(id) && !hits.has(id)).length,
  };
}

const keeps = (filters: DrawRules['filters'], entity: Entity): boolean =>
  filters.every(({ attribute, values }) => values.includes(attributeOf(entity, attribute)));

const hitOf = (
  hits: ReadonlyMap<EntityId, CapHit>,
  id: EntityId,
  otherwise: ReadonlySet<string>,
): CapHit | undefined => (otherwise.has(id) ? undefined : hits.get(id));

const exclusionOf = (hit: CapHit): ListedExclusion => ({ id: hit.id, reason: 'frequency-cap', note: capNote(hit) });
