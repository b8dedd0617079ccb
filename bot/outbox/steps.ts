import { messageStage } from '../../core/journal/lifecycle.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { Instant, InspectorId } from '../../core/model/ids.ts';
import { plusSeconds } from '../../core/model/instant.ts';
import type { CardVersions } from './presented.ts';
import type { Planned, PlannedCard, PlannedGroup, PlannedMember, PlannedUrge } from './planned.ts';

/**
 * Seconds after the first attempt within which the same uuid can be sent again without harm: Feishu accepts one an
 * hour; five minutes are kept for clocks that differ and calls on their way.
 */
export const SAME_UUID_SECONDS = 55 * 60;
/** The same for groups, which Feishu de-duplicates for ten hours. */
export const SAME_GROUP_SECONDS = 9 * 3600 + 30 * 60;
/** Seconds for which a card can be updated (14 days), less an hour. */
export const UPDATE_SECONDS = 14 * 24 * 3600 - 3600;

/** What is to be done about something planned. */
export type Step =
  | { readonly kind: 'nothing' }
  /** Send, create or add; `again` when the attempt stands in the journal already and its outcome is unknown. */
  | { readonly kind: 'send'; readonly again: boolean }
  /** Bring what was delivered up to date. */
  | { readonly kind: 'update' }
  /** Nobody knows whether it was accepted, and sending again could double it: look for it. */
  | { readonly kind: 'find' }
  /** There is no account to send it to. */
  | { readonly kind: 'unreachable' };

const NOTHING: Step = { kind: 'nothing' };
const SEND: Step = { kind: 'send', again: false };
/** The same call once more, without another attempt in the journal. */
export const SEND_AGAIN: Step = { kind: 'send', again: true };

/** Account of a person: known, not known to Feishu, or still being looked for. */
export type Account = { readonly kind: 'known'; readonly openId: string } | { readonly kind: 'none' | 'pending' };

/** The account of a person. */
export function accountOf(state: OfficeState, person: InspectorId): Account {
  const known = state.people.get(person);
  if (known === undefined || known.notFound) return { kind: 'none' };
  return known.openId === null ? { kind: 'pending' } : { kind: 'known', openId: known.openId };
}

/** What is to be done now about something planned: a function of the state and the time alone. */
export function stepOf(planned: Planned, state: OfficeState, now: Instant, versions: CardVersions): Step {
  switch (planned.kind) {
    case 'card':
      return cardStep(planned, state, now, versions);
    case 'group':
      return groupStep(planned, state, now);
    case 'member':
      return memberStep(planned, state);
    case 'urge':
      return urgeStep(planned, state);
  }
}

function cardStep(planned: PlannedCard, state: OfficeState, now: Instant, versions: CardVersions): Step {
  const delivery = state.deliveries.get(planned.key);
  if (delivery?.message) {
    if (planned.frozen === true) return NOTHING;
    const { version, at } = delivery.message;
    if (now > plusSeconds(at, UPDATE_SECONDS)) return NOTHING;
    const wanted = versions.of(planned);
    if (version === wanted) return NOTHING;
    return delivery.failure?.detail.startsWith(updateMark(wanted)) === true ? NOTHING : { kind: 'update' };
  }
  if (!planned.fresh) return NOTHING;
  const reachable = reach(planned, state);
  if (reachable === 'pending') return NOTHING;
  if (reachable === 'none') return delivery?.failure ? NOTHING : { kind: 'unreachable' };
  switch (messageStage(delivery)) {
    case 'waiting':
      return SEND;
    case 'failed':
      return delivery?.failure?.reason === 'person-not-found' ? SEND : NOTHING;
    case 'attempted':
      return within(delivery?.lastAttemptAt ?? null, SAME_UUID_SECONDS, now) ? SEND_AGAIN : { kind: 'find' };
    case 'delivered':
      return NOTHING;
  }
}

/** Begins the detail of a failed update, so that the same content is not tried again and other content is. */
export const updateMark = (version: string): string => `update ${version.slice(0, 8)}`;

function reach({ to }: PlannedCard, state: OfficeState): 'known' | 'none' | 'pending' {
  if (to.kind === 'person') return accountOf(state, to.person).kind;
  return state.chats.has(to.key) ? 'known' : 'pending';
}

function groupStep(planned: PlannedGroup, state: OfficeState, now: Instant): Step {
  if (state.chats.has(planned.key)) return NOTHING;
  const accounts = planned.members.map((person) => accountOf(state, person).kind);
  if (accounts.includes('pending') || !accounts.includes('known')) return NOTHING;
  const delivery = state.deliveries.get(planned.key);
  const stage = messageStage(delivery);
  if (stage === 'waiting') return SEND;
  if (stage !== 'attempted') return NOTHING;
  return within(delivery?.lastAttemptAt ?? null, SAME_GROUP_SECONDS, now) ? SEND_AGAIN : { kind: 'find' };
}

/** Adding twice and removing twice change nothing, so an unknown outcome is simply tried again. */
function memberStep(planned: PlannedMember, state: OfficeState): Step {
  if (!state.chats.has(planned.group) || accountOf(state, planned.person).kind !== 'known') return NOTHING;
  const delivery = state.deliveries.get(planned.key);
  if (delivery?.message) {
    const wanted = memberVersion(planned.inside);
    if (delivery.message.version === wanted) return NOTHING;
    return delivery.failure?.detail.startsWith(updateMark(wanted)) === true ? NOTHING : { kind: 'update' };
  }
  if (!planned.inside || messageStage(delivery) === 'failed') return NOTHING;
  return messageStage(delivery) === 'attempted' ? SEND_AGAIN : SEND;
}

/** How the ledger writes that somebody is in a group, or is not. */
export const memberVersion = (inside: boolean): string => (inside ? '1' : '0').repeat(64);

/** Once, and never in doubt: buzzing a phone twice is worse than once too few. */
function urgeStep(planned: PlannedUrge, state: OfficeState): Step {
  if (!state.deliveries.get(planned.message)?.message) return NOTHING;
  return messageStage(state.deliveries.get(planned.key)) === 'waiting' ? SEND : NOTHING;
}

const within = (since: Instant | null, seconds: number, now: Instant): boolean =>
  since !== null && now <= plusSeconds(since, seconds);
