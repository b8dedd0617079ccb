import type { Cell, CellBlock } from './cell.ts';
import { eachSliced, finishWork, type SlicedWork } from '../sliced-work.ts';
import { cellText } from './cell-text.ts';
import type { ColumnMapping } from './column-match.ts';
import type { DecodedList, DecodedRow } from './decoding.ts';
import type { HeaderRow } from './header-row.ts';
import type { FieldsOf, ListKind } from './list-kind.ts';
import type { Repair, RowFault } from './row-fault.ts';
import { RowGroups, type RowGroup } from './row-groups.ts';
import { rowReader, type Findings, type RowReader } from './row-reader.ts';

/**
 * Takes the rows of a list piece by piece, so that a long list can be read without holding up whoever waits. A row that
 * is given again takes the place of what it was, so that a list can be followed while it is being worked on.
 */
export interface ListDecoder<T> {
  /** Rows of the sheet from `firstRow` (from 0) on. Rows up to the header are passed over. */
  push(firstRow: number, rows: readonly (readonly Cell[])[]): void;
  /** The list as it stands now; more rows may be pushed afterwards. */
  finish(): DecodedList<T>;
  /** As {@link ListDecoder.finish}, piece by piece; nothing may be pushed before it has come to its end. */
  finishing(): SlicedWork<DecodedList<T>>;
}

/** One row's value; `held` when only a clerk's decision can let it in. Null when the row can't be used. */
export type RowValue<T> = {
  readonly value: T;
  readonly id: string;
  readonly held: boolean;
  /** A name that is pointed out where another row has it under another id; absent where names may be alike. */
  readonly name?: string;
} | null;

/** What a kind of list needs to decode its rows, each by itself. */
export interface RowRule<K extends ListKind, T> {
  /** Where a duplicate is reported. */
  readonly idField: (reader: RowReader<K>) => FieldsOf[K];
  readonly nameField: FieldsOf[K];
  decode(reader: RowReader<K>): RowValue<T>;
}

/** What one row gave by itself, and the rows that say the same. */
interface ReadRow<T> extends Findings {
  readonly isFooter: boolean;
  readonly entry: {
    readonly decoded: DecodedRow<T>;
    readonly id: string;
    readonly held: boolean;
    readonly sameId: RowGroup;
    readonly name: string | undefined;
    readonly sameName: RowGroup | undefined;
  } | null;
  /** As they were pushed, not copied: what a pair of rows is told with. */
  readonly cells: readonly Cell[];
}

/** Makes the fault of a pair of rows, told in the given one. */
type PairFault = (code: 'duplicate-id' | 'duplicate-name', row: ReadRow<unknown>, otherRow: number) => RowFault[];

const NOTHING_FOUND: Findings = { faults: [], repairs: [] };

/** What begins the last lines of a printed list: sums, notes, who made it. */
const FOOTER = /^(?:合计|总计|小计|共计|备注|注[:：]|说明|填表|制表|审核|单位负责人|负责人签字|填报)/;

/** Makes a decoder for one list. */
export function listDecoder<K extends ListKind, T>(
  header: HeaderRow,
  mapping: ColumnMapping<K>,
  rule: RowRule<K, T>,
): ListDecoder<T> {
  const read = rowReader(mapping, header.left);
  const rows: (ReadRow<T> | undefined)[] = [];
  const [ids, names] = [new RowGroups(), new RowGroups()];
  const columns = Object.values(mapping) as readonly number[];
  const first = header.row + 1;

  const readRow = (row: number, cells: readonly Cell[]): ReadRow<T> | undefined => {
    if (columns.every((column) => cellText(cells[column - header.left]) === '')) return undefined;
    const reader = read(row, cells);
    const isFooter = isFooterRow(cells, reader, rule);
    if (isFooter) reader.fault('footer-row', rule.nameField, { value: firstText(cells) });
    const value = isFooter ? null : rule.decode(reader);
    const { faults, repairs } = reader.findings() ?? NOTHING_FOUND;
    if (value === null) return { isFooter, faults, repairs, entry: null, cells };
    const entry = {
      decoded: { row, value: value.value },
      id: value.id,
      held: value.held,
      name: value.name,
      sameId: ids.add(value.id, row),
      sameName: value.name === undefined ? undefined : names.add(value.name, row),
    };
    return { isFooter, faults, repairs, entry, cells };
  };

  const pairFault: PairFault = (code, { entry, cells }, otherRow) => {
    if (entry === null) return [];
    const reader = read(entry.decoded.row, cells);
    return code === 'duplicate-id'
      ? [reader.faultOf(code, rule.idField(reader), { value: entry.id, otherRow })]
      : [reader.faultOf(code, rule.nameField, { otherRow })];
  };

  const forget = (row: number): void => {
    const entry = rows[row - first]?.entry;
    if (entry === null || entry === undefined) return;
    ids.remove(entry.id, row);
    if (entry.name !== undefined) names.remove(entry.name, row);
  };

  const finishing = () => assembled(rows, (row) => rows[row - first]?.entry?.id, pairFault);

  return {
    push: (firstRow, cells) => {
      cells.forEach((line, index) => {
        const row = firstRow + index;
        if (row < first) return;
        forget(row);
        rows[row - first] = readRow(row, line);
      });
    },
    finish: () => finishWork(finishing()),
    finishing,
  };
}

/** Puts together what the rows gave: of rows with one id the first is taken, the others are told. */
function* assembled<T>(
  read: readonly (ReadRow<T> | undefined)[],
  idAt: (row: number) => string | undefined,
  pairFault: PairFault,
): SlicedWork<DecodedList<T>> {
  const [rows, held]: [DecodedRow<T>[], DecodedRow<T>[]] = [[], []];
  const [faults, repairs]: [RowFault[], Repair[]] = [[], []];
  let filledRows = 0;
  yield* eachSliced(read, (line) => {
    if (line === undefined) return;
    if (!line.isFooter) filledRows++;
    for (const fault of line.faults) faults.push(fault);
    for (const repair of line.repairs) repairs.push(repair);
    const { entry } = line;
    if (entry === null) return;
    const { row } = entry.decoded;
    const [namesake = row] = entry.sameName ?? [];
    if (namesake !== row && idAt(namesake) !== entry.id) faults.push(...pairFault('duplicate-name', line, namesake));
    const [taken = row] = entry.sameId;
    if (taken !== row) faults.push(...pairFault('duplicate-id', line, taken));
    else (entry.held ? held : rows).push(entry.decoded);
  });
  return { rows, held, faults, repairs, filledRows };
}

/** Decodes a whole block at once. */
export function decodeBlock<T>(decoder: ListDecoder<T>, block: CellBlock): DecodedList<T> {
  decoder.push(block.top, block.rows);
  return decoder.finish();
}

function isFooterRow<K extends ListKind, T>(
  cells: readonly Cell[],
  reader: RowReader<K>,
  rule: RowRule<K, T>,
): boolean {
  return cellText(reader.cell(rule.idField(reader))) === '' && FOOTER.test(firstText(cells));
}

function firstText(cells: readonly Cell[]): string {
  const first = cells.find((cell) => cellText(cell) !== '');
  return first === undefined ? '' : cellText(first);
}
