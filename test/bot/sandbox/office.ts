import * as lark from '@larksuiteoapi/node-sdk';
import { virtualClock, type SandboxClock } from '../../../bot/sandbox/clock.ts';
import type { JsonObject } from '../../../bot/sandbox/json.ts';
import type { SandboxOptions } from '../../../bot/sandbox/options.ts';
import { startSandbox, type Sandbox } from '../../../bot/sandbox/server.ts';
import { until } from '../../support/until.ts';

export const APP = { appId: 'cli_00000000000000a1', appSecret: 'a-secret-of-the-tests', name: '抽查助手' };

/** Fictional people. */
export const PEOPLE = {
  lin: {
    openId: 'ou_lin',
    name: '林一',
    department: '市场监督管理局',
    mobile: '13900000001',
    email: 'lin@example.gov.cn',
  },
  zhou: { openId: 'ou_zhou', name: '周二', department: '消防救援支队', mobile: '13900000002' },
  he: { openId: 'ou_he', name: '何三', department: '生态环境局', email: 'he@example.gov.cn' },
};

/** 2026-12-03 09:00 in China. */
export const START = Date.UTC(2026, 11, 3, 1, 0, 0);

const quiet = { error: skip, warn: skip, info: skip, debug: skip, trace: skip };

function skip(): void {
  return undefined;
}

/** What a bot's handlers answer; tests change it on the way. */
export type Handlers = Record<string, (data: Record<string, unknown>) => unknown>;

/** An office on a sandbox, with the SDK's real clients; `close` ends everything that was opened. */
export class Office {
  readonly sandbox: Sandbox;
  readonly client: lark.Client;
  private readonly links: lark.WSClient[] = [];

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    this.client = new lark.Client({ ...credentials(), domain: sandbox.url, logger: quiet, cache: freshCache() });
  }

  static async open(options: Partial<SandboxOptions> = {}, clock: SandboxClock = virtualClock(START)): Promise<Office> {
    const people = Object.values(PEOPLE);
    return new Office(await startSandbox({ port: 0, clock, apps: [APP], people, settleMs: 1_000, ...options }));
  }

  /** Connects a bot over the long connection and waits until the sandbox can reach it. */
  async connect(handlers: Handlers, wsConfig?: { pingTimeout: number }): Promise<lark.WSClient> {
    const already = await this.reachable();
    const ready = new Promise<void>((resolve) => {
      const link = new lark.WSClient({
        ...credentials(),
        domain: this.sandbox.url,
        logger: quiet,
        onReady: resolve,
        ...(wsConfig && { wsConfig }),
      });
      this.links.push(link);
      void link.start({ eventDispatcher: new lark.EventDispatcher({ logger: quiet }).register(handlers) });
    });
    await ready;
    await until(async () => (await this.reachable()) > already);
    const link = this.links.at(-1);
    if (!link) throw new Error('no link was opened');
    return link;
  }

  async sendCard(openId: string, card: JsonObject, uuid?: string): Promise<string> {
    const answer = await this.client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: {
        receive_id: openId,
        msg_type: 'interactive',
        content: JSON.stringify(card),
        ...(uuid !== undefined && { uuid }),
      },
    });
    return answer.data?.message_id ?? '';
  }

  async close(): Promise<void> {
    for (const link of this.links) link.close({ force: true });
    await this.sandbox.close();
  }

  private async reachable(): Promise<number> {
    const { connections } = await this.sandbox.status();
    return connections.filter((connection) => connection.ready).length;
  }
}

function credentials(): { appId: string; appSecret: string } {
  return { appId: APP.appId, appSecret: APP.appSecret };
}

/** The SDK's token cache is one for the whole process unless each client gets its own. */
function freshCache(): lark.Cache {
  const values = new Map<unknown, { value: unknown; expires: number }>();
  return {
    get: (key) => {
      const entry = values.get(key);
      return Promise.resolve(entry && entry.expires > Date.now() ? entry.value : undefined);
    },
    set: (key, value, expires) => {
      values.set(key, { value, expires: expires ?? Infinity });
      return Promise.resolve(true);
    },
  };
}

/** Runs a call that Feishu refuses and gives its HTTP status, code and headers. */
export async function refused(
  call: Promise<unknown>,
): Promise<{ status: number; code: number; msg: string; headers: Record<string, unknown> }> {
  try {
    await call;
  } catch (error) {
    const { response } = error as {
      response?: { status: number; data: { code: number; msg: string }; headers: Record<string, unknown> };
    };
    if (response) return { status: response.status, ...response.data, headers: response.headers };
    throw error;
  }
  throw new Error('the call went through');
}

/** A small card with one button. */
export function card(title: string, button?: JsonObject): JsonObject {
  return {
    schema: '2.0',
    config: { update_multi: true },
    header: { title: { tag: 'plain_text', content: title }, template: 'blue' },
    body: {
      elements: [
        { tag: 'markdown', content: '**时间** 12月3日' },
        {
          tag: 'button',
          name: 'accept',
          type: 'primary',
          text: { tag: 'plain_text', content: '接受' },
          behaviors: [{ type: 'callback', value: { action: 'accept', task: 'T-1' } }],
          ...button,
        },
      ],
    },
  };
}
