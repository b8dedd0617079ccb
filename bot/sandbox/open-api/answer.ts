import type { FeishuError } from '../errors.ts';
import type { JsonObject } from '../json.ts';

/** What an API call comes to: data, or a refusal. */
export type Answer = { readonly ok: true; readonly body: JsonObject } | Refusal;

/** One of Feishu's refusals, with what it is about. */
export interface Refusal {
  readonly ok: false;
  readonly error: FeishuError;
  readonly detail: string;
  readonly extra: JsonObject;
}

/** Success in the usual envelope. */
export function success(data: JsonObject): Answer {
  return { ok: true, body: { code: 0, msg: 'success', data } };
}

/** A refusal; `detail` is appended to the message the way Feishu does it (`ext=…`). */
export function refusal(error: FeishuError, detail = '', extra: JsonObject = {}): Refusal {
  return { ok: false, error, detail, extra };
}

/** The JSON body of a refusal. */
export function refusalBody(answer: Refusal, logId: string): JsonObject {
  const { error, detail, extra } = answer;
  const msg = detail === '' ? error.msg : `${error.msg.replace(/\.$/, '')}, ${detail}`;
  return { code: error.code, msg, error: { log_id: logId, ...extra } };
}
