import { chinaDate } from '../../../core/calendar/civil-date.ts';
import { inspectWindow, type WindowFault, type WindowOutlook } from '../../../core/calendar/inspection-window.ts';
import type { WorkCalendar } from '../../../core/calendar/working-days.ts';
import { compareUtf8 } from '../../../core/encoding/bytes.ts';
import { rulesFault, type RulesFault } from '../../../core/draw/rules-check.ts';
import type { DrawRules, PoolFilter, Quota, Ratio } from '../../../core/model/draw-rules.ts';
import type { InspectionItem } from '../../../core/model/inspection-item.ts';
import type { Instant, IsoDate } from '../../../core/model/ids.ts';
import { exactFraction } from '../../../core/tabular/numerals.ts';
import { halfWidth } from '../../../core/tabular/cell-text.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { POOL_ATTRIBUTES, type PlanForm, type PoolAttribute, type QuotaForm } from '../state/plan-form.ts';

/** Joins the values of a stratum into one key of the form. */
export const STRATUM_SEPARATOR = '\u001f';

/** What is still missing or wrong in a plan. */
export type PlanFault =
  | { readonly code: 'no-item-chosen' }
  | { readonly code: 'no-lead' }
  | { readonly code: 'no-deadline' }
  | { readonly code: 'public-source-unnamed' }
  | { readonly code: 'ratio-not-understood'; readonly text: string }
  | WindowFault
  | RulesFault;

/** Rules that can be sealed, with what the calendar says of them. */
export interface PlannedRules {
  readonly rules: DrawRules;
  readonly outlook: WindowOutlook;
}

/** Turns the form into rules, or says the first thing that is in the way. */
export function planRules(
  form: PlanForm,
  items: readonly InspectionItem[],
  calendar: WorkCalendar,
  now: Instant,
): Result<PlannedRules, PlanFault> {
  const chosen = items.filter(({ code }) => form.items.includes(code)).sort((a, b) => compareUtf8(a.code, b.code));
  const today = chinaDate(now);
  if (chosen.length === 0) return fail({ code: 'no-item-chosen' });
  if (form.lead === '') return fail({ code: 'no-lead' });
  if (form.until === '') return fail({ code: 'no-deadline' });
  if (form.publicSource?.name.trim() === '') return fail({ code: 'public-source-unnamed' });
  const quota = quotaOf(form.quota);
  if (!quota.ok) return quota;
  const from: IsoDate = form.from === '' ? today : form.from;
  const outlook = inspectWindow(calendar, { from, until: form.until }, today);
  if (!outlook.ok) return outlook;
  const rules: DrawRules = {
    title: planTitle(form, chosen, today),
    provincialTaskNumber: form.provincialTaskNumber.trim(),
    lead: form.lead,
    participants: [...form.participants].sort(compareUtf8),
    items: chosen,
    fullCoverageBasis: fullCoverageBasis(form, chosen),
    directedReason: form.directedReason.trim(),
    filters: filtersOf(form),
    stratifyBy: form.stratifyBy,
    quota: quota.value,
    reserve: form.reserve,
    team: {
      size: form.teamSize,
      routeLength: form.routeLength,
      loadCap: form.loadCap,
      districtRule: form.districtRule,
      leadQualification: form.leadQualification,
    },
    inspectionFrom: from,
    inspectionUntil: form.until,
    deadlineProvisional: outlook.value.provisionalYears.length > 0,
  };
  const fault = rulesFault(rules);
  return fault === null ? ok({ rules, outlook: outlook.value }) : fail(fault);
}

/** The clerk's title, else the year and the first item. */
export function planTitle(form: PlanForm, items: readonly Pick<InspectionItem, 'name'>[], today: IsoDate): string {
  const own = form.title.trim();
  if (own !== '') return own;
  const [first] = items;
  const more = items.length > 1 ? `等 ${String(items.length)} 项` : '';
  if (first === undefined) return '';
  const name = `${first.name}${more}`;
  return `${today.slice(0, 4)} 年度${name}${/(?:检查|抽查)$/.test(name) ? '' : '抽查'}`;
}

function fullCoverageBasis(form: PlanForm, items: readonly InspectionItem[]): DrawRules['fullCoverageBasis'] {
  const basis = form.fullCoverageBasis.trim();
  return basis === ''
    ? []
    : items.filter(({ fullCoverage }) => fullCoverage).map(({ code }) => ({ item: code, basis }));
}

/** Attributes with chosen values, in the order of the form. */
export function filtersOf(form: Pick<PlanForm, 'filters'>): readonly PoolFilter[] {
  return POOL_ATTRIBUTES.flatMap((attribute: PoolAttribute) => {
    const values = form.filters[attribute] ?? [];
    return values.length === 0 ? [] : [{ attribute, values: [...values].sort(compareUtf8) }];
  });
}

/** What the clerk typed as numbers, exactly: `3`, `0.5`, `３％`. */
export function quotaOf(form: QuotaForm): Result<Quota, { code: 'ratio-not-understood'; text: string }> {
  if (form.kind === 'count') return ok({ kind: 'count', count: form.count });
  if (form.kind === 'ratio') {
    const ratio = percentRatio(form.percent);
    return ratio === null
      ? fail({ code: 'ratio-not-understood', text: form.percent })
      : ok({ kind: 'ratio', ratio, rounding: form.rounding });
  }
  const rates: { stratum: readonly string[]; ratio: Ratio }[] = [];
  for (const [key, text] of Object.entries(form.percents)) {
    const ratio = percentRatio(text);
    if (ratio === null) return fail({ code: 'ratio-not-understood', text });
    rates.push({ stratum: key.split(STRATUM_SEPARATOR), ratio });
  }
  return ok({ kind: 'ratio-per-stratum', rates, rounding: form.rounding });
}

/** A percentage as an exact fraction; out-of-range values come back too, for the rules to refuse with their number. */
export function percentRatio(text: string): Ratio | null {
  const plain = halfWidth(text).replace(/\s+/g, '');
  return plain.endsWith('‰') ? exactFraction(plain.slice(0, -1), 1000) : exactFraction(plain.replace(/%$/, ''), 100);
}
