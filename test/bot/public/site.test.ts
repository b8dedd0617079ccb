import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import { outcomeOf } from '../../../core/journal/outcome.ts';
import { drawNumber, instant } from '../../../core/model/normalise.ts';
import { bytes32, must } from '../../support/sample-draw.ts';
import {
  AWAITING,
  DRAWN,
  DRAWN_COPY,
  ENTITIES,
  HIDDEN_MARKS,
  HOSTILE,
  hostileDraw,
  openSite,
  published,
  recordsOf,
  SALTS,
  sealedDraw,
  VOID,
  type RunningSite,
} from './published-draws.ts';

const hostile = hostileDraw();
const log = Array.from({ length: 201 }, (_, index) => ({
  sequence: index + 1,
  at: must(instant('2026-11-20T01:00:00Z')),
  hash: bytes32(`entry ${index + 1}`),
  draw: index === 0 ? DRAWN.seal.drawNumber : null,
  activity: index === 0 ? HOSTILE : null,
}));
/** Sealed in the last hours of 2025 by UTC, which is 2026 in China. */
const newYear = sealedDraw({
  ...AWAITING.seal,
  drawNumber: must(drawNumber('SZ-2026-0001')),
  sealedAt: must(instant('2025-12-31T17:00:00Z')),
  rules: { ...AWAITING.seal.rules, title: '2026年元旦抽查（虚构）' },
});
let site: RunningSite;

beforeAll(async () => {
  const draws = [
    published(AWAITING),
    published(DRAWN, DRAWN_COPY),
    published(VOID),
    published(hostile.draw, hostile.copy),
    published(newYear),
  ];
  site = await openSite(recordsOf(draws, log));
});

afterAll(async () => {
  await site.close();
});

const get = (path: string): Promise<Response> => fetch(`${site.url}${path}`);
const page = async (path: string): Promise<string> => (await get(path)).text();
const DRAW_PATH = `/draws/${DRAWN.seal.drawNumber}`;

/** Text as a visitor reads it. */
const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('home', () => {
  test('lists every draw of the year in China, with its state', async () => {
    const html = await page('/');
    for (const draw of [AWAITING, DRAWN, VOID, newYear]) {
      expect(html).toContain(`<a href="/draws/${draw.seal.drawNumber}">${draw.seal.rules.title}</a>`);
    }
    const text = words(html);
    for (const state of ['已封存，等待种子', '已抽取', '已作废']) expect(text).toContain(state);
    expect(text).toContain(`${outcomeOf(DRAWN_COPY).pool} → ${DRAWN_COPY.drawn.length} 户`);
  });

  test('keeps a void draw, struck, with its reason', async () => {
    const row = /<li class="draw-row void">.*?<\/li>/.exec(await page('/'))?.[0] ?? '';
    expect(row).toContain(VOID.seal.rules.title);
    expect(words(row)).toContain('作废原因：见证单位承诺后未公开');
    expect(row).toContain(`<a href="${DRAW_PATH}">${DRAWN.seal.drawNumber}</a> 替代`);
    expect(await page('/assets/site.css')).toMatch(/\.draw-row\.void \.what a \{\s*text-decoration: line-through/);
  });

  test('says so when there is no draw yet', async () => {
    const empty = await openSite(recordsOf([]));
    expect(await (await fetch(empty.url)).text()).toContain('今年还没有抽取');
    await empty.close();
  });
});

describe('a draw', () => {
  test('shows the first 64 bits of the seal hash in four groups of four', async () => {
    const number = DRAWN.sealHash.slice(0, 16).match(/.{4}/g)?.join(' ') ?? '';
    expect((await page(DRAW_PATH)).toLowerCase().replaceAll('-', ' ')).toContain(number);
  });

  test('lists teams with entities, and officers by name and department only', async () => {
    const text = words(await page(DRAW_PATH));
    for (const { entity } of DRAWN_COPY.drawn) {
      expect(text).toContain(entity.id);
      expect(text).toContain(entity.name);
    }
    for (const team of outcomeOf(DRAWN_COPY).teams) {
      for (const { name, department } of team.members) expect(text).toContain(`${name} ${department}（示例）`);
    }
    expect(text).toContain('未发现问题');
  });

  test('shows strata and exclusions as they can be counted from the roster', async () => {
    const html = await page(DRAW_PATH);
    const active = ENTITIES.filter(({ status }) => status === 'active');
    for (const creditClass of new Set(active.map(({ facts }) => facts['creditClass'] ?? ''))) {
      const of = (list: typeof active): number =>
        list.filter(({ facts }) => facts['creditClass'] === creditClass).length;
      const drawn = DRAWN_COPY.drawn.filter(({ entity }) => entity.facts['creditClass'] === creditClass).length;
      const row = new RegExp(
        `<th scope="row">[^<]*${creditClass}[^<]*</th><td class="bar-column">.*?</td>` +
          `<td class="number">\\d+</td><td class="number">${of(active)}</td><td class="number strong">${drawn}</td>`,
      );
      expect(html).toMatch(row);
    }
    expect(words(html)).toContain(`${ENTITIES.length - active.length} 户`);
  });

  test('tells how many visits a joint task saves', async () => {
    // two departments, one visit: every firm is spared one
    expect(words(await page(DRAW_PATH))).toContain(`少上门 ${DRAWN_COPY.drawn.length} 次`);
  });

  test('shows where the seed came from and the seed', async () => {
    const text = words(await page(DRAW_PATH));
    for (const source of ['办理机关', 'SCJG（示例）', 'XFJY（示例）', 'evidence 骰子']) expect(text).toContain(source);
    expect(text).toContain(bytes32('secret'));
    expect(text).toContain(DRAWN_COPY.seed);
  });

  test('that is void is struck, says why and leads to what replaced it', async () => {
    const html = await page(`/draws/${VOID.seal.drawNumber}`);
    expect(html).toContain('<article class="draw void">');
    expect(words(html)).toContain('作废2026-11-19 11:00');
    expect(words(html)).not.toMatch(/见证单位请在|为什么可信/);
    expect(words(html)).toContain('本次抽取已作废。原因：见证单位承诺后未公开');
    expect(html).toContain(`<a href="${DRAW_PATH}">${DRAWN.seal.drawNumber}</a>`);
  });

  test('that is only sealed tells who has given and offers nothing to verify', async () => {
    const html = await page(`/draws/${AWAITING.seal.drawNumber}`);
    expect(words(html)).toContain('SCJG（示例）已提交');
    expect(words(html)).toContain('XFJY（示例）未提交');
    expect(html).not.toContain('id="verify"');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('骰子');
  });

  test('offers its transcript byte by byte, and the button carries the hash of these bytes', async () => {
    const response = await get(`${DRAW_PATH}/transcript.json`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(bytes.equals(Buffer.from(encodeTranscript(DRAWN_COPY)))).toBe(true);
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(await page(DRAW_PATH)).toContain(`data-expected="${hash}"`);
  });
});

describe('one entity', () => {
  const ask = async (id: string): Promise<string> =>
    words(await page(`${DRAW_PATH}/entity?id=${encodeURIComponent(id)}`));
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const key = sha256(`SSJ1\ndraw\n${DRAWN_COPY.seed}\n`);
  const ticket = (id: string): string => sha256(key + id);
  const ofClass = (creditClass: string): string[] =>
    ENTITIES.filter(({ status, facts }) => status === 'active' && facts['creditClass'] === creditClass)
      .map(({ id }) => String(id))
      .sort((a, b) => (ticket(a) < ticket(b) ? -1 : 1));
  const inA = ofClass('A');
  const drawnInA = DRAWN_COPY.drawn.filter(({ entity }) => entity.facts['creditClass'] === 'A').length;

  test('drawn: rank and ticket as SHA-256 gives them', async () => {
    const [first = ''] = inA;
    const text = await ask(first);
    expect(text).toContain(`抽中了。它在 ${inA.length} 户中排第 1 名，前 ${drawnInA} 名抽中`);
    expect(text).toContain(ticket(first));
  });

  test('not drawn: the last rank of its stratum', async () => {
    const last = inA.at(-1) ?? '';
    const text = await ask(last);
    expect(text).toContain(`参加了抽取，没有抽中。它排第 ${inA.length} 名，前 ${drawnInA} 名抽中`);
    expect(text).toContain(ticket(last));
  });

  test('in reserve: the rank after the last one drawn', async () => {
    expect(await ask(inA[drawnInA] ?? '')).toContain(`没有抽中，是候补。它排第 ${drawnInA + 1} 名`);
  });

  test('excluded: why', async () => {
    const gone = ENTITIES.find(({ status }) => status !== 'active')?.id ?? '';
    expect(await ask(gone)).toContain('抽取前因“已注销、吊销、迁出等”离开，没有参加抽取');
  });

  test.each([
    ['an unknown code', 'NOBODY'],
    ['nothing', ''],
    ['markup', HOSTILE],
    ['5,000 characters', 'x'.repeat(5000)],
    ['a control character', '\u0000'],
  ])('not in the roster: %s', async (_what, id) => {
    expect(await ask(id)).toContain(`封存的 ${ENTITIES.length} 户名单里没有这个代码`);
  });

  test('typed with blanks and small letters is found all the same', async () => {
    expect(await ask(`  ${(inA[0] ?? '').toLowerCase()} `)).toContain('抽中了');
  });

  test('several ids at once count as none', async () => {
    expect((await get(`${DRAW_PATH}/entity?id=a&id=b`)).status).toBe(200);
  });
});

describe('what is not there', () => {
  test.each([
    '/nothing',
    '/draws/SZ-2026-9999',
    '/draws/SZ-2026-9999/transcript.json',
    '/draws/SZ-2026-9999/entity?id=x',
    '/draws/SZ-2026-0008/transcript.json',
    '/draws/SZ-2026-0008/entity?id=x',
    '/draws/__proto__',
    '/assets/../site.tsx',
    '/assets/%2e%2e/main.ts',
    `/draws/${encodeURIComponent(HOSTILE)}`,
  ])('%s is a page of 404', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<h1>没有找到</h1>');
  });

  test('an address that is no text is refused in plain words, without a stack', async () => {
    const response = await get('/draws/%FF');
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain('这个地址写错了');
    expect(html).not.toMatch(/node_modules|URIError/);
  });

  test('a record that can not be read is said plainly, without a stack', async () => {
    const broken = await openSite({
      ...recordsOf([published(DRAWN, DRAWN_COPY)]),
      transcript: () => Promise.reject(new Error('disk gone')),
    });
    const response = await fetch(`${broken.url}${DRAW_PATH}`);
    const html = await response.text();
    await broken.close();
    expect(response.status).toBe(500);
    expect(html).toContain('页面暂时打不开');
    expect(html).not.toMatch(/disk gone|node_modules/);
  });

  test('nothing can be sent to the site', async () => {
    expect((await fetch(site.url, { method: 'POST', body: 'x' })).status).toBe(404);
  });
});

describe('what people typed', () => {
  test.each(['/', '/draws/SZ-2026-0009', '/log', '/draws/SZ-2026-0009/entity?id='])(
    'is shown as text in %s',
    async (path) => {
      const entity = hostile.copy.drawn[0]?.entity.id ?? '';
      const html = await page(path.endsWith('=') ? path + entity : path);
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(html).not.toContain('<img src=x');
    },
  );

  test('so is an id asked for', async () => {
    const html = await page(`${DRAW_PATH}/entity?id=${encodeURIComponent(HOSTILE)}`);
    expect(html.toLowerCase()).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html.toLowerCase()).not.toContain('<img src=x');
  });
});

describe('every answer', () => {
  const paths = [
    '/',
    DRAW_PATH,
    `${DRAW_PATH}/entity?id=x`,
    `${DRAW_PATH}/transcript.json`,
    '/log',
    '/nothing',
    '/draws/%FF',
    '/assets/base.css',
    '/assets/site.css',
  ];

  test.each(paths)('%s carries the strict policy and no cookie', async (path) => {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test.each(paths)('%s holds nothing inline and no hidden data of an officer', async (path) => {
    const text = await page(path);
    expect(text).not.toMatch(/<style|\sstyle=|<script(?! type="module" src="\/assets\/main\.js")|\son\w+="/);
    for (const mark of [...HIDDEN_MARKS, ...SALTS]) expect(text).not.toContain(mark);
  });
});

describe('the log', () => {
  test('shows an activity that is public, of the others the hash alone, page by page', async () => {
    const first = await page('/log');
    expect(first).toContain(`<a href="${DRAW_PATH}">`);
    expect(first).toContain('不公开');
    expect(first).toContain(bytes32('entry 200').slice(0, 16));
    expect(first).not.toContain(bytes32('entry 201').slice(0, 16));
    expect(first).toContain('href="/log?after=200"');
    expect(await page('/log?after=200')).toContain(bytes32('entry 201').slice(0, 16));
  });

  test.each(['-1', 'x', '1e9', '9'.repeat(40)])('begins at the start for after=%s', async (after) => {
    expect(await page(`/log?after=${after}`)).toContain(bytes32('entry 1').slice(0, 16));
  });
});
