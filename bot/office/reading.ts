import { mayEver } from '../../core/access/permissions.ts';
import { drawsNewestFirst, drawStatus, drawSummary } from '../../core/journal/queries.ts';
import type { DrawNumber, Hex32, InspectorId } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Directory, DrawStatus, DrawSummary } from '../../core/wire/api.ts';
import { authorise, authoriseDraw } from './authorise.ts';
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
