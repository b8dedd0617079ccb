import { fail, ok, type Result } from '../result.ts';
import type { EntityId } from './ids.ts';
import { isEntityId, normaliseText } from './normalise.ts';

/**
 * Unified social credit code, GB 32100-2015: registration authority (1), kind of organisation (1), district (6),
 * organisation code with its own check (9), check character (1).
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^(i−1) mod 31, GB 32100-2015 table 4. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Characters of an organisation code, GB 11714-1997 §4. */
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Length of a code. */
export const USCC_LENGTH = 18;

/** What is wrong with a code. Positions count from 1, as people do. */
export type UsccFault =
  | { readonly code: 'length'; readonly found: number; readonly expected: typeof USCC_LENGTH }
  | { readonly code: 'character'; readonly position: number; readonly found: string }
  | { readonly code: 'organisation-check'; readonly position: 17; readonly found: string; readonly expected: string }
  | { readonly code: 'check-character'; readonly position: 18; readonly found: string; readonly expected: string };

/** The code after normalising, when both of its check characters hold. */
export function checkUscc(text: string): Result<EntityId, UsccFault> {
  const code = normaliseText(text);
  const characters = Array.from(code);
  if (characters.length !== USCC_LENGTH) {
    return fail({ code: 'length', found: characters.length, expected: USCC_LENGTH });
  }
  const stranger = characters.findIndex((character, i) => !allowedAt(i).includes(character));
  if (stranger >= 0) {
    return fail({ code: 'character', position: stranger + 1, found: characters[stranger] ?? '' });
  }
  const last = checkCharacter(code);
  if (code.charAt(17) !== last) {
    return fail({ code: 'check-character', position: 18, found: code.charAt(17), expected: last });
  }
  const inner = organisationCheckCharacter(code.slice(8, 16));
  if (code.charAt(16) !== inner) {
    return fail({ code: 'organisation-check', position: 17, found: code.charAt(16), expected: inner });
  }
  if (!isEntityId(code)) throw new TypeError('eighteen characters of the alphabet are an id');
  return ok(code);
}

/** The district is six digits; everything else is of the alphabet. */
const allowedAt = (index: number): string => (index >= 2 && index < 8 ? '0123456789' : ALPHABET);

/** Check character of the first 17: (31 − Σ cᵢwᵢ mod 31) mod 31. */
export function checkCharacter(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(code.charAt(i)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Check character of an organisation code's eight: 11 − Σ cᵢwᵢ mod 11, with 10 → X and 11 → 0. */
export function organisationCheckCharacter(eight: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * ORGANISATION_ALPHABET.indexOf(eight.charAt(i)),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/**
 * Check digit of a registration number of 15 digits (营业执照注册号, GS 15-2006: ISO 7064 MOD 11,10), as firms had
 * before 2015. Returns whether the last digit holds.
 */
export function isRegistrationNumber(text: string): boolean {
  if (!/^\d{15}$/.test(text)) return false;
  let product = 10;
  for (const digit of text.slice(0, 14)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return (product + Number(text.charAt(14))) % 10 === 1;
}
