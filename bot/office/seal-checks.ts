import { sealFault } from '../../core/draw/seal-check.ts';
import type { Seal } from '../../core/draw/seal.ts';
import { sealHash } from '../../core/draw/sealing.ts';
import type { OfferState, OfficeState } from '../../core/journal/state.ts';
import type { Instant } from '../../core/model/ids.ts';
import { plusSeconds } from '../../core/model/instant.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type EntityRoster, entityRoster } from '../../core/roster/entity-roster.ts';
import { officerRoster } from '../../core/roster/officer-roster.ts';
import type { ApiFault, SealRefusal, SealRequest } from '../../core/wire/api.ts';
import { limitRefusal } from './limit-checks.ts';
import type { OfficeProfile } from './profile.ts';
import { type SealedPool, sealedPool } from './seal-pool.ts';
import type { ReadSeal } from './seal-reading.ts';

const CHINA_OFFSET_SECONDS = 8 * 3600;

/** What these checks find. */
export type SealCheckFault = Extract<ApiFault, { readonly code: 'seal-mismatch' | 'seal-refused' }>;

/** Recomputes everything that the pane hashed. The first field that differs is named. */
export function checkHashes(request: SealRequest): Result<EntityRoster, SealCheckFault> {
  const { seal } = request;
  const entities = entityRoster(request.entities);
  if (!entities.ok) return refuse({ code: 'roster-refused', roster: 'entities', fault: entities.fault });
  const inspectors = officerRoster(request.inspectors);
  if (!inspectors.ok) return refuse({ code: 'roster-refused', roster: 'inspectors', fault: inspectors.fault });
  const same = firstMismatch([
    ['seal.entities.size', String(entities.value.root.size), String(seal.entities.size)],
    ['seal.entities.root', entities.value.root.root, seal.entities.root],
    ['seal.inspectors.size', String(inspectors.value.root.size), String(seal.inspectors.size)],
    ['seal.inspectors.root', inspectors.value.root.root, seal.inspectors.root],
    ['sealHash', sealHash(seal), request.sealHash],
  ]);
  return same.ok ? entities : same;
}

/** What the offer fixed must stand in the seal. */
export function checkOffer(seal: Seal, offer: OfferState): Result<null, SealCheckFault> {
  return firstMismatch([
    ['seal.sealedAt', offer.issuedAt, seal.sealedAt],
    ['seal.secretHash', offer.secretHash, seal.secretHash],
  ]);
}

/** The pool of a seal that does not contradict itself and can be drawn. */
export function checkDrawable(seal: Seal, roster: EntityRoster): Result<SealedPool, SealCheckFault> {
  const contradiction = sealFault(seal);
  if (contradiction !== null) return refuse({ code: 'contradiction', fault: contradiction });
  const pool = sealedPool(seal, roster);
  return pool.ok ? pool : refuse({ code: 'undrawable', fault: pool.fault });
}

/** What the office asks of every seal, beyond what the engine asks. */
export function checkPolicy(
  { seal, pool, undeclared }: Pick<ReadSeal, 'seal' | 'pool' | 'undeclared'>,
  state: OfficeState,
  profile: OfficeProfile,
  now: Instant,
): Result<null, SealCheckFault> {
  const refusal =
    pastDeadline(seal, now) ??
    itemList(seal, profile) ??
    unknownWitness(seal, state) ??
    officeLevel(seal, profile) ??
    replaced(seal, state) ??
    limitRefusal(seal, pool, state, profile) ??
    lacking(undeclared);
  return refusal === null ? ok(null) : refuse(refusal);
}

const refuse = (fault: SealRefusal): Result<never, SealCheckFault> => fail({ code: 'seal-refused', fault });

function firstMismatch(
  rows: readonly (readonly [field: string, expected: string, found: string])[],
): Result<null, SealCheckFault> {
  for (const [field, expected, found] of rows) {
    if (expected !== found) return fail({ code: 'seal-mismatch', field, expected, found });
  }
  return ok(null);
}

/** A draw without witnesses has nothing to wait for, so its round may end with the seal. */
function pastDeadline(seal: Seal, now: Instant): SealRefusal | null {
  const { contributionsUntil, rules } = seal;
  const today = plusSeconds(now, CHINA_OFFSET_SECONDS).slice(0, 10);
  if (rules.inspectionUntil < today) {
    return { code: 'deadline-past', field: 'inspectionUntil', found: rules.inspectionUntil, now };
  }
  if (seal.witnesses.length === 0 || contributionsUntil > now) return null;
  return { code: 'deadline-past', field: 'contributionsUntil', found: contributionsUntil, now };
}

function itemList(seal: Seal, profile: OfficeProfile): SealRefusal | null {
  const [expected, found] = [profile.itemListVersion, seal.itemListVersion];
  return expected === found ? null : { code: 'item-list-outdated', expected, found };
}

function unknownWitness(seal: Seal, state: OfficeState): SealRefusal | null {
  const unknown = seal.witnesses.find(({ person, department, name }) => {
    const known = state.people.get(person);
    return known?.department !== department || known.name !== name;
  });
  return unknown === undefined
    ? null
    : { code: 'witness-unknown', person: unknown.person, department: unknown.department };
}

function officeLevel(seal: Seal, profile: OfficeProfile): SealRefusal | null {
  const [expected, found] = [profile.leastAssurance, seal.leastAssurance];
  return found < expected ? { code: 'assurance-below-office', expected, found } : null;
}

/** What was declared in chat counts in the next draw, whatever the spreadsheet says. */
const lacking = (undeclared: ReadSeal['undeclared']): SealRefusal | null =>
  undeclared === null ? null : { code: 'declaration-missing', ...undeclared };

function replaced(seal: Seal, state: OfficeState): SealRefusal | null {
  if (seal.replaces === null) return null;
  const { drawNumber } = seal.replaces;
  return state.draws.get(drawNumber)?.phase === 'void' ? null : { code: 'replaced-draw-not-void', drawNumber };
}
