import type { InspectionItem } from '../../../core/model/inspection-item.ts';
import type { ItemCode } from '../../../core/model/ids.ts';
import type { Ratio } from '../../../core/model/draw-rules.ts';
import { listedParts } from '../../../core/tabular/cell-text.ts';
import { compareRatios } from '../../../core/tabular/numerals.ts';
import { parseRatioText, ratioBounds } from '../../../core/tabular/ratio-grammar.ts';
import type { PlanForm, QuotaForm } from '../state/plan-form.ts';
import type { PoolChoice } from './pool-choices.ts';

/**
 * The form after other items were chosen: departments, pool and ratio follow from the item list where they can, and
 * stay as they are where it says nothing. Everything can still be changed.
 */
export function withItems(
  form: PlanForm,
  codes: readonly ItemCode[],
  items: readonly InspectionItem[],
  objectTypes: readonly PoolChoice[],
): PlanForm {
  const chosen = items.filter(({ code }) => codes.includes(code));
  const [first] = chosen;
  if (first === undefined) return { ...form, items: [] };
  const departments = [...new Set(chosen.map(({ department }) => department))];
  const lead = form.lead !== '' && departments.includes(form.lead) ? form.lead : first.department;
  return {
    ...form,
    items: codes,
    lead,
    participants: departments.filter((department) => department !== lead),
    filters: { ...form.filters, objectType: matchingTypes(chosen, objectTypes) },
    quota: quotaFor(chosen) ?? form.quota,
  };
}

/** Legal forms, which lists keep in a column of their own: an item for 企业、个体工商户 is for every kind of entity. */
const LEGAL_FORMS: readonly string[] = [
  '企业',
  '个体工商户',
  '农民专业合作社',
  '市场主体',
  '经营主体',
  '各类市场主体',
  '各类经营主体',
];

/** Kinds of entities that the items name and the list has; none when an item is for all of them. */
function matchingTypes(items: readonly InspectionItem[], objectTypes: readonly PoolChoice[]): readonly string[] {
  const kinds = objectTypes.map(({ value }) => value).filter((value) => value !== '');
  const named = items.map(({ objectType }) => listedParts(objectType));
  const isForAll = (parts: readonly string[]): boolean =>
    parts.some((part) => LEGAL_FORMS.includes(part)) && !parts.every((part) => kinds.includes(part));
  if (named.some(isForAll)) return [];
  const wanted = new Set(named.flat());
  return kinds.filter((kind) => wanted.has(kind));
}

/** Bounds that all items set together: the highest minimum, the lowest maximum. */
export function itemBounds(items: readonly Pick<InspectionItem, 'ratioText'>[]): {
  readonly min: Ratio | null;
  readonly max: Ratio | null;
} {
  const clauses = items.flatMap(({ ratioText }) => {
    const parsed = parseRatioText(ratioText);
    return parsed.ok ? parsed.value : [];
  });
  return ratioBounds(clauses);
}

/** 不低于 sets a ratio that rounds up, 不超过 one that rounds down. */
function quotaFor(items: readonly InspectionItem[]): QuotaForm | null {
  const { min, max } = itemBounds(items);
  if (min !== null) return { kind: 'ratio', percent: percentText(min), rounding: 'up' };
  if (max !== null) return { kind: 'ratio', percent: percentText(max), rounding: 'down' };
  return null;
}

/** A ratio as the form writes it: at most four decimals, as the grammar reads. */
const percentText = ({ num, den }: Ratio): string => String(Math.round((num * 1_000_000) / den) / 10_000);

/** Whether a ratio keeps to what the items ask. */
export function ratioVerdict(
  ratio: Ratio,
  items: readonly Pick<InspectionItem, 'ratioText'>[],
): { readonly verdict: 'below-minimum' | 'above-maximum'; readonly bound: Ratio } | null {
  const { min, max } = itemBounds(items);
  if (min !== null && compareRatios(ratio, min) < 0) return { verdict: 'below-minimum', bound: min };
  if (max !== null && compareRatios(ratio, max) > 0) return { verdict: 'above-maximum', bound: max };
  return null;
}
