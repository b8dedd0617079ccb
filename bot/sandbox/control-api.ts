import express, { type Request, type Response, type Router } from 'express';
import * as v from 'valibot';
import { originGuard } from './guard.ts';
import type { JsonObject } from './json.ts';
import { shownEvent, type LiveStream } from './live.ts';
import type { SandboxControl } from './wire.ts';

const id = v.pipe(v.string(), v.maxLength(200));
const filled = v.union([v.string(), v.array(v.string()), v.boolean()]);
const filledForm = v.record(v.string(), filled);
const value = v.custom<JsonObject>((input) => typeof input === 'object' && input !== null && !Array.isArray(input));
const button = v.union([v.string(), value]);
const pointer = v.union([
  v.strictObject({ path: v.pipe(v.array(v.union([v.string(), v.number()])), v.maxLength(64)) }),
  v.strictObject({ name: v.string() }),
  v.strictObject({ label: v.string() }),
  v.strictObject({ value }),
]);

const BODY = {
  text: v.strictObject({ openId: id, to: id, text: v.string() }),
  click: v.strictObject({ messageId: id, openId: id, button }),
  form: v.strictObject({ messageId: id, openId: id, formName: id, values: filledForm, button: v.optional(button) }),
  use: v.strictObject({
    messageId: id,
    openId: id,
    pointer,
    form: v.optional(filledForm),
    input: v.optional(filled),
  }),
  enter: v.strictObject({ openId: id, appId: v.optional(id) }),
  menu: v.strictObject({ openId: id, key: id, appId: v.optional(id) }),
  read: v.strictObject({ openId: id, chatId: id }),
  person: v.strictObject({
    openId: v.pipe(v.string(), v.regex(/^ou_[\w-]{1,60}$/)),
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    department: v.pipe(v.string(), v.maxLength(100)),
    mobile: v.optional(v.pipe(v.string(), v.maxLength(30))),
    email: v.optional(v.pipe(v.string(), v.maxLength(100))),
    status: v.optional(v.picklist(['active', 'resigned', 'unavailable', 'blocked'])),
  }),
  chat: v.strictObject({ chatId: id }),
  bot: v.strictObject({ chatId: id, member: v.boolean(), appId: v.optional(id) }),
  fault: v.strictObject({
    kind: v.picklist(['drop', 'slow', 'server-error', 'rate-limit', 'code-in-200']),
    api: v.optional(id),
    times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    share: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    accepted: v.optional(v.boolean()),
    delayMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000))),
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(500), v.maxValue(599))),
    code: v.optional(v.pipe(v.number(), v.integer())),
    resetSeconds: v.optional(v.pipe(v.number(), v.minValue(0))),
  }),
  app: v.strictObject({ appId: v.optional(id) }),
  rules: v.strictObject({
    limits: v.optional(v.boolean()),
    dlp: v.optional(v.boolean()),
    urgentQuota: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    sensitiveWords: v.optional(v.pipe(v.array(v.string()), v.maxLength(100))),
  }),
  // A year at most at once.
  advance: v.strictObject({ ms: v.pipe(v.number(), v.minValue(0), v.maxValue(366 * 86_400_000)) }),
  none: v.strictObject({}),
} as const;

/** Serves the sandbox's handles over HTTP: for tests in another process, and for the chat window. */
export function controlApi(control: SandboxControl, live: LiveStream): Router {
  const router = express.Router();
  router.use(originGuard);
  router.get('/live', (request, response) => {
    live.follow(request, response);
  });
  reading(router, control);
  acting(router, control);
  directing(router, control);
  return router;
}

function reading(router: Router, control: SandboxControl): void {
  router.get('/overview', async (_request, response) => {
    answer(response, await control.overview());
  });
  router.get('/status', async (_request, response) => {
    answer(response, await control.status());
  });
  router.get('/messages', async (request, response) => {
    answer(response, await control.messages(present({ ...query(request, 'chatId', 'openId', 'uuid') })));
  });
  router.get('/messages/:id', async (request, response) => {
    answer(response, await control.message(request.params.id));
  });
  router.get('/messages/:id/card', async (request, response) => {
    answer(response, await control.card(request.params.id));
  });
  router.get('/chats', async (request, response) => {
    answer(response, await control.chats(query(request, 'openId').openId));
  });
  router.get('/events', async (request, response) => {
    const { limit, ...filter } = query(request, 'appId', 'type', 'limit');
    const count = limit === undefined ? undefined : Math.max(1, Math.trunc(Number(limit)) || 1);
    const events = await control.events(present({ ...filter, limit: count }));
    answer(response, events.map(shownEvent));
  });
  router.get('/sent-count', async (request, response) => {
    answer(response, await control.sentCount(query(request, 'uuid').uuid ?? ''));
  });
  router.get('/statistics', async (_request, response) => {
    answer(response, await control.statistics());
  });
}

function acting(router: Router, control: SandboxControl): void {
  post(router, '/act/text', BODY.text, (b) => control.sendText(b.openId, b.to, b.text));
  post(router, '/act/click', BODY.click, (b) => control.click(b.messageId, b.openId, b.button));
  post(router, '/act/form', BODY.form, (b) =>
    control.submitForm(b.messageId, b.openId, b.formName, b.values, b.button),
  );
  post(router, '/act/use', BODY.use, (b) => control.use(present(b)));
  post(router, '/act/enter', BODY.enter, (b) => control.enter(b.openId, b.appId));
  post(router, '/act/menu', BODY.menu, (b) => control.pickMenu(b.openId, b.key, b.appId));
  post(router, '/act/read', BODY.read, (b) => control.markRead(b.openId, b.chatId));
}

function directing(router: Router, control: SandboxControl): void {
  post(router, '/people', BODY.person, (b) => control.setPerson(present(b)));
  post(router, '/chats/dissolve', BODY.chat, (b) => control.dissolveChat(b.chatId));
  post(router, '/chats/bot', BODY.bot, (b) => control.setBotMembership(b.chatId, b.member, b.appId));
  post(router, '/faults', BODY.fault, (b) => control.addFault(present(b)));
  router.delete('/faults/:id', async (request, response) => {
    answer(response, await control.removeFault(request.params.id));
  });
  router.delete('/faults', async (_request, response) => {
    await control.clearFaults();
    answer(response, null);
  });
  post(router, '/rules', BODY.rules, (b) => control.setRules(present(b)));
  post(router, '/connections/half-open', BODY.app, (b) => control.halfOpenConnections(b.appId));
  post(router, '/connections/cut', BODY.app, (b) => control.cutConnections(b.appId));
  post(router, '/webhook/verify', BODY.app, (b) => control.verifyWebhook(b.appId));
  post(router, '/tokens/revoke', BODY.none, () => control.revokeTokens());
  post(router, '/clock/advance', BODY.advance, (b) => control.advance(b.ms));
}

function post<const S extends v.GenericSchema>(
  router: Router,
  path: string,
  schema: S,
  act: (body: v.InferOutput<S>) => Promise<unknown>,
): void {
  router.post(path, async (request: Request, response: Response) => {
    const parsed = v.safeParse(schema, request.body);
    if (!parsed.success) {
      const issue = parsed.issues[0];
      response.status(400).json({ error: `${v.getDotPath(issue) ?? 'body'}: ${issue.message}` });
      return;
    }
    try {
      answer(response, await act(parsed.output));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      response.status(409).json({ error: error.message });
    }
  });
}

function answer(response: Response, result: unknown): void {
  response.setHeader('Cache-Control', 'no-store');
  response.json({ result: result ?? null });
}

/** Query parameters that are single strings. */
function query<K extends string>(request: Request, ...names: readonly K[]): Partial<Record<K, string>> {
  const result: Partial<Record<K, string>> = {};
  for (const name of names) {
    const given = request.query[name];
    if (typeof given === 'string') result[name] = given;
  }
  return result;
}

/** The same object without members that are `undefined`. */
function present<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // Only absent members are left out, which the result's type allows for every optional one.
  return Object.fromEntries(Object.entries(given).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
