import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JSDOM, ResourceLoader } from 'jsdom';
import { frameName } from '../../excel-addin/workbench/host/app-context.ts';
import { AddInHost } from '../../excel-addin/workbench/host/add-in-host.ts';
import type { Workbook } from '../../excel-addin/workbench/model/workbook.ts';

/** Files of the unmodified office.js, under the address that the office's server gives them. */
const OFFICE_FOLDER = 'node_modules/@microsoft/office-js/dist';
const ORIGIN = 'https://localhost';

/** Hands out office.js from its package; nothing else is fetched. */
class OfficeFiles extends ResourceLoader {
  override fetch(url: string): ReturnType<ResourceLoader['fetch']> {
    const path = new URL(url).pathname;
    if (!path.startsWith('/office/')) return null;
    return readFile(join(OFFICE_FOLDER, path.slice('/office/'.length))) as ReturnType<ResourceLoader['fetch']>;
  }
}

/** What office.js asks for itself after a batch: to let go of ranges, and once, to say that it listens. */
const HOUSEKEEPING: ReadonlySet<string> = new Set(['_RemoveReference', 'NotifyActionHandlerReady']);

/** Whether a message is a batch of the add-in's own. */
function isRoundTrip(message: unknown): boolean {
  if (typeof message !== 'string' || !message.includes('"ProcessQuery"')) return false;
  const methods = [...message.matchAll(/"ActionType\\":(\d),\\"Name\\":\\"(\w*)/g)].filter(([, type]) => type !== '1');
  return methods.some(([, , name]) => !HOUSEKEEPING.has(name ?? ''));
}

/** A page in which the real office.js talks to a workbook of the workbench. */
export interface OfficePage {
  /** Round trips so far: one for each `context.sync()` that had something to do; office.js's own not counted. */
  batches(): number;
  /** Makes the host refuse the next batches with an error of office.js. */
  setEditing(isEditing: boolean): void;
  close(): void;
}

/**
 * Loads office.js into a page without a browser and makes `Office`, `Excel` and `OfficeExtension` global, as they are
 * in the pane. One page at a time.
 */
export async function openOfficePage(workbook: Workbook): Promise<OfficePage> {
  const conversation = { id: 'test-conversation', app: 'double-random-add-in' };
  const page = new JSDOM('<!doctype html><html><head><script src="/office/office.js"></script></head></html>', {
    url: `${ORIGIN}/addin/taskpane.html`,
    runScripts: 'dangerously',
    resources: new OfficeFiles(),
    pretendToBeVisual: true,
    beforeParse: (window) => {
      window.name = frameName(conversation, ORIGIN, 0, 'zh-CN');
      // jsdom has none, and office.js compares it with the host's
      Object.defineProperty(window.document, 'domain', { value: 'localhost' });
    },
  });
  const { window } = page;
  let batches = 0;
  const parent = {
    postMessage: (message: unknown) => {
      if (isRoundTrip(message)) batches++;
      setTimeout(() => {
        host.receive(message);
      });
    },
  };
  const host = new AddInHost(workbook, conversation, {
    post: (message) => {
      setTimeout(() => {
        const event = new window.MessageEvent('message', { data: message, origin: ORIGIN });
        Object.defineProperty(event, 'source', { value: parent });
        window.dispatchEvent(event);
      });
    },
    closePane: () => undefined,
    leavePane: () => undefined,
    pageUrl: `${ORIGIN}/workbench/`,
    displayLanguage: 'zh-CN',
  });
  Object.defineProperty(window, 'parent', { value: parent });
  await new Promise<void>((resolve) => {
    window.addEventListener('load', () => {
      resolve();
    });
  });
  const names = ['Office', 'Excel', 'OfficeExtension'] as const;
  const pageOf: Readonly<Record<string, unknown>> = window;
  for (const name of names) Object.defineProperty(globalThis, name, { value: pageOf[name], configurable: true });
  await Office.onReady();
  for (const name of names) Object.defineProperty(globalThis, name, { value: pageOf[name], configurable: true });
  await Excel.run((context) => context.sync());
  await new Promise((resolve) => setTimeout(resolve, 10));
  return {
    batches: () => batches,
    setEditing: (isEditing) => {
      host.setEditing(isEditing);
    },
    close: () => {
      host.close();
      window.close();
      for (const name of names) Reflect.deleteProperty(globalThis, name);
    },
  };
}
