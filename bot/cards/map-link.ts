import { safeMarkdown, safeText } from './safe-text.ts';

/** 高德地图 URI API, "搜索": opens the app on a phone and a page elsewhere. It needs no key. */
const SEARCH = 'https://uri.amap.com/search?keyword=';

const LONGEST_KEYWORD = 60;

/**
 * An address as a link to where it is on the map; the name is looked for when there is no address. Only who follows the
 * link tells the map service what is looked for.
 */
export function mapLink(address: string, name: string, longest: number): string {
  const keyword = searchWords(address) || searchWords(name);
  const shown = safeMarkdown(address, longest) || '查地图';
  return keyword === '' ? shown : `[${shown}](${SEARCH}${keyword})`;
}

/** Encoded for an address within Markdown: brackets would end the link, half a character can't be encoded. */
const searchWords = (text: string): string =>
  encodeURIComponent(safeText(text, LONGEST_KEYWORD).replace(/\p{Cs}/gu, ''))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
