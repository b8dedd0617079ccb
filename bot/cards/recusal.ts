import type { RecusalReason } from '../../core/model/inspector.ts';
import type { InspectorId, Instant } from '../../core/model/ids.ts';
import type { Card, CardElement } from './card.ts';
import { clickValue } from './clicks.ts';
import { dayAndTime } from './dates.ts';
import { buttonRow, callbackButton, card, footnote, header, linkButton, paragraph } from './elements.ts';
import { numberLine } from './assignment.ts';
import { REASON_WORDS } from './recusal-words.ts';
import { safeMarkdown, safeText } from './safe-text.ts';
import type { TaskView } from './task.ts';

/** A request for recusal, and what became of it. */
export interface RecusalView {
  readonly task: TaskView;
  readonly team: number;
  readonly person: InspectorId;
  readonly name: string;
  readonly department: string;
  /** What was asked; null once it is refused or the place is filled, when the state keeps it no longer. */
  readonly request: { readonly reason: RecusalReason; readonly note: string; readonly at: Instant } | null;
  readonly decision:
    | { readonly kind: 'open' }
    | { readonly kind: 'approved'; readonly replaced: boolean }
    | { readonly kind: 'refused'; readonly at: Instant }
    /** The place was lost or the request answered in another way. */
    | { readonly kind: 'settled' };
}

/** Asks whoever decides: approve and match anew, or refuse. */
export function recusalRequestCard(view: RecusalView): Card {
  const subtitle = safeText(view.task.title, 40);
  return card(
    headOf(view, subtitle),
    [
      paragraph(
        [
          `**${safeMarkdown(view.name, 20)}**（${safeMarkdown(view.department, 20)}）申请回避第 ${view.team} 组的检查任务。`,
          ...requestLines(view.request),
        ].join('\n'),
      ),
      ...decisionElements(view),
      footnote(numberLine(view.task)),
    ],
    `${view.name}申请回避`,
  );
}

function requestLines(request: RecusalView['request']): readonly string[] {
  if (request === null) return [];
  const { reason, note, at } = request;
  return [
    `理由\u3000**${REASON_WORDS[reason]}**`,
    `说明\u3000${note === '' ? '未填写' : safeMarkdown(note, 200)}`,
    `时间\u3000${dayAndTime(at)}`,
  ];
}

function headOf({ decision, team }: RecusalView, subtitle: string) {
  const title = `回避申请 · 第 ${team} 组`;
  switch (decision.kind) {
    case 'open':
      return header('orange', title, subtitle, ['orange', '待审批']);
    case 'approved':
      return header('green', title, subtitle, ['green', '已同意']);
    case 'refused':
      return header('grey', title, subtitle, ['neutral', '不同意']);
    case 'settled':
      return header('grey', title, subtitle, ['neutral', '已处理']);
  }
}

function decisionElements({ decision, task, team, person, name }: RecusalView): readonly CardElement[] {
  switch (decision.kind) {
    case 'open': {
      const at = { draw: task.draw, team, person };
      return [
        paragraph('同意后立即按原规则重新匹配一名人员，尽量少改动其他小组；结果另行公示。'),
        buttonRow([
          callbackButton('同意并重新匹配', 'primary_filled', clickValue({ do: 'approve-recusal', ...at })),
          callbackButton('不同意', 'default', clickValue({ do: 'refuse-recusal', ...at })),
        ]),
      ];
    }
    case 'approved':
      return [
        paragraph(
          decision.replaced ? '已同意，已按原规则换人，新的人员见公示页和小组群。' : '已同意，正在重新匹配人员。',
        ),
        linkButton('查看公示页', task.publicUrl),
      ];
    case 'refused':
      return [paragraph(`未同意，已通知${safeMarkdown(name, 20)}（${dayAndTime(decision.at)}）。`)];
    case 'settled':
      return [paragraph('这项申请已经处理，不需要再操作。')];
  }
}

/** Tells the officer what was decided, as a message of its own: an updated card makes no sound. */
export function recusalAnswerCard(task: TaskView, team: number, approved: boolean): Card {
  const subtitle = safeText(task.title, 40);
  return approved
    ? card(header('green', `已同意您回避第 ${team} 组的任务`, subtitle), [
        paragraph('您不必参加这次检查，人员正在重新匹配。'),
        footnote(numberLine(task)),
      ])
    : card(header('orange', `您的回避申请未获同意 · 第 ${team} 组`, subtitle), [
        paragraph('请在任务卡片上接受任务；有新的情况可以再次申请。'),
        footnote(numberLine(task)),
      ]);
}
