import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Router } from 'express';
import { ERRORS, type FeishuError } from '../errors.ts';
import { isJsonObject } from '../json.ts';
import type { AppOptions } from '../options.ts';
import { refusal, type Refusal } from './answer.ts';

/** Seconds a token lives: two hours, as Feishu's do. */
const TOKEN_SECONDS = 7_200;

/** Below this much life left, asking again gives a new token; above it, the same one. */
const RENEW_BELOW_MS = 30 * 60_000;

interface Issued {
  readonly app: AppOptions;
  readonly expiresAt: number;
}

/**
 * Issues and checks `tenant_access_token`s. They expire by the computer's time, not by the sandbox's: the SDK keeps them
 * by its own clock, and moving the sandbox's must not make that keep a dead one.
 */
export class Tokens {
  private readonly issued = new Map<string, Issued>();
  private readonly apps: ReadonlyMap<string, AppOptions>;

  constructor(apps: ReadonlyMap<string, AppOptions>) {
    this.apps = apps;
  }

  /** The app whose id and secret these are, else Feishu's refusal. */
  authenticate(appId: unknown, appSecret: unknown): { ok: true; app: AppOptions } | { ok: false; error: FeishuError } {
    const app = typeof appId === 'string' ? this.apps.get(appId) : undefined;
    if (!app) return { ok: false, error: ERRORS.appInvalid };
    if (typeof appSecret !== 'string' || !sameSecret(appSecret, app.appSecret)) {
      return { ok: false, error: ERRORS.secretInvalid };
    }
    return { ok: true, app };
  }

  /** The app a call is made by, from its `Authorization` header. */
  appOf(header: string | undefined): { ok: true; app: AppOptions } | Refusal {
    const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
    if (token === undefined) return refusal(ERRORS.tokenMissing);
    const found = this.issued.get(token);
    if (!found || found.expiresAt <= Date.now()) return refusal(ERRORS.tokenInvalid);
    return { ok: true, app: found.app };
  }

  /** A token for `app` and the seconds it still lives. */
  issue(app: AppOptions): { readonly token: string; readonly expire: number } {
    const now = Date.now();
    for (const [token, entry] of this.issued) {
      if (entry.expiresAt <= now) this.issued.delete(token);
      else if (entry.app === app && entry.expiresAt - now > RENEW_BELOW_MS) {
        return { token, expire: Math.floor((entry.expiresAt - now) / 1000) };
      }
    }
    const token = `t-g1${randomBytes(20).toString('hex')}`;
    this.issued.set(token, { app, expiresAt: now + TOKEN_SECONDS * 1000 });
    return { token, expire: TOKEN_SECONDS };
  }

  /** Makes every token invalid, as when an app's secret is reset. */
  revokeAll(): void {
    this.issued.clear();
  }
}

/** `auth/v3/tenant_access_token/internal` and `app_access_token/internal`: the same token for an app of one tenant. */
export function serveTokens(router: Router, tokens: Tokens): void {
  for (const kind of ['tenant_access_token', 'app_access_token']) {
    router.post(`/open-apis/auth/v3/${kind}/internal`, (request, response) => {
      const body: unknown = request.body;
      const found = isJsonObject(body)
        ? tokens.authenticate(body['app_id'], body['app_secret'])
        : { ok: false as const, error: ERRORS.appInvalid };
      if (!found.ok) {
        response.status(found.error.http).json({ code: found.error.code, msg: found.error.msg });
        return;
      }
      const { token, expire } = tokens.issue(found.app);
      response.json({ code: 0, msg: 'ok', tenant_access_token: token, app_access_token: token, expire });
    });
  }
}

function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
