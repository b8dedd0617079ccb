import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { mayEver } from '../../core/access/permissions.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { MalformedFault } from '../../core/encoding/decoding.ts';
import { drawsNewestFirst, drawStatus, drawSummary } from '../../core/journal/queries.ts';
import type { DrawNumber, Hex32, InspectorId } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Directory, DrawStatus, DrawSummary } from '../../core/wire/api.ts';
import { authorise, authoriseDraw, authoriseRole } from './authorise.ts';
import { inputOf } from './drawing.ts';
import type { EngineFault } from './engine.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';
import { publicAddress } from './parts.ts';

/** Departments, districts and possible witnesses. Officers of the rosters are not among them: they may be drawn. */
export function directoryFor(parts: OfficeParts, actor: InspectorId): Result<Directory, OfficeFault> {
  const state = parts.journal.state();
  const allowed = authorise(state, actor, 'read-directory');
  if (!allowed.ok) return allowed;
  const { departments, districts, itemListVersion, leastAssurance } = parts.profile;
  const witnesses = [...state.people.values()]
    .filter(({ role }) => role !== 'inspector' && mayEver(role, 'contribute'))
    .map(({ id, name, department }) => ({ person: id, name, department }));
  return ok({ departments, districts, witnesses, itemListVersion, leastAssurance, publicUrl: parts.publicUrl });
}

/** The list of draws, newest first. */
export function drawsFor(parts: OfficeParts, actor: InspectorId): Result<readonly DrawSummary[], OfficeFault> {
  const state = parts.journal.state();
  const allowed = authorise(state, actor, 'list-draws');
  return allowed.ok ? ok(drawsNewestFirst(state).map(drawSummary)) : allowed;
}

/** Everything that is shown of one draw. */
export function statusFor(parts: OfficeParts, actor: InspectorId, number: DrawNumber): Result<DrawStatus, OfficeFault> {
  const state = parts.journal.state();
  const found = authoriseDraw(state, actor, 'read-draw', number);
  if (!found.ok) return found;
  return ok(drawStatus(state, found.value, parts.clock.now(), publicAddress(parts.publicUrl, number)));
}

/**
 * Everything that decided a draw, as `decodeRecomputation` reads it: who holds it can make the transcript again without
 * this office. Only after the draw, for it holds the operator's secret; and only for those who may read the full copy,
 * for it holds the officers' hidden parts with their salts.
 */
export async function drawInputFor(
  parts: OfficeParts,
  actor: InspectorId,
  number: DrawNumber,
): Promise<Result<Buffer, OfficeFault>> {
  const found = authoriseDraw(parts.journal.state(), actor, 'read-transcript', number);
  if (!found.ok) return found;
  const draw = found.value;
  if (draw.transcripts.length === 0) return fail({ code: 'not-found' });
  const { seal, evidence, entities, inspectors } = await inputOf(parts, draw);
  const [rows, people] = await Promise.all([unpack(entities), unpack(inspectors)]);
  const [opening, middle] = [`{"seal":${canonicalJson(seal)},"entities":`, ',"officers":'];
  const closing = `,"evidence":${canonicalJson(evidence)}}`;
  return ok(Buffer.concat([Buffer.from(opening), rows, Buffer.from(middle), people, Buffer.from(closing)]));
}

const unpack = promisify<Uint8Array, Buffer>(gunzip);

/** Makes a transcript again from everything that decides it; nothing is written. */
export async function recomputed(
  parts: OfficeParts,
  actor: InspectorId,
  body: Uint8Array,
): Promise<Result<Uint8Array, OfficeFault | MalformedFault>> {
  const allowed = authoriseRole(parts.journal.state(), actor, 'read-transcript');
  if (!allowed.ok) return allowed;
  const made = await parts.engine.recompute(body);
  if (made.ok) return made;
  return fail(isMalformed(made.fault) ? made.fault : { code: 'draw-refused', fault: made.fault });
}

const isMalformed = (fault: MalformedFault | EngineFault): fault is MalformedFault => fault.code === 'malformed';

/**
 * A transcript of the draw as it lies in the archive, with officers' hidden parts: the newest, or the one with this
 * hash. A linked transcript names its predecessor by the hash of the public copy, so either hash finds it.
 */
export async function transcriptFor(
  parts: OfficeParts,
  actor: InspectorId,
  number: DrawNumber,
  hash?: Hex32,
): Promise<Result<Buffer, OfficeFault>> {
  const found = authoriseDraw(parts.journal.state(), actor, 'read-transcript', number);
  if (!found.ok) return found;
  const { transcripts } = found.value;
  const link =
    hash === undefined
      ? transcripts.at(-1)
      : transcripts.find((one) => one.transcriptHash === hash || one.publicHash === hash);
  if (link === undefined) return fail({ code: 'not-found' });
  const bytes = await parts.archive.full(link.transcriptHash);
  if (bytes === null) throw new Error(`transcript ${link.transcriptHash} is missing from the archive`);
  return ok(bytes);
}
