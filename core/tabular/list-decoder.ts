import type { Cell, CellBlock } from './cell.ts';
import { cellText } from './cell-text.ts';
import type { ColumnMapping } from './column-match.ts';
import type { DecodedList, DecodedRow } from './decoding.ts';
import type { HeaderRow } from './header-row.ts';
import type { FieldsOf, ListKind } from './list-kind.ts';
import { rowReader, type Findings, type RowReader } from './row-reader.ts';

/** Takes the rows of a list piece by piece, so that a long list can be read without holding up whoever waits. */
export interface ListDecoder<T> {
  /** Rows of the sheet from `firstRow` (from 0) on. Rows up to the header are passed over. */
  push(firstRow: number, rows: readonly (readonly Cell[])[]): void;
  finish(): DecodedList<T>;
}

/** One row's value; `held` when only a clerk's decision can let it in. Null when the row can't be used. */
export type RowValue<T> = { readonly value: T; readonly id: string; readonly held: boolean } | null;

/** What a kind of list needs to decode its rows. */
export interface RowRule<K extends ListKind, T> {
  /** Where a duplicate is reported. */
  readonly idField: (reader: RowReader<K>) => FieldsOf[K];
  readonly nameField: FieldsOf[K];
  decode(reader: RowReader<K>): RowValue<T>;
}

/** What begins the last lines of a printed list: sums, notes, who made it. */
const FOOTER = /^(?:合计|总计|小计|共计|备注|注[:：]|说明|填表|制表|审核|单位负责人|负责人签字|填报)/;

/** Makes a decoder for one list. */
export function listDecoder<K extends ListKind, T>(
  header: HeaderRow,
  mapping: ColumnMapping<K>,
  rule: RowRule<K, T>,
): ListDecoder<T> {
  const findings: Findings = { faults: [], repairs: [] };
  const read = rowReader(mapping, header.left, findings);
  const rows: DecodedRow<T>[] = [];
  const held: DecodedRow<T>[] = [];
  const seen = new Map<string, number>();
  const columns = Object.values(mapping) as readonly number[];
  let filledRows = 0;

  const decodeRow = (row: number, cells: readonly Cell[]): void => {
    if (columns.every((column) => cellText(cells[column - header.left]) === '')) return;
    const reader = read(row, cells);
    if (isFooter(cells, reader, rule)) {
      reader.fault('footer-row', rule.nameField, { value: firstText(cells) });
      return;
    }
    filledRows++;
    const decoded = rule.decode(reader);
    if (decoded === null) return;
    const earlier = seen.get(decoded.id);
    if (earlier !== undefined) {
      reader.fault('duplicate-id', rule.idField(reader), { value: decoded.id, otherRow: earlier });
      return;
    }
    seen.set(decoded.id, row);
    (decoded.held ? held : rows).push({ row, value: decoded.value });
  };

  return {
    push: (firstRow, cells) => {
      cells.forEach((line, index) => {
        if (firstRow + index > header.row) decodeRow(firstRow + index, line);
      });
    },
    finish: () => ({ rows, held, ...findings, filledRows }),
  };
}

/** Decodes a whole block at once. */
export function decodeBlock<T>(decoder: ListDecoder<T>, block: CellBlock): DecodedList<T> {
  decoder.push(block.top, block.rows);
  return decoder.finish();
}

function isFooter<K extends ListKind, T>(cells: readonly Cell[], reader: RowReader<K>, rule: RowRule<K, T>): boolean {
  return cellText(reader.cell(rule.idField(reader))) === '' && FOOTER.test(firstText(cells));
}

function firstText(cells: readonly Cell[]): string {
  const first = cells.find((cell) => cellText(cell) !== '');
  return first === undefined ? '' : cellText(first);
}
