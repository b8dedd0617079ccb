/*
 * Text that came from people or lists, made fit for a card. Feishu refuses messages with plain phone numbers (230028),
 * its Markdown would take signs for markup, and one endless line would push the rest off the screen.
 */

/** Mobile numbers and landlines that stand alone, as Feishu's data-loss prevention sees them. */
const PHONE = /(?<![0-9A-Za-z])((?:\+?86[- ]?)?1[3-9]\d|0\d{2,3}-?)\d{4,5}(\d{3,4})(?![0-9A-Za-z])/g;
const EMAIL = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g;
/** Control characters, and format characters such as those that turn the direction of text around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** One line without control characters, phone numbers and e-mail addresses, cut to `max` characters with `…`. */
export function safeText(text: string, max: number): string {
  const line = text.replace(INVISIBLE, ' ').replace(PHONE, '$1****$2').replace(EMAIL, '***＠$1').trim();
  const characters = Array.from(line);
  return characters.length <= max ? line : `${characters.slice(0, max - 1).join('')}…`;
}

/** Signs that Feishu's Markdown reads as markup; it takes HTML entities for them ("富文本 Markdown", 特殊字符转义). */
const MARKUP = /[&<>*~`[\]()#_\\]/g;

/** {@link safeText} for a Markdown paragraph. */
export const safeMarkdown = (text: string, max: number): string =>
  safeText(text, max)
    .replace(/:\/\//g, '：//')
    .replace(MARKUP, (sign) => `&#${sign.charCodeAt(0)};`);
