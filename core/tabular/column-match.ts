import type { Cell } from './cell.ts';
import { rawText, tidy } from './cell-text.ts';
import type { HeaderRow } from './header-row.ts';
import { fieldNames, headerScores, type FieldScore } from './header-score.ts';
import { HEADERS } from './header-variants.ts';
import type { FieldHeaders, ValueShape } from './headers/field-headers.ts';
import type { AnyField, FieldsOf, ListKind } from './list-kind.ts';
import { evidence, EVIDENCE_SAMPLES } from './value-evidence.ts';

/** From here on a column is proposed; below, it is only listed as an alternative. */
export const ACCEPTED = 55;

/** Two candidates that are closer than this can't be told apart. */
const TOO_CLOSE = 10;

/** Confidence of a column without a fitting header whose values leave no doubt (codes, phone numbers). */
const BY_VALUES_ALONE = 60;
const TELLING_SHAPES: ReadonlySet<ValueShape> = new Set(['credit-code', 'mobile', 'email']);
const TELLING_SHARE = 80;

/** What a blank column loses: it may be the right one, but a filled one is better. */
const BLANK_PENALTY = 10;
/** What a column loses when none of its values has the shape, in percent points. */
const SHAPE_PENALTY = 40;

/** A column of the sheet that may be the one looked for. */
export interface ColumnCandidate {
  /** Sheet column, from 0. */
  readonly column: number;
  readonly header: string;
  /** 0–100. */
  readonly confidence: number;
  /** First three values, tidied. */
  readonly samples: readonly string[];
}

/** Sheet column of each of the list's columns. */
export type ColumnMapping<K extends ListKind> = { readonly [F in FieldsOf[K]]?: number };

/** Columns that could not be told apart, or are not there. */
export type ColumnFault =
  | {
      readonly code: 'ambiguous-column';
      readonly kind: ListKind;
      readonly field: AnyField;
      readonly columns: readonly [ColumnCandidate, ColumnCandidate];
    }
  | { readonly code: 'missing-column'; readonly kind: ListKind; readonly field: AnyField };

/** The proposed mapping with what else was possible. */
export interface ColumnMatch<K extends ListKind> {
  readonly kind: K;
  readonly mapping: ColumnMapping<K>;
  /** By column of the list, best first; the chosen one included. */
  readonly candidates: ReadonlyMap<FieldsOf[K], readonly ColumnCandidate[]>;
  readonly faults: readonly ColumnFault[];
}

interface Pairing {
  readonly field: AnyField;
  readonly spec: FieldHeaders;
  readonly candidate: ColumnCandidate;
}

/**
 * Proposes which column of the sheet is which column of the list, from headers and from what the values look like.
 * Each column is used once. A column that identifies rows is left open when two candidates are equally good.
 */
export function matchColumns<K extends ListKind>(
  kind: K,
  header: HeaderRow,
  sampleRows: readonly (readonly Cell[])[],
): ColumnMatch<K> {
  const pairings = allPairings(kind, header, sampleRows);
  const ambiguous = ambiguities(kind, pairings);
  const open = new Set(ambiguous.map((fault) => fault.field));
  const taken = assign(pairings.filter(({ field }) => !open.has(field)));
  const faults = [...ambiguous, ...missing(kind, taken, open)];
  return { kind, mapping: mappingOf(taken), candidates: candidatesOf(kind, pairings), faults };
}

/** Every column with every field that it may be, best first. */
function allPairings(kind: ListKind, header: HeaderRow, sampleRows: readonly (readonly Cell[])[]): readonly Pairing[] {
  const pairings = header.texts.flatMap((text, index) => {
    const samples = sampleRows.slice(0, EVIDENCE_SAMPLES).map((row) => row[index] ?? null);
    return columnPairings(kind, text, header.left + index, samples);
  });
  const order = fieldNames(kind) as readonly AnyField[];
  return pairings.sort(
    (a, b) =>
      b.candidate.confidence - a.candidate.confidence ||
      order.indexOf(a.field) - order.indexOf(b.field) ||
      a.candidate.column - b.candidate.column,
  );
}

function columnPairings(kind: ListKind, header: string, column: number, samples: readonly Cell[]): readonly Pairing[] {
  const shown = samples.map((cell) => tidy(rawText(cell))).filter((text) => text !== '');
  const candidate = (confidence: number): ColumnCandidate => ({
    column,
    header,
    confidence,
    samples: shown.slice(0, 3),
  });
  const named = headerScores(kind, header).map((scored) => ({
    field: scored.field,
    spec: scored.spec,
    candidate: candidate(confidenceOf(scored, samples)),
  }));
  return named.length > 0
    ? named
    : byValues(kind, samples).map(([field, spec]) => ({ field, spec, candidate: candidate(BY_VALUES_ALONE) }));
}

function confidenceOf({ spec, score }: FieldScore, samples: readonly Cell[]): number {
  const share = evidence(spec.shape, samples);
  if (share === null) return score - BLANK_PENALTY;
  return score - Math.floor(((100 - share) * SHAPE_PENALTY) / 100);
}

/** Fields that the values alone give away. */
function byValues(kind: ListKind, samples: readonly Cell[]): readonly (readonly [AnyField, FieldHeaders])[] {
  return (Object.entries(HEADERS[kind]) as [AnyField, FieldHeaders][]).filter(
    ([, spec]) => TELLING_SHAPES.has(spec.shape) && (evidence(spec.shape, samples) ?? 0) >= TELLING_SHARE,
  );
}

/** Fields that identify rows and have two columns about equally good, unless both columns say the same. */
function ambiguities(
  kind: ListKind,
  pairings: readonly Pairing[],
): readonly (ColumnFault & { code: 'ambiguous-column' })[] {
  const bestOf = new Map<number, Pairing>();
  for (const pairing of pairings)
    if (!bestOf.has(pairing.candidate.column)) bestOf.set(pairing.candidate.column, pairing);
  const faults: (ColumnFault & { code: 'ambiguous-column' })[] = [];
  for (const field of fieldNames(kind) as readonly AnyField[]) {
    const [first, second] = pairings.filter(
      (pairing) =>
        pairing.field === field && isContender(pairing) && bestOf.get(pairing.candidate.column)?.field === field,
    );
    if (first === undefined || second === undefined || !first.spec.identifying) continue;
    const gap = first.candidate.confidence - second.candidate.confidence;
    if (gap >= TOO_CLOSE || saysTheSame(first.candidate, second.candidate)) continue;
    faults.push({ code: 'ambiguous-column', kind, field, columns: [first.candidate, second.candidate] });
  }
  return faults;
}

const isContender = ({ candidate }: Pairing): boolean =>
  candidate.confidence >= ACCEPTED && candidate.samples.length > 0;

const saysTheSame = (a: ColumnCandidate, b: ColumnCandidate): boolean =>
  a.samples.length > 0 && a.samples.length === b.samples.length && a.samples.every((text, i) => text === b.samples[i]);

/** Best pairings first, each column and each field once. */
function assign(pairings: readonly Pairing[]): ReadonlyMap<AnyField, number> {
  const taken = new Map<AnyField, number>();
  const used = new Set<number>();
  for (const { field, candidate } of pairings) {
    if (candidate.confidence < ACCEPTED || taken.has(field) || used.has(candidate.column)) continue;
    taken.set(field, candidate.column);
    used.add(candidate.column);
  }
  return taken;
}

function missing(
  kind: ListKind,
  taken: ReadonlyMap<AnyField, number>,
  open: ReadonlySet<AnyField>,
): readonly ColumnFault[] {
  return missingFields(kind, (field) => taken.has(field) || open.has(field));
}

/** Required columns that a mapping lacks. An officer without a staff number is known by the certificate. */
export function missingFields(kind: ListKind, has: (field: AnyField) => boolean): readonly ColumnFault[] {
  const lacking = (Object.entries(HEADERS[kind]) as [AnyField, FieldHeaders][])
    .filter(([field, spec]) => spec.required && !has(field))
    .map(([field]) => field);
  if (kind === 'inspectors' && !has('id') && !has('certificate')) lacking.push('id');
  if (kind === 'items' && !has('code')) lacking.push('code');
  return lacking.map((field) => ({ code: 'missing-column', kind, field }));
}

function mappingOf<K extends ListKind>(taken: ReadonlyMap<AnyField, number>): ColumnMapping<K> {
  return Object.fromEntries(taken) as ColumnMapping<K>; // keys come from HEADERS[kind]
}

function candidatesOf<K extends ListKind>(
  kind: K,
  pairings: readonly Pairing[],
): ReadonlyMap<FieldsOf[K], readonly ColumnCandidate[]> {
  return new Map(
    fieldNames(kind).map((field) => [
      field,
      pairings.filter((pairing) => pairing.field === field).map((pairing) => pairing.candidate),
    ]),
  );
}
