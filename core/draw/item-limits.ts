import type { DrawRules, Ratio } from '../model/draw-rules.ts';
import type { EntityId, ItemCode } from '../model/ids.ts';
import type { InspectionItem } from '../model/inspection-item.ts';
import type { Entity } from '../model/entity.ts';
import { isIsoDate } from '../model/normalise.ts';
import { knownClauses, type RatioClause } from '../tabular/ratio-grammar.ts';
import type { CapWindow, DayRange, FrequencyCap } from './frequency.ts';
import { ratioCount } from './quota.ts';

/**
 * What the words of the item list (抽查比例, 抽查频次) forbid. The office asks this when it seals; a transcript holds
 * the words themselves, so that anybody can ask again, but the verifier reads no Chinese.
 */

/** An ordinary item of which more would be drawn than its ratio allows (SAMR 2019: 一般事项严格控制比例). */
export interface CeilingFault {
  readonly code: 'ratio-above-ceiling';
  readonly item: ItemCode;
  readonly ratio: Ratio;
  /** Entities of the pool's strata that are alive: what the ratio is a ratio of. */
  readonly living: number;
  readonly drawn: number;
  /** What the ratio allows. */
  readonly most: number;
}

/** How many are to be drawn of how many. */
export interface DrawSize {
  readonly living: number;
  readonly drawn: number;
}

/**
 * The first ordinary item whose ratio the numbers exceed, or null. Key items (重点事项) have no ceiling, and a directed
 * draw (定向抽查) carries the reason of its own ratio.
 */
export function ceilingFault(
  { items, directedReason }: Pick<DrawRules, 'items' | 'directedReason'>,
  { living, drawn }: DrawSize,
): CeilingFault | null {
  if (directedReason.trim() !== '') return null;
  for (const item of items) {
    const ceiling = item.weight === 'ordinary' ? lowestCeiling(item, living) : null;
    if (ceiling !== null && drawn > ceiling.most) {
      return { code: 'ratio-above-ceiling', item: item.code, ratio: ceiling.ratio, living, drawn, most: ceiling.most };
    }
  }
  return null;
}

interface Ceiling {
  readonly ratio: Ratio;
  readonly most: number;
}

function lowestCeiling({ ratioText }: InspectionItem, living: number): Ceiling | null {
  let lowest: Ceiling | null = null;
  for (const clause of knownClauses(ratioText)) {
    if (clause.kind !== 'ratio' || clause.bound === 'min') continue;
    const { ratio, bound } = clause;
    // 不超过3% rounds down; a bare 3% names the number to be drawn, and three hundredths of a firm are one firm
    const most = ratioCount(living, ratio, bound === 'max' ? 'down' : 'up');
    if (lowest === null || most < lowest.most) lowest = { ratio, most };
  }
  return lowest;
}

/** A cap on visits that an office sets for itself (国办发〔2024〕54号). */
export interface VisitLimit extends Pick<FrequencyCap, 'most' | 'window' | 'department'> {
  readonly window: Exclude<CapWindow, { kind: 'licence' }>;
}

/**
 * Caps under which a draw stands: those that its items' words set, and those of the office. A limit without a department
 * holds for each department of the task by itself: it counts one agency's visits.
 */
export function capsOf(
  { items, lead, participants }: Pick<DrawRules, 'items' | 'lead' | 'participants'>,
  limits: readonly VisitLimit[],
): readonly FrequencyCap[] {
  const departments = [lead, ...participants];
  return [
    ...items.flatMap(itemCaps),
    ...limits.flatMap(({ most, window, department: only }) =>
      departments
        .filter((department) => only === undefined || only === department)
        .map((department) => ({ most, window, department })),
    ),
  ];
}

/** 每年不超过2次, 对同一单位每2年不超过1次, 许可有效期内不超过2次: visits to one entity for this item. */
export function itemCaps({ code, ratioText, frequencyText }: InspectionItem): readonly FrequencyCap[] {
  const clauses = [...knownClauses(ratioText), ...knownClauses(frequencyText)];
  return clauses.flatMap((clause) => capOfClause(clause, code) ?? []);
}

function capOfClause(clause: RatioClause, item: ItemCode): FrequencyCap | null {
  if (clause.kind === 'frequency' && clause.bound === 'max') {
    return { most: clause.times, window: { kind: 'calendar', years: clause.years }, items: [item] };
  }
  if (clause.kind !== 'entity-cap' || clause.bound === 'min') return null;
  const window: CapWindow =
    clause.window.kind === 'licence' ? { kind: 'licence' } : { kind: 'calendar', years: clause.window.years };
  return { most: clause.times, window, items: [item] };
}

/** Facts of an entity between which its licence is valid, as `YYYY-MM-DD`, both days included. */
export const LICENCE_FROM = 'licenceFrom';
export const LICENCE_UNTIL = 'licenceUntil';

/** Validity of the licences that a list knows. */
export function licencesOf(entities: readonly Pick<Entity, 'id' | 'facts'>[]): ReadonlyMap<EntityId, DayRange> {
  const licences = new Map<EntityId, DayRange>();
  for (const { id, facts } of entities) {
    const [from, until] = [facts[LICENCE_FROM] ?? '', facts[LICENCE_UNTIL] ?? ''];
    if (isIsoDate(from) && isIsoDate(until) && from <= until) licences.set(id, { from, until });
  }
  return licences;
}
