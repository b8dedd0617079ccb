import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Frame, FrameLocator, Page } from 'playwright-core';
import { waitFor, waitForCard } from '../../bin/demo/chat-people.ts';
import { programFolders } from '../../bin/serve/program-folders.ts';
import { type RunningOffice, runOffice } from '../../bin/serve/running-office.ts';
import type { SamplePerson } from '../../bin/sample/sample-people.ts';
import type { SandboxClock } from '../../bot/sandbox/clock.ts';
import type { Sandbox } from '../../bot/sandbox/server.ts';
import { launchBrowser } from '../support/browser.ts';

const programs = programFolders(pathToFileURL(join(process.cwd(), 'dist', 'bin', 'double-random.js')).href);
const PICTURES = join(process.cwd(), 'build', 'pictures');

/** The clerk of the sample who works in the pane. */
export const CLERK = '示晓岚';

/** The workbench's page and the task pane in it. */
export interface OpenWorkbench {
  readonly workbench: Page;
  readonly pane: FrameLocator;
}

/** What a test wants otherwise. */
export interface OfficeStart {
  /** The office and its chat live by it; browsers keep the machine's. */
  readonly clock?: SandboxClock;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The built programs on a fresh folder, and a browser beside them: what a clerk has after the first start. */
export class BrowserOffice {
  readonly running: RunningOffice;
  readonly context: BrowserContext;
  readonly #browser: Browser;
  readonly #folder: string;
  #lastCode = '';

  private constructor(running: RunningOffice, browser: Browser, context: BrowserContext, folder: string) {
    this.running = running;
    this.context = context;
    this.#browser = browser;
    this.#folder = folder;
  }

  /** Starts them. */
  static async start({ clock, environment = {} }: OfficeStart = {}): Promise<BrowserOffice> {
    await mkdir(PICTURES, { recursive: true });
    const folder = await mkdtemp(join(tmpdir(), 'double-random-e2e-'));
    const started = await runOffice({
      dataFolder: folder,
      environment: { DOUBLE_RANDOM_OFFICE_PORT: '0', DOUBLE_RANDOM_PUBLIC_PORT: '0', ...environment },
      // in place: a thread does not take the test runner's own kind of address
      programs: { ...programs, drawWorker: null },
      chatPort: 0,
      ...(clock !== undefined && { clock }),
    });
    if (!started.ok) throw new Error(started.fault.code);
    await started.value.server.chat?.ready;
    await started.value.server.chat?.idle();
    const browser = await launchBrowser();
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      locale: 'zh-CN',
      viewport: { width: 1440, height: 900 },
    });
    return new BrowserOffice(started.value, browser, context, folder);
  }

  get chat(): Sandbox {
    if (this.running.sandbox === null) throw new Error('no local Feishu');
    return this.running.sandbox;
  }

  person(name: string): SamplePerson {
    const found = this.running.sample?.people.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`${name} is not in the sample`);
    return found;
  }

  /** Somebody of the sample by role and department. */
  someone(role: SamplePerson['role'], isOf: (departmentCode: string) => boolean): SamplePerson {
    const found = this.running.sample?.people.find((one) => one.role === role && isOf(one.departmentCode));
    if (found === undefined) throw new Error(`no such ${role} in the sample`);
    return found;
  }

  /** A code that a person asks for in the chat, another one than before. */
  async pairingCode(person = this.person(CLERK)): Promise<string> {
    await this.chat.sendText(person.openId, 'bot', '配对');
    return waitFor('新的配对码', async () => {
      const { text } = await waitForCard(this.chat, person, ['配对码']);
      const code = /[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/.exec(text)?.[0] ?? '';
      if (code === this.#lastCode) return null;
      this.#lastCode = code;
      return code;
    });
  }

  /** Opens the workbench and pairs its pane with a code that the clerk asks for in the chat. */
  async openWorkbench(): Promise<OpenWorkbench> {
    const workbench = await this.context.newPage();
    await workbench.goto(`${this.running.server.addresses.office}/workbench/`);
    const pane = workbench.frameLocator('iframe');
    await this.#pair(pane, this.person(CLERK));
    return { workbench, pane };
  }

  /** Opens the workbench of somebody else, in a browser of their own, and pairs its pane. */
  async openWorkbenchOf(person: SamplePerson): Promise<OpenWorkbench> {
    const { page } = await this.openPane({ locale: 'zh-CN' });
    const pane = page.frameLocator('iframe');
    await this.#pair(pane, person);
    return { workbench: page, pane };
  }

  async #pair(pane: FrameLocator, person: SamplePerson): Promise<void> {
    const code = await this.pairingCode(person);
    await pane.getByLabel('配对码').fill(code);
    await pane.getByRole('button', { name: '配对', exact: true }).click();
    await pane.getByRole('button', { name: '下一步：方案' }).waitFor();
  }

  /** Opens the workbench as another browser would have it; its pane is not paired. */
  async openPane(options: BrowserContextOptions): Promise<{ readonly page: Page; readonly pane: Frame }> {
    const viewport = { width: 1200, height: 1000 };
    const context = await this.#browser.newContext({ ignoreHTTPSErrors: true, viewport, ...options });
    const page = await context.newPage();
    await page.goto(`${this.running.server.addresses.office}/workbench/`);
    const pane = await (await page.waitForSelector('iframe')).contentFrame();
    if (pane === null) throw new Error('the pane has no frame');
    return { page, pane };
  }

  /** The last day of the sample's task. */
  get deadline(): string {
    return this.running.sample?.task.inspectionUntil ?? '';
  }

  /** Saves what a page shows, for a person to look at. */
  async picture(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.running.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Moves the line between sheet and pane until the pane is as narrow or as wide as it gets. */
export async function resizePane(page: Page, width: 'narrow' | 'wide'): Promise<void> {
  await page.getByRole('separator', { name: '任务窗格宽度' }).focus();
  for (let step = 0; step < 20; step++) await page.keyboard.press(width === 'wide' ? 'ArrowLeft' : 'ArrowRight');
}

/** Imports a file into the workbench as a sheet. */
export async function importFile(workbench: Page, name: string, content: Buffer | string): Promise<void> {
  await workbench.setInputFiles('[aria-label=选择要导入的文件]', {
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
}

/** Chooses the sheet of a list in the pane, opening the list's card when it is shut. */
export async function chooseSheet(
  pane: FrameLocator,
  list: '抽查事项' | '检查对象' | '执法人员',
  sheet: string,
): Promise<void> {
  const head = pane.getByRole('button', { name: new RegExp(`^${list}`) });
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  const card = pane.locator('section').filter({ has: head });
  await card.getByRole('combobox', { name: '工作表' }).click();
  await pane.getByRole('option', { name: sheet, exact: true }).click();
}
