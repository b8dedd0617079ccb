/** Anything JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = Readonly<Record<string, Json>>;

/** Reads JSON that came from the add-in; undefined when it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    // JSON.parse yields JSON and nothing else; its type just does not say so.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** A field of an object that is its own, so that `__proto__` and the like are never found. */
export const field = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

export function textField(value: Json | undefined, name: string): string {
  const found = field(value, name);
  return typeof found === 'string' ? found : '';
}

export function numberField(value: Json | undefined, name: string): number {
  const found = field(value, name);
  return typeof found === 'number' ? found : -1;
}

export function listField(value: Json | undefined, name: string): readonly Json[] {
  const found = field(value, name);
  return isList(found) ? found : [];
}

/** Bytes of a text in UTF-8. */
export const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
