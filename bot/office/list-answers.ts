import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { may } from '../../core/access/permissions.ts';
import { shownVersion, versionOf } from '../../core/journal/lists.ts';
import { type KeptVersion, listKey, type OfficeState, type PersonState } from '../../core/journal/state.ts';
import type { KeptList, ListVersion } from '../../core/lists/list-version.ts';
import type { DepartmentCode, InspectorId } from '../../core/model/ids.ts';
import type { Inspector } from '../../core/model/inspector.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { authorise } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import { checkStoredRows } from './list-reading.ts';
import { storedList } from './lists.ts';
import type { OfficeParts } from './parts.ts';

/** Which version of which list. */
export interface NamedVersion {
  readonly department: DepartmentCode;
  readonly kind: KeptList;
  readonly number: number;
}

/** The newest version of every department's lists. */
export function listHeads(parts: OfficeParts, actor: InspectorId): Result<readonly ListVersion[], OfficeFault> {
  return shown(parts, actor, (state) => [...state.lists.values()].flatMap(([newest]) => newest ?? []));
}

/** Versions of one list, newest first; none where the department keeps no such list. */
export function listHistory(
  parts: OfficeParts,
  actor: InspectorId,
  department: DepartmentCode,
  kind: KeptList,
): Result<readonly ListVersion[], OfficeFault> {
  return shown(parts, actor, (state) => state.lists.get(listKey(department, kind)) ?? []);
}

function shown(
  parts: OfficeParts,
  actor: InspectorId,
  pick: (state: OfficeState) => readonly KeptVersion[],
): Result<readonly ListVersion[], OfficeFault> {
  const state = parts.journal.state();
  const allowed = authorise(state, actor, 'read-lists');
  if (!allowed.ok) return allowed;
  return ok(pick(state).map((version) => shownVersion(version, mayReadWhole(allowed.value, version))));
}

/** Items and firms are everybody's at the office; of officers another department learns who may come, no more. */
const mayReadWhole = (reader: PersonState, { department, kind }: Pick<KeptVersion, 'department' | 'kind'>): boolean =>
  kind !== 'inspectors' || may(reader, 'read-list-whole', { lead: department });

/** One version with its rows as JSON of a `ListContent`: the stored bytes, so that what is kept is what is shown. */
export async function listContent(
  parts: OfficeParts,
  actor: InspectorId,
  { department, kind, number }: NamedVersion,
): Promise<Result<Buffer, OfficeFault>> {
  const state = parts.journal.state();
  const allowed = authorise(state, actor, 'read-lists');
  if (!allowed.ok) return allowed;
  const version = versionOf(state, department, kind, number);
  if (version === undefined) return fail({ code: 'not-found' });
  const whole = mayReadWhole(allowed.value, version);
  const rows = await unpack(await storedList(parts, version));
  checkStoredRows(kind, version.root, rows);
  const frame = JSON.stringify({ version: shownVersion(version, whole), withheld: !whole, kind });
  return ok(
    Buffer.concat([Buffer.from(`${frame.slice(0, -1)},"rows":`), whole ? rows : withheld(rows), Buffer.from('}')]),
  );
}

const unpack = promisify<Uint8Array, Buffer>(gunzip);

/** Officers' rows without what another department has no business with. */
function withheld(rows: Buffer): Buffer {
  // written by us alone
  const officers = JSON.parse(rows.toString('utf8')) as readonly Inspector[];
  const nothing = { leave: [], conflicts: [], formerEmployers: [] };
  return Buffer.from(JSON.stringify(officers.map((officer) => ({ ...officer, ...nothing }))));
}
