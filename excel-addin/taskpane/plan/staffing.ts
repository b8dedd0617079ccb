import { unavailability } from '../../../core/draw/availability.ts';
import type { IneligibilityReason } from '../../../core/draw/transcript.ts';
import type { DrawRules } from '../../../core/model/draw-rules.ts';
import type { DepartmentCode } from '../../../core/model/ids.ts';
import type { Inspector } from '../../../core/model/inspector.ts';

/** What one department can give to this task. */
export interface DepartmentStaff {
  readonly department: DepartmentCode;
  /** Officers who may go, by load carried over, lightest first. */
  readonly available: readonly Inspector[];
  /** Why the others may not. */
  readonly unavailable: ReadonlyMap<IneligibilityReason, number>;
}

/** What the task needs of officers and what there is, as far as it can be told before the draw. */
export interface Staffing {
  readonly teams: number;
  /** Visits in all: teams × officers a team. */
  readonly places: number;
  readonly departments: readonly DepartmentStaff[];
  /** Loads that a balanced plan would give, lightest carried load first. */
  readonly loads: readonly OfficerLoad[];
  readonly shortage: StaffShortage | null;
}

/** One officer's load: what earlier tasks gave, and what this one is expected to add. */
export interface OfficerLoad {
  readonly name: string;
  readonly carried: number;
  readonly expected: number;
}

/** Why no plan can exist whatever is drawn; the exact reason comes with the draw itself. */
export type StaffShortage =
  | { readonly code: 'department-without-officers'; readonly department: DepartmentCode }
  | {
      readonly code: 'department-short';
      readonly department: DepartmentCode;
      readonly teams: number;
      readonly officers: number;
      readonly cap: number;
    }
  | { readonly code: 'places-short'; readonly places: number; readonly officers: number; readonly cap: number }
  | { readonly code: 'no-qualified-lead'; readonly qualification: string };

/** Looks at who may go for a given number of drawn entities. */
export function staffing(rules: DrawRules, inspectors: readonly Inspector[], drawn: number): Staffing {
  const codes = [rules.lead, ...rules.participants];
  const departments = codes.map((department) => departmentStaff(department, rules, inspectors));
  const teams = Math.ceil(drawn / rules.team.routeLength);
  const places = teams * Math.max(rules.team.size, codes.length);
  const available = departments.flatMap((staff) => staff.available);
  return {
    teams,
    places,
    departments,
    loads: balancedLoads(available, places),
    shortage: shortageOf(rules, departments, teams, places),
  };
}

function departmentStaff(
  department: DepartmentCode,
  rules: DrawRules,
  inspectors: readonly Inspector[],
): DepartmentStaff {
  const unavailable = new Map<IneligibilityReason, number>();
  const available: Inspector[] = [];
  for (const inspector of inspectors) {
    if (inspector.department !== department) continue;
    const reason = unavailability(inspector, rules);
    if (reason === null) available.push(inspector);
    else unavailable.set(reason, (unavailable.get(reason) ?? 0) + 1);
  }
  return { department, available: available.sort((a, b) => a.carriedLoad - b.carriedLoad), unavailable };
}

function shortageOf(
  rules: DrawRules,
  departments: readonly DepartmentStaff[],
  teams: number,
  places: number,
): StaffShortage | null {
  const cap = rules.team.loadCap;
  for (const { department, available } of departments) {
    const officers = available.length;
    if (officers === 0) return { code: 'department-without-officers', department };
    if (officers * cap < teams) return { code: 'department-short', department, teams, officers, cap };
  }
  const { leadQualification: qualification } = rules.team;
  const leads = departments[0]?.available ?? [];
  if (qualification !== '' && !leads.some((officer) => officer.qualifications.includes(qualification))) {
    return { code: 'no-qualified-lead', qualification };
  }
  const officers = departments.reduce((sum, staff) => sum + staff.available.length, 0);
  return officers * cap < places ? { code: 'places-short', places, officers, cap } : null;
}

/** Fills the lightest first until all places are given: what balancing by total load comes to. */
function balancedLoads(officers: readonly Inspector[], places: number): readonly OfficerLoad[] {
  const carried = officers.map((officer) => officer.carriedLoad).sort((a, b) => a - b);
  const level = waterLevel(carried, places);
  let left = places - carried.reduce((sum, load) => sum + Math.max(0, level - load), 0);
  return [...officers]
    .sort((a, b) => a.carriedLoad - b.carriedLoad)
    .map((officer) => {
      const base = Math.max(0, level - officer.carriedLoad);
      const extra = officer.carriedLoad <= level && left > 0 ? 1 : 0;
      left -= extra;
      return { name: officer.name, carried: officer.carriedLoad, expected: base + extra };
    });
}

/** Highest whole level to which all lighter loads can be raised with so many places. */
function waterLevel(carried: readonly number[], places: number): number {
  let [low, high] = [0, (carried.at(-1) ?? 0) + places];
  while (low < high) {
    const level = Math.ceil((low + high) / 2);
    const needed = carried.reduce((sum, load) => sum + Math.max(0, level - load), 0);
    if (needed <= places) low = level;
    else high = level - 1;
  }
  return low;
}
