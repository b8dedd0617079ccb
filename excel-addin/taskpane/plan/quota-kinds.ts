import { useMemo } from 'react';
import { poolPreview } from '../../../core/draw/pool.ts';
import type { QuotaForm } from '../state/plan-form.ts';
import type { PaneState } from '../state/pane-state.ts';
import { usePaneState } from '../view/pane-context.tsx';
import { filtersOf, STRATUM_SEPARATOR } from './plan-rules.ts';

/** A stratum of the pool as the form keys it. */
export interface StratumKey {
  readonly key: string;
  readonly values: readonly string[];
}

/** Strata of the pool as it is chosen now, whatever the quota. */
export function strataOf({ plan, selection }: Pick<PaneState, 'plan' | 'selection'>): readonly StratumKey[] {
  if (selection === null) return [];
  const everything = { kind: 'ratio', ratio: { num: 1, den: 1 }, rounding: 'up' } as const;
  const preview = poolPreview(
    selection,
    { filters: filtersOf(plan), stratifyBy: plan.stratifyBy, quota: everything },
    plan.exclusions,
  );
  if (!preview.ok) return [];
  return preview.value.strata.map(({ stratum }) => ({ key: stratum.join(STRATUM_SEPARATOR), values: stratum }));
}

/** Strata of the plan in the pane. */
export function useStrata(): readonly StratumKey[] {
  const plan = usePaneState((state) => state.plan);
  const selection = usePaneState((state) => state.selection);
  return useMemo(() => strataOf({ plan, selection }), [plan, selection]);
}

/** Another kind of quota that starts from what was there. */
export function quotaOfKind(kind: QuotaForm['kind'], from: QuotaForm, strata: readonly StratumKey[]): QuotaForm {
  const percent = from.kind === 'ratio' ? from.percent : '3';
  const rounding = from.kind === 'count' ? 'up' : from.rounding;
  switch (kind) {
    case 'count':
      return { kind, count: from.kind === 'count' ? from.count : 30 };
    case 'ratio':
      return { kind, percent, rounding };
    case 'ratio-per-stratum':
      return { kind, rounding, percents: Object.fromEntries(strata.map(({ key }) => [key, percent])) };
  }
}

/** The quota after the strata have become others: rates of strata that remain are kept. */
export function quotaForStrata(quota: QuotaForm, strata: readonly StratumKey[]): QuotaForm {
  if (quota.kind !== 'ratio-per-stratum') return quota;
  if (strata.length <= 1) return quotaOfKind('ratio', quota, strata);
  const percents = Object.fromEntries(strata.map(({ key }) => [key, quota.percents[key] ?? '3']));
  return { ...quota, percents };
}
