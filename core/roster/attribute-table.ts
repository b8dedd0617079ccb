import { compareUtf8 } from '../encoding/bytes.ts';
import type { Entity } from '../model/entity.ts';
import { MAX_ENTITIES } from '../model/bounds.ts';
import type { AttributeColumn } from '../draw/transcript.ts';

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
export function attributeTables(entities: readonly Entity[]): readonly AttributeTable[] {
  const names = new Set(['status', 'district']);
  for (const entity of entities) {
    for (const [name, value] of Object.entries(entity.facts)) if (value !== '') names.add(name);
  }
  return Array.from(names)
    .sort(compareUtf8)
    .map((attribute) => attributeTable(attribute, entities));
}

function attributeTable(attribute: string, entities: readonly Entity[]): AttributeTable {
  const found = new Map<string, number>();
  const provisional = new Uint32Array(entities.length);
  entities.forEach((entity, row) => {
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
  let row = 0;
  let previous = -1;
  const used = new Uint8Array(values.length);
  for (const part of column.codes.split(',')) {
    const run = /^(0|[1-9]\d{0,6})(?:\*([1-9]\d{0,6}))?$/.exec(part);
    const code = Number(run?.[1]);
    const count = run?.[2] === undefined ? 1 : Number(run[2]);
    if (!run || code >= values.length || code === previous || run[2] === '1' || row + count > size) return null;
    codes.fill(code, row, row + count);
    used[code] = 1;
    row += count;
    previous = code;
  }
  return row === size && used.every(Boolean) ? { attribute, values, codes } : null;
}

function isStrictlyAscending(values: readonly string[]): boolean {
  return values.every((value, i) => i === 0 || compareUtf8(values[i - 1] ?? '', value) < 0);
}
