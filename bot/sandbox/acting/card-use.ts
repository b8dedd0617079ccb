import { callbackValue, callsBot, locate, openedAddress, type Located, type Pointer } from '../cards/lookup.ts';
import { answerObject, type Deliveries } from '../events/deliveries.ts';
import type { Delivery } from '../events/transport.ts';
import { isJsonObject, parseJsonObject, type JsonObject } from '../json.ts';
import { currentContent, TENANT_KEY, type Message, type Person } from '../model.ts';
import { CARD_CALLBACK } from '../open-api/application.ts';
import { checkCard } from '../open-api/content.ts';
import { idsOf, type Tenant } from '../tenant.ts';
import { optionValues, readForm, type FilledForm } from './form-values.ts';

/**
 * How long a card can be used. The update call stops after 14 days: in between, clicks arrive on cards that only the
 * answer to the click can change.
 */
const CLICKABLE_MS = 30 * 24 * 60 * 60_000;

/** A person using a component of a card. */
export interface CardUse {
  readonly messageId: string;
  readonly openId: string;
  readonly pointer: Pointer;
  /** What was filled in, when the component submits a form. */
  readonly form?: FilledForm;
  /** What was entered or chosen, for an input outside a form. */
  readonly input?: string | readonly string[] | boolean;
}

/** The short word a client shows after a click. */
export interface Toast {
  readonly type: 'info' | 'success' | 'error' | 'warning';
  readonly content: string;
}

/**
 * What came of using a component. `code` is the one Feishu's client shows with its error: 200341 no answer in time,
 * 200671 the handler failed, 200672 an answer of the wrong form, 200673 an answer with a wrong card.
 */
export type CardUseOutcome =
  | {
      readonly ok: true;
      readonly eventId: string | null;
      readonly toast: Toast | null;
      readonly cardUpdated: boolean;
      /** The address to open, if the component opens one. */
      readonly opens: string | null;
      readonly tookMs: number;
    }
  | { readonly ok: false; readonly code: number; readonly message: string; readonly eventId: string | null };

/** Lets a person use a card: checks what the client would check, asks the bot, applies its answer. */
export async function useCard(tenant: Tenant, deliveries: Deliveries, use: CardUse): Promise<CardUseOutcome> {
  const ready = prepare(tenant, use);
  if (!ready.ok) return refused(ready.message);
  const { message, person, located, action } = ready;
  const opens = openedAddress(located.component) ?? null;
  if (!callsBot(located.component)) {
    return { ok: true, eventId: null, toast: null, cardUpdated: false, opens, tookMs: 0 };
  }
  const appId = message.sender.kind === 'app' ? message.sender.id : '';
  lock(tenant, message.messageId);
  const asked = await deliveries.ask(appId, CARD_CALLBACK, eventBody(tenant, person, message, action));
  unlock(tenant, message.messageId);
  const outcome = readAnswer(asked.delivery);
  if (!outcome.ok) return { ...outcome, eventId: asked.eventId };
  const applied = applyCard(tenant, message, outcome.card);
  if (applied) return { ok: false, code: 200673, message: applied, eventId: asked.eventId };
  return {
    ok: true,
    eventId: asked.eventId,
    toast: outcome.toast,
    cardUpdated: outcome.card !== undefined,
    opens,
    tookMs: asked.tookMs,
  };
}

function refused(message: string): CardUseOutcome {
  return { ok: false, code: 0, message, eventId: null };
}

type Prepared =
  | {
      readonly ok: true;
      readonly message: Message;
      readonly person: Person;
      readonly located: Located;
      readonly action: JsonObject;
    }
  | { readonly ok: false; readonly message: string };

function prepare(tenant: Tenant, use: CardUse): Prepared {
  const message = tenant.store.messages.get(use.messageId);
  const person = tenant.store.people.get(use.openId);
  const chat = message && tenant.store.chats.get(message.chatId);
  if (!message || !person || !chat?.members.includes(person.openId)) return { ok: false, message: '看不到这张卡片' };
  const card = message.type === 'interactive' ? parseJsonObject(currentContent(message)) : undefined;
  const located = card && locate(card, use.pointer);
  if (!located) return { ok: false, message: '卡片上没有这个按钮' };
  if (tenant.clock.now() - message.createdAt > CLICKABLE_MS) {
    return { ok: false, message: '该卡片发送时间已超过 30 天，无法进行互动' };
  }
  if (located.component['disabled'] === true) return { ok: false, message: disabledReason(located.component) };
  const action = actionOf(card, located, use);
  return action.ok ? { ok: true, message, person, located, action: action.action } : action;
}

function disabledReason(component: JsonObject): string {
  const tips = component['disabled_tips'];
  const content = isJsonObject(tips) ? tips['content'] : undefined;
  return typeof content === 'string' ? content : '该按钮不可用';
}

type ActionReading =
  { readonly ok: true; readonly action: JsonObject } | { readonly ok: false; readonly message: string };

/** The `action` of the callback, as the component pages show it. */
function actionOf(card: JsonObject, { component, form }: Located, use: CardUse): ActionReading {
  const value = callbackValue(component);
  const base: JsonObject = {
    tag: component['tag'],
    timezone: 'Asia/Shanghai',
    ...(value !== undefined && { value }),
    ...(component['name'] !== undefined && { name: component['name'] }),
  };
  if (form) {
    if (component['form_action_type'] !== 'submit') return { ok: false, message: '这个按钮不提交表单' };
    const reading = readForm(card, form, use.form ?? {});
    return reading.ok ? { ok: true, action: { ...base, form_value: reading.values } } : reading;
  }
  return withInput(base, component, use.input);
}

function withInput(base: JsonObject, component: JsonObject, input: CardUse['input']): ActionReading {
  switch (component['tag']) {
    case 'input':
      return { ok: true, action: { ...base, input_value: typeof input === 'string' ? input : '' } };
    case 'checker':
      return { ok: true, action: { ...base, checked: input === true } };
    case 'date_picker':
    case 'picker_time':
    case 'picker_datetime':
      if (typeof input !== 'string' || input === '') return { ok: false, message: '还没有选' };
      return { ok: true, action: { ...base, option: `${input} +0800` } };
    case 'select_static':
    case 'select_person':
    case 'overflow':
      if (typeof input !== 'string' || !optionValues(component).includes(input)) {
        return { ok: false, message: '没有这个选项' };
      }
      return { ok: true, action: { ...base, option: input } };
    default:
      return { ok: true, action: base };
  }
}

function eventBody(tenant: Tenant, person: Person, message: Message, action: JsonObject): JsonObject {
  return {
    operator: { tenant_key: TENANT_KEY, ...idsOf(person) },
    token: tenant.cardTokens.issue(message.sender.kind === 'app' ? message.sender.id : '', message.messageId),
    action,
    host: 'im_message',
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  };
}

/** While a click is being answered, the card cannot be updated by the update call. */
function lock(tenant: Tenant, messageId: string): void {
  tenant.lockedCards.set(messageId, (tenant.lockedCards.get(messageId) ?? 0) + 1);
}

function unlock(tenant: Tenant, messageId: string): void {
  const clicks = (tenant.lockedCards.get(messageId) ?? 1) - 1;
  if (clicks > 0) tenant.lockedCards.set(messageId, clicks);
  else tenant.lockedCards.delete(messageId);
}

type AnswerReading =
  | { readonly ok: true; readonly toast: Toast | null; readonly card: JsonObject | undefined }
  | { readonly ok: false; readonly code: number; readonly message: string };

function readAnswer(delivery: Delivery): AnswerReading {
  if (delivery.result === 'timeout') return { ok: false, code: 200341, message: '操作超时，请稍后重试' };
  if (delivery.result === 'failed') return { ok: false, code: 200671, message: '操作失败，请稍后重试' };
  if (delivery.result !== 'answered') return { ok: false, code: 200340, message: '机器人不在线，请稍后重试' };
  const { toast, card } = answerObject(delivery.data);
  const shown = toast === undefined ? null : readToast(toast);
  if (shown === undefined) return { ok: false, code: 200672, message: '操作失败，机器人的应答不对' };
  if (card === undefined) return { ok: true, toast: shown, card: undefined };
  const data = isJsonObject(card) && card['type'] === 'raw' ? card['data'] : undefined;
  if (!isJsonObject(data)) return { ok: false, code: 200673, message: '操作失败，机器人应答的卡片不对' };
  return { ok: true, toast: shown, card: data };
}

function readToast(toast: unknown): Toast | undefined {
  if (!isJsonObject(toast) || typeof toast['content'] !== 'string') return undefined;
  const type = toast['type'] ?? 'info';
  if (type !== 'info' && type !== 'success' && type !== 'error' && type !== 'warning') return undefined;
  return { type, content: toast['content'] };
}

/** Shows the answer's card to everybody who has the message; answers what is wrong with it instead, if anything is. */
function applyCard(tenant: Tenant, message: Message, card: JsonObject | undefined): string | undefined {
  if (!card) return undefined;
  const refusal = checkCard(tenant, card);
  if (refusal) return refusal.detail;
  const version = { at: tenant.clock.now(), by: 'answer', content: JSON.stringify(card) } as const;
  tenant.store.commit({ kind: 'version', messageId: message.messageId, version });
  return undefined;
}
