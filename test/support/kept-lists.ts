import { diffRows, countChanges } from '../../core/lists/list-diff.ts';
import { canonicalRows, listRoot } from '../../core/lists/list-root.ts';
import type { KeptList, ListVersion } from '../../core/lists/list-version.ts';
import { fail, ok } from '../../core/result.ts';
import { decodeKeepListRequest } from '../../core/wire/requests.ts';
import type { Session } from '../../core/wire/api.ts';
import type { ApiClient } from '../../excel-addin/api/api-client.ts';
import type { AnyRow } from '../../excel-addin/taskpane/sync/list-messages.ts';

/** An office that keeps lists in memory, by the contract of `core/wire/api`, for one department. */
export class KeptLists {
  readonly versions: { readonly version: ListVersion; readonly rows: readonly AnyRow[] }[] = [];
  readonly session: Session;
  /** Called once, before the next list is kept: what another clerk does meanwhile. */
  meanwhile: (() => void) | null = null;

  constructor(session: Session) {
    this.session = session;
  }

  newest(kind: KeptList): (typeof this.versions)[number] | undefined {
    return this.versions.filter(({ version }) => version.kind === kind).at(-1);
  }

  /** Puts a version there, as some clerk. */
  put(kind: KeptList, rows: readonly AnyRow[], byName: string): ListVersion {
    const ordered = canonicalRows<KeptList>(kind, rows);
    if (!ordered.ok) throw new Error(ordered.fault.id);
    const before = this.newest(kind);
    const version: ListVersion = {
      department: this.session.department,
      kind,
      number: (before?.version.number ?? 0) + 1,
      root: listRoot(kind, ordered.value),
      rows: rows.length,
      by: this.session.person,
      byName,
      at: '2026-03-05T01:00:00Z' as ListVersion['at'],
      changes: countChanges(diffRows<KeptList>(kind, before?.rows ?? [], rows)),
    };
    this.versions.push({ version, rows });
    return version;
  }

  /** The calls about lists, over a client that answers the rest. */
  client(rest: ApiClient): ApiClient {
    return {
      ...rest,
      listHeads: () => {
        const heads = (['items', 'entities', 'inspectors'] as const).flatMap(
          (kind) => this.newest(kind)?.version ?? [],
        );
        return Promise.resolve(ok(heads));
      },
      listHistory: (_department, kind) =>
        Promise.resolve(ok(this.versions.map(({ version }) => version).filter((version) => version.kind === kind))),
      listContent: (_department, kind, number) => {
        const found = this.versions.find(({ version }) => version.kind === kind && version.number === number);
        if (found === undefined) return Promise.resolve(fail({ code: 'not-found' }));
        const { version, rows } = found;
        return Promise.resolve(ok(new Blob([JSON.stringify({ version, withheld: false, kind, rows })])));
      },
      keepList: async (body) => {
        const request = decodeKeepListRequest(JSON.parse(await body.text()));
        if (!request.ok) return fail(request.fault);
        const meanwhile = this.meanwhile;
        this.meanwhile = null;
        meanwhile?.();
        const { kind, base, rows } = request.value;
        const newest = this.newest(kind)?.version;
        if (newest !== undefined && newest.number !== base) return fail({ code: 'list-moved', newest });
        return ok({ version: this.put(kind, rows, this.session.name), registered: 0 });
      },
      people: () => Promise.resolve(ok([])),
    };
  }
}
