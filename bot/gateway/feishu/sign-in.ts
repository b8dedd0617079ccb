import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { ReadinessFault } from '../gateway.ts';
import { exchange, TOKEN_PATH } from './http.ts';

/** The form that the SDK demands; it logs another one and then does nothing. */
const APP_ID = /^cli_[0-9a-fA-F]{16}$/;

/** Feishu's answers to a token request (auth v3). */
const UNKNOWN_APP: ReadonlySet<number> = new Set([10003, 10012, 10013, 20029]);
const WRONG_SECRET: ReadonlySet<number> = new Set([10014, 10015]);

/**
 * Asks for a token once, before the long connection is opened: with a wrong secret that would try for ever and say
 * nothing that helps.
 */
export async function checkSignIn(
  http: HttpInstance,
  { appId, appSecret, domain }: { readonly appId: string; readonly appSecret: string; readonly domain: string },
): Promise<Result<void, ReadinessFault>> {
  if (!APP_ID.test(appId)) return fail({ code: 'app-id-malformed', appId: appId.slice(0, 40) });
  const answer = await exchange(() => http.post(`${domain}${TOKEN_PATH}`, { app_id: appId, app_secret: appSecret }));
  if (answer.kind !== 'answered' || answer.code === null) return fail({ code: 'unreachable', domain });
  if (answer.code === 0) return ok(undefined);
  if (WRONG_SECRET.has(answer.code)) return fail({ code: 'secret-refused', appId });
  if (UNKNOWN_APP.has(answer.code)) return fail({ code: 'app-unknown', appId });
  return fail({ code: 'sign-in-refused', answer: answer.code, detail: answer.message.slice(0, 100) });
}
