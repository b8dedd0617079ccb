import type { EntityId } from '../model/ids.ts';
import { MAX_ENTITIES } from '../model/bounds.ts';
import { type AttributeTable, decodeColumn, encodeColumn } from './attribute-table.ts';
import type { RosterColumns } from '../draw/transcript.ts';
import { compareUtf8, isStrictlySorted } from '../encoding/bytes.ts';
import { isEntityId } from '../model/normalise.ts';
import { finish, MessageBuffer } from '../encoding/sha256-stream.ts';
import { writeUtf8 } from '../encoding/utf8.ts';
import { LeafOpenings } from './leaf-openings.ts';
import type { HashColumn } from './merkle.ts';

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
export function selectionLeaves({ ids, attributes }: SelectionTable): HashColumn {
  const leaves = new Int32Array(8 * ids.length);
  const openings = new LeafOpenings(attributes);
  const buffer = new MessageBuffer(512);
  for (const [row, id] of ids.entries()) {
    const { from, rest } = openings.of(row);
    buffer.bytes.set(rest);
    const text = isUnescaped(id) ? `"${id}"}` : `${JSON.stringify(id)}}`;
    const length = writeUtf8(text, buffer.bytes, rest.length);
    if (length < 0) throw new TypeError(`row ${row} holds a lone surrogate and should have been refused`);
    finish(from, buffer, length, leaves, 8 * row);
  }
  return leaves;
}

/** Whether JSON writes the id as it is: ids have no control characters, the others are escaped for their own sake. */
const isUnescaped = (id: EntityId): boolean => !id.includes('"') && !id.includes('\\');
