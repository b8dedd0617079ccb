import type { Activity } from '../../core/journal/activity.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { Hex32, InspectorId } from '../../core/model/ids.ts';
import { millisecondsOf } from '../../core/model/instant.ts';
import type { ChatGateway, ChatOutcome, Receiver } from '../gateway/gateway.ts';
import { groupMemberKey, privateChatKey, receiptOf, uuidOf } from './message-keys.ts';
import type { CardVersions, Presented } from './presented.ts';
import type { Planned, PlannedCard, PlannedGroup, PlannedMember, PlannedUrge } from './planned.ts';
import { accountOf, memberVersion, updateMark, type Step } from './steps.ts';

/** What one call to the chat came to: activities to write, or to be tried again. */
export type CallResult =
  | { readonly kind: 'record'; readonly activities: readonly Activity[] }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly code: number }
  | { readonly kind: 'unknown' };

/** Codes after which every call of the API must wait: too many of them, or no way through to Feishu (0). */
export const APP_WIDE_CODES: ReadonlySet<number> = new Set([99991400, 429, 0]);

/** Carries out a step of one planned thing. Writes nothing: what happened comes back as activities. */
export async function carryOut(
  gateway: ChatGateway,
  planned: Planned,
  step: Step,
  state: OfficeState,
  versions: CardVersions,
): Promise<CallResult> {
  switch (planned.kind) {
    case 'card': {
      if (step.kind === 'update') return updateCard(gateway, planned, versions.present(planned), state);
      const receiver = receiverOf(planned, state);
      if (receiver === null) return { kind: 'record', activities: [] };
      return sendCard(gateway, planned, versions.present(planned), receiver, state);
    }
    case 'group':
      return createGroup(gateway, planned, state);
    case 'member':
      return changeMember(gateway, planned, state);
    case 'urge':
      return urge(gateway, planned, state);
  }
}

async function sendCard(
  gateway: ChatGateway,
  planned: PlannedCard,
  { card, version }: Presented,
  receiver: Receiver,
  state: OfficeState,
): Promise<CallResult> {
  const outcome = await gateway.sendCard(receiver, card, uuidOf(planned.key));
  return resultOf(outcome, planned.key, '', ({ messageId, chatId }) => [
    { type: 'MessageDelivered', key: planned.key, messageId, version },
    ...privateChat(receiver, chatId, state),
  ]);
}

/** Remembers where a person's private chat is: a message of unknown outcome is looked for there. */
function privateChat(receiver: Receiver, chatId: string, state: OfficeState): readonly Activity[] {
  if (receiver.kind === 'chat') return [];
  const key = privateChatKey(receiver.openId);
  return state.chats.get(key) === chatId ? [] : [{ type: 'ChatOpened', key, chatId }];
}

async function updateCard(
  gateway: ChatGateway,
  planned: PlannedCard,
  { card, version }: Presented,
  state: OfficeState,
): Promise<CallResult> {
  const message = state.deliveries.get(planned.key)?.message;
  if (!message) return { kind: 'record', activities: [] };
  const outcome = await gateway.updateCard(message.messageId, card);
  return resultOf(outcome, planned.key, updateMark(version), () => [
    { type: 'MessageUpdated', key: planned.key, version },
  ]);
}

/**
 * Looks for something whose sending has an unknown outcome and lies too long ago to be repeated blindly. Found, it counts
 * as delivered with content that is brought up to date next; surely absent, a new attempt begins; where nobody can tell,
 * a person has to look.
 */
export async function findAgain(gateway: ChatGateway, planned: Planned, state: OfficeState): Promise<CallResult> {
  const since = state.deliveries.get(planned.key)?.lastAttemptAt ?? null;
  const receipt = receiptOf(planned.key);
  if (planned.kind === 'group') {
    return foundResult(await gateway.findGroup(receipt), planned.key, ({ chatId }) => [
      { type: 'ChatOpened', key: planned.key, chatId },
      { type: 'MessageDelivered', key: planned.key, messageId: chatId, version: asVersion(memberVersion(true)) },
    ]);
  }
  const chatId = planned.kind === 'card' ? chatOf(planned, state) : null;
  if (chatId === null || since === null) return lost(planned.key);
  const found = await gateway.findCard(chatId, receipt, millisecondsOf(since));
  return foundResult(found, planned.key, ({ messageId }) => [
    { type: 'MessageDelivered', key: planned.key, messageId, version: UNKNOWN_VERSION },
  ]);
}

function foundResult<T>(
  outcome: ChatOutcome<T | null>,
  key: string,
  delivered: (value: T) => readonly Activity[],
): CallResult {
  switch (outcome.kind) {
    case 'done':
      return {
        kind: 'record',
        activities: outcome.value === null ? [{ type: 'DeliveryAttempted', key }] : delivered(outcome.value),
      };
    case 'permanent':
      return lost(key);
    case 'retry':
      return { kind: 'retry', afterMs: outcome.afterMs, code: outcome.code };
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/** Whether it arrived can't be known: the clerk is told, and may ask the reader or send it again. */
const lost = (key: string): CallResult => ({
  kind: 'record',
  activities: [{ type: 'DeliveryFailed', key, reason: 'other', detail: 'outcome unknown' }],
});

function chatOf({ to }: PlannedCard, state: OfficeState): string | null {
  if (to.kind === 'group') return state.chats.get(to.key) ?? null;
  const account = accountOf(state, to.person);
  return account.kind === 'known' ? (state.chats.get(privateChatKey(account.openId)) ?? null) : null;
}

/**
 * Opens a group with its members. One member who can't be invited refuses the whole group, so then it is opened empty
 * and each member added alone, which tells who it is.
 */
async function createGroup(gateway: ChatGateway, planned: PlannedGroup, state: OfficeState): Promise<CallResult> {
  const members = planned.members.flatMap((person) => {
    const account = accountOf(state, person);
    return account.kind === 'known' ? [{ person, openId: account.openId }] : [];
  });
  const group = {
    uuid: uuidOf(planned.key),
    name: planned.name,
    description: `双随机抽查检查小组，回执号 ${receiptOf(planned.key)}`,
  };
  const whole = await gateway.createGroup({ ...group, openIds: members.map(({ openId }) => openId) });
  if (whole.kind !== 'permanent') return groupResult(planned, whole, members);
  return groupResult(planned, await gateway.createGroup({ ...group, openIds: [] }), []);
}

function groupResult(
  planned: PlannedGroup,
  outcome: ChatOutcome<{ readonly chatId: string }>,
  members: readonly { readonly person: InspectorId }[],
): CallResult {
  return resultOf(outcome, planned.key, '', ({ chatId }) => [
    { type: 'ChatOpened', key: planned.key, chatId },
    { type: 'MessageDelivered', key: planned.key, messageId: chatId, version: asVersion(memberVersion(true)) },
    ...members.map(({ person }) => inGroup(planned, person, chatId)),
  ]);
}

function inGroup({ draw, team, nth }: PlannedGroup, person: InspectorId, chatId: string): Activity {
  const key = groupMemberKey(draw, team, person, nth);
  return { type: 'MessageDelivered', key, messageId: chatId, version: asVersion(memberVersion(true)) };
}

async function changeMember(gateway: ChatGateway, planned: PlannedMember, state: OfficeState): Promise<CallResult> {
  const chatId = state.chats.get(planned.group);
  const account = accountOf(state, planned.person);
  if (chatId === undefined || account.kind !== 'known') return { kind: 'record', activities: [] };
  const version = asVersion(memberVersion(planned.inside));
  const outcome = planned.inside
    ? await gateway.addMember(chatId, account.openId)
    : await gateway.removeMember(chatId, account.openId);
  const known =
    state.deliveries.get(planned.key)?.message !== undefined && state.deliveries.get(planned.key)?.message !== null;
  return resultOf(outcome, planned.key, known ? updateMark(version) : '', () => [
    known
      ? { type: 'MessageUpdated', key: planned.key, version }
      : { type: 'MessageDelivered', key: planned.key, messageId: chatId, version },
  ]);
}

async function urge(gateway: ChatGateway, planned: PlannedUrge, state: OfficeState): Promise<CallResult> {
  const message = state.deliveries.get(planned.message)?.message;
  const account = accountOf(state, planned.person);
  if (!message || account.kind !== 'known') return { kind: 'record', activities: [] };
  const outcome = await gateway.urge(message.messageId, [account.openId]);
  return resultOf(outcome, planned.key, '', () => [
    { type: 'MessageDelivered', key: planned.key, messageId: message.messageId, version: message.version },
  ]);
}

function resultOf<T>(
  outcome: ChatOutcome<T>,
  key: string,
  mark: string,
  delivered: (value: T) => readonly Activity[],
): CallResult {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'record', activities: delivered(outcome.value) };
    case 'permanent': {
      const { reason, code } = outcome;
      const detail = [mark, `${code} ${outcome.detail}`].filter((part) => part !== '').join(' ');
      // 0 stands for what a success left out, which has no code
      const answer = code === 0 ? {} : { answer: code };
      return { kind: 'record', activities: [{ type: 'DeliveryFailed', key, reason, detail, ...answer }] };
    }
    case 'retry':
      return { kind: 'retry', afterMs: outcome.afterMs, code: outcome.code };
    case 'unknown':
      return { kind: 'unknown' };
  }
}

function receiverOf({ to }: PlannedCard, state: OfficeState): Receiver | null {
  if (to.kind === 'group') {
    const chatId = state.chats.get(to.key);
    return chatId === undefined ? null : { kind: 'chat', chatId };
  }
  const account = accountOf(state, to.person);
  return account.kind === 'known' ? { kind: 'person', openId: account.openId } : null;
}

/** Membership has no content to hash; its version is a constant of the same form. */
const asVersion = (version: string): Hex32 => version as Hex32;

/** No content has this hash, so the card is brought up to date. */
const UNKNOWN_VERSION = asVersion('0'.repeat(64));
