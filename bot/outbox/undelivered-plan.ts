import { assignmentCardKey, contributionCardKey } from '../../core/journal/message-keys.ts';
import { currentAssignments, pastAssignments } from '../../core/journal/queries.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import { undeliveredCard, type Unreached } from '../cards/undelivered.ts';
import { lastReminder } from './last-reminder.ts';
import { isOfLostGroup } from './lost-groups.ts';
import { returnedKey, revealCardKey, undeliveredKey } from './message-keys.ts';
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

/**
 * Who of a draw lacks a card, or has one that can no longer be brought up to date; each of them once, with the first
 * thing they lack.
 */
export function unreachedOf(state: OfficeState, draw: DrawState): readonly Unreached[] {
  const witnesses = draw.seal.witnesses.flatMap(({ department, person, name }) => [
    { key: contributionCardKey(draw.number, department), who: person, name, what: '见证卡片' },
    { key: revealCardKey(draw.number, department), who: person, name, what: '公开提醒' },
  ]);
  const places = [...currentAssignments(draw), ...pastAssignments(draw)];
  const officers = places.map(({ team, person, name }) => ({
    key: assignmentCardKey(draw.number, team, person),
    who: person,
    name,
    what: `第 ${team} 组任务`,
  }));
  const named = new Map<string, Unreached>();
  const awaited = [
    ...(draw.outcome === null ? witnesses : []),
    ...officers,
    ...returnedCards(state, draw),
    ...furtherCards(state, draw),
  ];
  for (const { key, who, name, what } of awaited) {
    const failure = state.deliveries.get(key)?.failure;
    if (failure && !named.has(who))
      named.set(who, { name, what, failure: { reason: failure.reason, answer: failure.answer } });
  }
  return [...named.values()];
}

/** What else of a draw goes to somebody: the kind of its key, where in the key the reader stands, and what it is. */
const FURTHER = [
  { kind: 'withdrawn', reader: 3, what: '撤回通知' },
  { kind: 'recusal', reader: 5, what: '回避申请' },
  { kind: 'review', reader: 3, what: '结果审核' },
  { kind: 'group-member', reader: 3, what: '加入小组群' },
  { kind: 'recusal-answer', reader: 3, what: '申请结果' },
  { kind: 'reminder', reader: 3, what: '提醒' },
  { kind: 'vacancy', reader: 3, what: '缺人通知' },
  { kind: 'publication', reader: 2, what: '结果公示' },
  { kind: 'finished', reader: 2, what: '抽取结果通知' },
  { kind: 'urge/reminder', reader: 4, what: '逾期加急' },
  { kind: 'team-group', reader: null, what: '小组群' },
  { kind: 'team-card', reader: null, what: '检查清单' },
] as const;

interface Awaited {
  readonly key: string;
  readonly who: string;
  readonly name: string;
  readonly what: string;
}

/** Results that came back, to those who filed them: the key names the firm only by a hash. */
function returnedCards(state: OfficeState, { number, results }: DrawState): readonly Awaited[] {
  return [...results.values()].flatMap(({ entity, by, review }) => {
    const name = state.people.get(by)?.name;
    if (review === null || review.accepted || name === undefined) return [];
    return [{ key: returnedKey(number, entity, review.at), who: by, name, what: '结果退回' }];
  });
}

function furtherCards(state: OfficeState, draw: DrawState): readonly Awaited[] {
  const { number } = draw;
  return FURTHER.flatMap(({ kind, reader, what }) => {
    const found: Awaited[] = [];
    const prefix = `${kind}/${number}/`;
    for (const [key, { failure }] of state.deliveries.from(prefix)) {
      if (!key.startsWith(prefix)) break;
      if (failure === null || isOfLostGroup(draw, key)) continue;
      const parts = key.split('/');
      if (isOldReminder(state, draw, key)) continue;
      const person = reader === null ? null : (parts[reader] ?? '');
      const name = person === null ? `第 ${parts[2] ?? ''} 组` : state.people.get(person as InspectorId)?.name;
      if (name !== undefined) found.push({ key, who: person ?? name, name, what });
    }
    return found;
  });
}

/** Whether a reminder, or the urgent notice of one, was followed by a newer one to the same person about the same place. */
function isOldReminder(state: OfficeState, { number }: DrawState, key: string): boolean {
  const reminder = key.startsWith('urge/') ? key.slice('urge/'.length) : key;
  const [kind, , team = '', person = ''] = reminder.split('/');
  if (kind !== 'reminder') return false;
  return lastReminder(state, number, Number(team), person as InspectorId)?.key !== reminder; // only ever looked up
}
