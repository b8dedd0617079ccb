import type { FieldValue } from '../../../core/lists/row-fields.ts';
import type { Certificate, Conflict, Leave } from '../../../core/model/inspector.ts';
import type { IsoDate } from '../../../core/model/ids.ts';
import { isIsoDate } from '../../../core/model/normalise.ts';
import type { Cell } from '../../../core/tabular/cell.ts';
import { fieldOf, rowFields } from '../../../core/lists/row-fields.ts';
import { official } from '../../words/official.ts';
import { departmentWords, districtWords } from '../lists/places.ts';
import type { DrawList, ReadList } from '../state/list-state.ts';
import type { Places } from '../state/pane-state.ts';
import { writeDay } from './date-wording.ts';
import { columnsOf } from './field-columns.ts';
import { keptRow } from './own-rows.ts';

/** Cells by column of the list (not of the sheet) that say what a field is to be. */
export type WrittenCells = ReadonlyMap<string, Cell>;

/** Says values of fields as a sheet says them. */
export interface CellWording {
  /** What the columns of a field must hold. Whether it is read back as that value is for the caller to try. */
  readonly write: (field: string, value: FieldValue) => WrittenCells;
}

/** Fields of which a sheet has its own way of saying a few values: a district's name or code, 存续 or 在营, √ or 是. */
const OWN_WORDING: ReadonlySet<string> = new Set([
  ...['district', 'department', 'status', 'facts.creditClass', 'weight', 'fullCoverage'],
]);

const { status: STATUS, weight: WEIGHT, yesNo: YES_NO, reasons: REASONS } = official.listCells;

/** Learns from a list how its sheet writes things. */
export function cellWording(
  kind: DrawList,
  read: ReadList<DrawList>,
  places: Pick<Places, 'departments' | 'districts'>,
): CellWording {
  const mapping: Readonly<Record<string, number>> = read.mapping;
  const seen = new Map<string, ReadonlyMap<string, Cell>>();

  const cellAt = (row: number, column: string): Cell => {
    const at = mapping[column];
    return at === undefined ? null : (read.block.rows[row - read.block.top]?.[at - read.block.left] ?? null);
  };

  const cells = function* (column: string): Generator<Cell> {
    for (const { row } of read.decoded?.rows ?? []) yield cellAt(row, column);
  };

  /** Values of a field with the cell of the first row that has each. */
  const wordingOf = (field: string): ReadonlyMap<string, Cell> => {
    const known = seen.get(field);
    if (known !== undefined) return known;
    const [column = ''] = columnsOf(kind, field);
    const found = new Map<string, Cell>();
    for (const { row, value } of read.decoded?.rows ?? []) {
      const [cell, said] = [cellAt(row, column), fieldOf(rowFields(kind, keptRow(value)), field)];
      if (typeof said !== 'object' && cell !== null && !found.has(String(said))) found.set(String(said), cell);
    }
    seen.set(field, found);
    return found;
  };

  const standard = (field: string, value: string): Cell => {
    if (field === 'district') return districtWords(places, value);
    if (field === 'department') return departmentWords(places, value);
    if (field === 'status') return Object.entries(STATUS).find(([status]) => status === value)?.[1] ?? value;
    if (field === 'weight') return value === 'key' ? WEIGHT.key : WEIGHT.ordinary;
    if (field === 'fullCoverage') return value === 'true' ? YES_NO.yes : YES_NO.no;
    return value;
  };

  const scalar = (field: string, value: string | number | boolean): WrittenCells => {
    const [column = ''] = columnsOf(kind, field);
    const own = OWN_WORDING.has(field) ? wordingOf(field).get(String(value)) : undefined;
    const asDay = typeof value === 'string' && isIsoDate(value) ? writeDay(value, cells(column)) : null;
    const cell =
      value === '' ? null : (own ?? asDay ?? (typeof value === 'number' ? value : standard(field, String(value))));
    return new Map([[column, cell]]);
  };

  const day = (column: string, value: IsoDate | undefined): Cell =>
    value === undefined ? null : writeDay(value, cells(column));

  const certificates = (value: readonly Certificate[]): WrittenCells =>
    new Map([
      ['certificate', value[0]?.number ?? null],
      ['certificateUntil', day('certificateUntil', value[0]?.validUntil)],
      ['certificate2', value[1]?.number ?? null],
      ['certificate2Until', day('certificate2Until', value[1]?.validUntil)],
    ]);

  const leave = (value: readonly Leave[]): WrittenCells => {
    if (mapping['leave'] === undefined) {
      return new Map([
        ['leaveFrom', day('leaveFrom', value[0]?.from)],
        ['leaveTo', day('leaveTo', value[0]?.to)],
      ]);
    }
    const text = value.map(({ from, to }) => (from === to ? from : `${from}至${to}`)).join('；');
    return new Map<string, Cell>([
      ['leave', text === '' ? null : text],
      ['leaveFrom', null],
      ['leaveTo', null],
    ]);
  };

  const conflicts = (value: readonly Conflict[]): WrittenCells => {
    const [first] = value;
    return new Map<string, Cell>([
      ['conflicts', first === undefined ? null : value.map(({ entity }) => entity).join('、')],
      ['conflictReason', first === undefined ? null : REASONS[first.reason]],
    ]);
  };

  return {
    write: (field, value) => {
      if (typeof value !== 'object') return scalar(field, value);
      if (field === 'certificates') return certificates(value as readonly Certificate[]); // what the field holds
      if (field === 'leave') return leave(value as readonly Leave[]); // what the field holds
      if (field === 'conflicts') return conflicts(value as readonly Conflict[]); // what the field holds
      const [column = ''] = columnsOf(kind, field);
      // the other fields with several values hold texts
      return new Map([[column, value.length === 0 ? null : (value as readonly string[]).join('、')]]);
    },
  };
}
