import type { DrawRules, ListedExclusion } from '../model/draw-rules.ts';
import type { EntityId, Hex32, ItemCode } from '../model/ids.ts';
import { fail, ok, type Result } from '../result.ts';
import type { SelectionTable } from '../roster/selection-table.ts';
import { makePool, type PoolFault } from './draw-pool.ts';
import type { QuotaFault } from './quota.ts';
import { drawSample, type Sample } from './sample.ts';

/** One item of a joint task, with a pool and a number of its own. */
export interface JointPart {
  readonly item: ItemCode;
  readonly rules: Pick<DrawRules, 'filters' | 'stratifyBy' | 'quota' | 'reserve' | 'weighting'>;
  readonly exclusions: readonly ListedExclusion[];
}

/** One visit in which several items are looked at: 进一次门、查多项事. */
export interface JointVisit {
  readonly id: EntityId;
  readonly ticket: Hex32;
  readonly items: readonly ItemCode[];
}

/** What a joint draw chose. */
export interface JointSample {
  readonly parts: readonly { readonly item: ItemCode; readonly sample: Sample }[];
  /** In order of tickets. */
  readonly visits: readonly JointVisit[];
  /** Visits that separate draws of the same numbers would make, less those of this one. */
  readonly visitsSaved: number;
}

/** Why a part can't be drawn. */
export interface JointFault {
  readonly code: 'part';
  readonly item: ItemCode;
  readonly cause: PoolFault | QuotaFault;
}

/**
 * Draws all parts with one key, so that an entity in several pools has one ticket and the parts choose the same
 * entities as far as their numbers allow (`draw-engine.md` §4).
 */
export function jointDraw(
  table: SelectionTable,
  parts: readonly JointPart[],
  seed: Hex32,
): Result<JointSample, JointFault> {
  const samples: { readonly item: ItemCode; readonly sample: Sample }[] = [];
  for (const { item, rules, exclusions } of parts) {
    const pool = makePool(table, rules, exclusions);
    if (!pool.ok) return fail({ code: 'part', item, cause: pool.fault });
    const sample = drawSample(pool.value, rules, seed);
    if (!sample.ok) return fail({ code: 'part', item, cause: sample.fault });
    samples.push({ item, sample: sample.value });
  }
  const visits = mergeVisits(samples);
  const separate = samples.reduce((sum, { sample }) => sum + sample.drawn.length, 0);
  return ok({ parts: samples, visits, visitsSaved: separate - visits.length });
}

/**
 * Visits that a joint task saves: its departments look at the same drawn firms in one visit each, where draws of their
 * own would send every one of them to as many.
 */
export const visitsSaved = (drawn: number, { participants }: Pick<DrawRules, 'participants'>): number =>
  drawn * participants.length;

function mergeVisits(samples: JointSample['parts']): readonly JointVisit[] {
  const visits = new Map<EntityId, JointVisit>();
  for (const { item, sample } of samples) {
    for (const { id, ticket } of sample.drawn) {
      visits.set(id, { id, ticket, items: [...(visits.get(id)?.items ?? []), item] });
    }
  }
  return Array.from(visits.values()).sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
}
