import type { Entity } from '../../../core/model/entity.ts';
import type { EntityId } from '../../../core/model/ids.ts';
import { firmKey } from '../../../core/roster/declarations.ts';
import { MAX_RECORDED_VISITS } from '../../../core/wire/api.ts';

/** Why a line names no firm that a visit could be recorded of. `line` counts from 1, as lines are read. */
export type FirmLineFault =
  | { readonly code: 'unknown' | 'ambiguous'; readonly line: number; readonly text: string }
  | { readonly code: 'repeated'; readonly line: number; readonly text: string; readonly first: number }
  | { readonly code: 'too-many'; readonly found: number; readonly limit: number };

/** Firms that lines name, and the lines that name none. */
export interface VisitedFirms {
  readonly firms: readonly Pick<Entity, 'id' | 'name'>[];
  readonly faults: readonly FirmLineFault[];
}

/** Ids by the form in which codes and names are compared; null where two firms have the same name. */
export type FirmIndex = ReadonlyMap<string, Pick<Entity, 'id' | 'name'> | null>;

/** Makes the index: a code always finds its firm, a name only when no other firm has it. */
export function firmIndex(entities: readonly Pick<Entity, 'id' | 'name'>[]): FirmIndex {
  const index = new Map<string, Pick<Entity, 'id' | 'name'> | null>();
  for (const entity of entities) {
    const key = firmKey(entity.name);
    index.set(key, index.has(key) ? null : entity);
  }
  for (const entity of entities) index.set(firmKey(entity.id), entity);
  return index;
}

/** Reads what was typed or pasted: a code or a name on each line, blank lines left aside. */
export function visitedFirms(text: string, index: FirmIndex): VisitedFirms {
  const firms: Pick<Entity, 'id' | 'name'>[] = [];
  const faults: FirmLineFault[] = [];
  const lineOf = new Map<EntityId, number>();
  for (const [at, raw] of text.split('\n').entries()) {
    const [line, named] = [at + 1, raw.trim()];
    const key = firmKey(named);
    if (key === '') continue;
    const firm = index.get(key);
    const first = firm === undefined || firm === null ? undefined : lineOf.get(firm.id);
    if (firm === undefined) faults.push({ code: 'unknown', line, text: named });
    else if (firm === null) faults.push({ code: 'ambiguous', line, text: named });
    else if (first !== undefined) faults.push({ code: 'repeated', line, text: named, first });
    else {
      lineOf.set(firm.id, line);
      firms.push(firm);
    }
  }
  if (firms.length > MAX_RECORDED_VISITS) {
    faults.push({ code: 'too-many', found: firms.length, limit: MAX_RECORDED_VISITS });
  }
  return { firms, faults };
}

/** Firms whose code or name holds what was typed, the first ones. */
export function firmsLike<T extends Pick<Entity, 'id' | 'name'>>(
  entities: readonly T[],
  typed: string,
  most: number,
): readonly T[] {
  const wanted = firmKey(typed);
  const found: T[] = [];
  if (wanted === '') return found;
  for (const entity of entities) {
    if (!entity.id.includes(wanted) && !entity.name.toUpperCase().includes(wanted)) continue;
    if (found.push(entity) === most) break;
  }
  return found;
}
