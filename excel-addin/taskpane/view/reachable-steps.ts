import { isUsable } from '../state/list-state.ts';
import type { PaneState, Step } from '../state/pane-state.ts';

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
