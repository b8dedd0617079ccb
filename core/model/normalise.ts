import { isWellFormed, utf8Length } from '../encoding/utf8.ts';
import { fail, ok, type Result } from '../result.ts';
import { MAX_ID_BYTES } from './bounds.ts';
import type {
  DepartmentCode,
  DistrictCode,
  DrawNumber,
  EntityId,
  InspectorId,
  Instant,
  IsoDate,
  ItemCode,
} from './ids.ts';

/** Why a text is no id. `at` counts UTF-16 units. */
export type IdFault =
  | { readonly code: 'empty' }
  | { readonly code: 'too-long'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'control-character'; readonly at: number }
  | { readonly code: 'lone-surrogate'; readonly at: number };

/** Why a text is no code, day or instant; `found` is the text after trimming. */
export interface FormFault {
  readonly code: 'malformed';
  readonly found: string;
}

/**
 * NFC, trimmed, upper case (`draw-engine.md` §2): what is done to an id once, where it enters the system.
 * The draw itself only asks for {@link idFault}, so that a verifier needs no Unicode tables.
 */
export const normaliseText = (text: string): string => text.normalize('NFC').trim().toUpperCase().normalize('NFC');

/** What keeps a text from being an id: 1–55 bytes of UTF-8 without control characters. Null when nothing does. */
export function idFault(text: string): IdFault | null {
  if (isPlain(text)) return null;
  if (text === '') return { code: 'empty' };
  if (!isWellFormed(text)) return { code: 'lone-surrogate', at: text.search(/[\ud800-\udfff]/u) };
  const control = indexOfControl(text);
  if (control >= 0) return { code: 'control-character', at: control };
  const bytes = utf8Length(text);
  return bytes > MAX_ID_BYTES ? { code: 'too-long', bytes, limit: MAX_ID_BYTES } : null;
}

/** Whether the text is an id of printing ASCII, as nearly all are: the same answer as the whole check, sooner. */
function isPlain(text: string): boolean {
  if (text.length === 0 || text.length > MAX_ID_BYTES) return false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

/** Place of the first C0 or C1 control character or DEL, or −1. */
export function indexOfControl(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0)) return i;
  }
  return -1;
}

/** Whether the text may stand as an entity's id in a draw. */
export const isEntityId = (text: string): text is EntityId => idFault(text) === null;
/** Whether the text may stand as an officer's id in a draw. */
export const isInspectorId = (text: string): text is InspectorId => idFault(text) === null;
/** Whether the text may stand as an item's code. */
export const isItemCode = (text: string): text is ItemCode => idFault(text) === null;
/** ASCII letters, digits and `-`, 1–20. */
export const isDepartmentCode = (text: string): text is DepartmentCode => /^[0-9A-Za-z-]{1,20}$/.test(text);
/** ASCII letters, digits and `-`, 1–20. */
export const isDistrictCode = (text: string): text is DistrictCode => /^[0-9A-Za-z-]{1,20}$/.test(text);
/** ASCII letters, digits and `-`, 1–40. */
export const isDrawNumber = (text: string): text is DrawNumber => /^[0-9A-Za-z-]{1,40}$/.test(text);

/** A day of the Gregorian calendar, 1900–2199, that exists. */
export function isIsoDate(text: string): text is IsoDate {
  const parts = /^(19|20|21)(\d\d)-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const [, century, year, month, day] = parts.map(Number);
  return dayExists((century ?? 0) * 100 + (year ?? 0), month ?? 0, day ?? 0);
}

/** An instant in UTC to the second whose day exists; leap seconds are not written. */
export const isInstant = (text: string): text is Instant =>
  /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(text) && isIsoDate(text.slice(0, 10));

function dayExists(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

/** Days since 1970-01-01 of a day that exists; differences count days. */
export function dayNumber(date: IsoDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;
}

/** An entity id from what a list says. */
export function entityId(text: string): Result<EntityId, IdFault> {
  const id = normaliseWellFormed(text);
  return isEntityId(id) ? ok(id) : fail(idFault(id) ?? { code: 'empty' });
}

/** An officer's id from what a list says. */
export function inspectorId(text: string): Result<InspectorId, IdFault> {
  const id = normaliseWellFormed(text);
  return isInspectorId(id) ? ok(id) : fail(idFault(id) ?? { code: 'empty' });
}

/** An item's code from what a list says. */
export function itemCode(text: string): Result<ItemCode, IdFault> {
  const code = normaliseWellFormed(text);
  return isItemCode(code) ? ok(code) : fail(idFault(code) ?? { code: 'empty' });
}

const normaliseWellFormed = (text: string): string => (isWellFormed(text) ? normaliseText(text) : text);

/** Makes a decoder of trimmed text out of a check. */
const decoder =
  <T extends string>(check: (text: string) => text is T) =>
  (text: string): Result<T, FormFault> => {
    const found = text.trim();
    return check(found) ? ok(found) : fail({ code: 'malformed', found });
  };

/** A department's code. */
export const departmentCode = decoder(isDepartmentCode);
/** A district's code. */
export const districtCode = decoder(isDistrictCode);
/** A draw's number. */
export const drawNumber = decoder(isDrawNumber);
/** A day `YYYY-MM-DD`. */
export const isoDate = decoder(isIsoDate);
/** An instant `YYYY-MM-DDTHH:MM:SSZ`. */
export const instant = decoder(isInstant);
