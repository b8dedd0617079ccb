import { parseInline, type Inline } from './markdown-inline.ts';

/** One item of a list, with the lists within it. */
export interface ListItem {
  readonly text: readonly Inline[];
  readonly children: readonly ListBlock[];
}

export interface ListBlock {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly ListItem[];
}

/** A block of a card's Markdown. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly text: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'rule' }
  | ListBlock;

/** Deepest quotes and lists followed. */
const DEEPEST = 6;

const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const TABLE_LINE = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^\s*\|(\s*:?-+:?\s*\|)+\s*$/;

/** Reads a card's Markdown: the dialect of JSON 2.0, that is CommonMark without HTML blocks. */
export function parseBlocks(markdown: string, depth = 0): Block[] {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const { block, next } = readBlock(lines, at, depth);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

function readBlock(lines: readonly string[], at: number, depth: number): { block: Block | undefined; next: number } {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { block: undefined, next: at + 1 };
  if (line.startsWith('```')) return readCode(lines, at);
  if (/^\s*(-{3,}|\*{3,}|<hr\s*\/?>)\s*$/.test(line)) return { block: { kind: 'rule' }, next: at + 1 };
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (heading) {
    const level = heading[1]?.length ?? 1;
    return { block: { kind: 'heading', level, text: parseInline(heading[2] ?? '') }, next: at + 1 };
  }
  if (line.startsWith('>') && depth < DEEPEST) return readQuote(lines, at, depth);
  if (TABLE_LINE.test(line) && TABLE_RULE.test(lines[at + 1] ?? '')) return readTable(lines, at);
  if (ITEM.test(line)) {
    const end = endOf(lines, at, (entry) => ITEM.test(entry) || /^\s{2,}\S/.test(entry));
    return { block: readList(lines.slice(at, end), 0), next: end };
  }
  const end = endOf(lines, at, (_line, index) => index === at || !startsBlock(lines, index));
  return { block: { kind: 'paragraph', text: parseInline(lines.slice(at, end).join('\n')) }, next: end };
}

function startsBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (/^(```|>|#{1,6}\s)/.test(line) || /^\s*(-{3,}|\*{3,}|<hr\s*\/?>)\s*$/.test(line) || ITEM.test(line)) return true;
  return TABLE_LINE.test(line) && TABLE_RULE.test(lines[at + 1] ?? '');
}

/** The first line from `at` on that is empty or no longer belongs to the block. */
function endOf(lines: readonly string[], at: number, belongs: (line: string, index: number) => boolean): number {
  let end = at;
  while (end < lines.length && (lines[end] ?? '').trim() !== '' && belongs(lines[end] ?? '', end)) end += 1;
  return Math.max(end, at + 1);
}

function readCode(lines: readonly string[], at: number): { block: Block; next: number } {
  let end = at + 1;
  while (end < lines.length && !(lines[end] ?? '').startsWith('```')) end += 1;
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
}

function readQuote(lines: readonly string[], at: number, depth: number): { block: Block; next: number } {
  const end = endOf(lines, at, (line, index) => line.startsWith('>') || !startsBlock(lines, index));
  const inner = lines.slice(at, end).map((line) => line.replace(/^>\s?/, ''));
  return { block: { kind: 'quote', blocks: parseBlocks(inner.join('\n'), depth + 1) }, next: end };
}

function readTable(lines: readonly string[], at: number): { block: Block; next: number } {
  const end = endOf(lines, at, (line) => TABLE_LINE.test(line));
  const cells = (line: string): Inline[][] =>
    line
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => parseInline(cell.trim()));
  const rows = lines.slice(at + 2, end).map(cells);
  return { block: { kind: 'table', head: cells(lines[at] ?? ''), rows }, next: end };
}

/** Lines of one list; those indented further belong to lists within the item before them. */
function readList(lines: readonly string[], depth: number): ListBlock {
  const first = ITEM.exec(lines[0] ?? '');
  const indent = first?.[1]?.length ?? 0;
  const ordered = /\d/.test(first?.[2] ?? '');
  const starts = lines.flatMap((line, index) => {
    const item = ITEM.exec(line);
    return item && (item[1]?.length ?? 0) <= indent ? [index] : [];
  });
  const items = starts.map((start, index): ListItem => {
    const inner = lines.slice(start + 1, starts[index + 1] ?? lines.length);
    const nested = inner.findIndex((line) => ITEM.test(line));
    const own = nested < 0 ? inner : inner.slice(0, nested);
    const text = [ITEM.exec(lines[start] ?? '')?.[3] ?? '', ...own.map((line) => line.trim())].join('\n');
    const children = nested < 0 || depth >= DEEPEST ? [] : [readList(inner.slice(nested), depth + 1)];
    return { text: parseInline(text), children };
  });
  return { kind: 'list', ordered, start: ordered ? Number.parseInt(first?.[2] ?? '1', 10) : 1, items };
}
