import { canonicalJson } from '../encoding/canonical-json.ts';
import type { EntityId } from '../model/ids.ts';
import { fail, ok, type Result } from '../result.ts';
import type { PlanChange } from './transcript.ts';

/** Whatever stands for an entity with its place in the draw. */
export interface Ranked {
  readonly id: EntityId;
  readonly stratum: number;
}

/** Who is visited, who is left in reserve, and who is no longer visited, in order of the changes. */
export interface ChangedSample<T> {
  readonly drawn: readonly T[];
  readonly reserve: readonly T[];
  readonly replaced: readonly T[];
}

/** Why entities can't be replaced so. */
export type EntityChangeFault =
  | { readonly code: 'entity-not-visited'; readonly entity: EntityId }
  | { readonly code: 'not-next-in-reserve'; readonly by: EntityId; readonly expected: EntityId | null };

/** Puts for each replaced entity, in its place, the next reserve of its stratum, and nobody else: nobody may choose. */
export function applyEntityChanges<T extends Ranked>(
  sample: ChangedSample<T>,
  changes: readonly PlanChange[],
): Result<ChangedSample<T>, EntityChangeFault> {
  const drawn = [...sample.drawn];
  const replaced = [...sample.replaced];
  let { reserve } = sample;
  for (const change of changes) {
    if (change.kind !== 'entity-replaced') continue;
    const at = drawn.findIndex(({ id }) => id === change.entity);
    const gone = drawn[at];
    if (!gone) return fail({ code: 'entity-not-visited', entity: change.entity });
    const next = reserve.find(({ stratum }) => stratum === gone.stratum);
    if (next?.id !== change.by) return fail({ code: 'not-next-in-reserve', by: change.by, expected: next?.id ?? null });
    drawn[at] = next;
    replaced.push(gone);
    reserve = reserve.filter((candidate) => candidate !== next);
  }
  return ok({ drawn, reserve, replaced });
}

/** The entity that chance drew for a place, whoever is visited there now: its id stands for the route in pair tickets. */
export function originallyDrawn(id: EntityId, changes: readonly PlanChange[]): EntityId {
  return changes.reduceRight(
    (current, change) => (change.kind === 'entity-replaced' && change.by === current ? change.entity : current),
    id,
  );
}

/** The first change that was made before, or null: none is written twice. */
export function repeatedChange(changes: readonly PlanChange[]): PlanChange | null {
  const seen = new Set<string>();
  for (const change of changes) {
    const text = canonicalJson(change);
    if (seen.has(text)) return change;
    seen.add(text);
  }
  return null;
}
