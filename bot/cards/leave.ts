import { daysBetween } from '../../core/calendar/civil-date.ts';
import type { Leave } from '../../core/model/inspector.ts';
import type { Card, CardElement } from './card.ts';
import { clickValue, LEAVE_FIELD, LEAVE_FROM_FIELD, LEAVE_TO_FIELD } from './clicks.ts';
import { dayWithWeekday, longDay } from './dates.ts';
import { card, footnote, header, paragraph, plain, rule } from './elements.ts';
import { safeMarkdown } from './safe-text.ts';

/** What a person has registered as leave. */
export interface LeaveView {
  /** By first day; what is over is left out. */
  readonly leave: readonly Leave[];
  /** Numbers of the reader's tasks for which the leave asks that somebody else be sent. */
  readonly asked: readonly string[];
  /** Numbers of the reader's other tasks whose time for inspection meets the leave. */
  readonly tasks: readonly string[];
}

/** Leave of the reader, with a form for more and a way to take it back. `notice` says what was just done. */
export function leaveCard({ leave, asked, tasks }: LeaveView, notice?: string): Card {
  const known = leave.map((one, index) => `${index + 1}. **${spanWords(one)}**`);
  return card(
    header('blue', '请假登记'),
    [
      ...(notice === undefined ? [] : [paragraph(safeMarkdown(notice, 300))]),
      paragraph(known.length === 0 ? '还没有登记请假。' : `您的请假：\n${known.join('\n')}`),
      ...(asked.length === 0
        ? []
        : [
            paragraph(
              `已就您的任务申请换人：${safeMarkdown(asked.join('、'), 300)}。正在等待审批，结果会另发消息；获准前任务仍由您承担。`,
            ),
          ]),
      ...(tasks.length === 0
        ? []
        : [
            paragraph(
              `其间您有已派的任务：${safeMarkdown(tasks.join('、'), 300)}。不能参加的，请联系组长或经办人更换。`,
            ),
          ]),
      newLeaveForm,
      ...(leave.length === 0 ? [] : [rule, withdrawalForm(leave)]),
      footnote('登记后封存的抽取，请假占到检查期一半的，不会派给您。也可以直接发：请假 12月1日至12月5日'),
    ],
    notice ?? '请假登记',
  );
}

/** `2026年12月1日—12月5日（周六）`, `2026年12月1日（周二）`. */
export function spanWords({ from, to }: Leave): string {
  if (from === to) return `${longDay(from).replace(/\d+月.*$/, '')}${dayWithWeekday(from)}，1 天`;
  const end = from.slice(0, 4) === to.slice(0, 4) ? dayWithWeekday(to) : `${to.slice(0, 4)}年${dayWithWeekday(to)}`;
  return `${longDay(from)}—${end}，${daysBetween(from, to) + 1} 天`;
}

/** How a leave is named in the form that takes it back. */
export const leaveMark = ({ from, to }: Leave): string => `${from}/${to}`;

const newLeaveForm: CardElement = {
  tag: 'form',
  name: 'leave',
  elements: [
    { tag: 'date_picker', name: LEAVE_FROM_FIELD, required: true, width: 'fill', placeholder: plain('从哪一天起') },
    { tag: 'date_picker', name: LEAVE_TO_FIELD, width: 'fill', placeholder: plain('到哪一天止（只请一天可不填）') },
    {
      tag: 'button',
      name: 'declare',
      text: plain('登记请假'),
      type: 'primary_filled',
      width: 'fill',
      form_action_type: 'submit',
      behaviors: [{ type: 'callback', value: clickValue({ do: 'declare-leave' }) }],
    },
  ],
};

const withdrawalForm = (leave: readonly Leave[]): CardElement => ({
  tag: 'form',
  name: 'withdrawal',
  elements: [
    {
      tag: 'select_static',
      name: LEAVE_FIELD,
      required: true,
      width: 'fill',
      placeholder: plain('选择要撤销的请假'),
      options: leave.map((one) => ({ value: leaveMark(one), text: plain(spanWords(one)) })),
    },
    {
      tag: 'button',
      name: 'withdraw',
      text: plain('撤销'),
      type: 'default',
      width: 'fill',
      form_action_type: 'submit',
      behaviors: [{ type: 'callback', value: clickValue({ do: 'withdraw-leave' }) }],
    },
  ],
});
