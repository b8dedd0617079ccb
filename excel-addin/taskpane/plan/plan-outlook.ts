import { useMemo } from 'react';
import { chinaDate } from '../../../core/calendar/civil-date.ts';
import type { WindowOutlook } from '../../../core/calendar/inspection-window.ts';
import { type CeilingFault, ceilingFault } from '../../../core/draw/item-limits.ts';
import { poolPreview, type PoolPreview, type PreviewFault } from '../../../core/draw/pool.ts';
import type { DrawRules } from '../../../core/model/draw-rules.ts';
import type { InspectionItem } from '../../../core/model/inspection-item.ts';
import type { IsoDate } from '../../../core/model/ids.ts';
import { instantAt } from '../../../core/model/instant.ts';
import type { Inspector } from '../../../core/model/inspector.ts';
import { type Declaration, withDeclarations } from '../../../core/roster/declarations.ts';
import type { Services } from '../services.ts';
import { takenRows } from '../state/list-state.ts';
import type { PaneState } from '../state/pane-state.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { filtersOf, planRules, planTitle, quotaOf, type PlanFault } from './plan-rules.ts';
import { rehearsalSubject } from '../rehearsal/rehearsal-actions.ts';
import { NO_REHEARSAL, sameSubject, type RehearsalState } from '../state/rehearsal-state.ts';
import { staffing, type DepartmentStaff } from './staffing.ts';

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
  readonly staff: readonly DepartmentStaff[];
  /** Officers of the list who declared leave or a conflict in chat. */
  readonly declared: number;
  /** What rehearsals of just this plan came to, or come to so far. */
  readonly rehearsal: RehearsalState;
  /** Nothing is in the way of sealing. */
  readonly ready: boolean;
}

/** What does not need a rehearsal. */
type FirstLook = Omit<PlanOutlook, 'rehearsal' | 'ready'>;

/** Looks at the plan as it stands; cheap enough to be done at every change. */
export function firstLook(
  { plan, selection, declarations }: Pick<PaneState, 'plan' | 'selection' | 'declarations'>,
  items: readonly InspectionItem[],
  inspectors: readonly Inspector[],
  { calendar, now }: Pick<Services, 'calendar' | 'now'>,
): FirstLook {
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
  return {
    title: planTitle(plan, chosen, today),
    today,
    items: chosen,
    rules,
    fault: planned.ok ? null : planned.fault,
    window: planned.ok ? planned.value.outlook : null,
    preview,
    previewFault: previewed === null || previewed.ok ? null : previewed.fault,
    ceiling: rules === null || preview === null ? null : ceilingFault(rules, preview),
    staff: rules === null ? [] : staffing(rules, withDeclarations(inspectors, declarations, [])),
    declared: declaredAmong(inspectors, declarations),
  };
}

/** The first look with what rehearsals have shown of just this plan. */
function withRehearsal(
  look: FirstLook,
  state: Pick<PaneState, 'plan' | 'selection' | 'lists' | 'declarations' | 'rehearsal'>,
): PlanOutlook {
  const { rules, preview, ceiling } = look;
  const subject = rules === null ? null : rehearsalSubject(state, rules, state.plan.exclusions);
  const rehearsal = sameSubject(subject, state.rehearsal.subject) ? state.rehearsal : NO_REHEARSAL;
  const ready = rules !== null && preview !== null && ceiling === null && !isHopeless(rehearsal);
  return { ...look, rehearsal, ready };
}

/** No rehearsal found a plan; one that failed only with some seeds is a warning. */
const isHopeless = ({ result, fault }: RehearsalState): boolean => fault !== null || result?.planned === 0;

function declaredAmong(inspectors: readonly Inspector[], declarations: readonly Declaration[]): number {
  const declared = new Set(
    declarations.filter(({ leave, conflicts }) => leave.length + conflicts.length > 0).map(({ person }) => person),
  );
  return inspectors.filter(({ id }) => declared.has(id)).length;
}

/** The outlook of the plan in the pane. */
export function usePlanOutlook(): PlanOutlook {
  const { services } = usePane();
  const state = usePaneState((whole) => whole);
  const { plan, selection, lists, declarations, rehearsal } = state;
  const items = useMemo(() => takenRows(lists.items), [lists.items]);
  const inspectors = useMemo(() => takenRows(lists.inspectors).map(({ inspector }) => inspector), [lists.inspectors]);
  const look = useMemo(
    () => firstLook({ plan, selection, declarations }, items, inspectors, services),
    [plan, selection, declarations, items, inspectors, services],
  );
  return useMemo(
    () => withRehearsal(look, { plan, selection, lists, declarations, rehearsal }),
    [look, plan, selection, lists, declarations, rehearsal],
  );
}
