import { contributionStage, resultStage, stageOf } from '../../core/journal/lifecycle.ts';
import { assignmentAt, isVacant } from '../../core/journal/queries.ts';
import type { DrawOutcome, OutcomeTeam } from '../../core/journal/activity.ts';
import type { Assignment, DrawState } from '../../core/journal/state.ts';
import type { DepartmentCode, InspectorId } from '../../core/model/ids.ts';
import type { Witness } from '../../core/draw/seal.ts';
import type { ContributionView } from '../cards/contribution.ts';
import type { RecusalView } from '../cards/recusal.ts';
import { isOpenResult, type TaskView, type TeamView } from '../cards/task.ts';
import type { MessageSettings } from './settings.ts';

/** What the cards show, taken from the state of a draw. */

export function taskView(draw: DrawState, settings: MessageSettings): TaskView {
  const { rules, departments } = draw.seal;
  const names = new Map(departments.map(({ code, name }) => [code, name]));
  return {
    draw: draw.number,
    title: rules.title,
    provincialNumber: rules.provincialTaskNumber,
    from: rules.inspectionFrom,
    until: rules.inspectionUntil,
    items: rules.items,
    departmentName: (code: DepartmentCode) => names.get(code) ?? code,
    publicUrl: settings.drawUrl(draw.number),
    ...(settings.answerWithinWorkdays === undefined ? {} : { answerWithinWorkdays: settings.answerWithinWorkdays }),
  };
}

/** Teams of an outcome by number; a city's draw has a thousand of them, and every card asks. */
const teamsOf = new WeakMap<DrawOutcome, ReadonlyMap<number, OutcomeTeam>>();

function outcomeTeam(draw: DrawState, number: number): OutcomeTeam | undefined {
  if (draw.outcome === null) return undefined;
  const known = teamsOf.get(draw.outcome) ?? new Map(draw.outcome.teams.map((team) => [team.number, team]));
  teamsOf.set(draw.outcome, known);
  return known.get(number);
}

/** The team as it is now; null when the draw has no such team. */
export function teamView(draw: DrawState, number: number): TeamView | null {
  const team = outcomeTeam(draw, number);
  if (team === undefined) return null;
  return {
    number,
    entities: team.entities.map((entity) => ({ ...entity, result: resultStage(draw.results.get(entity.id)) })),
    members: team.members.map((member) => {
      const place = assignmentAt(draw, number, member.person);
      const asked = place?.request?.reason;
      return { ...member, state: place?.state ?? { kind: 'assigned' }, ...(asked === undefined ? {} : { asked }) };
    }),
  };
}

export function contributionView(draw: DrawState, witness: Witness, settings: MessageSettings): ContributionView {
  const task = taskView(draw, settings);
  return {
    draw: draw.number,
    title: task.title,
    sealHash: draw.sealHash,
    department: witness.department,
    form: witness.form,
    until: draw.seal.contributionsUntil,
    witnesses: draw.seal.witnesses.map(({ department, name }) => ({
      department: task.departmentName(department),
      name,
      given: isGiven(draw, department),
    })),
    state: contributionState(draw, witness.department),
    publicUrl: task.publicUrl,
  };
}

function isGiven(draw: DrawState, department: DepartmentCode): boolean {
  const stage = contributionStage(draw.contributions.get(department));
  return stage === 'typed' || stage === 'revealed';
}

function contributionState(draw: DrawState, department: DepartmentCode): ContributionView['state'] {
  if (draw.voided !== null) return { kind: 'void', reason: draw.voided.reason };
  const given = draw.contributions.get(department);
  if (given?.form === 'typed') return { kind: 'given', text: given.text, at: given.at };
  if (given?.revealed) return { kind: 'revealed', at: given.revealed.at };
  if (stageOf(draw) !== 'collecting') return { kind: 'missed' };
  return given === undefined ? { kind: 'awaited' } : { kind: 'committed', at: given.at };
}

/** A request for recusal or leave; null when none was ever made for the place. */
export function recusalView(draw: DrawState, place: Assignment, settings: MessageSettings): RecusalView | null {
  if (place.recusals === 0) return null;
  const task = taskView(draw, settings);
  return {
    task,
    team: place.team,
    person: place.person,
    name: place.name,
    department: task.departmentName(place.department),
    request: place.request,
    decision: decisionOf(place),
  };
}

/** A released place with a request is leave that was approved: a release that nobody asked for leaves none. */
function decisionOf({ state }: Assignment): RecusalView['decision'] {
  switch (state.kind) {
    case 'recusal-asked':
      return { kind: 'open' };
    case 'recusal-approved':
    case 'released':
      return { kind: 'approved', replaced: false };
    case 'recusal-refused':
      return { kind: 'refused', at: state.at };
    case 'replaced':
      return { kind: 'approved', replaced: true };
    case 'assigned':
    case 'accepted':
      return { kind: 'settled' };
  }
}

/** Firms of a team for which a result has still to be filed. */
export function openEntities(team: TeamView): number {
  return team.entities.filter(({ result }) => isOpenResult(result)).length;
}

/** Whether somebody still has the task before them. */
export function isHeld(draw: DrawState, team: number, person: InspectorId): boolean {
  const state = assignmentAt(draw, team, person)?.state;
  return state !== undefined && state.kind !== 'replaced' && !isVacant(state);
}

/** The values that a card about a team is built from. */
export function teamBasis(draw: DrawState, number: number): readonly unknown[] {
  const team = outcomeTeam(draw, number);
  return [
    draw.seal,
    team,
    ...(team?.members ?? []).map(({ person }) => assignmentAt(draw, number, person)),
    ...(team?.entities ?? []).map(({ id }) => draw.results.get(id)),
  ];
}
