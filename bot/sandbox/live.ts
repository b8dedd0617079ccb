import type { Request, Response } from 'express';
import { isJsonObject } from './json.ts';
import type { BotEvent } from './model.ts';
import type { Change, Store } from './store.ts';
import type { Status } from './wire.ts';

/** What the live stream tells: every change of the state, and the status when it changes. */
export type LiveNews = Change | { readonly kind: 'status'; readonly status: Status };

/** Most windows following at once. */
const MOST_FOLLOWERS = 50;

/** Real milliseconds between signs of life. */
const HEARTBEAT_MS = 20_000;

/** Server-sent events for the chat windows. */
export class LiveStream {
  private readonly followers = new Set<Response>();
  private readonly heartbeat: NodeJS.Timeout;

  constructor(store: Store) {
    store.watch((change) => {
      this.send(withoutToken(change));
    });
    this.heartbeat = setInterval(() => {
      for (const response of this.followers) response.write(': alive\n\n');
    }, HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  follow(request: Request, response: Response): void {
    if (this.followers.size >= MOST_FOLLOWERS) {
      response.status(503).json({ error: 'too many windows' });
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    this.followers.add(response);
    request.on('close', () => this.followers.delete(response));
  }

  send(news: LiveNews): void {
    if (this.followers.size === 0) return;
    const text = `data: ${JSON.stringify(news)}\n\n`;
    for (const response of this.followers) response.write(text);
  }

  close(): void {
    clearInterval(this.heartbeat);
    for (const response of this.followers) response.end();
    this.followers.clear();
  }
}

function withoutToken(change: Change): Change {
  return change.kind === 'event' ? { ...change, event: shownEvent(change.event) } : change;
}

/** An event without the app's verification token. */
export function shownEvent(event: BotEvent): BotEvent {
  const { header, ...rest } = event.body;
  const shown = isJsonObject(header) ? { ...header, token: '' } : {};
  return { ...event, body: { ...rest, header: shown } };
}
