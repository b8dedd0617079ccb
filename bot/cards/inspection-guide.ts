import type { InspectionItem } from '../../core/model/inspection-item.ts';
import type { CardElement, Markdown } from './card.ts';
import { panel, paragraph } from './elements.ts';
import { safeMarkdown } from './safe-text.ts';

/** Bytes that the guide may take of a card. */
const GUIDE_BYTES = 9 * 1024;
/** Most items with their own paragraph; a joint task rarely has more. */
const MOST_ITEMS = 20;

/**
 * 检查内容与依据, folded: what to look at, on which basis and how, item by item. The more items, the shorter each text;
 * the full text stands on the public page.
 */
export function inspectionGuide(items: readonly InspectionItem[], publicUrl: string): CardElement {
  const shown = items.slice(0, MOST_ITEMS);
  // a Chinese character takes three bytes, an escaped sign five; five texts an item
  const longest = Math.min(300, Math.floor(GUIDE_BYTES / Math.max(1, shown.length) / 5 / 4));
  const paragraphs = shown.map((item) => itemParagraph(item, longest));
  const rest = `[在公示页查看全文](${publicUrl})`;
  return panel('检查内容与依据', [
    ...paragraphs,
    paragraph(items.length > shown.length ? `其余 ${items.length - shown.length} 项：${rest}` : rest),
  ]);
}

function itemParagraph(item: InspectionItem, longest: number): Markdown {
  const lines = [
    `**${safeMarkdown(item.name, 40)}**`,
    line('检查内容', item.content, longest),
    line('检查依据', item.basis === '' ? '清单未写明依据，请先核实' : item.basis, longest),
    line('检查方式', item.method, longest),
    line('工作指引', item.guidance, longest),
  ];
  return paragraph(lines.filter((text) => text !== '').join('\n'));
}

const line = (word: string, text: string, longest: number): string =>
  text === '' ? '' : `${word}：${safeMarkdown(text, longest)}`;
