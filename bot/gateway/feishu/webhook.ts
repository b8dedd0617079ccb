import type { EventDispatcher } from '@larksuiteoapi/node-sdk';
import express, { type Router } from 'express';
import type { ChatLog } from '../log.ts';
import { openEnvelope, SeenSignatures, type WebhookFault, type WebhookSecrets } from './webhook-envelope.ts';

/** Where Feishu is to send events and card clicks, under the office's https address. */
export const WEBHOOK_PATH = '/feishu/events';

/** Largest call that is read; Feishu's are a few kilobytes. */
const MAX_BYTES = '1mb';

const STATUS: Readonly<Record<WebhookFault, number>> = {
  unreadable: 400,
  unsigned: 401,
  stale: 401,
  forged: 401,
  'wrong-token': 401,
  replayed: 409,
};

/** The door for events in place of the long connection. Whatever isn't Feishu's is refused with an error status. */
export function createWebhook(
  secrets: WebhookSecrets,
  dispatcher: () => EventDispatcher | null,
  log: ChatLog,
  now: () => number,
): Router {
  const seen = new SeenSignatures();
  const router = express.Router();
  router.post(WEBHOOK_PATH, express.raw({ type: () => true, limit: MAX_BYTES }), async (request, response) => {
    const body: unknown = request.body;
    const call = {
      timestamp: request.get('x-lark-request-timestamp'),
      nonce: request.get('x-lark-request-nonce'),
      signature: request.get('x-lark-signature'),
      body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    };
    const opened = openEnvelope(secrets, call, seen, now());
    if (!opened.ok) {
      log.warn({ event: 'webhook-refused', fault: opened.fault }, '拒绝了一次不可信的事件推送');
      response.status(STATUS[opened.fault]).end();
      return;
    }
    if (opened.value.kind === 'challenge') {
      response.json({ challenge: opened.value.challenge });
      return;
    }
    const listening = dispatcher();
    if (listening === null) {
      response.status(503).end();
      return;
    }
    try {
      const answer: unknown = await listening.invoke(opened.value.body, { needCheck: false });
      response.json(typeof answer === 'object' && answer !== null ? answer : {});
    } catch (error) {
      // an error status makes Feishu send the event again
      log.error(
        { event: 'webhook-failed', error: error instanceof Error ? error.name : 'unknown' },
        '处理事件推送时出错',
      );
      response.status(500).end();
    }
  });
  return router;
}
