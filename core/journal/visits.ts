import { chinaDate } from '../calendar/civil-date.ts';
import type { Visit } from '../draw/frequency.ts';
import type { IsoDate } from '../model/ids.ts';
import { isEntityId } from '../model/normalise.ts';
import type { DrawState, OfficeState } from './state.ts';

/**
 * Every visit that the journal knows of: those of its own draws, which are `planned`, and those that were recorded from
 * elsewhere with their cause. What frequency caps are counted against.
 */
export function visitsOf(state: OfficeState): readonly Visit[] {
  const drawn = [...state.draws.values()].flatMap(visitsOfDraw);
  const recorded = [...state.visits.values()].map(({ visit }) => visit);
  return [...drawn, ...recorded];
}

/** Each department of a joint task visits: one door, but one visit in the books of every agency. */
function visitsOfDraw(draw: DrawState): readonly Visit[] {
  const { lead, participants, items, inspectionUntil } = draw.seal.rules;
  const departments = [lead, ...participants].map((department) => ({
    department,
    items: items.filter((item) => item.department === department).map(({ code }) => code),
  }));
  const entities = draw.outcome?.teams.flatMap((team) => team.entities.map(({ id }) => id)) ?? [];
  return entities.filter(isEntityId).flatMap((entity) => {
    const on = dayOfVisit(draw, entity, inspectionUntil);
    return departments.map(({ department, items: codes }): Visit => ({
      entity,
      on,
      department,
      items: codes,
      cause: 'planned',
    }));
  });
}

/** The day on which the result was filed; before that, the last day on which the visit may take place. */
function dayOfVisit(draw: DrawState, entity: string, until: IsoDate): IsoDate {
  const filed = draw.results.get(entity);
  return filed === undefined ? until : chinaDate(filed.filedAt);
}

/** Whose visit of what, when and why: the same visit has the same key. */
export const visitKey = ({ entity, on, department, cause, items }: Visit): string =>
  JSON.stringify([entity, on, department, cause, ...items]);
