import { existsSync } from 'node:fs';
import { chromium as playwright, type Browser } from 'playwright-core';

/** Where Linux distributions and Google's packages put an installed Chromium. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Flags every run needs: containers have neither a sandbox nor a large /dev/shm, and our https is self-signed. */
const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--ignore-certificate-errors'];

/**
 * Starts the one Chromium all browser tests use: `CHROMIUM_PATH`, else an installed one, else the one
 * that `@sparticuz/chromium` unpacks. The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const found = [process.env['CHROMIUM_PATH'], ...installed].find((path) => path !== undefined && existsSync(path));
  if (found !== undefined) return playwright.launch({ executablePath: found, args: flags });
  // On a bare machine the libraries it links to are missing too; told that it runs on Lambda, it unpacks its own.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return playwright.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...flags] });
}
