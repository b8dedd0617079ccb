import * as v from 'valibot';
import { plainHeader } from '../../../core/tabular/header-text.ts';
import type { ColumnMapping, ColumnMatch } from '../../../core/tabular/column-match.ts';
import type { HeaderRow } from '../../../core/tabular/header-row.ts';
import type { FieldsOf } from '../../../core/tabular/list-kind.ts';
import type { DrawList, ListSource, ReadList } from '../state/list-state.ts';

/** How a list was laid out when the clerk confirmed it; kept in the workbook, so it travels with the file. */
export interface RememberedLayout {
  readonly source: ListSource;
  /** Header text and column (from 0) by field. */
  readonly columns: Readonly<Record<string, { readonly header: string; readonly column: number }>>;
  /** Fields that a column was proposed for and that the clerk left without one. */
  readonly unused: readonly string[];
}

/** Key of the setting in the workbook. */
export const layoutKey = (kind: DrawList): string => `double-random.layout.${kind}`;

const schema = v.object({
  source: v.object({ sheet: v.string(), name: v.string() }),
  columns: v.record(v.string(), v.object({ header: v.string(), column: v.pipe(v.number(), v.integer()) })),
  unused: v.optional(v.array(v.string()), []),
});

/** Reads a setting; whatever another version or another program left there counts as nothing. */
export function rememberedLayout(setting: unknown): RememberedLayout | null {
  const parsed = v.safeParse(schema, setting);
  return parsed.success ? parsed.output : null;
}

/** What to remember of a layout. */
export function layoutToRemember<K extends DrawList>(
  source: ListSource,
  { header, mapping, match }: Pick<ReadList<K>, 'header' | 'mapping' | 'match'>,
): RememberedLayout {
  const columns = Object.fromEntries(
    Object.entries<number>(mapping as Readonly<Record<string, number>>).map(([field, column]) => [
      field,
      { header: header.texts[column - header.left] ?? '', column },
    ]),
  );
  const unused = Object.keys(match.mapping).filter((field) => !Object.hasOwn(columns, field));
  return { source, columns, unused };
}

/** A mapping found again, with the columns that now stand elsewhere. */
export interface RecalledMapping<K extends DrawList> {
  readonly mapping: ColumnMapping<K>;
  readonly moved: readonly FieldsOf[K][];
  /** Every remembered column was found. */
  readonly complete: boolean;
}

/**
 * Finds remembered columns by their headers, wherever they stand now; the same place wins when a header is there
 * twice. Fields that were not remembered stay as proposed, unless their column is taken or the clerk wanted none.
 */
export function recallMapping<K extends DrawList>(
  remembered: RememberedLayout,
  header: HeaderRow,
  match: ColumnMatch<K>,
): RecalledMapping<K> {
  const places = new Map<string, number[]>();
  header.texts.forEach((text, index) => {
    const key = plainHeader(text);
    places.set(key, [...(places.get(key) ?? []), header.left + index]);
  });
  const mapping = new Map<string, number>();
  const moved: FieldsOf[K][] = [];
  let complete = true;
  for (const field of match.candidates.keys()) {
    const known = remembered.columns[field];
    if (known === undefined) continue;
    const found = places.get(plainHeader(known.header)) ?? [];
    const column = found.includes(known.column) ? known.column : found[0];
    if (column === undefined) complete = false;
    else mapping.set(field, column);
    if (column !== undefined && column !== known.column) moved.push(field);
  }
  const taken = new Set(mapping.values());
  for (const [field, column] of Object.entries<number>(match.mapping as Readonly<Record<string, number>>)) {
    if (!mapping.has(field) && !taken.has(column) && !remembered.unused.includes(field)) mapping.set(field, column);
  }
  return { mapping: Object.fromEntries(mapping) as ColumnMapping<K>, moved, complete }; // keys are fields of the match
}
