import type { DrawRules } from '../model/draw-rules.ts';
import type { DepartmentCode } from '../model/ids.ts';
import type { SlotRole, TeamRecord } from './transcript.ts';

/** A place in a team, before anybody holds it. */
export interface Place {
  /** 0-based index of the team. */
  readonly team: number;
  readonly role: SlotRole;
  /** The department that the officer must belong to, or `''` for any department of the task. */
  readonly department: DepartmentCode | '';
}

/**
 * Routes: the drawn entities of one district, in draw order, cut after every `routeLength`. Entities without a district
 * make routes of their own. Teams are numbered by the draw order of their first entity.
 */
export function makeTeams(drawn: readonly { readonly district: string }[], routeLength: number): readonly TeamRecord[] {
  const routes: number[][] = [];
  const open = new Map<string, number[]>();
  for (const [index, { district }] of drawn.entries()) {
    let route = open.get(district);
    if (route === undefined || route.length === routeLength) {
      route = [];
      routes.push(route);
      open.set(district, route);
    }
    route.push(index);
  }
  return routes.map((entities, i) => ({ number: i + 1, entities }));
}

/** The places of one team: the lead, one for each participating department, then members up to the team's size. */
export function placesOfTeam(team: number, rules: Pick<DrawRules, 'lead' | 'participants' | 'team'>): readonly Place[] {
  const places: Place[] = [{ team, role: 'lead', department: rules.lead }];
  for (const department of rules.participants) places.push({ team, role: 'department', department });
  while (places.length < rules.team.size) places.push({ team, role: 'member', department: '' });
  return places;
}
