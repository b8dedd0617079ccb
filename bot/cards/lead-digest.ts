import type { DrawNumber, IsoDate } from '../../core/model/ids.ts';
import type { Card, CardElement } from './card.ts';
import { clickValue } from './clicks.ts';
import { shortDay } from './dates.ts';
import { buttonRow, callbackButton, card, footnote, header, paragraph, rule } from './elements.ts';
import { safeMarkdown } from './safe-text.ts';

/** Teams that one digest lists; the others are counted. */
const MOST_LISTED = 8;

/** What a lead should know of one of their teams this morning. */
export interface LedTeam {
  readonly draw: DrawNumber;
  readonly title: string;
  readonly team: number;
  readonly until: IsoDate;
  readonly daysLeft: number;
  /** Members who have not answered. */
  readonly unanswered: readonly string[];
  readonly open: number;
  readonly entities: number;
  /** Results that wait for this lead. */
  readonly toReview: number;
}

/** The lead's morning digest: who has not answered, what is open, what waits for review. */
export function leadDigestCard(day: IsoDate, teams: readonly LedTeam[]): Card {
  const late = teams.some(({ daysLeft, open }) => daysLeft < 0 && open > 0);
  const rest = teams.length - MOST_LISTED;
  const title = `组长日报 · ${shortDay(day)}`;
  return card(
    header(late ? 'red' : 'blue', title, `${teams.length} 个小组有事要办`, late ? ['red', '有逾期'] : undefined),
    [
      ...teams.slice(0, MOST_LISTED).flatMap((team, index) => [...(index === 0 ? [] : [rule]), ...teamElements(team)]),
      ...(rest > 0 ? [footnote(`还有 ${rest} 个小组，发送“我的任务”可看到`)] : []),
    ],
    title,
  );
}

function teamElements(team: LedTeam): readonly CardElement[] {
  const at = { draw: team.draw, team: team.team };
  const lines = [
    `**${safeMarkdown(team.title, 40)}**\u3000第 ${team.team} 组`,
    `${shortDay(team.until)}前（${leftWords(team.daysLeft)}）\u3000未填报 **${team.open}**/${team.entities} 户`,
    ...(team.unanswered.length === 0
      ? []
      : [`未答复\u3000${team.unanswered.map((name) => safeMarkdown(name, 20)).join('、')}`]),
    ...(team.toReview === 0 ? [] : [`待您审核\u3000**${team.toReview}** 户`]),
  ];
  return [
    paragraph(lines.join('\n')),
    buttonRow([
      ...(team.toReview === 0
        ? []
        : [callbackButton('审核结果', 'primary_filled', clickValue({ do: 'show-review', ...at }))]),
      callbackButton('查看任务', 'default', clickValue({ do: 'show-task', ...at })),
    ]),
  ];
}

function leftWords(daysLeft: number): string {
  if (daysLeft === 0) return '今天截止';
  return daysLeft > 0 ? `还剩 ${daysLeft} 天` : `逾期 ${-daysLeft} 天`;
}
