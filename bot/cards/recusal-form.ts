import type { DrawNumber } from '../../core/model/ids.ts';
import type { CardElement } from './card.ts';
import { clickValue, RECUSAL_NOTE_FIELD, RECUSAL_REASON_FIELD } from './clicks.ts';
import { callbackButton, paragraph, plain } from './elements.ts';
import { REASON_WORDS } from './recusal-words.ts';

/** Longest note. */
export const MAX_NOTE = 200;

/** The form for asking recusal, with a way back. */
export function recusalForm(draw: DrawNumber, team: number): readonly CardElement[] {
  return [
    paragraph('**申请回避**\n请选择理由并写明情况。申请后由审批人决定，同意的会重新匹配人员，理由记入抽查记录。'),
    {
      tag: 'form',
      name: 'recusal',
      elements: [
        {
          tag: 'select_static',
          name: RECUSAL_REASON_FIELD,
          required: true,
          width: 'fill',
          placeholder: plain('回避理由'),
          options: Object.entries(REASON_WORDS).map(([value, words]) => ({ value, text: plain(words) })),
        },
        {
          tag: 'input',
          name: RECUSAL_NOTE_FIELD,
          width: 'fill',
          input_type: 'multiline_text',
          rows: 3,
          max_length: MAX_NOTE,
          placeholder: plain('说明：与哪一户、什么关系（不超过 200 字）'),
        },
        {
          tag: 'button',
          name: 'send',
          text: plain('提交申请'),
          type: 'primary_filled',
          width: 'fill',
          form_action_type: 'submit',
          behaviors: [{ type: 'callback', value: clickValue({ do: 'ask-recusal', draw, team }) }],
        },
      ],
    },
    callbackButton('返回', 'default', clickValue({ do: 'back', draw, team })),
  ];
}
