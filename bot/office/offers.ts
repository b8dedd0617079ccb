import { chinaDate } from '../../core/calendar/civil-date.ts';
import { toHex } from '../../core/encoding/hex.ts';
import { secretHash } from '../../core/draw/seed.ts';
import { declarationsFrom } from '../../core/journal/fold-declarations.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { DrawNumber, Hex32, InspectorId, Instant } from '../../core/model/ids.ts';
import { plusSeconds } from '../../core/model/instant.ts';
import { ok, type Result } from '../../core/result.ts';
import type { Declaration } from '../../core/roster/declarations.ts';
import type { SealOffer } from '../../core/wire/api.ts';
import { authoriseRole } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';

/** How long a clerk may take from offer to seal. */
export const OFFER_SECONDS = 30 * 60;

const CHINA_OFFSET_SECONDS = 8 * 3600;

/**
 * Offers a draw number with the commitment to a secret that was made for it and is already on the disk
 * (`docs/decisions/0004-seal-offer.md`).
 */
export async function offerSeal(parts: OfficeParts, actor: InspectorId): Promise<Result<SealOffer, OfficeFault>> {
  const now = parts.clock.now();
  const allowed = authoriseRole(parts.journal.state(), actor, 'seal');
  if (!allowed.ok) return allowed;
  // 32 bytes make a Hex32
  const secret = toHex(parts.randomBytes(32)) as Hex32;
  const commitment = secretHash(secret);
  await parts.secrets.put(commitment, secret);
  const expiresAt = plusSeconds(now, OFFER_SECONDS);
  const written = await parts.journal.transact<SealOffer, OfficeFault>(now, (state) => {
    const stillAllowed = authoriseRole(state, actor, 'seal');
    if (!stillAllowed.ok) return stillAllowed;
    const draw = nextDrawNumber(state, parts.profile.drawPrefix, now);
    const activity = { type: 'SealOffered', draw, secretHash: commitment, by: actor, expiresAt } as const;
    return ok({
      activities: [activity],
      answer: {
        drawNumber: draw,
        secretHash: commitment,
        issuedAt: now,
        expiresAt,
        declarations: declarationsFrom(state, chinaDate(now)),
      },
    });
  });
  return written.ok ? ok(written.value.answer) : written;
}

/** Leave and conflicts of today and later that officers declared in chat, for whoever may seal: what an offer says too. */
export function declarationsFor(parts: OfficeParts, actor: InspectorId): Result<readonly Declaration[], OfficeFault> {
  const state = parts.journal.state();
  const allowed = authoriseRole(state, actor, 'seal');
  return allowed.ok ? ok(declarationsFrom(state, chinaDate(parts.clock.now()))) : allowed;
}

/** The running number of the year in China, after the highest ever offered: none is used twice. */
export function nextDrawNumber(state: OfficeState, prefix: string, now: Instant): DrawNumber {
  const stem = `${prefix}-${plusSeconds(now, CHINA_OFFSET_SECONDS).slice(0, 4)}-`;
  let highest = 0;
  for (const [number] of state.offers.from(stem)) {
    if (!number.startsWith(stem)) break;
    highest = Math.max(highest, Number(number.slice(stem.length)));
  }
  // prefix, year and digits are of a draw number's alphabet
  return `${stem}${String(highest + 1).padStart(4, '0')}` as DrawNumber;
}
