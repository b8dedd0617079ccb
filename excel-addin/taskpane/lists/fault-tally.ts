import { eachSliced, finishWork, type SlicedWork } from '../../../core/sliced-work.ts';
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
  const { kept } = list;
  const held = kept.size === 0 ? decoded.held.length : decoded.held.filter(({ row }) => !kept.has(row)).length;
  return { usable: takenRows(list).length, errors: summaryOf(decoded).errorRows, held, openColumns: 0 };
}

/** What was made out of a list's faults. */
interface FaultSummary {
  /** Rows with an error that no decision lets in. */
  readonly errorRows: number;
  readonly groups: readonly FaultGroup[];
}

/** Asked for at every redraw, so it is made once a list. */
const summaries = new WeakMap<DecodedList<unknown>, FaultSummary>();

/** Makes ready, piece by piece, what the card will ask of a list's faults: there can be some in every row. */
export function* summarisedFaults(decoded: DecodedList<unknown>): SlicedWork<FaultSummary> {
  const groups = new Map<RowFaultCode, RowFault[]>();
  let [errorRows, last, held] = [0, -1, 0];
  yield* eachSliced(decoded.faults, (fault) => {
    const { code, row } = fault;
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [fault]);
    else group.push(fault);
    if (row === last || severityOf(code) !== 'error') return;
    // faults come in the order of the sheet, and so do rows that are held
    while ((decoded.held[held]?.row ?? Infinity) < row) held++;
    if (decoded.held[held]?.row === row) return;
    last = row;
    errorRows++;
  });
  const summary = { errorRows, groups: inOrder(groups) };
  summaries.set(decoded, summary);
  return summary;
}

const summaryOf = (decoded: DecodedList<unknown>): FaultSummary =>
  summaries.get(decoded) ?? finishWork(summarisedFaults(decoded));

/** Faults by kind: errors first, then warnings, then what is only worth knowing. */
export const faultGroups = (decoded: DecodedList<unknown>): readonly FaultGroup[] => summaryOf(decoded).groups;

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function inOrder(groups: ReadonlyMap<RowFaultCode, readonly RowFault[]>): readonly FaultGroup[] {
  const codes = Object.keys(FAULT_RULES) as readonly RowFaultCode[];
  return [...groups]
    .map(([code, members]) => ({ code, severity: severityOf(code), keepable: isKeepable(code), faults: members }))
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || codes.indexOf(a.code) - codes.indexOf(b.code));
}
