import { openConflicts, type Chooser, type RowConflict, type Side } from '../../../core/lists/list-merge.ts';
import { rowId, type KeptList } from '../../../core/lists/list-version.ts';
import type { DrawList, ListState } from '../state/list-state.ts';
import type { Merging } from '../state/sync-state.ts';
import type { AnyRow } from './list-messages.ts';
import { placesOf } from './own-rows.ts';
import type { WantedEdits } from './sheet-edits.ts';

/** Name of a choice: a field of a row, or the row as a whole. */
export const choiceKey = (id: string, field: string | null): string => `${id}\u0000${field ?? ''}`;

/** What the clerk chose so far. */
export const chooserOf =
  ({ choices }: Pick<Merging, 'choices'>): Chooser =>
  (id, field) =>
    choices.get(choiceKey(id, field));

/** How many decisions are open. */
export const openChoices = (merging: Merging): number => openConflicts(merging.merge.conflicts, chooserOf(merging));

/** Every choice that one conflict asks for. */
export const keysOf = ({ id, fields }: RowConflict<KeptList>): readonly string[] =>
  fields.length === 0 ? [choiceKey(id, null)] : fields.map(({ field }) => choiceKey(id, field));

/** Ids of rows that go from the clerk's sheet, by what they removed and what was chosen. */
export function rowsToRemove({ list, merge, choices }: Merging): readonly string[] {
  const chosen = (id: string): Side => choices.get(choiceKey(id, null)) ?? 'theirs';
  const theirs = merge.theirs.removed.map((row) => rowId(list, row)).filter((id) => chosen(id) === 'theirs');
  const decided = merge.conflicts
    .filter(({ id, theirs: row, fields }) => fields.length === 0 && row === null && chosen(id) === 'theirs')
    .map(({ id }) => id);
  return [...theirs, ...decided];
}

/** What the merge and the choices ask of the sheet. */
export function wantedEdits(merging: Merging, list: ListState<DrawList>): WantedEdits {
  const { merge } = merging;
  const choose = chooserOf(merging);
  const places = placesOf(list);
  const fields = new Map<string, { readonly target: AnyRow; readonly fields: string[] }>();
  const additions: AnyRow[] = [...merge.theirs.added];
  for (const { id, after, fields: changed } of merge.theirs.changed) {
    fields.set(id, { target: after, fields: changed.map(({ field }) => field) });
  }
  for (const { id, theirs, fields: open } of merge.conflicts) {
    if (theirs === null) continue;
    if (open.length === 0 && choose(id, null) === 'theirs') additions.push(theirs);
    const taken = open.map(({ field }) => field).filter((field) => choose(id, field) === 'theirs');
    if (taken.length > 0) fields.set(id, { target: theirs, fields: [...(fields.get(id)?.fields ?? []), ...taken] });
  }
  return {
    changes: [...fields].flatMap(([id, wanted]) => {
      const row = places.get(id);
      return row === undefined ? [] : [{ row, ...wanted }];
    }),
    // a row of the sheet that waits for the clerk's decision has its id already: a second one would be a duplicate
    additions: additions.filter((row) => !places.has(rowId(list.kind, row))),
    removals: rowsToRemove(merging).flatMap((id) => places.get(id) ?? []),
  };
}
