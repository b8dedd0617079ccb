/** Anything JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; a member that is `undefined` is left out when written. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** True for a JSON object: neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a JSON array; unlike `Array.isArray` it keeps the element type. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Reads JSON text from the network or a file; `undefined` when it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    // JSON.parse never gives anything but JSON values.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Reads a JSON object; `undefined` when the text is anything else. */
export function parseJsonObject(text: string): JsonObject | undefined {
  const value = parseJson(text);
  return isJsonObject(value) ? value : undefined;
}

/** True when `whole` has every member of `part` with an equal value, at every depth. Arrays must be equal. */
export function contains(whole: Json | undefined, part: Json | undefined): boolean {
  if (isJsonObject(part)) {
    return isJsonObject(whole) && Object.entries(part).every(([key, value]) => contains(whole[key], value));
  }
  return JSON.stringify(whole) === JSON.stringify(part);
}

/** The length of a text in characters (code points), as Feishu counts. */
export function characters(text: string): number {
  return Array.from(text).length;
}
