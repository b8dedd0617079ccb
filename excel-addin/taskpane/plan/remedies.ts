import { MAX_ROUTE_LENGTH } from '../../../core/model/bounds.ts';
import type { PlanForm } from '../state/plan-form.ts';
import type { Staffing } from './staffing.ts';

/** A change of the plan that would give enough officers. */
export interface Remedy {
  readonly kind: 'raiseCap' | 'lengthenRoute';
  readonly to: number;
}

/** Least cap and least route that suffice; none when a department has nobody at all. */
export function remediesFor(staff: Staffing, plan: Pick<PlanForm, 'loadCap' | 'routeLength'>): readonly Remedy[] {
  const { shortage, teams } = staff;
  if (shortage === null || (shortage.code !== 'department-short' && shortage.code !== 'places-short')) return [];
  const needed = shortage.code === 'department-short' ? shortage.teams : shortage.places;
  const cap = Math.ceil(needed / shortage.officers);
  const supply = shortage.officers * shortage.cap;
  const affordableTeams = Math.max(1, Math.floor((teams * supply) / needed));
  const route = Math.ceil((teams * plan.routeLength) / affordableTeams);
  const remedies: Remedy[] = [];
  if (cap > plan.loadCap) remedies.push({ kind: 'raiseCap', to: cap });
  if (route > plan.routeLength && route <= MAX_ROUTE_LENGTH) remedies.push({ kind: 'lengthenRoute', to: route });
  return remedies;
}
