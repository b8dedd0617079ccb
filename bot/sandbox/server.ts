import { createServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express } from 'express';
import seedrandom from 'seedrandom';
import { realClock, type SandboxClock } from './clock.ts';
import { controlApi } from './control-api.ts';
import { controlOf, statusOf } from './control.ts';
import { ERRORS } from './errors.ts';
import { Deliveries } from './events/deliveries.ts';
import { LongConnections, SOCKET_PATH } from './events/long-connection.ts';
import { Webhooks } from './events/webhook.ts';
import { Faults } from './faults.ts';
import { hostGuard, isOwnHost, ownHosts } from './guard.ts';
import { isJsonObject } from './json.ts';
import { RateLimiter } from './limits.ts';
import { LiveStream } from './live.ts';
import { APPLICATION_ROUTES } from './open-api/application.ts';
import { CARD_TOKEN_ROUTES, CardTokens } from './open-api/card-tokens.ts';
import { MEMBER_ROUTES } from './open-api/chat-members.ts';
import { CHAT_ROUTES } from './open-api/chats.ts';
import { CONTACT_ROUTES } from './open-api/contacts.ts';
import { LIST_ROUTES } from './open-api/lists.ts';
import { MESSAGE_ROUTES } from './open-api/messages.ts';
import { serve } from './open-api/route.ts';
import { CallStatistics } from './open-api/statistics.ts';
import { serveTokens, Tokens } from './open-api/tokens.ts';
import { DEFAULT_LONG_CONNECTION, DEFAULT_RULES, type SandboxOptions } from './options.ts';
import { Store } from './store.ts';
import { personOf, type Tenant } from './tenant.ts';
import { windowFiles } from './window-files.ts';
import { CONTROL_PATH, type SandboxControl } from './wire.ts';

/** Bytes a request may have. */
const LONGEST_BODY = '1mb';

/** A running sandbox. */
export interface Sandbox extends SandboxControl {
  /** `http://127.0.0.1:PORT`: the SDK's `domain`, the chat window, and (under `/sandbox`) the control API. */
  readonly url: string;
  /** Where long connections are made. */
  readonly wsUrl: string;
  readonly clock: SandboxClock;
  close(): Promise<void>;
}

/**
 * Starts a local Feishu. The unmodified SDK works against it with `domain: sandbox.url`.
 * @throws the system's error when the port is taken or the data file cannot be written.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? realClock();
  const store = new Store(options.dataFile);
  if (store.lastTime > clock.now() && clock.kind !== 'real') await clock.advance(store.lastTime - clock.now());
  const parts = assemble(options, clock, store);
  const hosts = { allowed: new Set<string>() };
  const app = buildApp(options, parts, () => hosts.allowed);
  const server = createServer(app);
  server.on('upgrade', (request, socket, head) => {
    const own = isOwnHost(request.headers.host, hosts.allowed) && request.url?.startsWith(SOCKET_PATH);
    if (own) parts.connections.upgrade(request, socket, head);
    else socket.destroy();
  });
  const host = options.host ?? '127.0.0.1';
  const port = await listen(server, options.port, host);
  hosts.allowed = ownHosts(host, port, options.allowedHosts ?? []);
  parts.deliveries.resume();
  return {
    ...parts.control,
    url: `http://${host}:${port}`,
    wsUrl: `ws://${host}:${port}${SOCKET_PATH}`,
    clock,
    close: () => close(server, clock, parts),
  };
}

type Assembly = ReturnType<typeof assemble>;

/** Puts the sandbox's parts together. */
function assemble(options: SandboxOptions, clock: SandboxClock, store: Store) {
  const seed = options.seed ?? 'sandbox';
  const apps = new Map(options.apps.map((app) => [app.appId, app]));
  const live = new LiveStream(store);
  const statusChanged = (): void => {
    live.send({ kind: 'status', status: statusOf({ tenant, connections }) });
  };
  const timing = { ...DEFAULT_LONG_CONNECTION, ...options.longConnection };
  const connections = new LongConnections(timing, seedrandom(`${seed} connections`), statusChanged);
  const webhooks = new Webhooks();
  const deliveries = new Deliveries({ store, clock, apps, longConnections: connections, webhooks });
  const tenant: Tenant = {
    store,
    clock,
    apps,
    limiter: new RateLimiter(clock),
    faults: new Faults(`${seed} faults`, statusChanged),
    rules: { ...DEFAULT_RULES, ...options.rules },
    busy: new Set(),
    lockedCards: new Map(),
    cardTokens: new CardTokens(clock),
    publish: (appId, type, event) => void deliveries.publish(appId, type, event),
  };
  for (const person of options.people ?? []) {
    if (!store.people.has(person.openId)) store.commit({ kind: 'person', person: personOf(person) });
  }
  const statistics = new CallStatistics();
  const tokens = new Tokens(apps);
  const settleMs = options.settleMs ?? 250;
  const control = controlOf({ tenant, deliveries, connections, webhooks, statistics, tokens, settleMs, statusChanged });
  return { tenant, live, connections, deliveries, statistics, tokens, control };
}

function buildApp(options: SandboxOptions, parts: Assembly, allowedHosts: () => ReadonlySet<string>): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(hostGuard(allowedHosts));
  app.use(express.json({ limit: LONGEST_BODY }));
  serveTokens(app, parts.tokens);
  serveInvitation(app, parts);
  for (const route of [
    ...MESSAGE_ROUTES,
    ...CARD_TOKEN_ROUTES,
    ...LIST_ROUTES,
    ...CHAT_ROUTES,
    ...MEMBER_ROUTES,
    ...CONTACT_ROUTES,
    ...APPLICATION_ROUTES,
  ]) {
    serve(app, parts.tenant, parts, route);
  }
  app.use('/open-apis', (_request, response) => {
    response.status(ERRORS.notFound.http).json({ code: ERRORS.notFound.code, msg: ERRORS.notFound.msg });
  });
  app.use(CONTROL_PATH, controlApi(parts.control, parts.live));
  if (options.windowDir !== undefined) app.use(windowFiles(options.windowDir));
  app.use(badRequest);
  return app;
}

/**
 * `callback/ws/endpoint`. A refusal carries no `data`: the SDK then fails on reading it and tries again for ever,
 * as it does against Feishu with a wrong secret.
 */
function serveInvitation(app: Express, { tokens, connections }: Assembly): void {
  app.post('/callback/ws/endpoint', (request, response) => {
    const body: unknown = request.body;
    const found = isJsonObject(body)
      ? tokens.authenticate(body['AppID'], body['AppSecret'])
      : { ok: false as const, error: ERRORS.appInvalid };
    if (!found.ok) {
      response.json({ code: 514, msg: 'app_id or app_secret is invalid' });
      return;
    }
    const invitation = connections.invite(found.app, request.headers.host ?? '');
    if (!invitation) response.json({ code: 1000040350, msg: 'the number of connections exceeded the limit' });
    else response.json({ code: 0, msg: '', data: { URL: invitation.url, ClientConfig: invitation.config } });
  });
}

/** Bodies that are no JSON or too long. Other errors are the sandbox's own and answered as such. */
const badRequest: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = isJsonObject(error) && typeof error['status'] === 'number' ? error['status'] : 500;
  const { code, msg } = ERRORS.badRequest;
  if (status < 500) response.status(status).json({ code, msg });
  else response.status(500).json({ code: 2200, msg: 'internal error' });
};

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
    });
  });
}

async function close(server: Server, clock: SandboxClock, parts: Assembly): Promise<void> {
  parts.deliveries.stop();
  clock.stop();
  parts.live.close();
  parts.connections.close();
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeAllConnections();
  await closed;
  parts.tenant.store.close();
}
