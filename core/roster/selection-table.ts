import type { EntityId } from '../model/ids.ts';
import { MAX_ENTITIES, MAX_ID_BYTES } from '../model/bounds.ts';
import { type AttributeTable, decodeColumn, encodeColumn } from './attribute-table.ts';
import type { RosterColumns } from '../draw/transcript.ts';
import { compareUtf8, isStrictlySorted } from '../encoding/bytes.ts';
import { isEntityId } from '../model/normalise.ts';
import { type HashColumn, hashLeaves } from './merkle.ts';

/** Everything that a draw reads of an entity roster, sorted by id bytes. Row i of every table belongs to `ids[i]`. */
export interface SelectionTable {
  readonly ids: readonly EntityId[];
  /** In order of attribute name bytes; `status` and `district` are among them. */
  readonly attributes: readonly AttributeTable[];
}

/** What of {@link RosterColumns} comes from the selection table. */
export type SelectionColumns = Pick<RosterColumns, 'ids' | 'attributes'>;

/** The table as it stands in a transcript. */
export const encodeTable = (table: SelectionTable): SelectionColumns => ({
  ids: table.ids.join('\n'),
  attributes: table.attributes.map(encodeColumn),
});

/** Why columns are no table: which part, and the first offending row when it is one. */
export interface ColumnFault {
  readonly code: 'bad-ids' | 'bad-attribute';
  readonly at: number;
}

/** Reads the columns of a transcript; a fault unless they are exactly what {@link encodeTable} writes. */
export function decodeTable(columns: SelectionColumns): SelectionTable | ColumnFault {
  const ids: EntityId[] = [];
  let previous = '';
  for (const id of columns.ids.split('\n')) {
    if (ids.length === MAX_ENTITIES || !isEntityId(id) || compareUtf8(previous, id) >= 0)
      return { code: 'bad-ids', at: ids.length };
    ids.push(id);
    previous = id;
  }
  const attributes: AttributeTable[] = [];
  for (const column of columns.attributes) {
    const table = decodeColumn(column, ids.length);
    if (!table) return { code: 'bad-attribute', at: attributes.length };
    attributes.push(table);
  }
  const sorted = isStrictlySorted(
    attributes.map(({ attribute }) => attribute),
    compareUtf8,
  );
  return sorted ? { ids, attributes } : { code: 'bad-attribute', at: 0 };
}

/**
 * Leaf hashes of the selection tree. A leaf is the canonical JSON of `{attributes, id}`, where `attributes` has the
 * attributes that are not `''`, `status` and `district` among them.
 */
export function selectionLeaves(table: SelectionTable): HashColumn {
  // canonical JSON orders keys by UTF-16 units (RFC 8785 §3.2.3), our columns stand in byte order
  const members = [...table.attributes]
    .sort((a, b) => (a.attribute < b.attribute ? -1 : 1))
    .map(({ attribute, values, codes }) => ({
      codes,
      texts: values.map((value) => (value === '' ? '' : `${JSON.stringify(attribute)}:${JSON.stringify(value)}`)),
    }));
  const longest = members.reduce((sum, { texts }) => sum + longestOf(texts) + 1, 6 * MAX_ID_BYTES + 64);
  const row = (index: number): string => {
    let attributes = '';
    for (const { codes, texts } of members) {
      const text = texts[codes[index] ?? 0] ?? '';
      if (text !== '') attributes += attributes === '' ? text : `,${text}`;
    }
    return `{"attributes":{${attributes}},"id":${JSON.stringify(table.ids[index])}}`;
  };
  return hashLeaves(table.ids.length, row, longest);
}

const longestOf = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, text.length), 0);
