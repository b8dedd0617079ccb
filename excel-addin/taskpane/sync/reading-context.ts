import { chinaDate } from '../../../core/calendar/civil-date.ts';
import type { EntityId } from '../../../core/model/ids.ts';
import { instantAt } from '../../../core/model/instant.ts';
import type { DecodingContext } from '../../../core/tabular/decoding.ts';
import { SUIZHOU_TOWNS } from '../../../core/tabular/suizhou-towns.ts';
import { takenRows } from '../state/list-state.ts';
import type { PaneState } from '../state/pane-state.ts';

/** What a few rows are read back against, as it is known now. */
export function readingContext(state: PaneState, now: number): DecodingContext {
  const entityIds = new Map<string, EntityId>();
  for (const entity of takenRows(state.lists.entities)) entityIds.set(entity.name, entity.id);
  return {
    departments: state.places.departments,
    districts: state.places.districts,
    towns: SUIZHOU_TOWNS,
    inferDistricts: state.inferDistricts,
    today: chinaDate(instantAt(now)),
    entityIds,
  };
}
