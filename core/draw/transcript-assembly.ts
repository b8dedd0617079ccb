import { compareUtf8 } from '../encoding/bytes.ts';
import { toBase64 } from '../encoding/base64.ts';
import { STEPS_PER_SLOT } from '../matching/shuffle.ts';
import type { Entity } from '../model/entity.ts';
import type { Hex32 } from '../model/ids.ts';
import type { EntityRoster } from '../roster/entity-roster.ts';
import type { OfficerRoster } from '../roster/officer-roster.ts';
import { partialProof } from '../roster/partial-tree.ts';
import { encodeTable } from '../roster/selection-table.ts';
import { assurance, entropySources } from './assurance.ts';
import type { Pool } from './draw-pool.ts';
import type { DrawInput } from './draw-input.ts';
import type { Plans } from './draw-steps.ts';
import type { Eligibility } from './eligibility.ts';
import type { Sample, SampledEntity } from './sample.ts';
import { sealHash } from './sealing.ts';
import {
  type MatchingRecord,
  type RosterColumns,
  type SlotRecord,
  type StratumRecord,
  type TeamRecord,
  type TicketRecord,
  TRANSCRIPT_FORMAT,
  type Transcript,
} from './transcript.ts';

/** Name and version of the engine that made a transcript; verification does not depend on it. */
export const ENGINE = 'double-random/core 1';

/** Everything that a draw worked out. */
export interface DrawnParts extends Omit<DrawInput, 'entities' | 'officers'>, Plans {
  readonly entities: EntityRoster;
  readonly officers: OfficerRoster;
  readonly seed: Hex32;
  readonly pool: Pool;
  readonly sample: Sample;
  readonly teams: readonly TeamRecord[];
  readonly eligible: Eligibility;
}

/** Writes down a draw (`draw-engine.md` §9). */
export function assembleTranscript(parts: DrawnParts): Transcript {
  const { seal, evidence, seed, sample, pool, officers, teams } = parts;
  return {
    format: TRANSCRIPT_FORMAT,
    engine: ENGINE,
    drawNumber: seal.drawNumber,
    predecessor: null,
    seal,
    sealHash: sealHash(seal),
    evidence,
    seed,
    entropy: entropySources(seal, evidence),
    assurance: assurance(seal, evidence),
    roster: rosterColumns(parts.entities, sample),
    exclusions: pool.exclusions,
    strata: strataRecords(pool, sample),
    drawn: sample.drawn.map((entity) => ticketRecord(parts.entities, entity)),
    reserve: sample.reserve.map((entity) => ticketRecord(parts.entities, entity)),
    officers: officers.records,
    teams,
    matching: matchingRecord(parts),
  };
}

function rosterColumns(roster: EntityRoster, sample: Sample): RosterColumns {
  const shown = [...sample.drawn, ...sample.reserve].map(({ row }) => row).sort((a, b) => a - b);
  return {
    ...encodeTable(roster.table),
    identityRoot: roster.identityRoot,
    identityProof: toBase64(partialProof(roster.identityTree, shown)),
  };
}

/** The strata with their numbers. */
export function strataRecords({ strata }: Pool, { quotas, reserve, cutoffs }: Sample): readonly StratumRecord[] {
  const reserves = new Int32Array(strata.length);
  for (const { stratum } of reserve) reserves[stratum] = (reserves[stratum] ?? 0) + 1;
  return strata.map(({ stratum, population, living, pool }, i) => ({
    stratum,
    population,
    living,
    pool,
    drawn: quotas[i] ?? 0,
    reserve: reserves[i] ?? 0,
    cutoff: cutoffs[i] ?? null,
  }));
}

function ticketRecord(roster: EntityRoster, { row, ticket, rank, stratum }: SampledEntity): TicketRecord {
  const entity = roster.entities[row];
  if (!entity) throw new RangeError('a sampled row is not in the roster');
  return { entity: sealedForm(entity), ticket, rank, stratum };
}

/** An entity as it was sealed: without facts that say nothing, facts in order of name bytes. */
export function sealedForm(entity: Entity): Entity {
  const { id, name, status, district, address } = entity;
  const facts = Object.entries(entity.facts).filter(([, value]) => value !== '');
  const sorted = Object.fromEntries(facts.sort(([a], [b]) => compareUtf8(a, b)));
  return { id, name, status, district, address, facts: sorted };
}

function matchingRecord({ eligible, base, plan }: DrawnParts): MatchingRecord {
  const slots = eligible.places.map(({ team, role, department, set, without }, i): SlotRecord => ({
    team,
    role,
    department,
    eligible: set,
    without,
    base: base.officerOf[i] ?? -1,
    officer: plan[i] ?? -1,
  }));
  return {
    eligibleSets: eligible.sets,
    slots,
    certificate: base.certificate,
    shuffleSteps: STEPS_PER_SLOT * slots.length,
  };
}
