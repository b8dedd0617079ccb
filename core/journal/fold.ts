import type { Activity, JournalEntry } from './activity.ts';
import { foldChat } from './fold-chat.ts';
import { foldDeclaration } from './fold-declarations.ts';
import { foldDraw, foldSeal } from './fold-draw.ts';
import { foldList } from './fold-lists.ts';
import { foldPeople } from './fold-people.ts';
import { foldVisit } from './fold-visits.ts';
import { IllegalActivity } from './illegal-activity.ts';
import type { JournalPlace, OfficeState } from './state.ts';
import { EMPTY_STATE } from './state.ts';

/** The state after one more entry. @throws IllegalActivity when the entry can't follow the state. */
export function fold(state: OfficeState, entry: JournalEntry): OfficeState {
  const after = foldActivity(state, entry.activity, entry);
  return { ...after, sequence: entry.sequence, head: entry.hash };
}

/** The state after many entries. */
export function foldAll(entries: Iterable<JournalEntry>, state: OfficeState = EMPTY_STATE): OfficeState {
  let folded = state;
  for (const entry of entries) folded = fold(folded, entry);
  return folded;
}

function foldActivity(state: OfficeState, activity: Activity, place: JournalPlace): OfficeState {
  switch (activity.type) {
    case 'PersonRegistered':
    case 'PersonLinked':
    case 'PersonNotFound':
    case 'PairingCodeIssued':
    case 'PairingRefused':
    case 'SessionOpened':
    case 'SessionRevoked':
      return foldPeople(state, activity, place.at);
    case 'LeaveDeclared':
    case 'LeaveWithdrawn':
    case 'ConflictDeclared':
    case 'ConflictWithdrawn':
      return foldDeclaration(state, activity, place.at);
    case 'SealOffered':
    case 'DrawSealed':
      return foldSeal(state, activity, place);
    case 'ContributionTyped':
    case 'ContributionCommitted':
    case 'ContributionRevealed':
    case 'PublicValueRecorded':
    case 'RoundClosed':
    case 'DrawVoided':
    case 'DrawCompleted':
    case 'DrawRelinked':
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
      return foldDraw(state, activity, place.at);
    case 'VisitRecorded':
      return foldVisit(state, activity, place);
    case 'ListKept':
      return foldList(state, activity, place.at);
    case 'ChatOpened':
    case 'DeliveryAttempted':
    case 'MessageDelivered':
    case 'MessageUpdated':
    case 'DeliveryFailed':
    case 'ChatEventSeen':
      return foldChat(state, activity, place.at);
    default:
      return unknownActivity(activity);
  }
}

/** A journal that a newer version wrote: folding on without the entry would make a state that never was. */
function unknownActivity(activity: never): never {
  const { type } = activity as Activity;
  throw new IllegalActivity(type, 'this version does not know such an activity');
}
