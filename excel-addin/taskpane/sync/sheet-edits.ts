import { rowId } from '../../../core/lists/list-version.ts';
import { fieldOf, fieldsOfBoth, rowFields, sameValue, type FieldValue } from '../../../core/lists/row-fields.ts';
import type { Cell } from '../../../core/tabular/cell.ts';
import type { DecodingContext } from '../../../core/tabular/decoding.ts';
import type { CellChange, RowRemoval } from '../../workbook/workbook.ts';
import { decoderFor } from '../lists/list-decoders.ts';
import type { DrawList, ReadList } from '../state/list-state.ts';
import { cellWording, type WrittenCells } from './cell-wording.ts';
import { toldFields } from './field-columns.ts';
import type { AnyRow } from './list-messages.ts';
import { keptRow } from './own-rows.ts';

/** What is to come from the office's list into the clerk's sheet. */
export interface WantedEdits {
  /** Rows of the sheet, with the fields that are to be as `target` has them. */
  readonly changes: readonly { readonly row: number; readonly target: AnyRow; readonly fields: readonly string[] }[];
  readonly additions: readonly AnyRow[];
  /** Rows of the sheet, from 0. */
  readonly removals: readonly number[];
}

/** A value that the sheet has no way of saying. */
export interface UnwrittenField {
  readonly id: string;
  readonly name: string;
  /** Null for a whole row. */
  readonly field: string | null;
  readonly value: FieldValue;
}

/** Edits of a sheet, each tried by reading it back before anything is written. */
export interface SheetEdits {
  readonly changes: readonly CellChange[];
  readonly appended: readonly (readonly Cell[])[];
  readonly removals: readonly RowRemoval[];
  readonly unwritten: readonly UnwrittenField[];
  /** Fields without a column: they stay at the office as they are. */
  readonly untold: readonly string[];
}

/** A row as it will stand in the sheet. */
interface DraftRow {
  readonly target: AnyRow;
  /** Null for a row to be added. */
  readonly row: number | null;
  readonly before: readonly Cell[];
  readonly fields: readonly string[];
  readonly written: ReadonlyMap<string, WrittenCells>;
}

/** Works out what to write. */
export function planEdits(
  kind: DrawList,
  read: ReadList<DrawList>,
  wanted: WantedEdits,
  context: DecodingContext,
): SheetEdits {
  const mapping: Readonly<Record<string, number>> = read.mapping;
  const { block, header } = read;
  const told = new Set(toldFields(kind, mapping));
  const wording = cellWording(kind, read, context);
  const cellsAt = (row: number): readonly Cell[] => block.rows[row - block.top] ?? [];

  const draft = (target: AnyRow, row: number | null, fields: readonly string[]): DraftRow => {
    const values = rowFields(kind, target);
    const own = fields.filter((field) => told.has(field));
    const written = new Map(own.map((field) => [field, wording.write(field, fieldOf(values, field))]));
    return { target, row, before: row === null ? [] : cellsAt(row), fields: own, written };
  };

  const idCells = (target: AnyRow): WrittenCells => new Map([[kind === 'items' ? 'code' : 'id', rowId(kind, target)]]);

  /** The row's cells with the given fields written; a column that the sheet lacks takes nothing. */
  const laidOut = ({ target, row, before, written }: DraftRow, fields: ReadonlySet<string>): readonly Cell[] => {
    const cells: Cell[] = Array.from(
      { length: Math.max(before.length, header.texts.length) },
      (_, at) => before[at] ?? null,
    );
    const parts = [...written].filter(([field]) => fields.has(field)).map(([, part]) => part);
    for (const part of row === null ? [idCells(target), ...parts] : parts) {
      for (const [column, cell] of part) {
        const at = mapping[column];
        if (at !== undefined) cells[at - header.left] = cell;
      }
    }
    return cells;
  };

  /** What rows are read back as, in their order; null for a row that could not be read. */
  const readBack = (rows: readonly (readonly Cell[])[]): readonly (AnyRow | null)[] => {
    const decoder = decoderFor(kind, header, read.mapping, context);
    decoder.push(header.row + 1, rows);
    const { rows: good, held } = decoder.finish();
    const values = new Map([...good, ...held].map(({ row, value }) => [row - header.row - 1, keptRow(value)]));
    return rows.map((_, at) => values.get(at) ?? null);
  };

  const drafts = [
    ...wanted.changes.map(({ row, target, fields }) => draft(target, row, fields)),
    ...wanted.additions.map((target) => draft(target, null, [...fieldsOfBoth(rowFields(kind, target), EMPTY)])),
  ];
  const tried = readBack(drafts.map((row) => laidOut(row, new Set(row.fields))));
  const unwritten: UnwrittenField[] = [];
  const changes: CellChange[] = [];
  const appended: (readonly Cell[])[] = [];
  drafts.forEach((row, at) => {
    const back = tried[at] ?? null;
    const { good, bad } = fieldsThatHold(kind, row, back);
    const name = row.target.name;
    const id = rowId(kind, row.target);
    if (row.row === null && back === null) {
      unwritten.push({ id, name, field: null, value: '' });
      return;
    }
    for (const field of bad) unwritten.push({ id, name, field, value: fieldOf(rowFields(kind, row.target), field) });
    const cells = laidOut(row, good);
    if (row.row === null) appended.push(cells);
    else changes.push(...cellChanges(row.row, header.left, row.before, cells));
  });
  const idColumn = mapping[kind === 'items' ? 'code' : 'id'] ?? mapping['certificate'] ?? header.left;
  return {
    changes,
    appended,
    removals: wanted.removals.map((row) => ({
      row,
      column: idColumn,
      from: cellsAt(row)[idColumn - block.left] ?? null,
    })),
    unwritten,
    untold: [...new Set(wanted.changes.flatMap(({ fields }) => fields).filter((field) => !told.has(field)))],
  };
}

const EMPTY: ReadonlyMap<string, FieldValue> = new Map();

/** Fields that are read back as they should be, and those that are not. */
function fieldsThatHold(
  kind: DrawList,
  { target, fields }: DraftRow,
  back: AnyRow | null,
): { readonly good: ReadonlySet<string>; readonly bad: readonly string[] } {
  if (back === null || rowId(kind, back) !== rowId(kind, target)) return { good: new Set(), bad: fields };
  const [wanted, found] = [rowFields(kind, target), rowFields(kind, back)];
  const isGood = (field: string): boolean => sameValue(fieldOf(wanted, field), fieldOf(found, field));
  return { good: new Set(fields.filter(isGood)), bad: fields.filter((field) => !isGood(field)) };
}

function cellChanges(
  row: number,
  left: number,
  before: readonly Cell[],
  after: readonly Cell[],
): readonly CellChange[] {
  return after.flatMap((to, at) => {
    const from = before[at] ?? null;
    return to === from ? [] : [{ row, column: left + at, from, to }];
  });
}
