import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../clock.ts';
import { ERRORS } from '../errors.ts';
import { isJsonObject } from '../json.ts';
import type { Tenant } from '../tenant.ts';
import { refusal, type Answer } from './answer.ts';
import { checkCard } from './content.ts';
import type { Call, Route } from './route.ts';

/** A click's token updates its card for 30 minutes, twice at most (page "延时更新消息卡片"). */
export const CARD_TOKEN_MS = 30 * 60_000;
const MOST_USES = 2;

interface Issued {
  readonly appId: string;
  readonly messageId: string;
  readonly issuedAt: number;
  uses: number;
}

/** The tokens that clicks carry. They are kept in memory alone: a restart ends them. */
export class CardTokens {
  private readonly issued = new Map<string, Issued>();
  private readonly clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.clock = clock;
  }

  /** A token for a click on a message of an app. */
  issue(appId: string, messageId: string): string {
    const now = this.clock.now();
    for (const [token, { issuedAt }] of this.issued) if (now - issuedAt > CARD_TOKEN_MS) this.issued.delete(token);
    const token = `c-${randomBytes(20).toString('hex')}`;
    this.issued.set(token, { appId, messageId, issuedAt: now, uses: 0 });
    return token;
  }

  /** The message a token still updates. */
  messageOf(token: string, appId: string): string | undefined {
    const found = this.issued.get(token);
    if (found?.appId !== appId || found.uses >= MOST_USES) return undefined;
    return this.clock.now() - found.issuedAt > CARD_TOKEN_MS ? undefined : found.messageId;
  }

  /** Counts a use. */
  use(token: string): void {
    const found = this.issued.get(token);
    if (found) found.uses += 1;
  }
}

/** Updating a card later than in the answer to its click. */
export const CARD_TOKEN_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/open-apis/interactive/v1/card/update',
    api: 'interactive.card.update',
    scopes: [],
    handle: update,
  },
];

/** Only after the click was answered: beside it, the update fails or is undone. */
async function update(tenant: Tenant, call: Call): Promise<Answer> {
  const { token, card } = call.body;
  if (typeof token !== 'string' || !isJsonObject(card)) return refusal(ERRORS.invalidParameter);
  const messageId = tenant.cardTokens.messageOf(token, call.app.appId);
  if (messageId === undefined) return refusal(ERRORS.invalidParameter, 'ext=token is expired, used up or unknown');
  const refused = checkCard(tenant, card);
  if (refused) return refused;
  if (tenant.lockedCards.has(messageId)) return refusal(ERRORS.cardRefused, CARD_LOCKED);
  tenant.cardTokens.use(token);
  await call.hold();
  const version = { at: tenant.clock.now(), by: 'patch', content: JSON.stringify(card) } as const;
  tenant.store.commit({ kind: 'version', messageId, version });
  return { ok: true, body: { code: 0, msg: 'ok' } };
}

/** What an update of a card says while its click is answered. */
export const CARD_LOCKED = 'ext=ErrCode: 11310; ErrMsg: card action is lock; code:230099';
