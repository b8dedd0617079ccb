import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assignmentCard } from '../../../bot/cards/assignment.ts';
import type { Card, Table } from '../../../bot/cards/card.ts';
import { readClick } from '../../../bot/cards/clicks.ts';
import { mapLink } from '../../../bot/cards/map-link.ts';
import { safeText } from '../../../bot/cards/safe-text.ts';
import { LONGEST_TASK, LONGEST_TEAM, PERSON, task, team } from './views.ts';

const tableOf = (card: Card): Table => {
  const table = card.body.elements.find((element) => element.tag === 'table');
  if (table === undefined) throw new Error('no table on the card');
  return table;
};

/** Pages that the card's own buttons lead to. */
function neighbours(card: Card): readonly number[] {
  return [...JSON.stringify(card).matchAll(/"value":(\{[^}]*"do":"task-page"[^}]*\})/g)].flatMap(([, value]) => {
    const click = readClick(JSON.parse(value ?? '{}') as Record<string, string>);
    return click?.do === 'task-page' ? [click.page] : [];
  });
}

describe('a list of firms', () => {
  test('of six stands on one card', () => {
    const card = assignmentCard(task(), team(6), PERSON, { kind: 'task', page: 1 });
    expect(tableOf(card).rows).toHaveLength(6);
    expect(neighbours(card)).toEqual([]);
  });

  test('of two hundred with long names is turned page by page, and none is left out or shown twice', () => {
    const seen: string[] = [];
    let page = 1;
    for (let next: number | undefined = 1; next !== undefined;) {
      const card = assignmentCard(LONGEST_TASK, LONGEST_TEAM, PERSON, { kind: 'task', page: next });
      seen.push(...tableOf(card).rows.map((row) => /^\d+/.exec(row['firm'] ?? '')?.[0] ?? ''));
      page = next;
      next = neighbours(card).find((neighbour) => neighbour > page);
    }
    expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => String(index + 1)));
    expect(page).toBeGreaterThan(1);
  });

  test('beyond the last page is the last page', () => {
    const far = assignmentCard(LONGEST_TASK, LONGEST_TEAM, PERSON, { kind: 'task', page: 900_000 });
    expect(tableOf(far).rows.at(-1)?.['firm']).toMatch(/^200\. /);
  });
});

describe('an address', () => {
  test('leads to the map', () => {
    const [row] = tableOf(assignmentCard(task(), team(1), PERSON, { kind: 'task', page: 1 })).rows;
    const [, shown, keyword] =
      /^\[(.*)\]\(https:\/\/uri\.amap\.com\/search\?keyword=([^()\s]+)\)$/.exec(row?.['address'] ?? '') ?? [];
    expect(shown).toBe(team(1).entities[0]?.address);
    expect(decodeURIComponent(keyword ?? '')).toBe(team(1).entities[0]?.address);
  });

  test('whatever it holds stays one link, or plain text; without one the name is looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (address) => {
        expect(mapLink(address, '甲店', 80)).toMatch(
          /^(\[[^[\]()]*\]\(https:\/\/uri\.amap\.com\/search\?keyword=[^()\s]+\))$/,
        );
      }),
    );
    expect(mapLink('曾都区(东)', '甲店', 80)).toMatch(/keyword=%E6%9B%BE%E9%83%BD%E5%8C%BA%28%E4%B8%9C%29\)$/);
    expect(mapLink('', '甲店', 80)).toBe('[查地图](https://uri.amap.com/search?keyword=%E7%94%B2%E5%BA%97)');
    expect(mapLink('\ud800', '', 80)).not.toContain('(');
  });
});

describe('text from people', () => {
  test('never holds a phone number or a control character, and never grows', () => {
    const withPhone = fc.tuple(fc.string(), fc.stringMatching(/^1[3-9]\d{9}$/), fc.string());
    fc.assert(
      fc.property(withPhone, fc.integer({ min: 2, max: 50 }), ([before, phone, after], max) => {
        const text = safeText(`${before} ${phone} ${after}`, max);
        expect(text).not.toContain(phone);
        expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        expect(Array.from(text).length).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('keeps codes that only look like numbers', () => {
    expect(safeText('91421300MA48ABCD1X', 40)).toBe('91421300MA48ABCD1X');
  });
});
