import type { DecodedList } from '../../../core/tabular/decoding.ts';
import {
  FAULT_RULES,
  isKeepable,
  severityOf,
  type RowFault,
  type RowFaultCode,
  type Severity,
} from '../../../core/tabular/row-fault.ts';
import { takenRows, type DrawList, type ListState } from '../state/list-state.ts';

/** Numbers of a list for its card. */
export interface Tally {
  readonly usable: number;
  /** Rows that can't be used whatever the clerk decides. */
  readonly errors: number;
  /** Rows that wait for a decision. */
  readonly held: number;
  readonly openColumns: number;
}

/** Faults of one kind, in the order of the sheet. */
export interface FaultGroup {
  readonly code: RowFaultCode;
  readonly severity: Severity;
  readonly keepable: boolean;
  readonly faults: readonly RowFault[];
}

/** Counts rows, not faults: a row with two errors is one faulty row. */
export function tallyOf(list: ListState<DrawList>): Tally {
  const decoded = list.read?.decoded ?? null;
  if (list.read === null || decoded === null) {
    const openColumns = list.read?.match.faults.filter(({ field }) => !Object.hasOwn(list.read?.mapping ?? {}, field));
    return { usable: 0, errors: 0, held: 0, openColumns: openColumns?.length ?? 0 };
  }
  const held = decoded.held.filter(({ row }) => !list.kept.has(row)).length;
  return { usable: takenRows(list).length, errors: errorRows(decoded), held, openColumns: 0 };
}

const counted = new WeakMap<object, number>();

/** Rows with an error that no decision lets in. Asked for at every redraw, so it is counted once a list. */
function errorRows(decoded: DecodedList<unknown>): number {
  const before = counted.get(decoded);
  if (before !== undefined) return before;
  const heldRows = new Set(decoded.held.map(({ row }) => row));
  let [count, last] = [0, -1];
  for (const { code, row } of decoded.faults) {
    if (row === last || severityOf(code) !== 'error' || heldRows.has(row)) continue;
    // faults come in the order of the sheet
    last = row;
    count++;
  }
  counted.set(decoded, count);
  return count;
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Faults by kind: errors first, then warnings, then what is only worth knowing. */
export function groupFaults(faults: readonly RowFault[]): readonly FaultGroup[] {
  const groups = new Map<RowFaultCode, RowFault[]>();
  for (const fault of faults) {
    const group = groups.get(fault.code);
    if (group === undefined) groups.set(fault.code, [fault]);
    else group.push(fault);
  }
  const codes = Object.keys(FAULT_RULES) as readonly RowFaultCode[];
  return [...groups]
    .map(([code, members]) => ({ code, severity: severityOf(code), keepable: isKeepable(code), faults: members }))
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || codes.indexOf(a.code) - codes.indexOf(b.code));
}
