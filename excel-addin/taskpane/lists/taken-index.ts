import { slicedSelectionTable } from '../../../core/draw/pool.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { EntityId } from '../../../core/model/ids.ts';
import type { SelectionTable } from '../../../core/roster/selection-table.ts';
import { eachSliced, type SlicedWork } from '../../../core/sliced-work.ts';

/** What other parts ask of the entities that take part. */
export interface TakenIndex {
  /** Their columns, ready for previews; null when there are none. */
  readonly selection: SelectionTable | null;
  /** Ids by exact name, for 回避企业 given by name. */
  readonly names: ReadonlyMap<string, EntityId>;
}

/** Makes the index piece by piece. */
export function* takenIndex(entities: readonly Entity[]): SlicedWork<TakenIndex> {
  const names = new Map<string, EntityId>();
  yield* eachSliced(entities, ({ name, id }) => names.set(name, id));
  return { selection: entities.length === 0 ? null : yield* slicedSelectionTable(entities), names };
}
