import { sealFault, type SealFault } from '../../../core/draw/seal-check.ts';
import { sealHash } from '../../../core/draw/sealing.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import type { Contact, SealedInspector } from '../../../core/model/inspector.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { entityRoster } from '../../../core/roster/entity-roster.ts';
import { officerRoster } from '../../../core/roster/officer-roster.ts';
import type { RosterFault } from '../../../core/roster/roster-fault.ts';
import type { SealRequest } from '../../../core/wire/api.ts';
import type { SealDraft } from './seal-draft.ts';

/** Why this machine can't seal what the clerk has planned. */
export type LocalSealFault =
  | { readonly code: 'roster'; readonly list: 'entities' | 'inspectors'; readonly fault: RosterFault }
  | { readonly code: 'contradiction'; readonly fault: SealFault };

/** What is sealed. */
export interface SealMaterial {
  readonly draft: SealDraft;
  readonly entities: readonly Entity[];
  readonly inspectors: readonly SealedInspector[];
  readonly contacts: readonly Contact[];
}

/** A seal that this machine has computed itself. */
export interface LocalSeal {
  readonly seal: Seal;
  readonly sealHash: Hex32;
  readonly request: SealRequest;
}

/** Hashes both rosters and the seal. The server will do the same and refuse what differs. */
export function sealLocally({
  draft,
  entities,
  inspectors,
  contacts,
}: SealMaterial): Result<LocalSeal, LocalSealFault> {
  const pool = entityRoster(entities);
  if (!pool.ok) return fail({ code: 'roster', list: 'entities', fault: pool.fault });
  const staff = officerRoster(inspectors);
  if (!staff.ok) return fail({ code: 'roster', list: 'inspectors', fault: staff.fault });
  const seal: Seal = { ...draft, entities: pool.value.root, inspectors: staff.value.root };
  const fault = sealFault(seal);
  if (fault !== null) return fail({ code: 'contradiction', fault });
  const hash = sealHash(seal);
  return ok({ seal, sealHash: hash, request: { seal, sealHash: hash, entities, inspectors, contacts } });
}
