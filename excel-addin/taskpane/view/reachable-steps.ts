import { isUsable } from '../state/list-state.ts';
import { STEPS, type PaneState, type Step } from '../state/pane-state.ts';

/** Steps that may be shown: those that are done, and the next one. */
export function reachableSteps(state: PaneState, planReady: boolean): ReadonlySet<Step> {
  const reachable = new Set<Step>(['lists']);
  const { lists, draw } = state;
  const listsReady = isUsable(lists.items) && isUsable(lists.entities) && isUsable(lists.inspectors);
  if (listsReady) reachable.add('plan');
  const isSealed = draw.status !== null;
  if (isSealed || (listsReady && planReady && state.session.kind === 'paired')) reachable.add('seal');
  if (draw.status?.phase === 'drawn') reachable.add('result');
  return reachable;
}

/** The step to show for the one that is wanted: itself, or the last one before it that may be shown. */
export function shownStep(wanted: Step, reachable: ReadonlySet<Step>): Step {
  const upTo = STEPS.slice(0, STEPS.indexOf(wanted) + 1);
  return upTo.filter((step) => reachable.has(step)).at(-1) ?? 'lists';
}
