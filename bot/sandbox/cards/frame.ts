import { isJsonObject, type Json } from '../json.ts';
import { anyObject, exactly, flag, list, nested, object, oneOf, text } from './checks.ts';
import type { CardReport } from './fault.ts';
import { address, colour, elementId, icon, layout, padding, plainText, richText } from './parts.ts';

// The card around its components: config, header, link and body. Source: "卡片 JSON 2.0 结构", "标题组件".

const config = object({
  optional: {
    streaming_mode: flag,
    streaming_config: anyObject,
    summary: object({ optional: { content: text(), i18n_content: anyObject } }),
    locales: list(text(10)),
    enable_forward: flag,
    // JSON 2.0 cards are always shared by all who see them.
    update_multi: exactly(true),
    width_mode: oneOf('default', 'compact', 'fill'),
    use_custom_translation: flag,
    enable_forward_interaction: flag,
    style: object({ optional: { text_size: anyObject, color: anyObject } }),
  },
});

const TEMPLATES = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ');

const header = object({
  required: { title: richText },
  optional: {
    subtitle: richText,
    text_tag_list: list(
      object({
        required: { tag: exactly('text_tag'), text: plainText() },
        optional: { element_id: elementId, color: colour },
      }),
      0,
      3,
    ),
    i18n_text_tag_list: anyObject,
    template: oneOf(...TEMPLATES),
    icon,
    padding,
  },
});

const root = object({
  required: { schema: exactly('2.0'), body: anyObject },
  optional: {
    config,
    header,
    card_link: object({ optional: { url: address, android_url: address, ios_url: address, pc_url: address } }),
  },
});

const body = object({ required: { elements: nested }, optional: layout });

/** Checks everything of a card except the components in its body. */
export function checkFrame(card: Json, report: CardReport): void {
  root(card, 'ROOT', report);
  if (isJsonObject(card) && isJsonObject(card['body'])) body(card['body'], 'ROOT -> body', report);
}
