import { operables, type Located } from '../../../bot/sandbox/cards/lookup.ts';
import { optionValues, type FilledForm } from '../../../bot/sandbox/acting/form-values.ts';
import { isJsonObject, type JsonObject } from '../../../bot/sandbox/json.ts';
import type { CardUseOutcome } from '../../../bot/sandbox/acting/card-use.ts';
import type { Sandbox } from '../../../bot/sandbox/server.ts';
import { callbackValue, fieldsOf } from '../../../bot/sandbox/cards/lookup.ts';
import { currentContent } from '../../../bot/sandbox/model.ts';

/** A whole number from 0 up to, not including, `n`. */
export type Pick = (n: number) => number;

/** A press that the bot answered as done. */
export interface Promised {
  readonly openId: string;
  readonly value: JsonObject;
}

const oneOf = <T>(pick: Pick, items: readonly T[]): T | undefined => items[pick(items.length)];

/** Presses some button on some card that a person sees, filling a form where it stands in one; sometimes twice at once. */
export async function pressSomething(sandbox: Sandbox, openId: string, pick: Pick): Promise<readonly Promised[]> {
  const messages = (await sandbox.messages({ openId })).filter(({ type }) => type === 'interactive');
  // people look at what came last, and now and then at something old
  const message = pick(4) === 0 ? oneOf(pick, messages) : oneOf(pick, messages.slice(-4));
  const card: unknown = message === undefined ? null : JSON.parse(currentContent(message));
  if (message === undefined || !isJsonObject(card)) return [];
  const buttons = operables(card).filter(({ component }) => isCallback(component));
  const button = oneOf(pick, buttons);
  if (button === undefined) return [];
  const form = button.form === undefined ? undefined : filled(card, button.form, pick);
  const use = { messageId: message.messageId, openId, pointer: { path: button.path }, ...(form && { form }) };
  const times = pick(5) === 0 ? 2 : 1;
  const outcomes = await Promise.all(Array.from({ length: times }, () => sandbox.use(use)));
  return outcomes.flatMap((outcome) => promisedBy(outcome, openId, button));
}

function isCallback(component: JsonObject): boolean {
  return component['tag'] === 'button' && isJsonObject(callbackValue(component) ?? null);
}

/** Something in every field, as the field takes it. */
function filled(card: JsonObject, form: JsonObject, pick: Pick): FilledForm {
  const values: Record<string, string> = {};
  for (const { component } of fieldsOf(card, form)) {
    const { name } = component;
    if (typeof name !== 'string') continue;
    values[name] =
      component['tag'] === 'select_static' ? (oneOf(pick, optionValues(component)) ?? '') : `文字 ${pick(1000)}`;
  }
  return values;
}

function promisedBy(outcome: CardUseOutcome, openId: string, { component }: Located): readonly Promised[] {
  const value = callbackValue(component);
  if (!outcome.ok || outcome.toast?.type !== 'success' || !isJsonObject(value ?? null)) return [];
  return [{ openId, value: value as JsonObject }]; // an object, as just seen
}
