/** A piece of running text. Cards come from the bot: nothing of them is ever put into the page as HTML. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'del'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'colour'; readonly colour: string; readonly children: readonly Inline[] }
  | { readonly kind: 'tag'; readonly colour: string; readonly children: readonly Inline[] }
  | { readonly kind: 'at'; readonly ids: readonly string[] }
  | { readonly kind: 'image'; readonly alt: string }
  | { readonly kind: 'break' };

/** Deepest nesting of marks; anything deeper is shown as it is written. */
const DEEPEST = 12;

interface Match {
  readonly piece: Inline;
  readonly end: number;
}

type Rule = (text: string, at: number, depth: number) => Match | undefined;

/** Reads one paragraph of a card's Markdown. */
export function parseInline(text: string, depth = 0): Inline[] {
  const pieces: Inline[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const match = depth < DEEPEST ? firstMatch(text, at, depth) : undefined;
    if (match) {
      if (plain !== '') pieces.push({ kind: 'text', text: plain });
      plain = '';
      pieces.push(match.piece);
      at = match.end;
    } else {
      plain += text.charAt(at);
      at += 1;
    }
  }
  if (plain !== '') pieces.push({ kind: 'text', text: plain });
  return pieces;
}

function firstMatch(text: string, at: number, depth: number): Match | undefined {
  for (const rule of RULES[text.charAt(at)] ?? []) {
    const match = rule(text, at, depth);
    if (match) return match;
  }
  return undefined;
}

const escaped: Rule = (text, at) => {
  const next = text.charAt(at + 1);
  return /[\\`*_~[\]<>()#+\-.!|]/.test(next) ? { piece: { kind: 'text', text: next }, end: at + 2 } : undefined;
};

const code: Rule = (text, at) => {
  const end = text.indexOf('`', at + 1);
  return end > at + 1 ? { piece: { kind: 'code', text: text.slice(at + 1, end) }, end: end + 1 } : undefined;
};

/** Text between two equal marks that touch it on the inside. */
function marked(mark: string, kind: 'strong' | 'em' | 'del'): Rule {
  return (text, at, depth) => {
    if (!text.startsWith(mark, at)) return undefined;
    const from = at + mark.length;
    if (text.charAt(from).trim() === '') return undefined;
    let end = text.indexOf(mark, from + 1);
    // A longer run of the same sign belongs to another mark.
    while (mark.length === 1 && end > 0 && text.charAt(end + 1) === mark) end = text.indexOf(mark, end + 2);
    if (end < 0) return undefined;
    return { piece: { kind, children: parseInline(text.slice(from, end), depth + 1) }, end: end + mark.length };
  };
}

const link: Rule = (text, at, depth) => {
  const match = /^\[([^\]\n]*)\]\(([^()\s]*)\)/.exec(text.slice(at, at + 2_000));
  if (!match) return undefined;
  const children = parseInline(match[1] ?? '', depth + 1);
  return { piece: { kind: 'link', href: match[2] ?? '', children }, end: at + match[0].length };
};

const image: Rule = (text, at) => {
  const match = /^!\[([^\]\n]*)\]\([^)\s]*\)/.exec(text.slice(at, at + 2_000));
  return match ? { piece: { kind: 'image', alt: match[1] ?? '' }, end: at + match[0].length } : undefined;
};

/** The HTML-like tags the platform knows; others are shown as they are written. */
const element: Rule = (text, at, depth) => {
  const open = /^<(font|a|at|person|text_tag|link|number_tag|raw|br)((?:\s+[^<>]*)?)\s*\/?>/.exec(
    text.slice(at, at + 2_000),
  );
  if (!open) return undefined;
  const name = open[1] ?? '';
  const from = at + open[0].length;
  if (name === 'br') return { piece: { kind: 'break' }, end: from };
  const close = closing(text, name, from);
  if (close < 0) return undefined;
  const inner = text.slice(from, close);
  const attributes = attributesOf(open[2] ?? '');
  const children = name === 'raw' ? [{ kind: 'text' as const, text: inner }] : parseInline(inner, depth + 1);
  return { piece: elementPiece(name, attributes, children), end: close + name.length + 3 };
};

function elementPiece(name: string, attributes: ReadonlyMap<string, string>, children: readonly Inline[]): Inline {
  switch (name) {
    case 'a':
    case 'link': {
      const href = attributes.get('href') ?? attributes.get('url') ?? '';
      return { kind: 'link', href, children: children.length > 0 ? children : [{ kind: 'text', text: href }] };
    }
    case 'at':
    case 'person':
      return { kind: 'at', ids: (attributes.get('ids') ?? attributes.get('id') ?? '').split(',') };
    case 'text_tag':
    case 'number_tag':
      return {
        kind: 'tag',
        colour: attributes.get('color') ?? attributes.get('background_color') ?? 'neutral',
        children,
      };
    default:
      return { kind: 'colour', colour: attributes.get('color') ?? 'default', children };
  }
}

/** Where the element that began before `from` ends, other elements of its name within it not counted. */
function closing(text: string, name: string, from: number): number {
  const tags = new RegExp(`<(/?)${name}(?=[\\s>])[^<>]*>`, 'g');
  tags.lastIndex = from;
  let open = 1;
  for (let match = tags.exec(text); match; match = tags.exec(text)) {
    open += match[1] === '/' ? -1 : 1;
    if (open === 0) return match.index;
  }
  return -1;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const match of text.matchAll(/([\w-]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'">]+))/g)) {
    attributes.set(match[1] ?? '', match[2] ?? match[3] ?? match[4] ?? '');
  }
  return attributes;
}

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  '\\': [escaped],
  '\n': [(_text, at) => ({ piece: { kind: 'break' }, end: at + 1 })],
  '`': [code],
  '*': [marked('**', 'strong'), marked('*', 'em')],
  _: [marked('__', 'strong')],
  '~': [marked('~~', 'del')],
  '[': [link],
  '!': [image],
  '<': [element],
};
