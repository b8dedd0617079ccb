import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../bot/sandbox/json.ts';
import { Office, PEOPLE } from '../bot/sandbox/office.ts';
import { launchBrowser } from '../support/browser.ts';
import { PICTURED } from './pictured-cards.ts';

/*
 * Pictures of every card, taken from the local Feishu's chat window: `CARD_PICTURES=1` takes them anew into
 * `docs/images/cards`. Without it, what is checked is that each card has one and that the documents show each of them.
 */
const FOLDER = 'docs/images/cards';
const WINDOW = 'bot/sandbox/window';
const PICTURE_MS = 120_000;

async function takePictures(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chat-window-'));
  const options = ['--bundle', '--format=esm', '--jsx=automatic', '--log-level=error', `--outdir=${folder}`];
  execFileSync('node_modules/.bin/esbuild', [`${WINDOW}/main.tsx`, ...options]);
  cpSync(`${WINDOW}/assets`, folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const [name, card] of PICTURED) {
      const office = await Office.open({ windowDir: folder });
      // our cards are JSON; the sandbox takes them as whatever the network brings
      await office.sendCard(PEOPLE.lin.openId, JSON.parse(JSON.stringify(card)) as JsonObject);
      const page = await browser.newPage({
        viewport: { width: 1280, height: 1400 },
        locale: 'zh-CN',
        deviceScaleFactor: 1.5,
      });
      await page.goto(office.sandbox.url);
      await page.getByRole('button', { name: /林一/ }).click();
      await page.getByRole('navigation', { name: '林一的会话' }).getByRole('button').first().click();
      const article = page.getByRole('article').last();
      await article.waitFor();
      await article.screenshot({ path: join(FOLDER, `${name}.png`) });
      await page.close();
      await office.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

describe('the pictures of the cards', () => {
  test(
    'there is one of each, and the documents show it',
    async () => {
      if (process.env['CARD_PICTURES'] !== undefined) await takePictures();
      const names = PICTURED.map(([name]) => `${name}.png`).sort();
      expect(existsSync(FOLDER) ? readdirSync(FOLDER).sort() : []).toEqual(names);
      const shown = ['docs/chat.md', ...readdirSync('docs/手册').map((file) => join('docs/手册', file))]
        .map((path) => readFileSync(path, 'utf8'))
        .join('\n');
      expect(names.filter((name) => !shown.includes(`images/cards/${name}`))).toEqual([]);
    },
    PICTURE_MS,
  );
});
