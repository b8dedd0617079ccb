import type { Role } from '../../core/wire/api.ts';
import type { Card } from './card.ts';
import { clickValue } from './clicks.ts';
import { buttonRow, callbackButton, card, footnote, header, paragraph } from './elements.ts';
import { safeMarkdown } from './safe-text.ts';

/** What the reader may say, by role; the same words work when written. */
export function menuCard(reader: { readonly name: string; readonly role: Role } | null, notice?: string): Card {
  const opening = notice === undefined ? [] : [paragraph(notice)];
  if (reader === null) {
    return card(header('grey', '双随机抽查'), [
      ...opening,
      paragraph('名录中没有与您的飞书账号对应的人员。请联系本单位经办人，把您的手机号或邮箱补入人员名录后再试。'),
    ]);
  }
  const office = reader.role === 'clerk' || reader.role === 'joint-office';
  const rows = [
    buttonRow([
      callbackButton('我的任务', 'primary_filled', clickValue({ do: 'say', command: 'tasks' })),
      callbackButton('今天', 'default', clickValue({ do: 'say', command: 'today' })),
    ]),
    buttonRow([
      callbackButton('请假', 'default', clickValue({ do: 'say', command: 'leave' })),
      callbackButton('回避声明', 'default', clickValue({ do: 'say', command: 'recusal' })),
    ]),
    ...(office
      ? [
          buttonRow([
            callbackButton('逾期', 'default', clickValue({ do: 'say', command: 'overdue' })),
            callbackButton('统计', 'default', clickValue({ do: 'say', command: 'statistics' })),
          ]),
        ]
      : []),
    ...(office ? [callbackButton('配对 Excel', 'default', clickValue({ do: 'say', command: 'pair' }))] : []),
  ];
  const commands = [
    '**我的任务**\u3000手上的抽查任务',
    '**今天**\u3000今天该做什么',
    '**任务 编号**\u3000一项任务的安排，例如“任务 SZ-2026-0007”',
    '**进度**\u3000各项任务完成多少',
    '**请假 起止**\u3000例如“请假 12月1日至12月5日”，之后的抽取会考虑',
    '**回避声明**\u3000登记不宜前往的单位',
    ...(office
      ? [
          '**配对 / 解绑**\u3000连接或断开 Excel 任务窗格',
          '**逾期**\u3000谁超过了期限',
          '**催办 编号**\u3000提醒还没完成的人',
          '**统计**\u3000今年的计划与完成',
          '**人员**\u3000谁在飞书里找不到、收不到',
        ]
      : []),
    '**帮助**\u3000这张说明',
  ];
  return card(
    header('blue', '双随机抽查', `${reader.name}，您好`),
    [...opening, ...rows, paragraph(commands.join('\n')), footnote('群里请先 @ 机器人再说。')],
    '可以这样对我说',
  );
}

/** A short answer with no more to it. */
export function noticeCard(title: string, text: string): Card {
  return card(header('blue', title), [paragraph(safeMarkdown(text, 500))], text);
}
