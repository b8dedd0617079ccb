import { addDays, chinaDate, daysBetween } from '../../../core/calendar/civil-date.ts';
import type { WorkCalendar } from '../../../core/calendar/working-days.ts';
import { LEAST_TEAM_SIZE } from '../../../core/draw/rules-check.ts';
import { MAX_ROUTE_LENGTH } from '../../../core/model/bounds.ts';
import type { DrawRules } from '../../../core/model/draw-rules.ts';
import type { DepartmentCode, Instant, IsoDate } from '../../../core/model/ids.ts';
import type { InspectionItem } from '../../../core/model/inspection-item.ts';
import type { Inspector } from '../../../core/model/inspector.ts';
import { ratioVerdict } from '../plan/item-defaults.ts';
import { planRules } from '../plan/plan-rules.ts';
import type { PlanForm } from '../state/plan-form.ts';
import type { RulesPatch } from './rehearsal-task.ts';

/** A change of the plan that may give a plan. `to` is what the form says afterwards. */
export type RemedyKind =
  | { readonly kind: 'raiseCap' | 'lengthenRoute' | 'shrinkTeam' | 'drawFewer'; readonly to: number }
  | { readonly kind: 'laterDeadline' | 'earlierDeadline'; readonly to: IsoDate }
  | { readonly kind: 'anyDistrict' | 'anyLead' }
  | { readonly kind: 'leaveOut'; readonly to: DepartmentCode };

/** A remedy with what it does to form and rules. */
export interface Remedy {
  readonly what: RemedyKind;
  readonly change: Partial<PlanForm>;
  readonly patch: RulesPatch;
  /** How much of what the clerk wanted it changes; the least is offered first. */
  readonly weight: number;
}

/** What remedies are made from. */
export interface RemedyGround {
  readonly form: PlanForm;
  readonly rules: DrawRules;
  /** Entities to be drawn, and those in the pool. */
  readonly drawn: number;
  readonly living: number;
  readonly items: readonly InspectionItem[];
  readonly inspectors: readonly Inspector[];
  readonly calendar: WorkCalendar;
  readonly now: Instant;
}

/** Caps tried one by one above the present one; then by doubling. */
const NEAR_CAPS = 40;
const MOST_CAP = 999;
/** Days by which a deadline is moved back. */
const LATER_DAYS = [7, 14, 21, 28, 42, 60] as const;
/** Earlier deadlines that are looked at. */
const MOST_EARLIER = 8;
/** Smaller numbers of entities that are looked at. */
const MOST_FEWER = 400;

/** Ladders of changes, one for each kind, each from the least change on. Rules that can't be sealed are not among them. */
export function remedyLadders(ground: RemedyGround): readonly (readonly Remedy[])[] {
  return [
    caps(ground),
    routes(ground),
    laterDeadlines(ground),
    earlierDeadlines(ground),
    districts(ground),
    smallerTeams(ground),
    leads(ground),
    fewer(ground),
    ...withoutDepartments(ground),
  ].filter((ladder) => ladder.length > 0);
}

/** Makes a remedy of a change, unless the rules would then be none. */
function remedy(ground: RemedyGround, what: RemedyKind, change: Partial<PlanForm>, weight: number): readonly Remedy[] {
  const planned = planRules({ ...ground.form, ...change }, ground.items, ground.calendar, ground.now);
  if (!planned.ok) return [];
  const { participants, quota, team, inspectionUntil, deadlineProvisional } = planned.value.rules;
  return [{ what, change, weight, patch: { participants, quota, team, inspectionUntil, deadlineProvisional } }];
}

function caps(ground: RemedyGround): readonly Remedy[] {
  const { loadCap } = ground.form;
  const near = Array.from({ length: NEAR_CAPS }, (_, n) => loadCap + n + 1);
  const far = [2, 4, 8, 16].map((times) => (loadCap + NEAR_CAPS) * times);
  return [...near, ...far]
    .filter((to) => to <= MOST_CAP)
    .flatMap((to) => remedy(ground, { kind: 'raiseCap', to }, { loadCap: to }, (to - loadCap) / loadCap));
}

function routes(ground: RemedyGround): readonly Remedy[] {
  const { routeLength } = ground.form;
  const most = Math.min(MAX_ROUTE_LENGTH, Math.max(10, 2 * routeLength));
  return Array.from({ length: Math.max(0, most - routeLength) }, (_, n) => routeLength + n + 1).flatMap((to) =>
    remedy(ground, { kind: 'lengthenRoute', to }, { routeLength: to }, (to - routeLength) / routeLength),
  );
}

/** A longer window has room beside a leave. */
function laterDeadlines(ground: RemedyGround): readonly Remedy[] {
  const { inspectionFrom, inspectionUntil } = ground.rules;
  const window = daysBetween(inspectionFrom, inspectionUntil) + 1;
  return LATER_DAYS.flatMap((days) => {
    const to = addDays(inspectionUntil, days);
    return to === null ? [] : remedy(ground, { kind: 'laterDeadline', to }, { until: to }, days / window);
  });
}

/** A certificate must hold on the last day: the days on which one of those wanted ends, the latest first. */
function earlierDeadlines(ground: RemedyGround): readonly Remedy[] {
  const { inspectionFrom, inspectionUntil, lead, participants } = ground.rules;
  const today = chinaDate(ground.now);
  const ends = ground.inspectors
    .filter(({ department }) => department === lead || participants.includes(department))
    .flatMap(({ certificates }) => certificates.map(({ validUntil }) => validUntil))
    .filter((end) => end < inspectionUntil && end >= inspectionFrom && end >= today);
  const window = daysBetween(inspectionFrom, inspectionUntil) + 1;
  return [...new Set(ends)]
    .sort((a, b) => (a < b ? 1 : -1))
    .slice(0, MOST_EARLIER)
    .flatMap((to) =>
      remedy(ground, { kind: 'earlierDeadline', to }, { until: to }, daysBetween(to, inspectionUntil) / window),
    );
}

const districts = (ground: RemedyGround): readonly Remedy[] =>
  ground.form.districtRule === 'any' ? [] : remedy(ground, { kind: 'anyDistrict' }, { districtRule: 'any' }, 1);

const leads = (ground: RemedyGround): readonly Remedy[] =>
  ground.form.leadQualification === '' ? [] : remedy(ground, { kind: 'anyLead' }, { leadQualification: '' }, 1.5);

/** A team has at least two officers, and one of each department. */
function smallerTeams(ground: RemedyGround): readonly Remedy[] {
  const { teamSize, participants } = ground.form;
  const least = Math.max(LEAST_TEAM_SIZE, 1 + participants.length);
  return Array.from({ length: Math.max(0, teamSize - least) }, (_, n) => teamSize - n - 1).flatMap((to) =>
    remedy(ground, { kind: 'shrinkTeam', to }, { teamSize: to }, 1 + (teamSize - to) / teamSize),
  );
}

/** Fewer entities, as long as no item asks for more. Rates of single strata are the clerk's own affair. */
function fewer(ground: RemedyGround): readonly Remedy[] {
  const { form, drawn, living } = ground;
  if (form.quota.kind === 'ratio-per-stratum') return [];
  return Array.from({ length: Math.min(MOST_FEWER, Math.max(0, drawn - 1)) }, (_, n) => drawn - n - 1).flatMap((to) => {
    const verdict = ratioVerdict({ num: to, den: Math.max(1, living) }, ground.items);
    if (verdict?.verdict === 'below-minimum') return [];
    const change = { quota: { kind: 'count', count: to } } as const;
    return remedy(ground, { kind: 'drawFewer', to }, change, 0.5 + (2 * (drawn - to)) / drawn);
  });
}

/** Departments none of whose items is inspected. */
const withoutDepartments = (ground: RemedyGround): readonly (readonly Remedy[])[] =>
  ground.form.participants.map((to) =>
    remedy(
      ground,
      { kind: 'leaveOut', to },
      { participants: ground.form.participants.filter((code) => code !== to) },
      3,
    ),
  );
