import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { isJsonObject, parseJson, parseJsonObject, type JsonObject } from '../json.ts';
import type { AppOptions, LongConnectionOptions } from '../options.ts';
import { CONTROL, DATA, decodeFrame, encodeFrame, headerOf, type Frame } from './frame.ts';
import type { Delivery, Transport } from './transport.ts';

/** Where clients connect; the address is told by `/callback/ws/endpoint`. */
export const SOCKET_PATH = '/ws/v2';

/** Most connections of one app. */
export const MOST_CONNECTIONS = 50;

/** Bytes of one frame's payload; longer events come in several, as Feishu does. */
const FRAGMENT_BYTES = 16 * 1024;

/** Bytes a client may send in one message. */
const LONGEST_MESSAGE = 1024 * 1024;

/** Real milliseconds a ticket can be used. */
const TICKET_MS = 60_000;

interface Connection {
  readonly id: string;
  readonly appId: string;
  readonly serviceId: number;
  readonly socket: WebSocket;
  /** The first ping came: the client listens. */
  ready: boolean;
  /** The line looks open but carries nothing any more, in either direction. */
  halfOpen: boolean;
}

/** A connection as the control API shows it. */
export interface ConnectionView {
  readonly id: string;
  readonly appId: string;
  readonly ready: boolean;
  readonly halfOpen: boolean;
}

/** The long connections of all apps: `WSClient` of the SDK is the other end. */
export class LongConnections implements Transport {
  readonly via = 'long-connection';
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE });
  private readonly connections = new Map<string, Connection>();
  private readonly tickets = new Map<string, { readonly appId: string; readonly expiresAt: number }>();
  private readonly waiting = new Map<
    string,
    { readonly connection: Connection; readonly settle: (d: Delivery) => void }
  >();
  private readonly options: LongConnectionOptions;
  private readonly random: () => number;
  private readonly changed: () => void;
  private count = 0;

  constructor(options: LongConnectionOptions, random: () => number, changed: () => void) {
    this.options = options;
    this.random = random;
    this.changed = changed;
  }

  /** The address with a ticket, and the timing, for `/callback/ws/endpoint`; `undefined` with too many connections. */
  invite(app: AppOptions, host: string): { readonly url: string; readonly config: JsonObject } | undefined {
    const open = [...this.connections.values()].filter((entry) => entry.appId === app.appId).length;
    if (open >= MOST_CONNECTIONS) return undefined;
    const ticket = randomBytes(16).toString('hex');
    const service = 33_550_000 + ++this.count;
    this.tickets.set(ticket, { appId: app.appId, expiresAt: Date.now() + TICKET_MS });
    // The client reads the query out of the whole address: the first parameter's name is lost to it.
    const query = `fpid=493&aid=552564&device_id=${service}&access_key=${ticket}&service_id=${service}&ticket=${ticket}`;
    return { url: `ws://${host}${SOCKET_PATH}?${query}`, config: this.config() };
  }

  /** Takes over a request to upgrade, or refuses it the way Feishu does, in the handshake's headers. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const query = new URL(request.url ?? '/', 'ws://localhost').searchParams;
    const ticket = this.tickets.get(query.get('ticket') ?? '');
    this.tickets.delete(query.get('ticket') ?? '');
    if (!ticket || ticket.expiresAt < Date.now()) {
      socket.end(
        'HTTP/1.1 403 Forbidden\r\nhandshake-status: 514\r\nhandshake-msg: auth failed\r\nConnection: close\r\n\r\n',
      );
      return;
    }
    this.server.handleUpgrade(request, socket, head, (webSocket) => {
      this.accept(webSocket, ticket.appId, Number(query.get('service_id')));
    });
  }

  /** Sends an event to one of the app's connections, chosen at random, and waits for the answer. */
  push(app: AppOptions, envelope: JsonObject, signal: AbortSignal): Promise<Delivery> {
    const ready = [...this.connections.values()].filter((entry) => entry.appId === app.appId && entry.ready);
    const connection = ready[Math.floor(this.random() * ready.length)];
    if (!connection) return Promise.resolve({ result: 'no-connection' });
    const messageId = randomBytes(16).toString('hex');
    return new Promise((resolve) => {
      const settle = (delivery: Delivery): void => {
        this.waiting.delete(messageId);
        resolve(delivery);
      };
      this.waiting.set(messageId, { connection, settle });
      signal.addEventListener('abort', () => {
        settle({ result: 'timeout' });
      });
      if (!connection.halfOpen) this.write(connection, messageId, envelope);
    });
  }

  list(): ConnectionView[] {
    return [...this.connections.values()].map(({ id, appId, ready, halfOpen }) => ({ id, appId, ready, halfOpen }));
  }

  /** Makes the app's open connections dead without closing them. New ones are fine. Answers how many. */
  halfOpen(appId: string): number {
    const affected = [...this.connections.values()].filter((entry) => entry.appId === appId);
    for (const connection of affected) connection.halfOpen = true;
    this.changed();
    return affected.length;
  }

  /** Cuts the app's connections. Answers how many. */
  cut(appId: string): number {
    const affected = [...this.connections.values()].filter((entry) => entry.appId === appId);
    for (const connection of affected) connection.socket.terminate();
    return affected.length;
  }

  close(): void {
    for (const connection of this.connections.values()) connection.socket.terminate();
    this.server.close();
  }

  private config(): JsonObject {
    return {
      ReconnectCount: this.options.reconnectCount,
      ReconnectInterval: this.options.reconnectInterval,
      ReconnectNonce: this.options.reconnectNonce,
      PingInterval: this.options.pingInterval,
    };
  }

  private accept(socket: WebSocket, appId: string, serviceId: number): void {
    const connection = { id: String(serviceId), appId, serviceId, socket, ready: false, halfOpen: false };
    this.connections.set(connection.id, connection);
    socket.on('message', (data) => {
      this.receive(connection, data);
    });
    // A broken line also closes; there is nothing more to do about the error.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.connections.delete(connection.id);
      for (const entry of [...this.waiting.values()])
        if (entry.connection === connection) entry.settle({ result: 'cut' });
      this.changed();
    });
    this.changed();
  }

  private receive(connection: Connection, data: RawData): void {
    const frame = connection.halfOpen ? undefined : decodeFrame(bytesOf(data));
    if (!frame) return;
    if (frame.method === CONTROL && headerOf(frame, 'type') === 'ping') {
      this.pong(connection, frame);
      if (connection.ready) return;
      connection.ready = true;
      this.changed();
    } else if (frame.method === DATA) this.answer(connection, frame);
  }

  private pong(connection: Connection, ping: Frame): void {
    const payload = Buffer.from(JSON.stringify(this.config()));
    connection.socket.send(encodeFrame({ ...ping, headers: [{ key: 'type', value: 'pong' }], payload }));
  }

  /** The bot's answer: `code` 200 when its handler went through, the handler's own answer in `data` (base64 JSON). */
  private answer(connection: Connection, frame: Frame): void {
    const entry = this.waiting.get(headerOf(frame, 'message_id') ?? '');
    if (entry?.connection !== connection) return;
    const payload = parseJsonObject(Buffer.from(frame.payload).toString('utf8'));
    if (!isJsonObject(payload) || payload['code'] !== 200) {
      entry.settle({ result: 'failed' });
      return;
    }
    const data = payload['data'];
    const text = typeof data === 'string' ? Buffer.from(data, 'base64').toString('utf8') : '';
    entry.settle({ result: 'answered', data: parseJson(text) });
  }

  private write(connection: Connection, messageId: string, envelope: JsonObject): void {
    const payload = Buffer.from(JSON.stringify(envelope));
    const sum = Math.max(1, Math.ceil(payload.length / FRAGMENT_BYTES));
    const traceId = randomBytes(16).toString('hex');
    for (let seq = 0; seq < sum; seq++) {
      const headers = { type: 'event', message_id: messageId, sum: String(sum), seq: String(seq), trace_id: traceId };
      connection.socket.send(
        encodeFrame({
          SeqID: ++this.count,
          LogID: this.count,
          service: connection.serviceId,
          method: DATA,
          headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
          payload: payload.subarray(seq * FRAGMENT_BYTES, (seq + 1) * FRAGMENT_BYTES),
        }),
      );
    }
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
