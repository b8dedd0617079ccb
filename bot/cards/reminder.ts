import type { ReminderKind } from '../../core/reminders/reminder.ts';
import type { IsoDate } from '../../core/model/ids.ts';
import { numberLine } from './assignment.ts';
import type { Card } from './card.ts';
import { clickValue } from './clicks.ts';
import { dayWithWeekday } from './dates.ts';
import { bigFigure, callbackButton, card, footnote, header, linkButton, paragraph } from './elements.ts';
import { safeMarkdown, safeText } from './safe-text.ts';
import type { TaskView } from './task.ts';

/** A reminder to one officer of one team. */
export interface ReminderView {
  readonly task: TaskView;
  readonly team: number;
  readonly kind: ReminderKind;
  /** Days from the reminder's day to the deadline; negative when it has passed. */
  readonly daysLeft: number;
  readonly until: IsoDate;
  /** Firms of the team without a result yet, and all of them. */
  readonly open: number;
  readonly entities: number;
  /** Whether the reader still has to accept the task. */
  readonly unaccepted: boolean;
  /** Who else was told that it is late. */
  readonly toldToo: readonly string[];
}

/** Days left as the largest thing; red and urgent when overdue. */
export function reminderCard(view: ReminderView): Card {
  const late = view.daysLeft < 0;
  const subtitle = safeText(view.task.title, 40);
  const head = late
    ? header('red', `已逾期 · 第 ${view.team} 组`, subtitle, ['red', '逾期'])
    : header('orange', `${view.kind === 'asked' ? '催办' : '检查提醒'} · 第 ${view.team} 组`, subtitle, [
        'orange',
        view.daysLeft === 0 ? '今天截止' : '即将到期',
      ]);
  return card(
    head,
    [
      bigFigure(figureOf(view.daysLeft)),
      paragraph(
        `检查期限\u3000${dayWithWeekday(view.until)}\n尚未填报\u3000**${view.open}** 户，共 ${view.entities} 户`,
      ),
      ...(view.unaccepted
        ? [
            paragraph('您还没有接受这项任务。'),
            callbackButton(
              '接受任务',
              'primary_filled',
              clickValue({ do: 'accept', draw: view.task.draw, team: view.team }),
            ),
          ]
        : [
            callbackButton(
              '查看任务并填报',
              'primary_filled',
              clickValue({ do: 'show-task', draw: view.task.draw, team: view.team }),
            ),
          ]),
      ...(late && view.toldToo.length > 0
        ? [paragraph(`已同时告知：${view.toldToo.map((name) => safeMarkdown(name, 20)).join('、')}`)]
        : []),
      linkButton('查看公示页', view.task.publicUrl),
      footnote(numberLine(view.task)),
    ],
    late ? `已逾期 ${-view.daysLeft} 天：${view.task.title}` : `${figureOf(view.daysLeft)}：${view.task.title}`,
  );
}

function figureOf(daysLeft: number): string {
  if (daysLeft === 0) return '今天截止';
  return daysLeft > 0 ? `还剩 ${daysLeft} 天` : `逾期 ${-daysLeft} 天`;
}
