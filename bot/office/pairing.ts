import type { OfficeState } from '../../core/journal/state.ts';
import { sessionOf } from '../../core/journal/queries.ts';
import type { Hex32, InspectorId, Instant } from '../../core/model/ids.ts';
import { plusSeconds } from '../../core/model/instant.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Session, SessionGrant } from '../../core/wire/api.ts';
import type { Decision } from '../journal/journal.ts';
import { authorise } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import { newPairingCode, pairingCodeHash, readPairingCode, tokenHash } from './pairing-code.ts';
import type { OfficeParts } from './parts.ts';

/** How long a code may be redeemed. */
export const CODE_SECONDS = 10 * 60;
/** Between two codes of one person. */
export const CODE_PAUSE_SECONDS = 10;
/** How long a paired pane may work. */
export const SESSION_SECONDS = 30 * 24 * 3600;
/** Wrong codes within {@link REFUSAL_WINDOW_SECONDS}, from whoever, after which none is looked at. */
export const MAX_REFUSALS = 50;
export const REFUSAL_WINDOW_SECONDS = 10 * 60;

/** A code to be told to one person in private. */
export interface IssuedCode {
  readonly code: string;
  readonly expiresAt: Instant;
}

/** Gives a person a one-time code for the pane. The person's earlier code becomes worthless. */
export async function issuePairingCode(
  parts: OfficeParts,
  actor: InspectorId,
): Promise<Result<IssuedCode, OfficeFault>> {
  const now = parts.clock.now();
  const issued = { code: newPairingCode(parts.randomBytes), expiresAt: plusSeconds(now, CODE_SECONDS) };
  const written = await parts.journal.transact<IssuedCode, OfficeFault>(now, (state) => {
    const allowed = authorise(state, actor, 'pair');
    if (!allowed.ok) return allowed;
    const notBefore = nextCodeFrom(state, actor);
    if (notBefore !== null && now < notBefore) return fail({ code: 'code-too-soon', notBefore });
    const codeHash = pairingCodeHash(issued.code);
    const activity = { type: 'PairingCodeIssued', person: actor, codeHash, expiresAt: issued.expiresAt } as const;
    return ok({ activities: [activity], answer: issued });
  });
  return written.ok ? ok(written.value.answer) : written;
}

function nextCodeFrom(state: OfficeState, person: InspectorId): Instant | null {
  const codes = [...state.pairingCodes.values()].filter((code) => code.person === person);
  const last = codes.at(-1);
  return last === undefined ? null : plusSeconds(last.issuedAt, CODE_PAUSE_SECONDS);
}

/** What redeeming a code leads to; a wrong code is written down, so it is an answer and not a fault of the decision. */
type Redeemed = SessionGrant | Extract<OfficeFault, { readonly code: 'pairing-refused' }>;

/** Turns a code into a session. The token is in the answer and nowhere else. */
export async function redeemPairing(parts: OfficeParts, typedCode: string): Promise<Result<SessionGrant, OfficeFault>> {
  const now = parts.clock.now();
  const code = readPairingCode(typedCode);
  if (code === null) return fail({ code: 'pairing-refused', cause: 'unknown' });
  const token = Buffer.from(parts.randomBytes(32)).toString('base64url');
  const written = await parts.journal.transact<Redeemed, OfficeFault>(now, (state) =>
    decideRedemption(state, pairingCodeHash(code), token, now),
  );
  if (!written.ok) return written;
  const { answer } = written.value;
  return 'token' in answer ? ok(answer) : fail(answer);
}

function decideRedemption(
  state: OfficeState,
  codeHash: Hex32,
  token: string,
  now: Instant,
): Decision<Redeemed, OfficeFault> {
  const windowFrom = plusSeconds(now, -REFUSAL_WINDOW_SECONDS);
  if (state.pairingRefusals.filter((at) => at > windowFrom).length >= MAX_REFUSALS) {
    return fail({ code: 'pairing-refused', cause: 'too-many-attempts' });
  }
  const code = state.pairingCodes.get(codeHash);
  const person = code && state.people.get(code.person);
  if (code === undefined || person === undefined || code.expiresAt <= now) {
    const cause = code === undefined ? 'unknown' : 'expired';
    return ok({ activities: [{ type: 'PairingRefused', codeHash }], answer: { code: 'pairing-refused', cause } });
  }
  const expiresAt = plusSeconds(now, SESSION_SECONDS);
  const { id, name, department, role } = person;
  const session: Session = { person: id, name, department, role, expiresAt };
  const opened = { type: 'SessionOpened', person: id, tokenHash: tokenHash(token), codeHash, expiresAt } as const;
  return ok({ activities: [opened], answer: { token, session } });
}

/** Who works with a token now. */
export function resolveSession(parts: OfficeParts, token: string): Session | 'unknown' | 'expired' {
  // looked up by hash: what timing could tell about a stored hash says nothing about a token
  return sessionOf(parts.journal.state(), tokenHash(token), parts.clock.now());
}

/** Ends the session of a token; ended or unknown ones stay as they are. */
export async function revokeSession(parts: OfficeParts, token: string): Promise<void> {
  const hash = tokenHash(token);
  await parts.journal.transact<null, never>(parts.clock.now(), (state) => {
    const open = state.sessions.get(hash)?.revokedAt === null;
    return ok({ activities: open ? [{ type: 'SessionRevoked', tokenHash: hash }] : [], answer: null });
  });
}

/** Ends every session of a person (解绑, or a device lost). Answers with how many there were. */
export async function revokeSessionsOf(parts: OfficeParts, person: InspectorId): Promise<number> {
  const now = parts.clock.now();
  const written = await parts.journal.transact<number, never>(now, (state) => {
    const open = [...state.sessions].filter(
      ([, session]) => session.person === person && session.revokedAt === null && session.expiresAt > now,
    );
    const activities = open.map(([hash]) => ({ type: 'SessionRevoked', tokenHash: hash }) as const);
    return ok({ activities, answer: open.length });
  });
  return written.ok ? written.value.answer : 0;
}
