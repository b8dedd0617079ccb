import type { EntityId } from '../model/ids.ts';
import type { PlanChange } from './transcript.ts';

/** An entity with its place in the draw. */
interface Ranked {
  readonly id: EntityId;
  readonly stratum: number;
  readonly rank: number;
}

/** Who is visited, and who is left in reserve, after entities were replaced. */
export interface ChangedSample<T extends Ranked> {
  readonly drawn: readonly T[];
  readonly reserve: readonly T[];
}

/**
 * Puts for each replaced entity, in its place, the next reserve of its stratum. Null when a change names an entity that
 * is not visited, or another replacement than the next rank: nobody may choose.
 */
export function applyEntityChanges<T extends Ranked>(
  sample: ChangedSample<T>,
  changes: readonly PlanChange[],
): ChangedSample<T> | null {
  const drawn = [...sample.drawn];
  let reserve = sample.reserve;
  for (const change of changes) {
    if (change.kind !== 'entity-replaced') continue;
    const at = drawn.findIndex(({ id }) => id === change.entity);
    const next = reserve.find(({ stratum }) => stratum === drawn[at]?.stratum);
    if (at < 0 || next?.id !== change.by) return null;
    drawn[at] = next;
    reserve = reserve.filter((candidate) => candidate !== next);
  }
  return { drawn, reserve };
}

/** The entity that chance drew for a place, whoever is visited there now: its id stands for the route in pair tickets. */
export function originallyDrawn(id: EntityId, changes: readonly PlanChange[]): EntityId {
  return changes.reduceRight(
    (current, change) => (change.kind === 'entity-replaced' && change.by === current ? change.entity : current),
    id,
  );
}
