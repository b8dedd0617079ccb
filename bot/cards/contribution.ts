import type { DepartmentCode, DrawNumber, Hex32, Instant } from '../../core/model/ids.ts';
import type { Card, CardElement } from './card.ts';
import { clickValue, CONTRIBUTION_FIELD } from './clicks.ts';
import { dayAndTime } from './dates.ts';
import { callbackButton, card, footnote, header, linkButton, paragraph, plain } from './elements.ts';
import { safeMarkdown, safeText } from './safe-text.ts';

/** Longest typed contribution, in characters. */
export const MAX_CONTRIBUTION = 200;

/** A witness's part in a seed, and where the round stands. */
export interface ContributionView {
  readonly draw: DrawNumber;
  readonly title: string;
  readonly sealHash: Hex32;
  readonly department: DepartmentCode;
  readonly form: 'typed' | 'committed';
  readonly until: Instant;
  /** Everybody who takes part, in the sealed order. */
  readonly witnesses: readonly { readonly department: string; readonly name: string; readonly given: boolean }[];
  readonly state:
    | { readonly kind: 'awaited' }
    | { readonly kind: 'given'; readonly text: string; readonly at: Instant }
    | { readonly kind: 'committed'; readonly at: Instant }
    | { readonly kind: 'revealed'; readonly at: Instant }
    | { readonly kind: 'missed' }
    | { readonly kind: 'void'; readonly reason: string };
  /** The draw's public page, where the seal can be seen. */
  readonly publicUrl: string;
}

/** The seal's short number in four groups of four, as it stands in the pane and on the public page. */
export function shortSeal(hash: Hex32): string {
  return (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ').toUpperCase();
}

/**
 * Asks a witness for a value, and shows afterwards that it was given.
 * @param link - to the witness's page, once the witness has asked for one: good once and for a few minutes
 */
export function contributionCard(view: ContributionView, link: string | null = null): Card {
  const summary = `请为“${view.title}”提交随机数`;
  return card(headOf(view), [sealed(view), ...body(view, link), footnote(rosterLine(view))], summary);
}

function headOf(view: ContributionView) {
  const title = '见证抽取 · 提交随机数';
  const subtitle = safeText(view.title, 40);
  switch (view.state.kind) {
    case 'awaited':
      return header('blue', title, subtitle, ['blue', '待提交']);
    case 'committed':
      return header('blue', title, subtitle, ['blue', '已承诺，待公开']);
    case 'given':
    case 'revealed':
      return header('green', `已提交 · ${dayAndTime(view.state.at)}`, subtitle, ['green', '已提交']);
    case 'missed':
      return header('grey', title, subtitle, ['neutral', '已截止']);
    case 'void':
      return header('grey', title, subtitle, ['neutral', '已作废']);
  }
}

function sealed(view: ContributionView): CardElement {
  return paragraph(
    `名单、人员和方案已封存，不能再改。\n封存编号\u3000**${shortSeal(view.sealHash)}**\u3000[查看封存内容](${view.publicUrl})`,
  );
}

function body(view: ContributionView, link: string | null): readonly CardElement[] {
  switch (view.state.kind) {
    case 'awaited':
      return [
        paragraph(
          `抽取用的种子由各见证单位的随机数共同生成，任何一方都不能单独决定结果。\n请在 **${dayAndTime(view.until)}** 前提交。`,
        ),
        ...(view.form === 'typed' ? typedForm(view) : pageLink(view.draw, '承诺', link)),
      ];
    case 'given':
      return [
        paragraph(
          `您提交的内容：**${safeMarkdown(view.state.text, MAX_CONTRIBUTION)}**\n提交后不能更改，抽取后随抽取记录公开。`,
        ),
      ];
    case 'committed':
      return [
        paragraph(
          `您已承诺一个随机数（${dayAndTime(view.state.at)}）。全部见证单位承诺后会提醒您，请在当时承诺的那台电脑上公开它。`,
        ),
        ...pageLink(view.draw, '公开', link),
      ];
    case 'revealed':
      return [paragraph('您承诺的随机数已公开并核对一致。')];
    case 'missed':
      return [paragraph('本轮已截止，没有收到您的随机数。缺席会记入抽取记录。')];
    case 'void':
      return [paragraph(`这次抽取已作废：${safeMarkdown(view.state.reason, 200)}`)];
  }
}

function typedForm(view: ContributionView): readonly CardElement[] {
  const value = clickValue({ do: 'contribute', draw: view.draw, department: view.department });
  return [
    {
      tag: 'form',
      name: 'contribution',
      elements: [
        {
          tag: 'input',
          name: CONTRIBUTION_FIELD,
          required: true,
          width: 'fill',
          max_length: MAX_CONTRIBUTION,
          placeholder: plain('输入任意文字或掷骰结果'),
        },
        {
          tag: 'button',
          name: 'send',
          text: plain('提交'),
          type: 'primary_filled',
          width: 'fill',
          form_action_type: 'submit',
          behaviors: [{ type: 'callback', value }],
        },
      ],
    },
    footnote('提交后不能更改；内容会在抽取后公开，请勿填写电话、证件号码等个人信息。'),
  ];
}

/** The way to the witness's page. A link is made when it is asked for: one that lies in the chat would be anybody's. */
export function pageLink(draw: DrawNumber, what: '承诺' | '公开', link: string | null): readonly CardElement[] {
  return link === null
    ? [
        callbackButton(`在浏览器中${what}`, 'primary_filled', clickValue({ do: 'witness-link', draw })),
        footnote('随机数在您自己的电脑上生成，公开之前任何人都看不到。请用电脑办理，并保留那台电脑的浏览记录。'),
      ]
    : [
        linkButton(`打开${what}页面`, link, 'primary_filled'),
        callbackButton('链接失效了，再取一个', 'default', clickValue({ do: 'witness-link', draw })),
        footnote('链接只能用一次，10 分钟内有效，请勿转发。'),
      ];
}

function rosterLine({ witnesses }: ContributionView): string {
  const given = witnesses.filter((witness) => witness.given).length;
  const names = witnesses.map(
    (witness) =>
      `${safeMarkdown(witness.department, 20)} ${safeMarkdown(witness.name, 20)}${witness.given ? '（已提交）' : '（待提交）'}`,
  );
  return `见证单位 ${given}/${witnesses.length} 已提交：${names.join('、')}`;
}
