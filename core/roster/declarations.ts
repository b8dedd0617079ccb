import type { Entity } from '../model/entity.ts';
import type { InspectorId } from '../model/ids.ts';
import type { Inspector, Leave, RecusalReason } from '../model/inspector.ts';

/** Leaves and firms that one officer may have declared at a time; longer lists belong into the office's own list. */
export const MAX_DECLARED_LEAVES = 20;
export const MAX_DECLARED_CONFLICTS = 20;
/** UTF-16 units of a declared firm's name. */
export const MAX_DECLARED_FIRM = 100;

/** A firm that an officer must keep away from, as the officer named it: by its full name or its code. */
export interface DeclaredConflict {
  readonly firm: string;
  readonly reason: RecusalReason;
}

/** What an officer declared of himself outside the office's lists. */
export interface Declaration {
  readonly person: InspectorId;
  readonly leave: readonly Leave[];
  readonly conflicts: readonly DeclaredConflict[];
}

/**
 * Form in which names and codes are compared: width, case, blanks and the kind of brackets don't matter, for nobody
 * copies a name from a seal letter by letter.
 */
export const firmKey = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
    .toUpperCase();

/**
 * The officers' rows with what they declared. A declaration only ever adds: leave that no span of the row covers, and
 * entities of this pool whose id or name is the declared one. A row to which nothing is added is the same object, so
 * doing it again changes nothing.
 */
export function withDeclarations(
  inspectors: readonly Inspector[],
  declarations: readonly Declaration[],
  entities: readonly Entity[],
): readonly Inspector[] {
  const byPerson = new Map(declarations.map((declaration) => [declaration.person, declaration]));
  const named = inspectors.flatMap(({ id }) => byPerson.get(id)?.conflicts ?? []);
  const found = entitiesByFirm(named, entities);
  return inspectors.map((inspector) => {
    const declaration = byPerson.get(inspector.id);
    return declaration === undefined ? inspector : merged(inspector, declaration, found);
  });
}

/** The first officer whose row lacks something that was declared, or null. */
export function undeclaredOfficer(
  inspectors: readonly Inspector[],
  declarations: readonly Declaration[],
  entities: readonly Entity[],
): Inspector | null {
  const complete = withDeclarations(inspectors, declarations, entities);
  return inspectors.find((inspector, index) => complete[index] !== inspector) ?? null;
}

type EntitiesByFirm = ReadonlyMap<string, readonly Entity['id'][]>;

function entitiesByFirm(conflicts: readonly DeclaredConflict[], entities: readonly Entity[]): EntitiesByFirm {
  const found = new Map<string, Entity['id'][]>(conflicts.map(({ firm }) => [firmKey(firm), []]));
  if (found.size === 0) return found;
  for (const { id, name } of entities) {
    for (const key of new Set([firmKey(id), firmKey(name)])) found.get(key)?.push(id);
  }
  return found;
}

function merged(inspector: Inspector, declaration: Declaration, found: EntitiesByFirm): Inspector {
  const leave = declaration.leave.filter(
    ({ from, to }) => !inspector.leave.some((known) => known.from <= from && known.to >= to),
  );
  const barred = new Set(inspector.conflicts.map(({ entity }) => entity));
  const conflicts = declaration.conflicts.flatMap(({ firm, reason }) =>
    (found.get(firmKey(firm)) ?? []).flatMap((entity) => {
      if (barred.has(entity)) return [];
      barred.add(entity);
      return [{ entity, reason }];
    }),
  );
  if (leave.length === 0 && conflicts.length === 0) return inspector;
  return {
    ...inspector,
    leave: [...inspector.leave, ...leave],
    conflicts: [...inspector.conflicts, ...conflicts],
  };
}
