import type { Browser, Frame, Page } from 'playwright-core';

/** The workbench in a browser, and the page of the add-in within it, ready for calls. */
export interface OpenWorkbench {
  readonly page: Page;
  readonly addIn: Frame;
  /** Errors that either page threw or logged. */
  readonly faults: readonly string[];
}

/** Opens the workbench and waits until office.js is ready in its pane. */
export async function openWorkbench(browser: Browser, url: string): Promise<OpenWorkbench> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(url);
  return { page, addIn: await addInFrame(page), faults };
}

/** The page of the add-in in the pane, once its office.js is ready. */
export async function addInFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe');
  const addIn = await element.contentFrame();
  if (addIn === null) throw new Error('The pane has no frame');
  await addIn.waitForSelector('html[data-ready]', { state: 'attached' });
  return addIn;
}
