import type { DepartmentCode, EntityId, IsoDate, ItemCode } from '../model/ids.ts';

/**
 * Caps on how often one entity is visited (`regulation.md` §4): over calendar years, a rolling time or the validity of
 * its licence. What exceeds a cap leaves the pool as a listed exclusion before the seal.
 */
export interface FrequencyCap {
  /** Visits allowed in the window, the coming one included. */
  readonly most: number;
  readonly window: CapWindow;
  /** Whose visits count: one agency's (国办发〔2024〕54号), or everybody's when absent. */
  readonly department?: DepartmentCode;
  /** Visits for which items count, or all when absent. */
  readonly items?: readonly ItemCode[];
}

/** Over what a cap counts. */
export type CapWindow =
  /** This calendar year and the `years − 1` before it. */
  | { readonly kind: 'calendar'; readonly years: number }
  /** The `months` that end with the day of the coming visit. */
  | { readonly kind: 'rolling'; readonly months: number }
  /** The validity of the entity's licence; an entity without a known one is not capped. */
  | { readonly kind: 'licence' };

/** Causes of a visit. All but `planned` are exempt: logged and not counted. */
export const VISIT_CAUSES = [
  'planned',
  'complaint',
  'assigned-from-above',
  'accident',
  're-check',
  'at-firms-request',
  'licensing',
  'emergency',
] as const;

/** Why an entity was visited. */
export type VisitCause = (typeof VISIT_CAUSES)[number];

/** A visit of the past, from the journal. */
export interface Visit {
  readonly entity: EntityId;
  readonly on: IsoDate;
  readonly department: DepartmentCode;
  readonly items: readonly ItemCode[];
  readonly cause: VisitCause;
}

/** Days of a window, both included. */
export interface DayRange {
  readonly from: string;
  readonly until: string;
}

/** An entity that may not be visited once more; the edge makes a `frequency-cap` exclusion with words out of it. */
export interface CappedEntity extends DayRange {
  readonly id: EntityId;
  readonly counted: number;
  readonly most: number;
}

/**
 * Entities for which a visit on the given day would exceed the cap, in order of first visit.
 * @param on - the last day of the coming inspection, so that no visit of the window can be overlooked
 * @param licences - validity of licences, for caps over them
 */
export function cappedEntities(
  visits: readonly Visit[],
  cap: FrequencyCap,
  on: IsoDate,
  licences: ReadonlyMap<EntityId, DayRange> = new Map(),
): readonly CappedEntity[] {
  const counts = new Map<EntityId, number>();
  for (const visit of visits) {
    const range = rangeFor(visit.entity, cap.window, on, licences);
    if (range && countsTowards(visit, cap, range)) counts.set(visit.entity, (counts.get(visit.entity) ?? 0) + 1);
  }
  return Array.from(counts).flatMap(([id, counted]) => {
    const range = rangeFor(id, cap.window, on, licences);
    return range && counted >= cap.most ? [{ id, counted, most: cap.most, ...range }] : [];
  });
}

/** An entity together with the cap that keeps it away. */
export interface CapHit extends CappedEntity {
  readonly cap: FrequencyCap;
}

/** Entities that some cap keeps away, each with the first cap that does, by id. */
export function cappedBy(
  visits: readonly Visit[],
  caps: readonly FrequencyCap[],
  on: IsoDate,
  licences: ReadonlyMap<EntityId, DayRange> = new Map(),
): ReadonlyMap<EntityId, CapHit> {
  const hits = new Map<EntityId, CapHit>();
  for (const cap of caps) {
    for (const capped of cappedEntities(visits, cap, on, licences)) {
      if (!hits.has(capped.id)) hits.set(capped.id, { ...capped, cap });
    }
  }
  return hits;
}

/** Visits that may count towards one of the caps, whatever the day. */
export function visitsUnder(visits: readonly Visit[], caps: readonly FrequencyCap[]): readonly Visit[] {
  return visits.filter((visit) => visit.cause === 'planned' && caps.some((cap) => concerns(cap, visit)));
}

function countsTowards(visit: Visit, cap: FrequencyCap, { from, until }: DayRange): boolean {
  return visit.cause === 'planned' && visit.on >= from && visit.on <= until && concerns(cap, visit);
}

function concerns({ department, items }: FrequencyCap, visit: Visit): boolean {
  if (department !== undefined && visit.department !== department) return false;
  return items === undefined || visit.items.some((item) => items.includes(item));
}

function rangeFor(
  entity: EntityId,
  window: CapWindow,
  on: IsoDate,
  licences: ReadonlyMap<EntityId, DayRange>,
): DayRange | null {
  if (window.kind === 'licence') {
    const licence = licences.get(entity);
    return licence && licence.from <= on && on <= licence.until ? licence : null;
  }
  if (window.kind === 'rolling') return { from: dayAfterMonthsBack(on, window.months), until: on };
  const year = Number(on.slice(0, 4));
  return { from: `${year - window.years + 1}-01-01`, until: `${year}-12-31` };
}

/**
 * The day after the same day `months` earlier: a visit on 2025-06-10 is outside a window of twelve months that ends on
 * 2026-06-10. A day that its month does not have becomes the month's last.
 */
function dayAfterMonthsBack(on: IsoDate, months: number): string {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const index = year * 12 + (month - 1) - months;
  const [thenYear, thenMonth] = [Math.floor(index / 12), index % 12];
  const last = new Date(Date.UTC(thenYear, thenMonth + 1, 0)).getUTCDate();
  return new Date(Date.UTC(thenYear, thenMonth, Math.min(day, last) + 1)).toISOString().slice(0, 10);
}
