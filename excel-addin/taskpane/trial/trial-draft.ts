import { compareUtf8 } from '../../../core/encoding/bytes.ts';
import { secretHash } from '../../../core/draw/seed.ts';
import { chinaDate, chinaTime } from '../../../core/calendar/civil-date.ts';
import type { DrawRules } from '../../../core/model/draw-rules.ts';
import type { DrawNumber, Hex32, Instant } from '../../../core/model/ids.ts';
import { isDrawNumber } from '../../../core/model/normalise.ts';
import type { SealDraft } from '../seal/seal-draft.ts';
import type { Places } from '../state/pane-state.ts';
import type { PlanForm } from '../state/plan-form.ts';

/** What stands before the number of a trial; no office numbers its draws so. */
export const TRIAL_PREFIX = 'MONI-';

/**
 * The seal of a trial: the plan as it stands, without witnesses and public value. It is never sent and never published;
 * its number says what it is.
 */
export function trialDraft(
  form: PlanForm,
  rules: DrawRules,
  places: Places,
  { now, seed }: { readonly now: Instant; readonly seed: Hex32 },
): SealDraft {
  return {
    format: 'ssj-seal-1',
    drawNumber: trialNumber(now),
    sealedAt: now,
    itemListVersion: TRIAL_PREFIX,
    rules,
    exclusions: [...form.exclusions].sort((a, b) => compareUtf8(a.id, b.id)),
    departments: namedDepartments(rules, places),
    districts: [...places.districts].sort((a, b) => compareUtf8(a.code, b.code)),
    witnesses: [],
    secretHash: secretHash(seed),
    publicSource: null,
    contributionsUntil: now,
    revealsUntil: now,
    withheldRule: 'void',
    leastAssurance: 1,
    replaces: null,
  };
}

/** `MONI-20260305-091200`, by the clock of this machine in China's time. */
function trialNumber(now: Instant): DrawNumber {
  const number = `${TRIAL_PREFIX}${chinaDate(now).replace(/-/g, '')}-${chinaTime(now).replace(/:/g, '')}`;
  if (!isDrawNumber(number)) throw new Error(`${number} is no number of a draw`);
  return number;
}

/** Departments that no list names stand under their codes. */
function namedDepartments({ lead, participants }: DrawRules, { departments }: Places): SealDraft['departments'] {
  const named = new Map(departments.map((department) => [department.code, department]));
  for (const code of [lead, ...participants]) if (!named.has(code)) named.set(code, { code, name: code });
  return [...named.values()].sort((a, b) => compareUtf8(a.code, b.code));
}
