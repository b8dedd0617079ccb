import type { RequestReason } from '../../core/model/inspector.ts';
import type { InspectorId, Instant } from '../../core/model/ids.ts';
import type { Card, CardElement } from './card.ts';
import { clickValue } from './clicks.ts';
import { dayAndTime } from './dates.ts';
import { buttonRow, callbackButton, card, footnote, header, linkButton, paragraph } from './elements.ts';
import { numberLine } from './assignment.ts';
import { REQUEST_WORDS, requestName } from './recusal-words.ts';
import { safeMarkdown, safeText } from './safe-text.ts';
import type { TaskView } from './task.ts';

/** A request for recusal, or for leave from a place, and what became of it. */
export interface RecusalView {
  readonly task: TaskView;
  readonly team: number;
  readonly person: InspectorId;
  readonly name: string;
  readonly department: string;
  /** What was asked last; null when the place was given anew since. */
  readonly request: { readonly reason: RequestReason; readonly note: string; readonly at: Instant } | null;
  readonly decision:
    | { readonly kind: 'open' }
    | { readonly kind: 'approved'; readonly replaced: boolean }
    | { readonly kind: 'refused'; readonly at: Instant }
    /** The place was lost, or the request taken back or answered in another way. */
    | { readonly kind: 'settled' };
}

/** Asks whoever decides: approve and match anew, or refuse. */
export function recusalRequestCard(view: RecusalView): Card {
  const subtitle = safeText(view.task.title, 40);
  return card(
    headOf(view, subtitle),
    [
      paragraph([openingLine(view), ...requestLines(view.request)].join('\n')),
      ...decisionElements(view),
      footnote(numberLine(view.task)),
    ],
    `${view.name}申请${requestName(view.request?.reason)}`,
  );
}

function openingLine({ name, department, team, request }: RecusalView): string {
  const who = `**${safeMarkdown(name, 20)}**（${safeMarkdown(department, 20)}）`;
  return request?.reason === 'leave'
    ? `${who}在检查期间请假，申请退出第 ${team} 组的检查任务。`
    : `${who}申请回避第 ${team} 组的检查任务。`;
}

function requestLines(request: RecusalView['request']): readonly string[] {
  if (request === null) return [];
  const { reason, note, at } = request;
  if (reason === 'leave') {
    return [`请假\u3000**${safeMarkdown(note, 200)}**`, `登记\u3000${dayAndTime(at)}`];
  }
  return [
    `理由\u3000**${REQUEST_WORDS[reason]}**`,
    `说明\u3000${note === '' ? '未填写' : safeMarkdown(note, 200)}`,
    `时间\u3000${dayAndTime(at)}`,
  ];
}

function headOf({ decision, team, request }: RecusalView, subtitle: string) {
  const title = `${requestName(request?.reason)}申请 · 第 ${team} 组`;
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

function decisionElements({ decision, task, team, person, name, request }: RecusalView): readonly CardElement[] {
  switch (decision.kind) {
    case 'open': {
      const at = { draw: task.draw, team, person };
      return [
        paragraph(
          request?.reason === 'leave'
            ? '同意后此人退出本次抽查的所有小组，立即按原规则重新匹配人员，尽量少改动其他小组；结果另行公示。'
            : '同意后立即按原规则重新匹配一名人员，尽量少改动其他小组；结果另行公示。',
        ),
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
export function recusalAnswerCard(
  task: TaskView,
  team: number,
  approved: boolean,
  reason: RequestReason | undefined,
): Card {
  const subtitle = safeText(task.title, 40);
  const leave = reason === 'leave';
  if (approved) {
    const title = leave ? `已同意您请假，第 ${team} 组的任务已撤回` : `已同意您回避第 ${team} 组的任务`;
    return card(header('green', title, subtitle), [
      paragraph('您不必参加这次检查，人员正在重新匹配。'),
      footnote(numberLine(task)),
    ]);
  }
  const title = leave ? `请假换人未获同意 · 第 ${team} 组` : `您的回避申请未获同意 · 第 ${team} 组`;
  const next = leave
    ? '这项任务仍由您承担，请在任务卡片上接受任务；确实不能参加的，请与组长或经办人商量。'
    : '请在任务卡片上接受任务；有新的情况可以再次申请。';
  return card(header('orange', title, subtitle), [paragraph(next), footnote(numberLine(task))]);
}
