import type { ChatOutcome } from '../gateway.ts';
import type { DeliveryFailure } from '../../../core/wire/api.ts';

/** What came back from one HTTP call, whatever the SDK made of it. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly code: number | null;
      readonly message: string;
      readonly data: unknown;
      /** `x-ogw-ratelimit-reset`, seconds. */
      readonly resetSeconds: number | null;
    }
  /** The connection was never made, so nothing can have been accepted. */
  | { readonly kind: 'not-sent' }
  /** Sent, and no answer seen. */
  | { readonly kind: 'no-answer' };

/** A card that can't be made; also, with 11310 and "lock", one whose click is being answered. */
const CARD_REFUSED = 230099;

/** Refusals that stay refusals (open.feishu.cn, error codes of IM v1 and contact v3). */
const PERMANENT: Readonly<Record<number, DeliveryFailure>> = {
  230002: 'chat-gone', // the bot is not in the group
  230006: 'no-permission', // bot ability not switched on
  230013: 'bot-unavailable-to-person', // outside the app's availability range
  230017: 'bot-unavailable-to-person',
  230022: 'content-refused',
  230024: 'quota-used-up', // urgent notices
  230025: 'content-refused', // too long
  230027: 'no-permission',
  230028: 'content-refused', // data loss prevention
  230034: 'person-not-found',
  230035: 'no-permission',
  230053: 'blocked-by-person',
  230054: 'no-permission',
  [CARD_REFUSED]: 'content-refused',
  232006: 'chat-gone', // no group has this id
  232009: 'chat-gone', // dissolved
  232011: 'chat-gone', // the bot is not in it
  232022: 'resigned',
  232024: 'bot-unavailable-to-person',
  232043: 'bot-unavailable-to-person',
  41012: 'person-not-found',
  99992360: 'person-not-found',
  99991672: 'no-permission', // scope not granted
  99992351: 'person-not-found', // malformed open_id
  99992361: 'person-not-found', // open_id of another app
};

/** The token is no longer good; a fresh one helps. */
export const STALE_TOKEN: ReadonlySet<number> = new Set([99991661, 99991663, 99991664, 99991668, 99991671, 99991677]);

/** Rates: per app and API (99991400), per person or group (230020), another call on the same chat (232019). */
const BUSY: ReadonlySet<number> = new Set([99991400, 230020, 232019, 11232]);
/** A message with this uuid is being sent right now. */
const IN_FLIGHT = 230049;
/** Feishu's own trouble: may have been accepted. */
const INTERNAL: ReadonlySet<number> = new Set([1, 2200, 5000, 90235, 190099, 1000004, 1000005]);

const BUSY_MS = 1000;
const LOCKED_MS = 3000;
const IN_FLIGHT_MS = 2000;
const NOT_SENT_MS = 5000;
/** A server that asks us to wait longer is asked again then. */
const LONGEST_WAIT_MS = 120_000;

/**
 * Sorts an answer: done, refused for good, try again, or nobody knows.
 * @param read - takes what is needed out of `data`, or answers undefined when it isn't there
 */
export function outcomeOf<T>(answer: Answer, read: (data: unknown) => T | undefined): ChatOutcome<T> {
  if (answer.kind === 'not-sent') return { kind: 'retry', afterMs: NOT_SENT_MS, code: 0 };
  if (answer.kind === 'no-answer') return { kind: 'unknown' };
  const { status, code, resetSeconds } = answer;
  if (status === 429 || (code !== null && BUSY.has(code))) {
    return { kind: 'retry', afterMs: waitOf(resetSeconds), code: code ?? status };
  }
  // a gateway in between said no before Feishu saw the call
  if (code === null && status >= 400 && status < 500) return { kind: 'retry', afterMs: NOT_SENT_MS, code: status };
  if (status >= 500 || code === null || INTERNAL.has(code)) return { kind: 'unknown' };
  if (code === CARD_REFUSED && /lock/i.test(answer.message)) return { kind: 'retry', afterMs: LOCKED_MS, code };
  if (code === IN_FLIGHT) return { kind: 'retry', afterMs: IN_FLIGHT_MS, code };
  if (STALE_TOKEN.has(code)) return { kind: 'retry', afterMs: BUSY_MS, code };
  if (code !== 0) {
    return { kind: 'permanent', reason: PERMANENT[code] ?? 'refused', code, detail: answer.message.slice(0, 200) };
  }
  const value = read(answer.data);
  return value === undefined ? { kind: 'unknown' } : { kind: 'done', value };
}

function waitOf(resetSeconds: number | null): number {
  if (resetSeconds === null) return BUSY_MS;
  return Math.min(Math.max(resetSeconds * 1000, BUSY_MS), LONGEST_WAIT_MS);
}
