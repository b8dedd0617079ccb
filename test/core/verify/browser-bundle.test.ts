import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { VerificationReport } from '../../../core/verify/verify.ts';
import { launchBrowser } from '../../support/browser.ts';
import { differences } from '../../support/vectors.ts';

/** What the bundle puts on the page: texts of JSON in and out, for the driver would lose a member called `__proto__`. */
interface EngineOnPage {
  readonly draw: (input: string) => string;
  readonly verify: (transcript: string, predecessor: string | null) => string;
}

const ENTRY = `
  import { draw } from './core/draw/draw.ts';
  import { verify } from './core/verify/verify.ts';
  const read = (text) => (text === null ? undefined : JSON.parse(text));
  globalThis.engine = {
    draw: (input) => { const outcome = draw(read(input)); return JSON.stringify(outcome.ok ? outcome.value : outcome); },
    verify: (transcript, predecessor) => JSON.stringify(verify(read(transcript), { predecessor: read(predecessor) })),
  };
`;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    write: false,
  });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
}, 60_000);

afterAll(async () => {
  await browser.close();
});

test('the vectors hold in a browser, from a minified bundle', async () => {
  const found = await differences({
    draw: async (input) =>
      JSON.parse(
        await page.evaluate(
          (given) => (globalThis as unknown as { engine: EngineOnPage }).engine.draw(given),
          JSON.stringify(input),
        ),
      ) as unknown,
    verify: async (transcript, predecessor) =>
      JSON.parse(
        await page.evaluate(
          ([given, before]) => (globalThis as unknown as { engine: EngineOnPage }).engine.verify(given, before),
          [JSON.stringify(transcript), predecessor === undefined ? null : JSON.stringify(predecessor)] as const,
        ),
      ) as VerificationReport,
  });
  expect(found).toEqual([]);
}, 120_000);
