import { chinaDate } from '../../core/calendar/civil-date.ts';
import type { Activity, JournalEntry } from '../../core/journal/activity.ts';
import { declarationsFrom } from '../../core/journal/fold-declarations.ts';
import type { JournalPlace, OfficeState } from '../../core/journal/state.ts';
import type { InspectorId, Instant } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { SealReceipt, SealRequest } from '../../core/wire/api.ts';
import type { Decision } from '../journal/journal.ts';
import { authorise, authoriseRole } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';
import { publicAddress } from './parts.ts';
import { contactsOfInspectors, inspectorsAsPeople, registrations } from './people.ts';
import { checkOffer, checkPolicy } from './seal-checks.ts';
import type { ReadSeal, ReadSealFault } from './seal-reading.ts';

/** A seal request, or its JSON as it came over the wire. */
export type SealSource = SealRequest | Uint8Array;

/**
 * Seals a draw: recomputes the pane's hashes, puts lists and contacts on the disk, then writes `DrawSealed` with the
 * people whom the lists name. The same request again, after a lost answer, gives the same receipt.
 */
export async function seal(
  parts: OfficeParts,
  actor: InspectorId,
  source: SealSource,
): Promise<Result<SealReceipt, OfficeFault | ReadSealFault>> {
  const allowed = authoriseRole(parts.journal.state(), actor, 'seal');
  if (!allowed.ok) return allowed;
  const body = source instanceof Uint8Array ? source : Buffer.from(JSON.stringify(source));
  const declarations = declarationsFrom(parts.journal.state(), chinaDate(parts.clock.now()));
  const read = await parts.engine.readSeal({ body, declarations });
  if (!read.ok) return read;
  const request = read.value;
  const now = parts.clock.now();
  const early = decideSeal(parts, parts.journal.state(), actor, request, now, []);
  if (!early.ok) return early;
  if (early.value.answer !== null) return ok(receipt(parts, request, early.value.answer));
  const changed = await store(parts, request);
  const written = await parts.journal.transact(now, (state) => decideSeal(parts, state, actor, request, now, changed));
  if (!written.ok) return written;
  const place = written.value.answer ?? written.value.entries.find(isSeal);
  if (place === undefined) throw new Error('a seal was neither found nor written');
  return ok(receipt(parts, request, place));
}

const isSeal = ({ activity }: JournalEntry): boolean => activity.type === 'DrawSealed';

/** Answers with the place of the same seal if it was written before, else with null and what is to be written. */
function decideSeal(
  parts: OfficeParts,
  state: OfficeState,
  actor: InspectorId,
  request: ReadSeal,
  now: Instant,
  contactChanged: readonly InspectorId[],
): Decision<JournalPlace | null, OfficeFault> {
  const { seal: sealed, sealHash } = request;
  const { lead, participants } = sealed.rules;
  const allowed = authorise(state, actor, 'seal', { lead, participants });
  if (!allowed.ok) return allowed;
  const draw = state.draws.get(sealed.drawNumber);
  if (draw !== undefined) {
    if (draw.sealHash === sealHash) return ok({ activities: [], answer: draw.sealed });
    return fail({ code: 'illegal-transition', phase: draw.phase, wanted: 'seal' });
  }
  const offer = state.offers.get(sealed.drawNumber);
  if (offer?.by !== actor || offer.expiresAt <= now) return fail({ code: 'offer-lapsed' });
  const checked = checkOffer(sealed, offer);
  if (!checked.ok) return checked;
  const policy = checkPolicy(request, state, parts.profile, now);
  if (!policy.ok) return policy;
  return ok({ activities: sealActivities(state, actor, request, contactChanged), answer: null });
}

function sealActivities(
  state: OfficeState,
  actor: InspectorId,
  request: ReadSeal,
  contactChanged: readonly InspectorId[],
): readonly Activity[] {
  const { seal: sealed, sealHash, officers } = request;
  const people = registrations(state, inspectorsAsPeople(state, officers), new Set(contactChanged));
  return [...people, { type: 'DrawSealed', draw: sealed.drawNumber, seal: sealed, sealHash, by: actor }];
}

async function store(parts: OfficeParts, request: ReadSeal): Promise<readonly InspectorId[]> {
  await parts.rosters.putEntities(request.seal.entities.root, request.entities);
  await parts.rosters.putInspectors(request.seal.inspectors.root, request.inspectors);
  return parts.contacts.put(contactsOfInspectors(parts.journal.state(), request.contacts));
}

function receipt(
  parts: OfficeParts,
  { seal: sealed, sealHash }: ReadSeal,
  { sequence, hash }: Pick<JournalPlace, 'sequence' | 'hash'>,
): SealReceipt {
  const publicUrl = publicAddress(parts.publicUrl, sealed.drawNumber);
  return { drawNumber: sealed.drawNumber, sealHash, journal: { sequence, hash }, publicUrl };
}
