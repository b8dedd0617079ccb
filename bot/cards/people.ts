import type { Card, Markdown } from './card.ts';
import { card, figures, footnote, header, paragraph } from './elements.ts';
import { safeMarkdown } from './safe-text.ts';

/** Names that one line lists; the rest is counted. */
const MOST_NAMED = 40;

/** Whom the bot can reach, and whom not and why. */
export interface PeopleView {
  readonly total: number;
  readonly found: number;
  /** Not searched for yet. */
  readonly sought: number;
  /** Contact data is on file, but Feishu knows nobody with it: a wrong number, or they left. */
  readonly missing: readonly string[];
  readonly withoutContact: readonly string[];
  /** With an account, but the last card did not reach them: why, in words. */
  readonly unreachable: readonly { readonly name: string; readonly why: string }[];
}

/** Report on who could not be found or reached, for clerks and the joint office. */
export function peopleCard(view: PeopleView): Card {
  const { total, found, sought, missing, withoutContact, unreachable } = view;
  const lines = [
    ...namesLine('飞书里没有找到', missing, '请核对手机号或邮箱，或确认是否已离职、是否在机器人可用范围'),
    ...namesLine('名录里没有手机号和邮箱', withoutContact, '请在执法人员名录中补上'),
    ...namesLine(
      '有账号但收不到',
      unreachable.map(({ name, why }) => `${name}（${why}）`),
      '处理后发送“补发 任务编号”',
    ),
  ];
  const well = lines.length === 0;
  return card(
    header(well ? 'blue' : 'orange', '人员核对', undefined, well ? undefined : ['orange', '有人收不到']),
    [
      figures([
        [String(total), '登记人员'],
        [String(found), '找到账号'],
        [String(missing.length + withoutContact.length), '没有找到'],
      ]),
      ...(sought > 0 ? [paragraph(`还有 ${String(sought)} 人正在查找。`)] : []),
      ...(well ? [paragraph('所有人都能收到。')] : lines),
      footnote('补正手机号或邮箱后，下次同步名录或封存时会重新查找，找到后未送达的卡片自动补发。'),
    ],
    `人员核对：找到 ${String(found)}/${String(total)}`,
  );
}

/** A paragraph with people's names and what to do about them; none when there is nobody. */
export function namesLine(title: string, names: readonly string[], todo: string): readonly Markdown[] {
  if (names.length === 0) return [];
  const listed = names.slice(0, MOST_NAMED).map((name) => safeMarkdown(name, 30));
  const rest = names.length > listed.length ? ` 等 ${String(names.length)} 人` : '';
  return [paragraph(`**${title}**\u3000${listed.join('、')}${rest}\n${todo}`)];
}
