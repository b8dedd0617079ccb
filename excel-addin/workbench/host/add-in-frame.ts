import type { Workbook } from '../model/workbook.ts';
import { AddInHost, type PaneExit } from './add-in-host.ts';
import { frameName } from './app-context.ts';

/** An add-in running in a frame of the page. */
export interface RunningAddIn {
  readonly frame: HTMLIFrameElement;
  readonly host: AddInHost;
  /** Ends it and takes the frame away. */
  close(): void;
}

/** How an add-in is started. */
export interface AddInStart {
  /** Address of its page: https, on the host name of this page, or office.js refuses to run in it. */
  readonly url: string;
  /** Element that gets the frame. */
  readonly container: HTMLElement;
  readonly title: string;
  /** Sum of `HOST_FLAG`s. */
  readonly flags: number;
  readonly onClosePane: () => void;
  readonly onLeavePane: (to: PaneExit) => void;
}

/**
 * Starts an add-in: puts its page into a frame and answers it. Only messages of that very frame from the origin of
 * that page are listened to, and nothing is sent elsewhere.
 */
export function startAddIn(workbook: Workbook, start: AddInStart): RunningAddIn {
  const page = new URL(start.url, location.href);
  const conversation = { id: crypto.randomUUID(), app: 'double-random-add-in' };
  const displayLanguage = /^en\b/i.test(navigator.language) ? 'en-US' : 'zh-CN';
  const frame = document.createElement('iframe');
  frame.name = frameName(conversation, location.origin, start.flags, displayLanguage);
  frame.title = start.title;
  frame.src = page.href;
  const host = new AddInHost(workbook, conversation, {
    post: (message) => frame.contentWindow?.postMessage(message, page.origin),
    closePane: start.onClosePane,
    leavePane: start.onLeavePane,
    pageUrl: `${location.origin}${location.pathname}`,
    displayLanguage,
  });
  const listen = (event: MessageEvent): void => {
    if (event.source === frame.contentWindow && event.origin === page.origin) host.receive(event.data);
  };
  window.addEventListener('message', listen);
  start.container.append(frame);
  return {
    frame,
    host,
    close: () => {
      window.removeEventListener('message', listen);
      host.close();
      frame.remove();
    },
  };
}
