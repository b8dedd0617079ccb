import { assignmentAt, isVacant, peopleOfRole } from '../../core/journal/queries.ts';
import type { DrawState, OfficeState, Vacancy } from '../../core/journal/state.ts';
import { vacancyCard, type VacancyView } from '../cards/vacancy.ts';
import { vacancyKey } from './message-keys.ts';
import type { Planned } from './planned.ts';
import type { MessageSettings } from './settings.ts';
import { taskView, teamView } from './views.ts';

/** Places that nobody can take, to who sealed the draw and to the joint office; kept up to date until they are taken. */
export function vacancyPlan(state: OfficeState, draw: DrawState, settings: MessageSettings): readonly Planned[] {
  if (draw.vacancies.length === 0) return [];
  const readers = new Set([draw.sealedBy, ...peopleOfRole(state, 'joint-office').map(({ id }) => id)]);
  return draw.vacancies.flatMap((vacancy, index) => {
    const places = placesOf(draw, vacancy, settings);
    return [...readers].map((reader): Planned => ({
      kind: 'card',
      key: vacancyKey(draw.number, index + 1, reader),
      draw: draw.number,
      to: { kind: 'person', person: reader },
      priority: 0,
      fresh: places.some(({ open }) => open),
      basis: [draw.seal, vacancy, places.map(({ open }) => open).join()],
      card: () => vacancyCard({ task: taskView(draw, settings), reason: vacancy.reason, cause: vacancy.cause, places }),
    }));
  });
}

function placesOf(draw: DrawState, { places }: Vacancy, settings: MessageSettings): VacancyView['places'] {
  const { departmentName } = taskView(draw, settings);
  return places.flatMap(({ team, person }) => {
    const place = assignmentAt(draw, team, person);
    if (place === undefined) return [];
    const { name, department, lead, state } = place;
    const entities = teamView(draw, team)?.entities.length ?? 0;
    return [{ team, name, department: departmentName(department), lead, entities, open: isVacant(state) }];
  });
}
