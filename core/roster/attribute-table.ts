import { compareUtf8 } from '../encoding/bytes.ts';
import type { Entity } from '../model/entity.ts';
import { MAX_ENTITIES } from '../model/bounds.ts';
import type { AttributeColumn } from '../draw/transcript.ts';
import { eachSliced, finishWork, type SlicedWork } from '../sliced-work.ts';

/** One attribute of every row of a roster, dictionary-coded: row i has `values[codes[i]]`. */
export interface AttributeTable {
  readonly attribute: string;
  /** Distinct values in order of bytes; `''` is the value of rows without the attribute. */
  readonly values: readonly string[];
  readonly codes: Uint32Array;
}

/** Value of a named attribute of an entity; `status` and `district` are attributes too. `''` when it has none. */
export function attributeOf(entity: Entity, attribute: string): string {
  if (attribute === 'status') return entity.status;
  if (attribute === 'district') return entity.district;
  return Object.hasOwn(entity.facts, attribute) ? (entity.facts[attribute] ?? '') : '';
}

/** Tables of all attributes that some entity has, in order of name bytes. */
export const attributeTables = (entities: readonly Entity[]): readonly AttributeTable[] =>
  finishWork(slicedAttributeTables(entities));

/** As {@link attributeTables}, piece by piece. */
export function* slicedAttributeTables(entities: readonly Entity[]): SlicedWork<readonly AttributeTable[]> {
  const names = new Set(['status', 'district']);
  yield* eachSliced(entities, ({ facts }) => {
    for (const [name, value] of Object.entries(facts)) if (value !== '') names.add(name);
  });
  const tables: AttributeTable[] = [];
  for (const attribute of Array.from(names).sort(compareUtf8)) tables.push(yield* attributeTable(attribute, entities));
  return tables;
}

function* attributeTable(attribute: string, entities: readonly Entity[]): SlicedWork<AttributeTable> {
  const found = new Map<string, number>();
  const provisional = new Uint32Array(entities.length);
  yield* eachSliced(entities, (entity, row) => {
    const value = attributeOf(entity, attribute);
    const code = found.get(value) ?? found.size;
    found.set(value, code);
    provisional[row] = code;
  });
  const values = Array.from(found.keys()).sort(compareUtf8);
  const rank = new Uint32Array(values.length);
  values.forEach((value, position) => (rank[found.get(value) ?? 0] = position));
  return { attribute, values, codes: provisional.map((code) => rank[code] ?? 0) };
}

/** Writes the codes as in {@link AttributeColumn}: every run of two or more as `code*count`. */
export function encodeColumn({ attribute, values, codes }: AttributeTable): AttributeColumn {
  const parts: string[] = [];
  for (let from = 0; from < codes.length;) {
    let to = from + 1;
    while (to < codes.length && codes[to] === codes[from]) to++;
    parts.push(to - from > 1 ? `${codes[from] ?? 0}*${to - from}` : String(codes[from]));
    from = to;
  }
  return { attribute, values, codes: parts.join(',') };
}

/** Reads a column of `size` rows; null unless it is exactly what {@link encodeColumn} writes. */
export function decodeColumn(column: AttributeColumn, size: number): AttributeTable | null {
  const { attribute, values } = column;
  if (size > MAX_ENTITIES || !isStrictlyAscending(values)) return null;
  const codes = new Uint32Array(size);
  const runs = new RunReader(column.codes);
  const used = new Uint8Array(values.length);
  let row = 0;
  let previous = -1;
  while (runs.next()) {
    const { code, count } = runs;
    if (code >= values.length || code === previous || row + count > size) return null;
    codes.fill(code, row, row + count);
    used[code] = 1;
    row += count;
    previous = code;
  }
  return runs.isAtEnd && row === size && used.every(Boolean) ? { attribute, values, codes } : null;
}

/** Digits of the largest code or count. */
const MOST_DIGITS = 7;
const [ZERO, NINE, STAR, COMMA] = [0x30, 0x39, 0x2a, 0x2c];

/** Reads runs `code` or `code*count` with commas between them, one after the other; a column has a run for most rows. */
class RunReader {
  code = 0;
  count = 0;
  readonly #text: string;
  #at = 0;
  #broken = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the whole text was runs. */
  get isAtEnd(): boolean {
    return !this.#broken && this.#at > this.#text.length;
  }

  /** Reads the next run into {@link code} and {@link count}; false at the end or where there is none. */
  next(): boolean {
    if (this.#at > this.#text.length) return false;
    this.code = this.#number();
    this.count = 1;
    if (this.#text.charCodeAt(this.#at) === STAR) {
      this.#at++;
      this.count = this.#number();
      // a run of one is written without its count
      if (this.count < 2) this.#broken = true;
    }
    if (this.#at < this.#text.length && this.#text.charCodeAt(this.#at) !== COMMA) this.#broken = true;
    this.#at++;
    return !this.#broken;
  }

  /** A decimal number without leading zeros. */
  #number(): number {
    const start = this.#at;
    let value = 0;
    for (; this.#at < start + MOST_DIGITS; this.#at++) {
      const unit = this.#text.charCodeAt(this.#at);
      if (!(unit >= ZERO && unit <= NINE)) break;
      value = 10 * value + unit - ZERO;
    }
    const digits = this.#at - start;
    if (digits === 0 || (digits > 1 && this.#text.charCodeAt(start) === ZERO)) this.#broken = true;
    return value;
  }
}

function isStrictlyAscending(values: readonly string[]): boolean {
  return values.every((value, i) => i === 0 || compareUtf8(values[i - 1] ?? '', value) < 0);
}
