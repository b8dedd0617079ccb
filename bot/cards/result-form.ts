import { sha256Text } from '../../core/encoding/sha256.ts';
import type { DrawNumber } from '../../core/model/ids.ts';
import type { CardElement } from './card.ts';
import { clickValue, RESULT_ENTITY_FIELD, RESULT_FIELD, RESULT_NOTE_FIELD } from './clicks.ts';
import { buttonRow, callbackButton, footnote, paragraph, plain } from './elements.ts';
import { RESULT_WORDS } from './result-words.ts';
import { safeText } from './safe-text.ts';
import { isOpenResult, type TeamView } from './task.ts';

/** Longest remark. */
const MAX_REMARK = 500;
/** Firms offered at once: a longer choice is turned page by page. */
const ON_A_PAGE = 60;

/**
 * Names a firm in the form's values. Not the code itself: some lists have codes that look like phone numbers, which
 * Feishu refuses.
 */
export const entityMark = (id: string): string => `e${sha256Text(id).slice(0, 12)}`;

/**
 * The form for filing what was found at one firm: which firm, what, and a remark.
 * @param page - 1-based; beyond the last it is the last
 */
export function resultForm(draw: DrawNumber, team: TeamView, page: number): readonly CardElement[] {
  const numbered = team.entities.map((entity, index) => ({ ...entity, n: index + 1 }));
  const open = numbered.filter(({ result }) => isOpenResult(result));
  const pages = Math.max(1, Math.ceil(open.length / ON_A_PAGE));
  const shown = Math.min(Math.max(page, 1), pages);
  const from = (shown - 1) * ON_A_PAGE;
  const offered = open.slice(from, from + ON_A_PAGE);
  const turn = (to: number) => clickValue({ do: 'result-page', draw, team: team.number, page: to });
  return [
    paragraph(`**填报检查结果**\n谁检查、谁录入。还有 **${open.length}** 户待填报，填报后由组长或经办人审核、公示。`),
    {
      tag: 'form',
      name: 'result',
      elements: [
        {
          tag: 'select_static',
          name: RESULT_ENTITY_FIELD,
          required: true,
          width: 'fill',
          placeholder: plain('检查对象'),
          options: offered.map(({ id, name, n }) => ({
            value: entityMark(id),
            text: plain(`${n}. ${safeText(name, 40)}`),
          })),
        },
        {
          tag: 'select_static',
          name: RESULT_FIELD,
          required: true,
          width: 'fill',
          placeholder: plain('检查结果'),
          options: RESULT_WORDS.map((words) => ({ value: words, text: plain(words) })),
        },
        {
          tag: 'input',
          name: RESULT_NOTE_FIELD,
          width: 'fill',
          input_type: 'multiline_text',
          rows: 3,
          max_length: MAX_REMARK,
          placeholder: plain('备注：发现的问题、责令改正的内容等（可不填）'),
        },
        {
          tag: 'button',
          name: 'send',
          text: plain('提交结果'),
          type: 'primary_filled',
          width: 'fill',
          form_action_type: 'submit',
          behaviors: [{ type: 'callback', value: clickValue({ do: 'file-result', draw, team: team.number }) }],
        },
      ],
    },
    ...(pages > 1
      ? [
          footnote(`可选第 ${from + 1}—${from + offered.length} 户，共 ${open.length} 户待填报`),
          buttonRow([
            ...(shown > 1 ? [callbackButton('上一部分', 'default', turn(shown - 1))] : []),
            ...(shown < pages ? [callbackButton('下一部分', 'default', turn(shown + 1))] : []),
          ]),
        ]
      : []),
    callbackButton('返回', 'default', clickValue({ do: 'back', draw, team: team.number })),
  ];
}
