import { invalidArgument } from '../model/excel-fault.ts';
import type { HostObject } from './host-class.ts';
import { isList, type Json } from './json.ts';

/** One argument: a plain value, or an object of the batch (null for a null object). */
export type Argument = { readonly value: Json } | { readonly object: HostObject | null };

/** Arguments of a call, read with their types. Every reader throws `InvalidArgument` for what it cannot take. */
export class Arguments {
  readonly #given: readonly Argument[];

  constructor(given: readonly Argument[]) {
    this.#given = given;
  }

  /** Arguments that are plain values. */
  static of(...values: readonly Json[]): Arguments {
    return new Arguments(values.map((value) => ({ value })));
  }

  /** The plain value at a position; undefined when it was left out. */
  value(index: number): Json | undefined {
    const given = this.#given[index];
    return given !== undefined && 'value' in given && given.value !== null ? given.value : undefined;
  }

  /** The object at a position; undefined when there stands none. */
  object(index: number): HostObject | null | undefined {
    const given = this.#given[index];
    return given !== undefined && 'object' in given ? given.object : undefined;
  }

  text(index: number): string {
    const value = this.value(index);
    if (typeof value !== 'string') throw invalidArgument(`Argument ${index + 1} must be text.`);
    return value;
  }

  optionalText(index: number): string | undefined {
    return this.value(index) === undefined ? undefined : this.text(index);
  }

  /** Text, or a number written as text: ids of tables and columns come either way. */
  key(index: number): string {
    const value = this.value(index);
    if (typeof value === 'number') return String(value);
    return this.text(index);
  }

  number(index: number): number {
    const value = this.value(index);
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw invalidArgument(`Argument ${index + 1} must be a number.`);
    return value;
  }

  integer(index: number): number {
    const value = this.number(index);
    if (!Number.isInteger(value)) throw invalidArgument(`Argument ${index + 1} must be a whole number.`);
    return value;
  }

  optionalInteger(index: number): number | undefined {
    return this.value(index) === undefined ? undefined : this.integer(index);
  }

  boolean(index: number): boolean {
    const value = this.value(index);
    if (typeof value !== 'boolean') throw invalidArgument(`Argument ${index + 1} must be true or false.`);
    return value;
  }

  optionalBoolean(index: number, otherwise: boolean): boolean {
    return this.value(index) === undefined ? otherwise : this.boolean(index);
  }

  /** One of some words, compared as Excel does: exactly. */
  oneOf<const W extends string>(index: number, words: readonly W[]): W {
    const text = this.text(index);
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw invalidArgument(`Argument ${index + 1} must be one of ${words.join(', ')}.`);
    return word;
  }

  /** A colour as `#RRGGBB`; the names of HTML are not taken. */
  color(index: number): string {
    const text = this.text(index);
    if (text === '' || /^#[0-9a-f]{6}$/i.test(text)) return text.toUpperCase();
    throw invalidArgument(`"${text.slice(0, 20)}" is no colour of the form #RRGGBB.`);
  }

  /** A list of rows, all of one length. */
  matrix(index: number): readonly (readonly Json[])[] {
    const value = this.value(index);
    if (!isList(value) || value.length === 0) throw invalidArgument(`Argument ${index + 1} must be a list of rows.`);
    const rows: (readonly Json[])[] = [];
    for (const row of value) {
      if (!isList(row)) throw invalidArgument(`Argument ${index + 1} must be a list of rows.`);
      rows.push(row);
    }
    if (rows.some((row) => row.length !== rows[0]?.length))
      throw invalidArgument('All rows must have the same length.');
    return rows;
  }
}
