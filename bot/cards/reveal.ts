import type { Instant } from '../../core/model/ids.ts';
import type { Card } from './card.ts';
import { pageLink, shortSeal, type ContributionView } from './contribution.ts';
import { dayAndTime } from './dates.ts';
import { card, footnote, header, paragraph } from './elements.ts';
import { safeMarkdown, safeText } from './safe-text.ts';

/**
 * Tells a witness who committed that it is time to open: a message of its own, because an updated card makes no sound.
 * @param until - when it is too late
 */
export function revealCard(view: ContributionView, until: Instant, link: string | null = null): Card {
  const subtitle = safeText(view.title, 40);
  const title = '请公开您承诺的随机数';
  const number = footnote(`抽取编号 ${safeMarkdown(view.draw, 40)}\u3000封存编号 ${shortSeal(view.sealHash)}`);
  switch (view.state.kind) {
    case 'committed':
    case 'awaited':
      return card(
        header('orange', title, subtitle, ['orange', '待公开']),
        [
          paragraph(
            `各见证单位都已承诺，现在可以公开。请在 **${dayAndTime(until)}** 前，在当时承诺的那台电脑上打开页面，随机数会自动公开并核对。\n过时不公开，抽取可能作废。`,
          ),
          ...pageLink(view.draw, '公开', link),
          number,
        ],
        title,
      );
    case 'given':
    case 'revealed':
      return card(header('green', `已公开 · ${dayAndTime(view.state.at)}`, subtitle, ['green', '已公开']), [
        paragraph('您承诺的随机数已公开，并核对一致。'),
        number,
      ]);
    case 'missed':
      return card(header('grey', title, subtitle, ['neutral', '已截止']), [
        paragraph('本轮已截止，没有收到您的随机数，会记入抽取记录。'),
        number,
      ]);
    case 'void':
      return card(header('grey', title, subtitle, ['neutral', '已作废']), [
        paragraph(`这次抽取已作废：${safeMarkdown(view.state.reason, 200)}`),
        number,
      ]);
  }
}
