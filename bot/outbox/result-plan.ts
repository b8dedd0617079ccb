import { resultStage } from '../../core/journal/lifecycle.ts';
import type { DrawState, ResultState } from '../../core/journal/state.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import {
  publicationCard,
  returnedCard,
  reviewCard,
  type AwaitedResult,
  type PublicationView,
  type ReviewView,
} from '../cards/review.ts';
import type { TeamView } from '../cards/task.ts';
import { publicationKey, returnedKey, reviewKey } from './message-keys.ts';
import type { Planned } from './planned.ts';
import type { MessageSettings } from './settings.ts';
import { taskView, teamBasis, teamView } from './views.ts';

/** What filed results make the chat show: to who reviews, to whom one came back, to who publishes. */
export function resultPlan(draw: DrawState, settings: MessageSettings): readonly Planned[] {
  if (draw.results.size === 0) return [];
  const teams = new Set([...draw.results.values()].map(({ team }) => team));
  return [
    ...[...teams].flatMap((team) => reviews(draw, team, settings)),
    ...returns(draw, settings),
    publication(draw, settings),
  ];
}

/** Who answers for a draw and its publication. */
const clerkOf = (draw: DrawState): InspectorId => draw.drawnBy ?? draw.sealedBy;

/** The team's lead reviews, but never what the lead filed: that is for who drew. */
function reviewerOf(draw: DrawState, team: TeamView, filed: ResultState): InspectorId {
  const lead = team.members.find((member) => member.lead)?.person;
  return lead === undefined || lead === filed.by ? clerkOf(draw) : lead;
}

function reviews(draw: DrawState, number: number, settings: MessageSettings): readonly Planned[] {
  const team = teamView(draw, number);
  if (team === null) return [];
  const reviewers = new Set(resultsOf(draw, number).map((filed) => reviewerOf(draw, team, filed)));
  return [...reviewers].flatMap((reviewer): readonly Planned[] => {
    const view = reviewView(draw, number, reviewer, settings);
    if (view === null) return [];
    return [
      {
        kind: 'card',
        key: reviewKey(draw.number, number, reviewer),
        draw: draw.number,
        to: { kind: 'person', person: reviewer },
        priority: 1,
        fresh: view.awaited.length > 0,
        basis: teamBasis(draw, number),
        card: () => reviewCard(view),
      },
    ];
  });
}

const resultsOf = (draw: DrawState, team: number): readonly ResultState[] =>
  [...draw.results.values()].filter((filed) => filed.team === team);

/** What one person has to review of a team; null when there is no such team. */
export function reviewView(
  draw: DrawState,
  number: number,
  reviewer: InspectorId,
  settings: MessageSettings,
): ReviewView | null {
  const team = teamView(draw, number);
  if (team === null) return null;
  const own = resultsOf(draw, number).filter((filed) => reviewerOf(draw, team, filed) === reviewer);
  const stages = own.map((filed) => resultStage(filed));
  return {
    task: taskView(draw, settings),
    team: number,
    awaited: own
      .filter((filed) => resultStage(filed) === 'filed')
      .map((filed) => awaited(draw, team, filed))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    accepted: stages.filter((stage) => stage === 'accepted' || stage === 'published').length,
    returned: stages.filter((stage) => stage === 'returned').length,
  };
}

function awaited(
  draw: DrawState,
  team: TeamView,
  { entity, result, note, by, filedAt: at }: ResultState,
): AwaitedResult {
  const filer = [...draw.assignments.values()].find(({ person }) => person === by);
  return { entity, name: firmName(team, entity), result, note, by: filer?.name ?? '', at };
}

const firmName = (team: TeamView, entity: string): string => team.entities.find(({ id }) => id === entity)?.name ?? '';

function returns(draw: DrawState, settings: MessageSettings): readonly Planned[] {
  return [...draw.results.values()].flatMap((filed): readonly Planned[] => {
    const team = teamView(draw, filed.team);
    const { review } = filed;
    if (review?.accepted !== false || team === null) return [];
    return [
      {
        kind: 'card',
        key: returnedKey(draw.number, filed.entity, review.at),
        draw: draw.number,
        to: { kind: 'person', person: filed.by },
        priority: 1,
        fresh: true,
        frozen: true,
        basis: [filed],
        card: () => returnedCard(taskView(draw, settings), filed.team, firmName(team, filed.entity), review.note),
      },
    ];
  });
}

function publication(draw: DrawState, settings: MessageSettings): Planned {
  const stages = [...draw.results.values()].map((filed) => resultStage(filed));
  const view: PublicationView = {
    task: taskView(draw, settings),
    entities: (draw.outcome?.teams ?? []).reduce((sum, { entities }) => sum + entities.length, 0),
    ready: stages.filter((stage) => stage === 'accepted').length,
    published: stages.filter((stage) => stage === 'published').length,
  };
  return {
    kind: 'card',
    key: publicationKey(draw.number, clerkOf(draw)),
    draw: draw.number,
    to: { kind: 'person', person: clerkOf(draw) },
    priority: 2,
    fresh: view.ready > 0,
    basis: [draw.seal, draw.outcome, draw.results],
    card: () => publicationCard(view),
  };
}
