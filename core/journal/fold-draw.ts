import type { DrawNumber, Instant } from '../model/ids.ts';
import type { Activity } from './activity.ts';
import { foldAssignments, seatTeams } from './fold-assignments.ts';
import { foldContribution } from './fold-contributions.ts';
import { foldResult } from './fold-results.ts';
import { IllegalActivity } from './illegal-activity.ts';
import type { DrawActivity } from './lifecycle.ts';
import { DRAW_TRANSITIONS, drawStep, next, phaseOf, stageOf } from './lifecycle.ts';
import { SortedMap } from './sorted-map.ts';
import type { DrawState, JournalPlace, OfficeState, Vacancy } from './state.ts';

/** The part of `fold` that knows how a draw begins. */
export function foldSeal(
  state: OfficeState,
  activity: Extract<Activity, { readonly type: 'SealOffered' | 'DrawSealed' }>,
  place: JournalPlace,
): OfficeState {
  return activity.type === 'SealOffered' ? offer(state, activity, place) : seal(state, activity, place);
}

function offer(
  state: OfficeState,
  activity: Extract<Activity, { readonly type: 'SealOffered' }>,
  { at }: JournalPlace,
): OfficeState {
  if (state.offers.has(activity.draw)) throw new IllegalActivity(activity.type, `${activity.draw} was offered before`);
  const { secretHash, by, expiresAt } = activity;
  return { ...state, offers: state.offers.set(activity.draw, { secretHash, by, issuedAt: at, expiresAt }) };
}

function seal(
  state: OfficeState,
  activity: Extract<Activity, { readonly type: 'DrawSealed' }>,
  { sequence, hash, at }: JournalPlace,
): OfficeState {
  if (state.draws.has(activity.draw)) throw new IllegalActivity(activity.type, `${activity.draw} was sealed before`);
  if (!state.offers.has(activity.draw)) throw new IllegalActivity(activity.type, `${activity.draw} was never offered`);
  const draw: DrawState = {
    number: activity.draw,
    phase: 'sealed',
    seal: activity.seal,
    sealHash: activity.sealHash,
    sealedBy: activity.by,
    sealed: { sequence, hash, at },
    contributions: SortedMap.empty(),
    publicValue: null,
    roundClosed: null,
    voided: null,
    drawnBy: null,
    transcripts: [],
    outcome: null,
    assignments: SortedMap.empty(),
    vacancies: [],
    lostGroups: [],
    remindersAsked: [],
    results: SortedMap.empty(),
  };
  return { ...state, draws: state.draws.set(activity.draw, draw) };
}

/** The part of `fold` that knows what happens to a sealed draw. */
export function foldDraw(state: OfficeState, activity: DrawActivity, at: Instant): OfficeState {
  const before = knownDraw(state, activity.type, activity.draw);
  const stage = stageOf(before);
  const reached = next(DRAW_TRANSITIONS, stage, drawStep(activity, before));
  if (reached === null) throw new IllegalActivity(activity.type, `draw ${before.number} is ${stage}`);
  const after = { ...foldFacts(before, activity, at), phase: phaseOf(reached) };
  return { ...state, draws: state.draws.set(after.number, after) };
}

function foldFacts(draw: DrawState, activity: DrawActivity, at: Instant): DrawState {
  switch (activity.type) {
    case 'ContributionTyped':
    case 'ContributionCommitted':
    case 'ContributionRevealed':
      return { ...draw, contributions: foldContribution(draw, activity, at) };
    case 'RoundClosed':
      return { ...draw, roundClosed: { at, absent: activity.absent, withheld: activity.withheld } };
    case 'PublicValueRecorded':
      return { ...draw, publicValue: activity.value };
    case 'DrawVoided':
      return { ...draw, voided: { at, reason: activity.reason, by: activity.by } };
    case 'DrawCompleted':
    case 'DrawRelinked':
      return foldOutcome(draw, activity, at);
    case 'AssignmentAccepted':
    case 'RecusalRequested':
    case 'RecusalWithdrawn':
    case 'RecusalApproved':
    case 'RecusalRefused':
    case 'PlaceReleased':
      return { ...draw, assignments: foldAssignments(draw, activity, at) };
    case 'ReplacementFailed':
      return { ...draw, vacancies: [...draw.vacancies, vacancyAfter(draw, activity, at)] };
    case 'TeamGroupLost':
      return { ...draw, lostGroups: groupsLost(draw, activity, at) };
    case 'RemindersAsked':
      return { ...draw, remindersAsked: [...draw.remindersAsked, at] };
    case 'ResultFiled':
    case 'ResultReviewed':
    case 'ResultPublished':
      return { ...draw, results: foldResult(draw, activity, at) };
  }
}

/** An event and a refusal may both tell of one group; it is lost once. */
function groupsLost(
  { lostGroups }: DrawState,
  { team, chatId }: Extract<DrawActivity, { readonly type: 'TeamGroupLost' }>,
  at: Instant,
): DrawState['lostGroups'] {
  return lostGroups.some((lost) => lost.chatId === chatId) ? lostGroups : [...lostGroups, { team, chatId, at }];
}

function vacancyAfter(
  { transcripts }: DrawState,
  { reason, cause, places }: Extract<DrawActivity, { readonly type: 'ReplacementFailed' }>,
  at: Instant,
): Vacancy {
  return { reason, cause, places, transcripts: transcripts.length, at };
}

function foldOutcome(
  draw: DrawState,
  activity: Extract<DrawActivity, { readonly type: 'DrawCompleted' | 'DrawRelinked' }>,
  at: Instant,
): DrawState {
  const { transcriptHash, publicHash } = activity;
  const predecessor = activity.type === 'DrawRelinked' ? activity.predecessor : null;
  return {
    ...draw,
    drawnBy: activity.type === 'DrawCompleted' ? activity.by : draw.drawnBy,
    transcripts: [...draw.transcripts, { transcriptHash, publicHash, predecessor, at }],
    outcome: activity.summary,
    assignments: seatTeams(draw.assignments, activity.summary, at),
  };
}

function knownDraw(state: OfficeState, activity: Activity['type'], number: DrawNumber): DrawState {
  const draw = state.draws.get(number);
  if (draw === undefined) throw new IllegalActivity(activity, `unknown draw ${number}`);
  return draw;
}
