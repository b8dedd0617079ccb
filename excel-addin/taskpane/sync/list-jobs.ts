import { diffRows } from '../../../core/lists/list-diff.ts';
import { mergeRows } from '../../../core/lists/list-merge.ts';
import { canonicalRows, listRoot } from '../../../core/lists/list-root.ts';
import type { KeptList, KeptRows, ListVersion } from '../../../core/lists/list-version.ts';
import { withUntold } from '../../../core/lists/untold-fields.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { decodeListContent } from '../../../core/wire/answers.ts';
import type { AnyRow, BadContent, ListJobName, ListJobs, ListOutcomes } from './list-messages.ts';

/** Hears rows that a job hands out. */
export type RowListener = (rows: readonly AnyRow[]) => void;

type Job<N extends ListJobName> = (
  job: ListJobs[N],
  own: readonly AnyRow[],
  onRows: RowListener,
) => Promise<ListOutcomes[N]>;

/** A version of the office with its rows. */
interface Content {
  readonly version: ListVersion | null;
  readonly rows: readonly AnyRow[];
}

/** The work on whole lists: done in a worker, where it may take its time. */
export const LIST_JOBS: { readonly [N in ListJobName]: Job<N> } = {
  fingerprint: ({ kind }, own) => Promise.resolve(ok(rootOf(kind, own))),
  compare: async ({ kind, before, after, tells }, own) => {
    const old = await contentOf(kind, before);
    if (!old.ok) return old;
    if (after === null) return ok(diffRows(kind, old.value.rows, told(kind, own, old.value.rows, tells)));
    const now = await contentOf(kind, after);
    return now.ok ? ok(diffRows(kind, old.value.rows, now.value.rows)) : now;
  },
  merge: async ({ kind, base, baseRoot, theirs, tells }, own) => {
    const [common, other] = [await contentOf(kind, base), await contentOf(kind, theirs)];
    if (!common.ok) return common;
    if (!other.ok) return other;
    // a version of the same number with another content is none that the sheet was ever in step with
    const isCommon = common.value.version !== null && common.value.version.root === baseRoot;
    const before = isCommon ? common.value.rows : [];
    // without a common version, what the sheet does not tell is as they have it
    const mine = told(kind, own, isCommon ? before : other.value.rows, tells);
    return ok(mergeRows(kind, { base: before, mine, theirs: other.value.rows }));
  },
  pack: async ({ kind, base, kept, tells, contacts }, own) => {
    const known = await contentOf(kind, kept);
    if (!known.ok) return known;
    const rows = told(kind, own, known.value.rows, tells);
    const body = new Blob([JSON.stringify({ kind, base, contacts, rows })], { type: 'application/json' });
    return ok({ body, root: rootOf(kind, rows) });
  },
  read: async ({ kind, content }, _own, onRows) => {
    const read = await contentOf(kind, content);
    if (!read.ok) return read;
    const { rows, version } = read.value;
    for (let at = 0; at < rows.length; at += PIECE_ROWS) onRows(rows.slice(at, at + PIECE_ROWS));
    return version === null ? fail({ code: 'bad-content', path: '' }) : ok(version);
  },
};

/** Rows handed over at once: copying them takes some ten milliseconds. */
export const PIECE_ROWS = 4_000;

const told = (
  kind: KeptList,
  own: readonly AnyRow[],
  kept: readonly AnyRow[],
  tells: readonly string[],
): readonly AnyRow[] => {
  const fields = new Set(tells);
  return withUntold(kind, own, kept, (field) => fields.has(field));
};

/** @throws when an id is there twice: the list's decoder lets none through. */
function rootOf(kind: KeptList, rows: readonly AnyRow[]): Hex32 {
  const ordered = canonicalRows(kind, rows);
  if (!ordered.ok) throw new Error(`the sheet repeats ${ordered.fault.id}`);
  return listRoot(kind, ordered.value);
}

/** A content as it came, held against the root of its version: the office is not believed either. */
async function contentOf(kind: KeptList, file: Blob | null): Promise<Result<Content, BadContent>> {
  if (file === null) return ok({ version: null, rows: [] });
  const parsed = parse(await file.text());
  const decoded = decodeListContent(parsed);
  if (!decoded.ok) return fail({ code: 'bad-content', path: decoded.fault.path });
  const { version, rows }: { readonly version: ListVersion; readonly rows: readonly KeptRows[KeptList][] } =
    decoded.value;
  if (decoded.value.kind !== kind || version.kind !== kind) return fail({ code: 'bad-content', path: '/kind' });
  const ordered = canonicalRows<KeptList>(kind, rows);
  // the root of rows of which something is withheld can't be worked out
  const isWhole = ordered.ok && (decoded.value.withheld || listRoot(kind, ordered.value) === version.root);
  return isWhole ? ok({ version, rows }) : fail({ code: 'bad-content', path: '/rows' });
}

/** What is no JSON has no form, and its decoder will say so. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
