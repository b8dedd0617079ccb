import type { DeliveryFailure } from '../../core/wire/api.ts';
import { numberLine } from './assignment.ts';
import type { Card } from './card.ts';
import { clickValue } from './clicks.ts';
import { buttonRow, callbackButton, card, footnote, header, paragraph } from './elements.ts';
import { safeMarkdown, safeText } from './safe-text.ts';
import type { TaskView } from './task.ts';

/** Names on one page. */
const ON_A_PAGE = 30;

/** A message that was given up: why, and the chat's own code where it gave one. */
export interface Failure {
  readonly reason: DeliveryFailure;
  readonly answer: number | null;
}

/** Why a message did not reach somebody, for who can do something about it. */
export const failureWords = ({ reason, answer }: Failure): string =>
  reason === 'refused' && answer !== null ? `飞书拒收（代码 ${answer}）` : FAILURE_WORDS[reason];

const FAILURE_WORDS: Readonly<Record<DeliveryFailure, string>> = {
  'person-not-found': '飞书中找不到此人',
  'bot-unavailable-to-person': '不在机器人可用范围',
  resigned: '已离职',
  'blocked-by-person': '已屏蔽机器人',
  'content-refused': '内容被飞书拒绝',
  'no-permission': '机器人缺少权限',
  'chat-gone': '小组群已解散，或机器人被移出群',
  'quota-used-up': '本单位的飞书加急次数已用完',
  refused: '飞书拒收',
  other: '送达情况不明',
};

/** What repairs it. */
const REPAIRS: Readonly<Record<DeliveryFailure, string>> = {
  'person-not-found': '核对名录中的手机号或邮箱，改正后同步名录或重新封存时会再查找；查到后自动补发',
  'bot-unavailable-to-person': '请管理员把此人加入机器人的可用范围',
  resigned: '请更换人员',
  'blocked-by-person': '请本人在飞书中解除对机器人的屏蔽',
  'content-refused': '请检查名单中有无电话、敏感词',
  'no-permission': '请管理员为机器人开通权限',
  'chat-gone': '点“已处理，补发”会另建一个小组群',
  'quota-used-up': '提醒已送达，只是没有加急；请管理员增加加急次数后补发，或直接打电话',
  refused: '请管理员在飞书开放平台按代码查明原因，处理后补发',
  other: '请先问本人是否收到，没有收到的再补发',
};

/** Somebody whom a message did not reach. */
export interface Unreached {
  readonly name: string;
  /** What they did not get: `第 3 组任务`. */
  readonly what: string;
  readonly failure: Failure;
}

/** Shows who could not be reached and why, by name, and has it sent again after repair. Longer lists are turned. */
export function undeliveredCard(task: TaskView, unreached: readonly Unreached[], page = 1): Card {
  const subtitle = safeText(task.title, 40);
  if (unreached.length === 0) {
    return card(header('green', '卡片均已送达', subtitle, ['green', '已送达']), [
      paragraph('先前未送达的人员都已收到卡片。'),
      footnote(numberLine(task)),
    ]);
  }
  const pages = Math.ceil(unreached.length / ON_A_PAGE);
  const shown = Math.min(Math.max(page, 1), pages);
  const listed = unreached.slice((shown - 1) * ON_A_PAGE, shown * ON_A_PAGE);
  const reasons = [...new Map(listed.map(({ failure }) => [failureWords(failure), failure.reason]))];
  const turn = (to: number) => clickValue({ do: 'undelivered-page', draw: task.draw, page: to });
  return card(
    header('red', `${unreached.length} 人未收到卡片`, subtitle, ['red', '未送达']),
    [
      ...reasons.map(([words, reason]) =>
        paragraph(
          [
            `**${words}**`,
            ...listed
              .filter(({ failure }) => failureWords(failure) === words)
              .map(({ name, what }) => `${safeMarkdown(name, 20)}\u3000${safeMarkdown(what, 20)}`),
            `<font color='grey'>${REPAIRS[reason]}</font>`,
          ].join('\n'),
        ),
      ),
      callbackButton('已处理，补发', 'primary_filled', clickValue({ do: 'resend-failed', draw: task.draw })),
      ...(pages > 1
        ? [
            footnote(`第 ${shown}/${pages} 部分`),
            buttonRow([
              ...(shown > 1 ? [callbackButton('上一部分', 'default', turn(shown - 1))] : []),
              ...(shown < pages ? [callbackButton('下一部分', 'default', turn(shown + 1))] : []),
            ]),
          ]
        : []),
      footnote(numberLine(task)),
    ],
    `${unreached.length} 人未收到卡片：${task.title}`,
  );
}
