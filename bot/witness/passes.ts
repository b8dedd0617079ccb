import { createHash } from 'node:crypto';
import type { DrawNumber, InspectorId, Instant } from '../../core/model/ids.ts';
import { plusSeconds } from '../../core/model/instant.ts';

/** A link is used at once or not at all. */
const LINK_SECONDS = 10 * 60;
/** A page may stay open until the values are opened. */
const SESSION_SECONDS = 24 * 3600;
/** Pages of one witness in one draw at once: an office machine and one at hand. */
const MOST_SESSIONS = 4;
const TOKEN_BYTES = 32;

/** Whose page it is, and for which draw. */
export interface WitnessPass {
  readonly person: InspectorId;
  readonly draw: DrawNumber;
}

interface Held extends WitnessPass {
  readonly hash: string;
  readonly expiresAt: Instant;
}

/**
 * Links to the witness's page and the sessions behind them: kept as hashes and in memory alone. A restart makes them
 * worthless; the card gives a new link. Each link opens one page, once, and only the newest link of a witness is good.
 */
export class WitnessPasses {
  readonly #randomBytes: (count: number) => Uint8Array;
  #links: readonly Held[] = [];
  #sessions: readonly Held[] = [];

  constructor(randomBytes: (count: number) => Uint8Array) {
    this.#randomBytes = randomBytes;
  }

  /** The token for a new link; earlier links of the same witness in this draw end. */
  issueLink(pass: WitnessPass, now: Instant): string {
    const token = this.#newToken();
    const others = this.#links.filter((held) => held.expiresAt > now && !isSame(held, pass));
    this.#links = [...others, { ...pass, hash: hashOf(token), expiresAt: plusSeconds(now, LINK_SECONDS) }];
    return token;
  }

  /** A session for a link's token, which is used up; null when it is unknown, used or too old. */
  redeem(token: string, now: Instant): { readonly session: string; readonly pass: WitnessPass } | null {
    const hash = hashOf(token);
    const link = this.#links.find((held) => held.hash === hash && held.expiresAt > now);
    if (link === undefined) return null;
    this.#links = this.#links.filter((held) => held !== link);
    const pass = { person: link.person, draw: link.draw };
    const session = this.#newToken();
    const living = this.#sessions.filter(({ expiresAt }) => expiresAt > now);
    const own = living.filter((held) => isSame(held, pass)).slice(-(MOST_SESSIONS - 1));
    const others = living.filter((held) => !isSame(held, pass));
    const made = { ...pass, hash: hashOf(session), expiresAt: plusSeconds(now, SESSION_SECONDS) };
    this.#sessions = [...others, ...own, made];
    return { session, pass };
  }

  /** Whose page sends this; null when the session is unknown or over. */
  passOf(session: string, now: Instant): WitnessPass | null {
    const hash = hashOf(session);
    const held = this.#sessions.find((each) => each.hash === hash && each.expiresAt > now);
    return held === undefined ? null : { person: held.person, draw: held.draw };
  }

  #newToken(): string {
    return Buffer.from(this.#randomBytes(TOKEN_BYTES)).toString('base64url');
  }
}

const isSame = (a: WitnessPass, b: WitnessPass): boolean => a.person === b.person && a.draw === b.draw;

/** Only hashes are compared, so the time it takes tells nothing of a token. */
const hashOf = (token: string): string => createHash('sha256').update(`SSJ-WITNESS-1\n${token}\n`).digest('hex');
