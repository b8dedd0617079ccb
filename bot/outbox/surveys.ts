import { may } from '../../core/access/permissions.ts';
import { chinaDate, daysBetween, yearOf } from '../../core/calendar/civil-date.ts';
import { assignmentsOf, currentAssignments, drawsNewestFirst, isVacant } from '../../core/journal/queries.ts';
import type { DrawState, OfficeState, PersonState } from '../../core/journal/state.ts';
import type { Instant } from '../../core/model/ids.ts';
import type { DrawProgress, OwnTask } from '../cards/progress.ts';
import { failureWords } from '../cards/undelivered.ts';
import { assignmentCardKey } from './message-keys.ts';
import { openEntities, teamView } from './views.ts';

/** The tasks a person holds, the nearest deadline first. */
export function ownTasks(state: OfficeState, person: PersonState, now: Instant): readonly OwnTask[] {
  const today = chinaDate(now);
  return assignmentsOf(state, person.id)
    .filter(({ assignment }) => !isVacant(assignment.state))
    .flatMap(({ draw, assignment }) => {
      const team = teamView(draw, assignment.team);
      if (team === null) return [];
      const { title, inspectionUntil: until } = draw.seal.rules;
      return {
        draw: draw.number,
        title,
        team: team.number,
        until,
        daysLeft: daysBetween(today, until),
        entities: team.entities.length,
        open: openEntities(team),
        lead: assignment.lead,
        state: assignment.state.kind,
      };
    })
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
}

/** What of a person's tasks is for today: not finished, and its time has begun. */
export function tasksForToday(state: OfficeState, person: PersonState, now: Instant): readonly OwnTask[] {
  const today = chinaDate(now);
  return ownTasks(state, person, now).filter((task) => {
    const from = state.draws.get(task.draw)?.seal.rules.inspectionFrom;
    return task.open > 0 && (task.state === 'assigned' || (from !== undefined && from <= today));
  });
}

/** Draws that a person may look into, newest first. */
export function readableDraws(state: OfficeState, person: PersonState): readonly DrawState[] {
  return drawsNewestFirst(state).filter(({ seal: { rules } }) =>
    may(person, 'read-draw', { lead: rules.lead, participants: rules.participants }),
  );
}

/** Where a draw stands, as far as the reader may act on it. */
export function progressOf(state: OfficeState, draw: DrawState, reader: PersonState, now: Instant): DrawProgress {
  const { rules, departments } = draw.seal;
  const places = currentAssignments(draw);
  const daysLeft = daysBetween(chinaDate(now), rules.inspectionUntil);
  const teams = (draw.outcome?.teams ?? []).flatMap(({ number }) => teamView(draw, number) ?? []);
  const open = teams.filter((team) => openEntities(team) > 0);
  const stages = teams.flatMap(({ entities }) => entities.map(({ result }) => result));
  return {
    draw: draw.number,
    title: rules.title,
    lead: departments.find(({ code }) => code === rules.lead)?.name ?? rules.lead,
    until: rules.inspectionUntil,
    daysLeft,
    phase: draw.phase,
    officers: places.length,
    accepted: places.filter((place) => place.state.kind === 'accepted').length,
    entities: teams.reduce((sum, team) => sum + team.entities.length, 0),
    filed: teams.reduce((sum, team) => sum + team.entities.length - openEntities(team), 0),
    undelivered: places.flatMap(({ team, person, name }) => {
      const delivery = state.deliveries.get(assignmentCardKey(draw.number, team, person));
      return delivery?.message || !delivery?.failure ? [] : [`${name}（${failureWords(delivery.failure)}）`];
    }),
    toReview: stages.filter((stage) => stage === 'filed').length,
    toPublish: stages.filter((stage) => stage === 'accepted').length,
    late: daysLeft < 0 ? open.map((team) => `第 ${team.number} 组 ${leadName(team)}`.trim()) : [],
    mayRemind: may(reader, 'remind', { lead: rules.lead, participants: rules.participants }),
  };
}

const leadName = ({
  members,
}: {
  readonly members: readonly { readonly name: string; readonly lead: boolean }[];
}): string => members.find(({ lead }) => lead)?.name ?? '';

/** Counts of the draws that were sealed in a year and that the reader may look into. */
export function countsOfYear(state: OfficeState, reader: PersonState, now: Instant) {
  const year = yearOf(chinaDate(now));
  const draws = readableDraws(state, reader).filter(({ sealed }) => yearOf(chinaDate(sealed.at)) === year);
  const progress = draws.map((draw) => progressOf(state, draw, reader, now));
  const sum = (pick: (each: DrawProgress) => number): number => progress.reduce((total, each) => total + pick(each), 0);
  return {
    year,
    draws: draws.length,
    drawn: draws.filter(({ phase }) => phase === 'drawn').length,
    voided: draws.filter(({ phase }) => phase === 'void').length,
    entities: sum(({ entities }) => entities),
    filed: sum(({ filed }) => filed),
    officers: sum(({ officers }) => officers),
    accepted: sum(({ accepted }) => accepted),
  };
}
