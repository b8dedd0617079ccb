import { plainHeader, withoutBrackets } from './header-text.ts';
import { HEADERS } from './header-variants.ts';
import type { FieldHeaders } from './headers/field-headers.ts';
import type { AnyField, FieldsOf, ListKind } from './list-kind.ts';

/** Confidence of a header alone, 0–100, by the way in which it matches. */
export const HEADER_SCORE = {
  name: 100,
  nameBesideBrackets: 96,
  weak: 80,
  containsName: 70,
  lastResort: 58,
  endsWithWeak: 56,
  none: 0,
} as const;

/** From here on a header counts as recognised when the header row is looked for. */
export const RECOGNISED = HEADER_SCORE.containsName;

/** Names shorter than this are too common inside other words to be looked for there. */
const CONTAINED_LENGTH = 3;

interface PreparedField {
  readonly field: AnyField;
  readonly spec: FieldHeaders;
  readonly names: ReadonlySet<string>;
  readonly weak: ReadonlySet<string>;
  readonly lastResort: ReadonlySet<string>;
  readonly longNames: readonly string[];
}

const prepare = ([field, spec]: readonly [AnyField, FieldHeaders]): PreparedField => ({
  field,
  spec,
  names: new Set(spec.names.map(plainHeader)),
  weak: new Set(spec.weak.map(plainHeader)),
  lastResort: new Set(spec.lastResort.map(plainHeader)),
  longNames: spec.names.map(plainHeader).filter((name) => name.length >= CONTAINED_LENGTH),
});

const PREPARED: ReadonlyMap<ListKind, readonly PreparedField[]> = new Map(
  (Object.keys(HEADERS) as ListKind[]).map((kind) => [
    kind,
    (Object.entries(HEADERS[kind]) as [AnyField, FieldHeaders][]).map(prepare),
  ]),
);

/** One column of a list and how well a header fits it. */
export interface FieldScore {
  readonly field: AnyField;
  readonly spec: FieldHeaders;
  readonly score: number;
}

/** Every column of a list that a header fits at all. */
export function headerScores(kind: ListKind, header: string): readonly FieldScore[] {
  const plain = plainHeader(header);
  if (plain === '') return [];
  return fieldsOf(kind)
    .map(({ field, spec, ...prepared }) => ({ field, spec, score: scoreOf(plain, { field, spec, ...prepared }) }))
    .filter(({ score }) => score > HEADER_SCORE.none);
}

/** Columns that a list may have, in the order in which they are shown. */
export const fieldNames = <K extends ListKind>(kind: K): readonly FieldsOf[K][] =>
  Object.keys(HEADERS[kind]) as FieldsOf[K][];

function fieldsOf(kind: ListKind): readonly PreparedField[] {
  return PREPARED.get(kind) ?? [];
}

function scoreOf(plain: string, field: PreparedField): number {
  const bare = withoutBrackets(plain);
  if (field.names.has(plain)) return HEADER_SCORE.name;
  if (bare !== '' && field.names.has(bare)) return HEADER_SCORE.nameBesideBrackets;
  if (field.spec.never.some((word) => plain.includes(word))) return HEADER_SCORE.none;
  if (field.weak.has(plain) || field.weak.has(bare)) return HEADER_SCORE.weak;
  if (field.longNames.some((name) => bare.includes(name))) return HEADER_SCORE.containsName;
  if (field.lastResort.has(bare)) return HEADER_SCORE.lastResort;
  return [...field.weak].some((word) => bare.endsWith(word)) ? HEADER_SCORE.endsWithWeak : HEADER_SCORE.none;
}
