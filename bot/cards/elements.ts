import type {
  Button,
  Card,
  CardElement,
  CardHeader,
  ClickValue,
  ColumnSet,
  HeaderTag,
  HeaderTemplate,
  Markdown,
  Panel,
  PlainText,
} from './card.ts';

import { safeText } from './safe-text.ts';

/** Builders of the parts that all our cards share. */

/** Most characters of a title, so that it stays on one or two lines of a phone. */
const TITLE = 60;

export const plain = (content: string): PlainText => ({ tag: 'plain_text', content });

/** A header. `label` is the word for the state that the colour shows. */
export function header(
  template: HeaderTemplate,
  title: string,
  subtitle?: string,
  label?: readonly [HeaderTag['color'], string],
): CardHeader {
  return {
    template,
    title: plain(cut(title, TITLE)),
    ...(subtitle === undefined ? {} : { subtitle: plain(cut(subtitle, TITLE)) }),
    ...(label === undefined ? {} : { text_tag_list: [{ tag: 'text_tag', color: label[0], text: plain(label[1]) }] }),
  };
}

/** A whole card. `summary` is what the list of chats shows instead of the content. */
export function card(head: CardHeader, elements: readonly CardElement[], summary = head.title.content): Card {
  return {
    schema: '2.0',
    config: { update_multi: true, summary: { content: safeText(summary, TITLE) } },
    header: head,
    body: { elements },
  };
}

/** A paragraph; the text must be escaped where it came from people. */
export const paragraph = (content: string): Markdown => ({ tag: 'markdown', content });

/** A line in small grey letters. */
export const footnote = (content: string): Markdown => ({
  tag: 'markdown',
  content: `<font color='grey'>${content}</font>`,
  text_size: 'notation',
});

export const rule: CardElement = { tag: 'hr' };

/** Figures side by side, each over its word: numbers come before words. */
export function figures(items: readonly (readonly [figure: string, word: string])[]): ColumnSet {
  return {
    tag: 'column_set',
    flex_mode: 'none',
    horizontal_spacing: 'small',
    columns: items.map(([figure, word]) => ({
      tag: 'column',
      width: 'weighted',
      weight: 1,
      elements: [
        { tag: 'markdown', content: `**${figure}**`, text_size: 'heading', text_align: 'center' },
        { tag: 'markdown', content: `<font color='grey'>${word}</font>`, text_size: 'notation', text_align: 'center' },
      ],
    })),
  };
}

/** One figure as the largest thing of the card. */
export const bigFigure = (figure: string): Markdown => ({
  tag: 'markdown',
  content: `**${figure}**`,
  text_size: 'xxxx-large',
  text_align: 'center',
});

export function callbackButton(text: string, type: Button['type'], value: ClickValue): Button {
  return { tag: 'button', text: plain(text), type, width: 'fill', behaviors: [{ type: 'callback', value }] };
}

export function linkButton(text: string, url: string, type: Button['type'] = 'default'): Button {
  return {
    tag: 'button',
    text: plain(text),
    type,
    width: 'fill',
    behaviors: [{ type: 'open_url', default_url: url }],
  };
}

/** Buttons in one row. */
export function buttonRow(buttons: readonly Button[]): ColumnSet {
  return {
    tag: 'column_set',
    flex_mode: 'none',
    horizontal_spacing: 'medium',
    columns: buttons.map((button) => ({ tag: 'column', width: 'weighted', weight: 1, elements: [button] })),
  };
}

/** A part that starts folded. */
export const panel = (title: string, elements: readonly Markdown[]): Panel => ({
  tag: 'collapsible_panel',
  expanded: false,
  header: { title: plain(title) },
  elements,
});

function cut(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}
