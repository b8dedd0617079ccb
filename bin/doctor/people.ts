import { type Availability, isEmpty } from '../../bot/gateway/feishu/availability.ts';
import type { ChatGateway } from '../../bot/gateway/gateway.ts';
import type { ContactStore } from '../../bot/stores/contact-store.ts';
import type { OfficeState, PersonState } from '../../core/journal/state.ts';
import { fine, type Finding, warning } from './finding.ts';
import { examineRange, rangeAlone } from './range.ts';

const ABOUT = '人员';
/** Names that one line lists; the rest is counted. */
const MOST_NAMED = 30;

/** Looks everybody up whom the office knows: who is not found is outside the app's range, or the number is wrong. */
export async function examinePeople(
  state: OfficeState,
  contacts: ContactStore,
  gateway: Pick<ChatGateway, 'findPeople'>,
  range: Availability | null,
): Promise<readonly Finding[]> {
  const people = [...state.people.values()];
  const alone = range === null || isEmpty(range) ? [] : [rangeAlone(range, 0)];
  if (people.length === 0) return [...alone, fine(ABOUT, '还没有登记人员，第一次同步执法人员名录或封存时登记。')];
  const known = people.flatMap((person) => contacts.get(person.id) ?? []);
  const reachable = new Set(known.filter(({ mobile, email }) => mobile ?? email).map(({ id }) => id));
  const silent = people.filter(({ id }) => !reachable.has(id));
  const found = await gateway.findPeople(known);
  if (found.kind !== 'done') {
    return [...alone, warning(ABOUT, '没有查成。', '先处理上面的问题，再体检一次。')];
  }
  const missing = people.filter(({ id }) => reachable.has(id) && !found.value.has(id));
  const total = `共 ${String(people.length)} 人，找到飞书账号 ${String(found.value.size)} 人。`;
  return [
    ...(range === null || isEmpty(range) ? [] : [examineRange(range, state, found.value)]),
    missing.length + silent.length === 0 ? fine(ABOUT, total) : warning(ABOUT, total, ''),
    ...(missing.length === 0
      ? []
      : [
          warning(
            ABOUT,
            `飞书里没有找到：${namesOf(missing)}。`,
            '核对名单中的手机号或邮箱；号码无误的，在“权限管理”页的“通讯录权限范围”（默认与可用范围一致）中加入此人并发布。',
          ),
        ]),
    ...(silent.length === 0
      ? []
      : [
          warning(
            ABOUT,
            `没有手机号或邮箱：${namesOf(silent)}。`,
            '在执法人员名单中补上，下次同步名录或封存时会重新查找。',
          ),
        ]),
  ];
}

/** Names for one line. */
export function namesOf(people: readonly PersonState[]): string {
  const names = people.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = people.length - names.length;
  return names.join('、') + (rest > 0 ? ` 等 ${String(people.length)} 人` : '');
}
