import type { Instant } from '../model/ids.ts';
import { plusSeconds } from '../model/instant.ts';
import type { Activity } from './activity.ts';
import { IllegalActivity } from './illegal-activity.ts';
import type { MessageStep } from './lifecycle.ts';
import { MESSAGE_TRANSITIONS, messageStage, next } from './lifecycle.ts';
import type { Delivery, OfficeState } from './state.ts';
import { EVENT_MEMORY_HOURS } from './state.ts';

/** Activities about chats, messages and their delivery. */
export type ChatActivity = Extract<
  Activity,
  {
    readonly type:
      'ChatOpened' | 'DeliveryAttempted' | 'MessageDelivered' | 'MessageUpdated' | 'DeliveryFailed' | 'ChatEventSeen';
  }
>;

const STEP: Readonly<Record<DeliveryActivity['type'], MessageStep>> = {
  DeliveryAttempted: 'attempt',
  MessageDelivered: 'deliver',
  MessageUpdated: 'update',
  DeliveryFailed: 'fail',
};

type DeliveryActivity = Exclude<ChatActivity, { readonly type: 'ChatOpened' | 'ChatEventSeen' }>;

const NOTHING_YET: Delivery = { attempts: 0, lastAttemptAt: null, message: null, failure: null };

/** The part of `fold` that knows chats and messages. */
export function foldChat(state: OfficeState, activity: ChatActivity, at: Instant): OfficeState {
  switch (activity.type) {
    case 'ChatOpened':
      return { ...state, chats: state.chats.set(activity.key, activity.chatId) };
    case 'ChatEventSeen':
      return rememberEvent(state, activity.eventId, at);
    case 'DeliveryAttempted':
    case 'MessageDelivered':
    case 'MessageUpdated':
    case 'DeliveryFailed': {
      const before = state.deliveries.get(activity.key);
      const stage = messageStage(before);
      if (next(MESSAGE_TRANSITIONS, stage, STEP[activity.type]) === null) {
        throw new IllegalActivity(activity.type, `message ${activity.key} is ${stage}`);
      }
      const after = foldDelivery(before ?? NOTHING_YET, activity, at);
      return { ...state, deliveries: state.deliveries.set(activity.key, after) };
    }
  }
}

function foldDelivery(before: Delivery, activity: DeliveryActivity, at: Instant): Delivery {
  switch (activity.type) {
    case 'DeliveryAttempted':
      return { ...before, attempts: before.attempts + 1, lastAttemptAt: at, failure: null };
    case 'MessageDelivered': {
      const { messageId, version } = activity;
      return { ...before, message: { messageId, version, at, updatedAt: at }, failure: null };
    }
    case 'MessageUpdated': {
      const message = before.message === null ? null : { ...before.message, version: activity.version, updatedAt: at };
      return { ...before, message, failure: null };
    }
    case 'DeliveryFailed':
      return {
        ...before,
        failure: { reason: activity.reason, detail: activity.detail, answer: activity.answer ?? null, at },
      };
  }
}

/** The first sighting counts: a window of redelivery starts with it. */
function rememberEvent(state: OfficeState, eventId: string, at: Instant): OfficeState {
  if (state.seenEvents.has(eventId)) return state;
  let events = state.seenEvents.set(eventId, at);
  let byAge = state.seenEventsByAge.set(`${at} ${eventId}`, eventId);
  const forgotten = plusSeconds(at, -EVENT_MEMORY_HOURS * 3600);
  for (const [key, old] of state.seenEventsByAge) {
    if (key >= forgotten) break;
    events = events.delete(old);
    byAge = byAge.delete(key);
  }
  return { ...state, seenEvents: events, seenEventsByAge: byAge };
}
