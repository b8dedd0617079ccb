import type { InspectionItem } from '../../core/model/inspection-item.ts';
import type { CardElement, ClickValue } from './card.ts';
import { buttonRow, callbackButton, footnote } from './elements.ts';
import { mapLink } from './map-link.ts';
import { FILING_WORDS } from './result-words.ts';
import { safeText } from './safe-text.ts';
import type { TeamView } from './task.ts';

/** Rows of a table's page, at most 10. */
const TABLE_PAGE = 5;
/**
 * Bytes of JSON, quotes escaped once more, that the rows of one card may take: about half of a card's 30 KB, the rest
 * is for bases and guidance. Longer lists are turned page by page with buttons.
 */
export const LIST_BYTES = 14 * 1024;

const LONGEST_NAME = 60;
const LONGEST_ADDRESS = 80;

type Row = Readonly<Record<string, string>>;

/**
 * The firms to visit: one table, and buttons to turn when the list is longer than a card can hold.
 * @param page - 1-based; beyond the last it is the last
 * @param turn - the click value that asks for a page
 */
export function visitList(
  team: TeamView,
  items: readonly InspectionItem[],
  page: number,
  turn: (page: number) => ClickValue,
): readonly CardElement[] {
  const pages = pagesOf(rowsOf(team, items));
  const shown = Math.min(Math.max(page, 1), pages.length);
  const rows = pages[shown - 1] ?? [];
  const begun = hasBegun(team);
  const table: CardElement = {
    tag: 'table',
    page_size: Math.min(TABLE_PAGE, Math.max(1, rows.length)),
    row_height: 'middle',
    columns: [
      { name: 'firm', display_name: '检查对象', data_type: 'text', width: 'auto' },
      { name: 'address', display_name: '地址', data_type: 'lark_md', width: 'auto' },
      { name: 'item', display_name: '事项', data_type: 'text', width: 'auto' },
      ...(begun ? [{ name: 'result', display_name: '结果', data_type: 'text', width: 'auto' } as const] : []),
    ],
    rows,
  };
  if (pages.length === 1) return [table];
  const first = pages.slice(0, shown - 1).reduce((sum, each) => sum + each.length, 0) + 1;
  const where = `第 ${first}—${first + rows.length - 1} 户，共 ${team.entities.length} 户`;
  const buttons = [
    ...(shown > 1 ? [callbackButton('上一部分', 'default', turn(shown - 1))] : []),
    ...(shown < pages.length ? [callbackButton('下一部分', 'default', turn(shown + 1))] : []),
  ];
  return [table, footnote(where), buttonRow(buttons)];
}

function rowsOf(team: TeamView, items: readonly InspectionItem[]): readonly Row[] {
  const [first] = items;
  const more = items.length > 1 ? `等 ${items.length} 项` : '';
  const item = first === undefined ? '' : `${safeText(first.name, 16)}${more}`;
  const begun = hasBegun(team);
  return team.entities.map(({ name, address, result }, index) => ({
    firm: `${index + 1}. ${safeText(name, LONGEST_NAME)}`,
    address: mapLink(address, name, LONGEST_ADDRESS),
    item,
    ...(begun ? { result: FILING_WORDS[result] } : {}),
  }));
}

/** Whether any result is on file: before, a column of 待填报 would say nothing. */
const hasBegun = (team: TeamView): boolean => team.entities.some(({ result }) => result !== 'missing');

/** Rows in pages that each fit; at least one page. */
function pagesOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const pages: Row[][] = [[]];
  let room = LIST_BYTES;
  for (const row of rows) {
    const bytes = escapedBytes(row);
    if (bytes > room) {
      pages.push([]);
      room = LIST_BYTES;
    }
    pages.at(-1)?.push(row);
    room -= bytes;
  }
  return pages;
}

/** Bytes that a value takes in the request, where the card is a string within JSON. */
const escapedBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(value))) + 1;
