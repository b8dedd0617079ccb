import type { ApiFault } from '../../core/wire/api.ts';

/** Why a call gave no answer: the server refused, could not be reached, or answered what nobody understands. */
export type CallFault =
  | ApiFault
  /** No answer: no network, wrong address, certificate not trusted, or nothing for {@link CALL_TIMEOUT}. */
  | { readonly code: 'unreachable' }
  /** An answer that breaks the contract: another version, or not our server. `path` is a JSON pointer. */
  | { readonly code: 'bad-answer'; readonly status: number; readonly path: string }
  | { readonly code: 'aborted' };

/** Milliseconds after which a call counts as unanswered; sealing and drawing large lists take their time. */
export const CALL_TIMEOUT = { usual: 15_000, long: 600_000 } as const;
