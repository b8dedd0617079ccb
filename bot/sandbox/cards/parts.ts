import { isJsonObject } from '../json.ts';
import {
  anyObject,
  edges,
  exactly,
  integer,
  length,
  list,
  matching,
  number,
  object,
  oneOf,
  text,
  type Check,
  type Shape,
} from './checks.ts';

// Parts that several components have. Source: the pages of the JSON 2.0 components, section "字段说明".

export const margin = edges(-99, 99);
export const padding = edges(0, 99);
export const spacing = length(0, 99, 'small', 'medium', 'large', 'extra_large', 'default', '');
export const horizontalAlign = oneOf('left', 'center', 'right');
export const verticalAlign = oneOf('top', 'center', 'bottom');
export const direction = oneOf('vertical', 'horizontal');

/** A colour: an enumerated name, a name from `config.style.color`, or RGBA. Empty is none. */
export const colour = matching(/^([a-z0-9_-]*|rgba\([\d.,\s%]+\))$/i, 'a colour');

/** Unique within the card; letters, digits and underscores, beginning with a letter, at most 20. */
export const elementId = matching(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'a letter, then up to 19 letters, digits or _');

/** Where a link may lead: the web, or an AppLink of Feishu. */
export const address = matching(
  /^(https?|lark|feishu|applink):\/\/\S+$/,
  'an address beginning with http:// or https://',
);
const addressOrNone = matching(/^((https?|lark|feishu|applink):\/\/\S+)?$/, 'an address or nothing');

const textLayout: Readonly<Record<string, Check>> = {
  element_id: elementId,
  text_size: text(40),
  text_color: colour,
  text_align: horizontalAlign,
  lines: integer(1, 999),
  i18n_content: anyObject,
};

/** `plain_text` of at most `max` characters. */
export function plainText(max = Infinity): Check {
  return object({ required: { tag: exactly('plain_text'), content: text(max) }, optional: textLayout });
}

/** `plain_text` or `lark_md`. */
export const richText = object({
  required: { tag: oneOf('plain_text', 'lark_md'), content: text() },
  optional: textLayout,
});

/** The heading of a collapsible panel: plain or Markdown. */
export const panelTitle = object({
  required: { tag: oneOf('plain_text', 'markdown', 'lark_md') },
  optional: { ...textLayout, content: text() },
});

export const icon = object({
  required: { tag: oneOf('standard_icon', 'custom_icon') },
  optional: { token: text(100), color: colour, img_key: text(200), size: text(20) },
});

/** What a second question before acting says. */
export const confirm = object({ required: { title: plainText(), text: plainText() } });

const openUrl = object({
  required: { type: exactly('open_url') },
  optional: { default_url: address, android_url: addressOrNone, ios_url: addressOrNone, pc_url: addressOrNone },
});
const callback = object({ required: { type: exactly('callback'), value: anyObject } });

/** What a component does when used: opens an address, or calls the bot with an object. */
export const behaviors = list((value, path, report) => {
  const type = isJsonObject(value) ? value['type'] : undefined;
  if (type === 'open_url') openUrl(value, path, report);
  else if (type === 'callback') callback(value, path, report);
  else report.wrong(`${path} -> type`, 'open_url | callback', type);
});

/** The older way of saying what is sent back. */
export const legacyValue: Check = (value, path, report) => {
  if (typeof value !== 'string' && !isJsonObject(value)) report.wrong(path, 'text or an object', value);
};

const multiUrl = object({
  optional: { url: addressOrNone, pc_url: addressOrNone, ios_url: addressOrNone, android_url: addressOrNone },
});

/** What a click on a column (or column set) opens. */
export const columnAction = object({ optional: { multi_url: multiUrl } });

/** How a body or container lays out what is in it. */
export const layout: Readonly<Record<string, Check>> = {
  padding,
  direction,
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: horizontalAlign,
  vertical_align: verticalAlign,
};

/** Layout members of every container. */
export const containerLayout: Readonly<Record<string, Check>> = { ...layout, element_id: elementId, margin };

/** Members every displaying component has. */
export const display: Readonly<Record<string, Check>> = { element_id: elementId, margin };

/** A name by which a form's submission tells a component's value. */
export const name = matching(/^\S.{0,99}$/, 'a name of 1 to 100 characters');

/** Members every input has. */
export const input: Shape['optional'] = {
  ...display,
  name,
  required: (value, path, report) => {
    if (typeof value !== 'boolean') report.wrong(path, 'true or false', value);
  },
  disabled: (value, path, report) => {
    if (typeof value !== 'boolean') report.wrong(path, 'true or false', value);
  },
  disabled_tips: plainText(),
  placeholder: plainText(100),
  width: length(100, 9_999, 'default', 'fill', 'auto'),
  behaviors,
  value: legacyValue,
  confirm,
};

/** Options of a choice: unique values. */
export const options: Check = (value, path, report) => {
  list(object({ required: { value: text() }, optional: { text: plainText(), icon } }))(value, path, report);
  const seen = new Set<unknown>();
  for (const option of Array.isArray(value) ? value : []) {
    const key: unknown = isJsonObject(option) ? option['value'] : undefined;
    if (seen.has(key)) report.wrong(path, 'options with different values', String(key));
    seen.add(key);
  }
};

/** How visible the content of a ticked checker stays. */
export const opacity = number(0, 1);
