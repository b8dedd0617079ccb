import { assignmentCardKey, contributionCardKey } from '../../core/journal/message-keys.ts';
import { currentAssignments, deliveryOf } from '../../core/journal/queries.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import { undeliveredCard, type Unreached } from '../cards/undelivered.ts';
import { undeliveredKey } from './message-keys.ts';
import type { Planned } from './planned.ts';
import type { MessageSettings } from './settings.ts';
import { taskView } from './views.ts';

/** To who answers for a draw: who could not be reached, as soon as there is somebody, kept up to date afterwards. */
export function undeliveredPlan(state: OfficeState, draw: DrawState, settings: MessageSettings): readonly Planned[] {
  const reader = draw.drawnBy ?? draw.sealedBy;
  const key = undeliveredKey(draw.number, reader);
  const unreached = unreachedOf(state, draw);
  if (unreached.length === 0 && !state.deliveries.has(key)) return [];
  return [
    {
      kind: 'card',
      key,
      draw: draw.number,
      to: { kind: 'person', person: reader },
      priority: 0,
      fresh: unreached.length > 0,
      basis: [draw.seal, JSON.stringify(unreached)],
      card: () => undeliveredCard(taskView(draw, settings), unreached),
    },
  ];
}

/** Witnesses and officers of a draw whose card could not be delivered. */
export function unreachedOf(state: OfficeState, draw: DrawState): readonly Unreached[] {
  const witnesses = draw.seal.witnesses.map(({ department, name }) => ({
    key: contributionCardKey(draw.number, department),
    name,
    what: '见证卡片',
  }));
  const officers = currentAssignments(draw).map(({ team, person, name }) => ({
    key: assignmentCardKey(draw.number, team, person),
    name,
    what: `第 ${team} 组任务`,
  }));
  return [...(draw.outcome === null ? witnesses : []), ...officers].flatMap(({ key, name, what }) => {
    const delivery = deliveryOf(state, key);
    return delivery.kind === 'failed' ? [{ name, what, reason: delivery.reason }] : [];
  });
}
