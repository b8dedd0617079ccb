import { currentAssignments, isVacant, pastAssignments } from '../../core/journal/queries.ts';
import { stageOf } from '../../core/journal/lifecycle.ts';
import type { Assignment, DrawState } from '../../core/journal/state.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import { assignmentCard, FIRST_LOOK, withdrawnCard } from '../cards/assignment.ts';
import { contributionCard } from '../cards/contribution.ts';
import { drawFinishedCard, drawVoidCard } from '../cards/draw-finished.ts';
import { recusalAnswerCard, recusalRequestCard } from '../cards/recusal.ts';
import { safeText } from '../cards/safe-text.ts';
import { teamGroupCard } from '../cards/team-group.ts';
import {
  assignmentCardKey,
  contributionCardKey,
  finishedKey,
  groupMemberKey,
  recusalAnswerKey,
  recusalRequestKey,
  teamCardKey,
  teamGroupKey,
  withdrawnKey,
} from './message-keys.ts';
import type { Planned, PlannedCard } from './planned.ts';
import { groupsLost } from './lost-groups.ts';
import { resultPlan } from './result-plan.ts';
import type { MessageSettings } from './settings.ts';
import { contributionView, isHeld, recusalView, taskView, teamBasis, teamView } from './views.ts';

/**
 * What a draw makes the chat show, whatever the time: a pure function of the draw's state. Reminders, which follow the
 * calendar, are in `reminder-plan.ts`.
 */
export function drawPlan(draw: DrawState, settings: MessageSettings): readonly Planned[] {
  return [
    ...contributions(draw, settings),
    ...assignments(draw, settings),
    ...groups(draw, settings),
    ...recusals(draw, settings),
    ...withdrawals(draw, settings),
    ...resultPlan(draw, settings),
    ...receipts(draw, settings),
  ];
}

function toPerson(person: InspectorId): PlannedCard['to'] {
  return { kind: 'person', person };
}

function contributions(draw: DrawState, settings: MessageSettings): readonly Planned[] {
  const collecting = stageOf(draw) === 'collecting';
  return draw.seal.witnesses.map((witness) => ({
    kind: 'card',
    key: contributionCardKey(draw.number, witness.department),
    draw: draw.number,
    to: toPerson(witness.person),
    priority: 0,
    fresh: collecting,
    basis: [draw.seal, draw.contributions, draw.roundClosed, draw.voided],
    card: () => contributionCard(contributionView(draw, witness, settings)),
  }));
}

function assignments(draw: DrawState, settings: MessageSettings): readonly Planned[] {
  const task = taskView(draw, settings);
  return [...currentAssignments(draw), ...pastAssignments(draw)].flatMap(({ team: number, person, state }) => {
    const team = teamView(draw, number);
    if (team === null) return [];
    return {
      kind: 'card',
      key: assignmentCardKey(draw.number, number, person),
      draw: draw.number,
      to: toPerson(person),
      priority: 1,
      fresh: state.kind !== 'replaced' && !isVacant(state),
      basis: teamBasis(draw, number),
      card: () => assignmentCard(task, team, person, FIRST_LOOK),
    };
  });
}

function groups(draw: DrawState, settings: MessageSettings): readonly Planned[] {
  const task = taskView(draw, settings);
  const places = placesByTeam(draw);
  return (draw.outcome?.teams ?? []).flatMap(({ number }) => {
    const team = teamView(draw, number);
    if (team === null) return [];
    const nth = groupsLost(draw, number) + 1;
    const group = teamGroupKey(draw.number, number, nth);
    const current = team.members.map(({ person }) => person).filter((person) => isHeld(draw, number, person));
    const left = (places.get(number) ?? []).filter((place) => !current.includes(place.person));
    const member = (person: InspectorId, inside: boolean): Planned => ({
      kind: 'member',
      key: groupMemberKey(draw.number, number, person, nth),
      draw: draw.number,
      team: number,
      group,
      person,
      inside,
      priority: 1,
    });
    return [
      {
        kind: 'group',
        key: group,
        draw: draw.number,
        team: number,
        nth,
        name: groupName(draw, number),
        members: current,
        priority: 1,
      },
      ...current.map((person) => member(person, true)),
      ...left.map(({ person }) => member(person, false)),
      {
        kind: 'card',
        key: teamCardKey(draw.number, number, nth),
        draw: draw.number,
        to: { kind: 'group', key: group, team: number },
        priority: 1,
        fresh: true,
        basis: teamBasis(draw, number),
        card: () => teamGroupCard(task, team, 1),
      },
    ] satisfies readonly Planned[];
  });
}

/** Places of each team, those that were lost included. */
function placesByTeam(draw: DrawState): ReadonlyMap<number, readonly Assignment[]> {
  const places = new Map<number, Assignment[]>();
  for (const place of draw.assignments.values()) {
    const known = places.get(place.team);
    if (known === undefined) places.set(place.team, [place]);
    else known.push(place);
  }
  return places;
}

/** Feishu takes 60 characters. */
const groupName = (draw: DrawState, team: number): string => safeText(`第 ${team} 组 · ${draw.seal.rules.title}`, 50);

/** Requests for recusal to who may decide, and the answer to who asked. */
function recusals(draw: DrawState, settings: MessageSettings): readonly Planned[] {
  return [...draw.assignments.values()]
    .filter((place) => place.recusals > 0)
    .flatMap((place) => [...recusalRequests(draw, place, settings), ...recusalAnswer(draw, place, settings)]);
}

function recusalRequests(draw: DrawState, place: Assignment, settings: MessageSettings): readonly Planned[] {
  const view = recusalView(draw, place, settings);
  if (view === null) return [];
  const decider = recusalDecider(draw, place);
  return [
    {
      kind: 'card',
      key: recusalRequestKey(draw.number, place.team, place.person, place.recusals, decider),
      draw: draw.number,
      to: toPerson(decider),
      priority: 0,
      fresh: place.state.kind === 'recusal-asked',
      basis: [place, ...teamBasis(draw, place.team)],
      card: () => recusalRequestCard(view),
    },
  ];
}

/** Who is asked to decide: the team's lead, or for the lead whoever drew, who stands for the leading department. */
function recusalDecider(draw: DrawState, place: Assignment): InspectorId {
  const lead = teamView(draw, place.team)?.members.find((member) => member.lead);
  return lead === undefined || lead.person === place.person ? (draw.drawnBy ?? draw.sealedBy) : lead.person;
}

function recusalAnswer(draw: DrawState, place: Assignment, settings: MessageSettings): readonly Planned[] {
  const { kind } = place.state;
  if (kind === 'assigned' || kind === 'accepted' || kind === 'recusal-asked') return [];
  const approved = kind !== 'recusal-refused';
  const reason = place.request?.reason;
  return [
    {
      kind: 'card',
      key: recusalAnswerKey(draw.number, place.team, place.person, place.recusals),
      draw: draw.number,
      to: toPerson(place.person),
      priority: 0,
      fresh: true,
      basis: [draw.seal, approved, reason],
      card: () => recusalAnswerCard(taskView(draw, settings), place.team, approved, reason),
    },
  ];
}

/** To who lost a place without having asked for it, as a message of its own: an updated card makes no sound. */
function withdrawals(draw: DrawState, settings: MessageSettings): readonly Planned[] {
  return [...draw.assignments.values()].flatMap((place): readonly Planned[] => {
    const { state } = place;
    if (place.recusals > 0 || (state.kind !== 'released' && state.kind !== 'replaced')) return [];
    return [
      {
        kind: 'card',
        key: withdrawnKey(draw.number, place.team, place.person),
        draw: draw.number,
        to: toPerson(place.person),
        priority: 1,
        fresh: true,
        // it says why at the time; that somebody else has taken over stands on the task's card
        frozen: true,
        basis: [draw.seal],
        card: () => withdrawnCard(taskView(draw, settings), place.team, state),
      },
    ];
  });
}

/** To the witnesses and to who drew: that it is done, or given up. */
function receipts(draw: DrawState, settings: MessageSettings): readonly Planned[] {
  const { outcome, voided } = draw;
  if (outcome === null && voided === null) return [];
  const readers = new Set([...draw.seal.witnesses.map(({ person }) => person), draw.drawnBy ?? draw.sealedBy]);
  const task = taskView(draw, settings);
  const card =
    outcome === null
      ? () => drawVoidCard(task, voided?.reason ?? '')
      : () =>
          drawFinishedCard(task, {
            pool: outcome.pool,
            drawn: outcome.teams.reduce((sum, team) => sum + team.entities.length, 0),
            teams: outcome.teams.length,
            assurance: outcome.assurance,
          });
  return [...readers].map((reader) => ({
    kind: 'card',
    key: finishedKey(draw.number, reader),
    draw: draw.number,
    to: toPerson(reader),
    priority: 2,
    fresh: true,
    basis: [draw.seal, outcome, voided],
    card,
  }));
}
