import { type Availability, inRange } from '../../bot/gateway/feishu/availability.ts';
import { assignmentCardKey } from '../../bot/outbox/message-keys.ts';
import { currentAssignments } from '../../core/journal/queries.ts';
import type { OfficeState, PersonState } from '../../core/journal/state.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import { fault, fine, type Finding } from './finding.ts';
import { namesOf } from './people.ts';

const ABOUT = '可用范围';
const WIDEN =
  '在“版本管理与发布”页创建版本，在“可用范围”中加入这些人或其部门，提交并发布；管理员也可在飞书管理后台的“工作台 > 应用管理”中直接修改。';

/**
 * Says who of those whom the office knows is outside of the app's range: nothing that the bot sends reaches them. Who is in
 * by a department can't be told one by one; for them counts whether Feishu refused their last card for that reason.
 */
export function examineRange(
  range: Availability,
  state: OfficeState,
  accounts: ReadonlyMap<InspectorId, string>,
): Finding {
  const known = [...state.people.values()].flatMap((person) => {
    const openId = accounts.get(person.id);
    return openId === undefined ? [] : [{ person, place: inRange(range, openId) }];
  });
  const refused = refusedFor(state);
  const isOutside = ({ person, place }: (typeof known)[number]): boolean =>
    place === 'no' || (place === 'by-department' && refused.has(person.id));
  const outside = known.filter(isOutside);
  if (outside.length > 0) return fault(ABOUT, `不在应用的可用范围内：${named(outside)}。`, WIDEN);
  const unsure = known.filter(({ place }) => place === 'by-department').length;
  if (unsure === 0) return rangeAlone(range, known.length);
  return fine(ABOUT, `${String(unsure)} 人按部门或用户组开通，最近的卡片没有因此被拒。`);
}

/** What can be said of a range whose people are not known one by one. */
export function rangeAlone(range: Availability, known: number): Finding {
  if (range.everyone) return fine(ABOUT, '全员可用。');
  return fine(ABOUT, known === 0 ? '已设置，登记人员后可逐人核对。' : `${String(known)} 人都在其中。`);
}

const named = (of: readonly { readonly person: PersonState }[]): string => namesOf(of.map(({ person }) => person));

/** Officers whose newest card Feishu refused because they are not in the range. */
function refusedFor(state: OfficeState): ReadonlySet<InspectorId> {
  const newest = new Map<InspectorId, boolean>();
  for (const draw of [...state.draws.values()].reverse()) {
    for (const { team, person } of currentAssignments(draw)) {
      const card = state.deliveries.get(assignmentCardKey(draw.number, team, person));
      if (newest.has(person) || (!card?.message && !card?.failure)) continue;
      newest.set(person, !card.message && card.failure?.reason === 'bot-unavailable-to-person');
    }
  }
  return new Set([...newest].filter(([, outside]) => outside).map(([person]) => person));
}
