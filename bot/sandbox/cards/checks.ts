import { characters, isJsonArray, isJsonObject, type Json } from '../json.ts';
import { SUBCODE, type CardReport } from './fault.ts';

/** Checks one value at a path and reports what is wrong with it. */
export type Check = (value: Json | undefined, path: string, report: CardReport) => void;

/** The members of an object: name → check. Names not listed are faults: JSON 2.0 refuses unknown properties. */
export interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
}

/** An object with exactly the members of `shape`. */
export function object(shape: Shape): Check {
  return (value, path, report) => {
    if (!isJsonObject(value)) {
      report.wrong(path, 'an object', value);
      return;
    }
    for (const [name, check] of Object.entries(shape.required ?? {})) {
      if (value[name] === undefined) report.wrong(`${path} -> ${name}`, 'a value', undefined);
      else check(value[name], `${path} -> ${name}`, report);
    }
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined || has(shape.required, name)) continue;
      const check = has(shape.optional, name) ? shape.optional?.[name] : undefined;
      if (check) check(member, `${path} -> ${name}`, report);
      else report.add(SUBCODE.badJson, `${path} -> ${name}`, `unknown property, property: ${name}`);
    }
  };
}

function has(checks: Readonly<Record<string, Check>> | undefined, name: string): boolean {
  return checks !== undefined && Object.hasOwn(checks, name);
}

/** A list whose items pass `item`, with at least `min` and at most `max` of them. */
export function list(item: Check, min = 0, max = Infinity): Check {
  return (value, path, report) => {
    if (!isJsonArray(value)) {
      report.wrong(path, 'a list', value);
      return;
    }
    if (value.length < min || value.length > max) {
      report.add(SUBCODE.badJson, path, `expected ${min} to ${max} items, got ${value.length}`);
    }
    value.forEach((entry, index) => {
      item(entry, `${path} -> [${index}]`, report);
    });
  };
}

/** Any text of at most `max` characters. */
export function text(max = Infinity): Check {
  return (value, path, report) => {
    if (typeof value !== 'string') report.wrong(path, 'text', value);
    else if (characters(value) > max) report.add(SUBCODE.badJson, path, `longer than ${max} characters`);
  };
}

/** Text matching `pattern`, described by `what`. */
export function matching(pattern: RegExp, what: string): Check {
  return (value, path, report) => {
    if (typeof value !== 'string' || !pattern.test(value)) report.wrong(path, what, value);
  };
}

/** One of a few words. */
export function oneOf(...words: readonly string[]): Check {
  return (value, path, report) => {
    if (typeof value !== 'string' || !words.includes(value)) report.wrong(path, words.join(' | '), value);
  };
}

/** A whole number within bounds. */
export function integer(min: number, max: number): Check {
  return (value, path, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      report.wrong(path, `a whole number from ${min} to ${max}`, value);
    }
  };
}

/** A number within bounds. */
export function number(min: number, max: number): Check {
  return (value, path, report) => {
    if (typeof value !== 'number' || value < min || value > max) {
      report.wrong(path, `a number from ${min} to ${max}`, value);
    }
  };
}

export const flag: Check = (value, path, report) => {
  if (typeof value !== 'boolean') report.wrong(path, 'true or false', value);
};

/** Exactly this value. */
export function exactly(expected: Json): Check {
  return (value, path, report) => {
    if (value !== expected) report.wrong(path, JSON.stringify(expected), value);
  };
}

/** Any object: translations, chart definitions, what a click sends back. */
export const anyObject: Check = (value, path, report) => {
  if (!isJsonObject(value)) report.wrong(path, 'an object', value);
};

/** A list that is checked elsewhere (nested components). */
export const nested: Check = (value, path, report) => {
  if (!isJsonArray(value)) report.wrong(path, 'a list of components', value);
};

/** A single length such as `120px`, within bounds, or one of `words`. */
export function length(min: number, max: number, ...words: readonly string[]): Check {
  return (value, path, report) => {
    const pixels = typeof value === 'string' ? /^(\d+(?:\.\d+)?)px$/.exec(value)?.[1] : undefined;
    const fits = pixels !== undefined && Number(pixels) >= min && Number(pixels) <= max;
    if (fits || (typeof value === 'string' && words.includes(value))) return;
    report.wrong(path, [...words, `${min}px to ${max}px`].join(' | '), value);
  };
}

/** One to four edge lengths, such as `4px 0 4px 0`. */
export function edges(min: number, max: number): Check {
  return (value, path, report) => {
    const parts = typeof value === 'string' ? value.trim().split(/\s+/) : [];
    const fits = parts.every((part) => {
      const pixels = /^(-?\d+)(px)?$/.exec(part);
      if (!pixels || (pixels[2] === undefined && pixels[1] !== '0')) return false;
      return Number(pixels[1]) >= min && Number(pixels[1]) <= max;
    });
    if (parts.length < 1 || parts.length > 4 || !fits) {
      report.wrong(path, `one to four lengths from ${min}px to ${max}px`, value);
    }
  };
}
