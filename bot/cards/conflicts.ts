import { firmKey, MAX_DECLARED_FIRM, type DeclaredConflict } from '../../core/roster/declarations.ts';
import type { Card, CardElement } from './card.ts';
import { clickValue, CONFLICT_FIELD, CONFLICT_FIRM_FIELD, RECUSAL_REASON_FIELD } from './clicks.ts';
import { card, footnote, header, paragraph, plain, rule } from './elements.ts';
import { REASON_WORDS } from './recusal-words.ts';
import { entityMark } from './result-form.ts';
import { safeMarkdown, safeText } from './safe-text.ts';

/**
 * Firms that the reader must keep away from, with a form for more and a way to take them back. Goes to the person alone.
 * @param prefilled - a firm that was written behind the command
 */
export function conflictsCard(conflicts: readonly DeclaredConflict[], prefilled: string, notice?: string): Card {
  const known = conflicts.map(
    ({ firm, reason }, index) =>
      `${index + 1}. **${safeMarkdown(firm, MAX_DECLARED_FIRM)}**\u3000${REASON_WORDS[reason]}`,
  );
  return card(
    header('blue', '回避声明'),
    [
      ...(notice === undefined ? [] : [paragraph(safeMarkdown(notice, 300))]),
      paragraph(known.length === 0 ? '还没有登记回避单位。' : `您要回避的单位：\n${known.join('\n')}`),
      newConflictForm(prefilled),
      ...(conflicts.length === 0 ? [] : [rule, withdrawalForm(conflicts)]),
      footnote(
        '登记后封存的抽取不会把您派往这些单位，只有您本人和经办人能看到。已派给您的任务，请在任务卡片上按“申请回避”。',
      ),
    ],
    notice ?? '回避声明',
  );
}

/** How a firm is named in the form that takes it back. */
export const conflictMark = ({ firm }: Pick<DeclaredConflict, 'firm'>): string => entityMark(firmKey(firm));

const newConflictForm = (prefilled: string): CardElement => ({
  tag: 'form',
  name: 'conflict',
  elements: [
    {
      tag: 'input',
      name: CONFLICT_FIRM_FIELD,
      required: true,
      width: 'fill',
      max_length: MAX_DECLARED_FIRM,
      placeholder: plain('单位全称或统一社会信用代码'),
      ...(prefilled === '' ? {} : { default_value: safeText(prefilled, MAX_DECLARED_FIRM) }),
    },
    {
      tag: 'select_static',
      name: RECUSAL_REASON_FIELD,
      required: true,
      width: 'fill',
      placeholder: plain('回避理由'),
      options: Object.entries(REASON_WORDS).map(([value, words]) => ({ value, text: plain(words) })),
    },
    {
      tag: 'button',
      name: 'declare',
      text: plain('登记回避'),
      type: 'primary_filled',
      width: 'fill',
      form_action_type: 'submit',
      behaviors: [{ type: 'callback', value: clickValue({ do: 'declare-conflict' }) }],
    },
  ],
});

const withdrawalForm = (conflicts: readonly DeclaredConflict[]): CardElement => ({
  tag: 'form',
  name: 'withdrawal',
  elements: [
    {
      tag: 'select_static',
      name: CONFLICT_FIELD,
      required: true,
      width: 'fill',
      placeholder: plain('选择要撤销的单位'),
      options: conflicts.map((one) => ({ value: conflictMark(one), text: plain(safeText(one.firm, 40)) })),
    },
    {
      tag: 'button',
      name: 'withdraw',
      text: plain('撤销'),
      type: 'default',
      width: 'fill',
      form_action_type: 'submit',
      behaviors: [{ type: 'callback', value: clickValue({ do: 'withdraw-conflict' }) }],
    },
  ],
});
