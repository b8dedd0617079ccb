import type { AssignmentState, DrawPhase } from '../wire/api.ts';
import type { Activity } from './activity.ts';
import type { ContributionState, Delivery, DrawState, ResultState } from './state.ts';

/*
 * Legal transitions as data (`docs/lifecycle.md` is the same in words). `fold` refuses an entry that is not here, and
 * commands look here before they append, so an illegal entry is never written.
 */

/** Steps from one state to the next, by state; a step that is absent is illegal there. */
export type Transitions<State extends string, Step extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Step, State>>>>
>;

/** What can happen to a draw. `close-before-value` closes a round that a public value still follows. */
export type DrawStep =
  'contribute' | 'close' | 'close-before-value' | 'record-value' | 'complete' | 'relink' | 'work' | 'void';

/** {@link DrawPhase} with its first phase told apart by what it waits for. */
export type DrawStage = 'collecting' | 'awaiting-value' | Exclude<DrawPhase, 'sealed'>;

/** `work` is everything that happens to a drawn task: answers, recusals, reminders, results. */
export const DRAW_TRANSITIONS: Transitions<DrawStage, DrawStep> = {
  collecting: { contribute: 'collecting', close: 'ready', 'close-before-value': 'awaiting-value', void: 'void' },
  'awaiting-value': { 'record-value': 'ready', void: 'void' },
  ready: { complete: 'drawn', void: 'void' },
  drawn: { work: 'drawn', relink: 'drawn' },
  void: {},
};

/** What can happen to a witness's contribution. */
export type ContributionStep = 'type' | 'commit' | 'reveal';
/** `typed` and `revealed` are public values, `committed` is a promise. */
export type ContributionStage = 'awaited' | 'typed' | 'committed' | 'revealed';

/** Nothing given can be given again or taken back. */
export const CONTRIBUTION_TRANSITIONS: Transitions<ContributionStage, ContributionStep> = {
  awaited: { type: 'typed', commit: 'committed' },
  typed: {},
  committed: { reveal: 'revealed' },
  revealed: {},
};

/** What can happen to an officer's place in a team. */
export type AssignmentStep =
  | 'assign'
  | 'accept'
  | 'ask-recusal'
  | 'approve-recusal'
  | 'approve-leave'
  | 'refuse-recusal'
  | 'withdraw-recusal'
  | 'release'
  | 'replace';
export type AssignmentStage = AssignmentState['kind'];

/**
 * An accepted task may still meet a conflict that was noticed late; a refused recusal may be asked anew. Whoever is on
 * leave or does not answer in time loses the place; a request under way is decided first. Leave asks by the same request:
 * approved it releases the place, and taken back it leaves the task to be answered anew.
 */
export const ASSIGNMENT_TRANSITIONS: Transitions<AssignmentStage, AssignmentStep> = {
  assigned: { accept: 'accepted', 'ask-recusal': 'recusal-asked', release: 'released', replace: 'replaced' },
  accepted: { 'ask-recusal': 'recusal-asked', release: 'released', replace: 'replaced' },
  'recusal-asked': {
    'approve-recusal': 'recusal-approved',
    'approve-leave': 'released',
    'refuse-recusal': 'recusal-refused',
    'withdraw-recusal': 'assigned',
    replace: 'replaced',
  },
  'recusal-approved': { replace: 'replaced' },
  'recusal-refused': {
    accept: 'accepted',
    'ask-recusal': 'recusal-asked',
    release: 'released',
    replace: 'replaced',
  },
  released: { replace: 'replaced' },
  replaced: { assign: 'assigned' },
};

/** What can happen to the result at one entity. */
export type ResultStep = 'file' | 'accept' | 'return' | 'publish';
export type ResultStage = 'missing' | 'filed' | 'returned' | 'accepted' | 'published';

/** What was accepted is corrected by a return, what was published by nothing here. */
export const RESULT_TRANSITIONS: Transitions<ResultStage, ResultStep> = {
  missing: { file: 'filed' },
  filed: { file: 'filed', accept: 'accepted', return: 'returned' },
  returned: { file: 'filed' },
  accepted: { return: 'returned', publish: 'published' },
  published: {},
};

/** What can happen to a message. */
export type MessageStep = 'attempt' | 'deliver' | 'update' | 'fail';
export type MessageStage = 'waiting' | 'attempted' | 'delivered' | 'failed';

/**
 * `attempted` is in doubt: the server went away between asking Feishu and hearing its answer. A delivered message stays
 * delivered when updating it fails.
 */
export const MESSAGE_TRANSITIONS: Transitions<MessageStage, MessageStep> = {
  waiting: { attempt: 'attempted', deliver: 'delivered', fail: 'failed' },
  attempted: { attempt: 'attempted', deliver: 'delivered', fail: 'failed' },
  delivered: { attempt: 'delivered', update: 'delivered', fail: 'delivered' },
  failed: { attempt: 'attempted', deliver: 'delivered', fail: 'failed' },
};

/** The state after a step, or null when the step is illegal there. */
export function next<State extends string, Step extends string>(
  table: Transitions<State, Step>,
  state: State,
  step: Step,
): State | null {
  return table[state][step] ?? null;
}

/** The stage of a draw. */
export function stageOf(draw: Pick<DrawState, 'phase' | 'roundClosed'>): DrawStage {
  if (draw.phase !== 'sealed') return draw.phase;
  return draw.roundClosed === null ? 'collecting' : 'awaiting-value';
}

/** The phase that people are told. */
export const phaseOf = (stage: DrawStage): DrawPhase =>
  stage === 'collecting' || stage === 'awaiting-value' ? 'sealed' : stage;

/** Stage of a witness's contribution. */
export function contributionStage(given: ContributionState | undefined): ContributionStage {
  if (given === undefined) return 'awaited';
  if (given.form === 'typed') return 'typed';
  return given.revealed === null ? 'committed' : 'revealed';
}

/** Stage of the result at one entity. */
export function resultStage(result: ResultState | undefined): ResultStage {
  if (result === undefined) return 'missing';
  if (result.publishedAt !== null) return 'published';
  if (result.review === null) return 'filed';
  return result.review.accepted ? 'accepted' : 'returned';
}

/** Stage of a message. */
export function messageStage(delivery: Delivery | undefined): MessageStage {
  if (delivery === undefined) return 'waiting';
  if (delivery.message !== null) return 'delivered';
  if (delivery.failure !== null) return 'failed';
  return delivery.attempts === 0 ? 'waiting' : 'attempted';
}

/** Activities that happen to a sealed draw. */
export type DrawActivity = Exclude<
  Extract<Activity, { readonly draw: unknown }>,
  { readonly type: 'SealOffered' | 'DrawSealed' }
>;

/** Which step of {@link DRAW_TRANSITIONS} an activity is. */
export function drawStep(activity: DrawActivity, draw: Pick<DrawState, 'seal'>): DrawStep {
  switch (activity.type) {
    case 'ContributionTyped':
    case 'ContributionCommitted':
    case 'ContributionRevealed':
      return 'contribute';
    case 'RoundClosed':
      return draw.seal.publicSource === null ? 'close' : 'close-before-value';
    case 'PublicValueRecorded':
      return 'record-value';
    case 'DrawVoided':
      return 'void';
    case 'DrawCompleted':
      return 'complete';
    case 'DrawRelinked':
      return 'relink';
    case 'AssignmentAccepted':
    case 'RecusalRequested':
    case 'RecusalWithdrawn':
    case 'RecusalApproved':
    case 'RecusalRefused':
    case 'PlaceReleased':
    case 'ReplacementFailed':
    case 'TeamGroupLost':
    case 'RemindersAsked':
    case 'ResultFiled':
    case 'ResultReviewed':
    case 'ResultPublished':
      return 'work';
  }
}
