import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../json.ts';

// Reading members of a card. Cards were validated when they were sent; whatever is missing all the same reads as nothing.

/** Text of a member. */
export function text(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}

/** Words of a text element (`plain_text`, `lark_md`). */
export function words(value: Json | undefined): string {
  const content = isJsonObject(value) ? value['content'] : undefined;
  return typeof content === 'string' ? content : '';
}

/** Objects of a list. */
export function objects(value: Json | undefined): JsonObject[] {
  return isJsonArray(value) ? value.filter(isJsonObject) : [];
}

/** A length or four, as CSS takes it; spacing words in pixels. */
export function css(value: string | undefined): string | undefined {
  const named: Readonly<Record<string, string>> = {
    small: '4px',
    medium: '8px',
    large: '12px',
    extra_large: '16px',
    default: '8px',
  };
  if (value === undefined || value === '') return undefined;
  if (Object.hasOwn(named, value)) return named[value];
  return /^(-?\d+(px)?(\s+|$)){1,4}$/.test(value) ? value : undefined;
}

/** An address that may be opened from a card: http and https alone. */
export function safeAddress(address: string): string | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
