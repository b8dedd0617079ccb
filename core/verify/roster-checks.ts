import { fromBase64 } from '../encoding/base64.ts';
import { hex32 } from '../encoding/hex.ts';
import { bytesOfWords } from '../encoding/sha256-stream.ts';
import type { OfficerRecord } from '../draw/transcript.ts';
import type { Entity } from '../model/entity.ts';
import { isRedacted } from '../draw/redaction.ts';
import { rowOf } from '../draw/draw-pool.ts';
import { identityLeaves, joinRoots } from '../roster/entity-roster.ts';
import { merkleTree, rootHex } from '../roster/merkle.ts';
import { hiddenHash, officerRoot } from '../roster/officer-roster.ts';
import { rootFromPartial } from '../roster/partial-tree.ts';
import { selectionLeaves, type SelectionTable } from '../roster/selection-table.ts';
import { compareUtf8 } from '../encoding/bytes.ts';
import type { Context } from './context.ts';
import { compareValues, failed, type Finding, notShown, passed } from './report.ts';

/** The columns are the whole sealed list: every id and everything that the draw reads of it. */
export function checkEntityRoot({ transcript, table, progress }: Context): Finding {
  if ('code' in table) return failed('', table, `/roster/${table.code === 'bad-ids' ? 'ids' : 'attributes'}`);
  progress.report('roster', 0, table.ids.length);
  const root = joinRoots(rootHex(merkleTree(selectionLeaves(table))), transcript.roster.identityRoot);
  return compareValues(transcript.seal.entities, { root, size: table.ids.length }, '/roster');
}

/** Names, addresses and attributes of the drawn and reserve entities are the sealed ones. */
export function checkIdentity({ transcript, table }: Context): Finding {
  if ('code' in table) return notShown('entity-root');
  const records = [...transcript.drawn, ...transcript.reserve, ...(transcript.replaced ?? [])];
  const known = records
    .map(({ entity }) => ({ entity, index: rowOf(table.ids, entity.id) }))
    .sort((a, b) => a.index - b.index);
  for (const { entity, index } of known) {
    const fault = index < 0 ? 'not-in-roster' : attributeDifference(entity, table, index);
    if (fault !== null) return failed(fault, entity, pointerTo(transcript, entity));
  }
  const leaves = identityLeaves(known.map(({ entity }) => entity));
  const hashes = known.map(({ index }, i) => ({ index, hash: bytesOfWords(leaves, 8 * i) }));
  const proof = fromBase64(transcript.roster.identityProof) ?? new Uint8Array(1);
  const root = rootFromPartial(table.ids.length, hashes, proof);
  const stated = transcript.roster.identityRoot;
  return root === null ? failed(stated, '', '/roster/identityProof') : compareValues(stated, hex32(root), '/drawn');
}

function pointerTo({ drawn, reserve, replaced = [] }: Context['transcript'], entity: Entity): string {
  for (const [list, records] of Object.entries({ drawn, reserve, replaced })) {
    const at = records.findIndex((record) => record.entity === entity);
    if (at >= 0) return `/${list}/${at}/entity`;
  }
  return '';
}

/** Name of the first attribute in which a record differs from the columns, or null. */
function attributeDifference(entity: Entity, { attributes }: SelectionTable, row: number): string | null {
  const names = new Set(attributes.map(({ attribute }) => attribute));
  const stray = Object.keys(entity.facts).find((name) => !names.has(name));
  if (stray !== undefined) return stray;
  for (const { attribute, values, codes } of attributes) {
    if (statedValue(entity, attribute) !== (values[codes[row] ?? 0] ?? '')) return attribute;
  }
  return null;
}

/** The value in a record; an empty fact is no form of a record, so it equals nothing. */
function statedValue(entity: Entity, attribute: string): string | null {
  if (attribute === 'status') return entity.status;
  if (attribute === 'district') return entity.district;
  if (!Object.hasOwn(entity.facts, attribute)) return '';
  const value = entity.facts[attribute] ?? '';
  return value === '' ? null : value;
}

/** The officers are the sealed ones, all of them, in order. */
export function checkOfficerRoot({ transcript }: Context): Finding {
  const { officers, seal } = transcript;
  const unsorted = officers.findIndex(({ id }, i) => i > 0 && compareUtf8(officers[i - 1]?.id ?? '', id) >= 0);
  if (unsorted >= 0) return failed('sorted', officers[unsorted]?.id, `/officers/${unsorted}`);
  return compareValues(seal.inspectors, officerRoot(officers), '/officers');
}

/** What is opened of the officers is what was committed. */
export function checkOfficersOpened({ transcript }: Context): Finding {
  for (const [i, officer] of transcript.officers.entries()) {
    const expected = openedHash(officer);
    if (expected !== null && expected !== officer.hiddenHash) {
      return failed(expected, officer.hiddenHash, `/officers/${i}/hiddenHash`);
    }
  }
  return isRedacted(transcript) ? notShown('redacted') : passed(transcript.officers.length);
}

const openedHash = ({ opened }: OfficerRecord): string | null => opened && hiddenHash(opened.salt, opened.hidden);
