/** What a scan reports, in document order. Names come without their namespace prefix; writers differ in prefixes. */
export interface XmlHandler {
  /** `attributes` is the raw text between the name and the end of the tag: read it with {@link attributeOf}. */
  open(name: string, attributes: string): void;
  /** Also called for an element that closes itself. */
  close(name: string): void;
  /** Character data as it stands, entities not yet resolved; CDATA comes with `literal` true. */
  text(raw: string, literal: boolean): void;
}

/**
 * Walks through an XML part of a workbook. It knows what such parts consist of: elements, attributes, text, CDATA,
 * comments and processing instructions. A document type is refused, because entities are how XML bombs are built.
 * @returns false when the text is not such XML.
 */
export function scanXml(xml: string, handler: XmlHandler): boolean {
  let at = 0;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (start < 0) return true;
    if (start > at) handler.text(xml.slice(at, start), false);
    const next = xml.charCodeAt(start + 1);
    const end =
      next === BANG || next === QUESTION ? scanDeclaration(xml, start, handler) : scanTag(xml, start, handler);
    if (end < 0) return false;
    at = end;
  }
}

const BANG = 0x21;
const QUESTION = 0x3f;
const SLASH = 0x2f;
const COLON = 0x3a;
const GREATER = 0x3e;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/** Comment, CDATA or processing instruction at `start`; answers where it ends, or -1. */
function scanDeclaration(xml: string, start: number, handler: XmlHandler): number {
  if (xml.startsWith('<![CDATA[', start)) {
    const end = xml.indexOf(']]>', start);
    if (end < 0) return -1;
    handler.text(xml.slice(start + 9, end), true);
    return end + 3;
  }
  const closing = xml.startsWith('<!--', start) ? '-->' : xml.startsWith('<?', start) ? '?>' : null;
  if (closing === null) return -1;
  const end = xml.indexOf(closing, start + 2);
  return end < 0 ? -1 : end + closing.length;
}

/** Opening, closing or self-closing tag at `start`; answers where it ends, or -1. */
function scanTag(xml: string, start: number, handler: XmlHandler): number {
  const end = tagEnd(xml, start);
  if (end < 0) return -1;
  const closing = xml.charCodeAt(start + 1) === SLASH;
  const selfClosing = !closing && xml.charCodeAt(end - 1) === SLASH;
  let nameStart = start + (closing ? 2 : 1);
  const contentEnd = selfClosing ? end - 1 : end;
  let nameEnd = nameStart;
  for (; nameEnd < contentEnd; nameEnd++) {
    const unit = xml.charCodeAt(nameEnd);
    if (unit <= 0x20) break;
    if (unit === COLON) nameStart = nameEnd + 1;
  }
  const name = xml.slice(nameStart, nameEnd);
  if (closing) {
    handler.close(name);
  } else {
    handler.open(name, xml.slice(nameEnd, contentEnd));
    if (selfClosing) handler.close(name);
  }
  return end + 1;
}

/** The `>` that ends the tag: not one inside a quoted attribute. One pass, so that no attribute can make it slow. */
function tagEnd(xml: string, start: number): number {
  let quote = 0;
  for (let at = start + 1; at < xml.length; at++) {
    const unit = xml.charCodeAt(at);
    if (quote === 0) {
      if (unit === GREATER) return at;
      if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) quote = unit;
    } else if (unit === quote) {
      quote = 0;
    }
  }
  return -1;
}

/** Raw value of an attribute, by its local name; null when it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  let at = attributes.indexOf(name);
  for (; at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (at > 0 && before > 0x20 && before !== COLON) continue;
    const value = valueAfter(attributes, at + name.length);
    if (value !== null) return value;
  }
  return null;
}

/** The quoted value after `=`, blanks around the sign allowed; null when what stands here is no such thing. */
function valueAfter(attributes: string, position: number): string | null {
  let at = position;
  while (attributes.charCodeAt(at) <= 0x20) at++;
  if (attributes[at] !== '=') return null;
  at++;
  while (attributes.charCodeAt(at) <= 0x20) at++;
  const quote = attributes[at];
  if (quote !== '"' && quote !== "'") return null;
  const end = attributes.indexOf(quote, at + 1);
  return end < 0 ? null : attributes.slice(at + 1, end);
}
