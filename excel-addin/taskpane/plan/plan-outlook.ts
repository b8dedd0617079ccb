import { useMemo } from 'react';
import { chinaDate } from '../../../core/calendar/civil-date.ts';
import type { WindowOutlook } from '../../../core/calendar/inspection-window.ts';
import { type CeilingFault, ceilingFault } from '../../../core/draw/item-limits.ts';
import { poolPreview, type PoolPreview, type PreviewFault } from '../../../core/draw/pool.ts';
import type { DrawRules } from '../../../core/model/draw-rules.ts';
import type { InspectionItem } from '../../../core/model/inspection-item.ts';
import type { IsoDate } from '../../../core/model/ids.ts';
import { instantAt } from '../../../core/model/instant.ts';
import type { Services } from '../services.ts';
import { takenRows } from '../state/list-state.ts';
import type { PaneState } from '../state/pane-state.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { filtersOf, planRules, planTitle, quotaOf, type PlanFault } from './plan-rules.ts';
import { staffing, type Staffing } from './staffing.ts';

/** All that can be said of a plan before it is sealed. */
export interface PlanOutlook {
  readonly title: string;
  readonly today: IsoDate;
  /** Items of the list that the plan has. */
  readonly items: readonly InspectionItem[];
  readonly rules: DrawRules | null;
  /** What is missing or wrong, or null. */
  readonly fault: PlanFault | null;
  readonly window: WindowOutlook | null;
  /** Strata and numbers; null before there are entities or while the quota is not understood. */
  readonly preview: PoolPreview | null;
  readonly previewFault: PreviewFault | null;
  /** An ordinary item of which more would be drawn than its ratio allows, or null. */
  readonly ceiling: CeilingFault | null;
  readonly staff: Staffing | null;
  /** Nothing is in the way of sealing. */
  readonly ready: boolean;
}

/** Looks at the plan as it stands; cheap enough to be done at every change. */
export function planOutlook(
  { plan, selection }: Pick<PaneState, 'plan' | 'selection'>,
  items: readonly InspectionItem[],
  inspectors: readonly Parameters<typeof staffing>[1][number][],
  { calendar, now }: Pick<Services, 'calendar' | 'now'>,
): PlanOutlook {
  const instant = instantAt(now());
  const today = chinaDate(instant);
  const chosen = items.filter(({ code }) => plan.items.includes(code));
  const planned = planRules(plan, items, calendar, instant);
  const rules = planned.ok ? planned.value.rules : null;
  const quota = quotaOf(plan.quota);
  const previewed =
    selection === null || !quota.ok
      ? null
      : poolPreview(
          selection,
          { filters: filtersOf(plan), stratifyBy: plan.stratifyBy, quota: quota.value },
          plan.exclusions,
        );
  const preview = previewed?.ok === true ? previewed.value : null;
  const ceiling = rules === null || preview === null ? null : ceilingFault(rules, preview);
  const staff = rules === null || preview === null ? null : staffing(rules, inspectors, preview.drawn);
  return {
    title: planTitle(plan, chosen, today),
    today,
    items: chosen,
    rules,
    fault: planned.ok ? null : planned.fault,
    window: planned.ok ? planned.value.outlook : null,
    preview,
    previewFault: previewed === null || previewed.ok ? null : previewed.fault,
    ceiling,
    staff,
    ready: rules !== null && preview !== null && ceiling === null && staff?.shortage === null,
  };
}

/** The outlook of the plan in the pane. */
export function usePlanOutlook(): PlanOutlook {
  const { services } = usePane();
  const plan = usePaneState((state) => state.plan);
  const selection = usePaneState((state) => state.selection);
  const itemList = usePaneState((state) => state.lists.items);
  const inspectorList = usePaneState((state) => state.lists.inspectors);
  const items = useMemo(() => takenRows(itemList), [itemList]);
  const inspectors = useMemo(() => takenRows(inspectorList).map(({ inspector }) => inspector), [inspectorList]);
  return useMemo(
    () => planOutlook({ plan, selection }, items, inspectors, services),
    [plan, selection, items, inspectors, services],
  );
}
