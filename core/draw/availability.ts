import type { DrawRules } from '../model/draw-rules.ts';
import type { DistrictCode } from '../model/ids.ts';
import type { Inspector } from '../model/inspector.ts';
import { dayNumber } from '../model/normalise.ts';
import type { Place } from './teams.ts';
import type { IneligibilityReason } from './transcript.ts';

/** What of the rules decides who may go. */
export type StaffRules = Pick<DrawRules, 'lead' | 'participants' | 'team' | 'inspectionFrom' | 'inspectionUntil'>;

/** Why an officer may take no place at all in this task, or null. */
export function unavailability(officer: Inspector, rules: StaffRules): IneligibilityReason | null {
  if (officer.certificates.length === 0) return 'no-certificate';
  // a certificate counts on its last day; it must hold on the last day on which the team may go
  const valid = officer.certificates.some(({ validUntil }) => validUntil >= rules.inspectionUntil);
  if (!valid) return 'certificate-expired';
  return isOnLeave(officer, rules) ? 'on-leave' : null;
}

/**
 * Whether leave takes half of the window's calendar days or more. Any single day would empty the list in a window of
 * weeks; only the whole window would send somebody who has one day left.
 */
export function isOnLeave({ leave }: Pick<Inspector, 'leave'>, rules: StaffRules): boolean {
  const first = dayNumber(rules.inspectionFrom);
  const last = dayNumber(rules.inspectionUntil);
  let counted = first - 1;
  let absent = 0;
  const spans = leave.map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const).sort((a, b) => a[0] - b[0]);
  for (const [from, to] of spans) {
    const start = Math.max(from, counted + 1);
    const end = Math.min(to, last);
    if (end < start) continue;
    absent += end - start + 1;
    counted = end;
  }
  return 2 * absent >= last - first + 1;
}

/**
 * Why an available officer may not take this place in a team, the entities left aside; or null. A route lies in one
 * district; after an entity was replaced by one of another, the officer must fit each.
 */
export function placeBar(
  officer: Inspector,
  place: Omit<Place, 'team'>,
  districts: readonly (DistrictCode | '')[],
  rules: StaffRules,
): IneligibilityReason | null {
  if (!departmentFits(officer, place, rules)) return 'department';
  const { leadQualification, districtRule } = rules.team;
  if (place.role === 'lead' && leadQualification !== '' && !officer.qualifications.includes(leadQualification)) {
    return 'qualification';
  }
  return districts.every((district) => districtFits(officer.district, district, districtRule)) ? null : 'district';
}

function departmentFits({ department }: Inspector, place: Omit<Place, 'team'>, rules: StaffRules): boolean {
  if (place.department !== '') return department === place.department;
  return department === rules.lead || rules.participants.includes(department);
}

/** City officers go anywhere; where the entity's district is unknown the rule says nothing. */
function districtFits(
  officers: DistrictCode | '',
  entitys: DistrictCode | '',
  rule: StaffRules['team']['districtRule'],
): boolean {
  if (rule === 'any' || officers === '' || entitys === '') return true;
  return rule === 'own' ? officers === entitys : officers !== entitys;
}
