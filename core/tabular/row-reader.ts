import type { IsoDate } from '../model/ids.ts';
import type { Cell } from './cell.ts';
import { cellDate } from './cell-date.ts';
import { cellText, codeText, halfWidth, isCellError, isNothing, rawText, tidy } from './cell-text.ts';
import type { ColumnMapping } from './column-match.ts';
import type { FieldsOf, ListKind } from './list-kind.ts';
import { MAX_SHOWN, type Repair, type RepairKind, type RowFault, type RowFaultCode } from './row-fault.ts';

/** Largest integer that Excel holds without losing digits: 15 of them. */
const EXACT_INTEGER = 1e15;

/** Faults and repairs of a row. */
export interface Findings {
  readonly faults: readonly RowFault[];
  readonly repairs: readonly Repair[];
}

/** Evidence of a fault beyond the cell itself. */
type Evidence = Partial<Pick<RowFault, 'value' | 'expected' | 'otherRow' | 'basis'>>;

/** One row of a list, read column by column. What it reads oddly it writes into the findings. */
export interface RowReader<K extends ListKind> {
  /** Row of the sheet, from 0. */
  readonly row: number;
  has(field: FieldsOf[K]): boolean;
  cell(field: FieldsOf[K]): Cell;
  /** Tidy text, `''` for nothing; cut to `limit` UTF-16 units with a warning. */
  text(field: FieldsOf[K], limit: number): string;
  /** Half-width upper-case text without blanks. Writes no repair: call {@link RowReader.repairCode} once it is known to be good. */
  code(field: FieldsOf[K]): string;
  repairCode(field: FieldsOf[K], good: string): void;
  /** A date, or null with a fault when the cell holds something else. */
  date(field: FieldsOf[K]): IsoDate | null;
  fault(code: RowFaultCode, field: FieldsOf[K], evidence?: Evidence): void;
  /** The fault that {@link RowReader.fault} would write. */
  faultOf(code: RowFaultCode, field: FieldsOf[K], evidence?: Evidence): RowFault;
  /** What was written so far; null when nothing was. */
  findings(): Findings | null;
}

/** Makes readers of the rows of one list. `left` is the sheet column of a row's first cell. */
export function rowReader<K extends ListKind>(
  mapping: ColumnMapping<K>,
  left: number,
): (row: number, cells: readonly Cell[]) => RowReader<K> {
  const columnOf = new Map(Object.entries(mapping) as [FieldsOf[K], number][]);
  const fallback = Math.min(...columnOf.values());
  return (row, cells) => {
    const cell = (field: FieldsOf[K]): Cell => {
      const column = columnOf.get(field);
      return column === undefined ? null : (cells[column - left] ?? null);
    };
    const place = (field: FieldsOf[K]): { row: number; column: number } => ({
      row,
      column: columnOf.get(field) ?? fallback,
    });
    const faults: RowFault[] = [];
    const repairs: Repair[] = [];
    const faultOf = (code: RowFaultCode, field: FieldsOf[K], evidence: Evidence = {}): RowFault => {
      const value = evidence.value ?? tidy(rawText(cell(field)));
      return { ...place(field), code, field: field, ...evidence, value: shown(value) };
    };
    const fault = (code: RowFaultCode, field: FieldsOf[K], evidence: Evidence = {}): void => {
      faults.push(faultOf(code, field, evidence));
    };
    const repair = (field: FieldsOf[K], kind: RepairKind, to: string): void => {
      const from = cell(field);
      if (typeof from !== 'string' && typeof from !== 'number') return;
      repairs.push({ ...place(field), kind, field: field, from, to });
    };
    return {
      row,
      has: (field) => columnOf.has(field),
      cell,
      text: (field, limit) => {
        const text = cellText(cell(field));
        if (isCellError(text)) {
          fault('cell-error', field);
          return '';
        }
        if (text !== '' && text !== cell(field)) {
          if (typeof cell(field) === 'string') repair(field, 'blanks', text);
        }
        if (text.length <= limit) return text;
        fault('text-too-long', field, { expected: String(limit) });
        return cutText(text, limit);
      },
      code: (field) => {
        const value = cell(field);
        const text = codeText(tidy(rawText(value)));
        if (isNothing(text) || isCellError(text)) {
          if (isCellError(text)) fault('cell-error', field);
          return '';
        }
        return text;
      },
      repairCode: (field, good) => {
        const from = cell(field);
        if (typeof from === 'number') repair(field, 'number-to-text', good);
        else if (typeof from === 'string' && from !== good) repair(field, repairKind(from), good);
      },
      date: (field) => {
        const value = cell(field);
        const text = cellText(value);
        if (text === '') return null;
        const date = cellDate(value);
        if (date === null) fault(isCellError(text) ? 'cell-error' : 'date-unreadable', field);
        return date;
      },
      fault,
      faultOf,
      findings: () => (faults.length + repairs.length === 0 ? null : { faults, repairs }),
    };
  };
}

/** Whether a code was typed as a number so long that the spreadsheet has already lost digits of it. */
export const hasLostDigits = (cell: Cell): boolean => typeof cell === 'number' && Math.abs(cell) >= EXACT_INTEGER;

function repairKind(from: string): RepairKind {
  if (halfWidth(from).replace(/\u0020/g, '') !== from.replace(/[\u0020\u3000]/g, '')) return 'full-width';
  return tidy(from).replace(/\s+/g, '') === from ? 'case' : 'blanks';
}

const shown = (value: string): string => (value.length > MAX_SHOWN ? `${cutText(value, MAX_SHOWN)}…` : value);

/** First `limit` UTF-16 units, never half of a surrogate pair. */
function cutText(text: string, limit: number): string {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
  return text.slice(0, end);
}
