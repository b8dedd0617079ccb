import type { Client } from '@larksuiteoapi/node-sdk';
import * as v from 'valibot';
import { ok, type Result } from '../../../core/result.ts';
import type { ReadinessFault } from '../gateway.ts';
import type { ChatLog } from '../log.ts';
import { type Availability, isEmpty, readAvailability } from './availability.ts';
import { createClient } from './client.ts';
import { createHttp, exchange } from './http.ts';
import { CALLBACK_NEEDS, EVENT_NEEDS, lackingScopes, type ScopeNeed } from './required.ts';
import { checkSignIn } from './sign-in.ts';

/** What of an app's settings in Feishu's console is not as the office needs it. Sentences in `setup-words.ts`. */
export type AppFault =
  | { readonly code: 'bot-off' }
  | { readonly code: 'scope-missing'; readonly need: ScopeNeed }
  | { readonly code: 'scopes-unreadable'; readonly answer: number | null }
  | { readonly code: 'subscriptions-unreadable'; readonly answer: number | null }
  | { readonly code: 'delivery-wrong'; readonly what: Subscription; readonly expected: Way; readonly found: string }
  | { readonly code: 'not-subscribed'; readonly what: Subscription; readonly name: string; readonly title: string }
  | { readonly code: 'range-empty' }
  | { readonly code: 'range-unreadable'; readonly answer: number | null };

/** Events and card clicks are subscribed to apart. */
export type Subscription = 'events' | 'callbacks';
export type Way = 'websocket' | 'webhook';

/** The app to look at. */
export interface ReviewedApp {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  /** How this office takes events. */
  readonly way: Way;
}

/** What was found. */
export interface AppReview {
  readonly faults: readonly AppFault[];
  /** Null when Feishu doesn't tell. */
  readonly range: Availability | null;
}

/** Looks through everything that Feishu tells an app about itself. Opens no connection: that would take events away. */
export async function reviewApp(app: ReviewedApp, log: ChatLog): Promise<Result<AppReview, ReadinessFault>> {
  const http = createHttp();
  const signedIn = await checkSignIn(http, app);
  if (!signedIn.ok) return signedIn;
  const { client } = createClient(app, http, log);
  const parts = [await botFaults(client), await scopeFaults(client), await subscriptionFaults(client, app)];
  const range = await readAvailability(client, app.appId);
  return ok({ faults: [...parts.flat(), ...rangeFaults(range)], range: range.ok ? range.value : null });
}

/** The ability 机器人 is not switched on, or no version with it was published. */
async function botFaults(client: Client): Promise<readonly AppFault[]> {
  const answer = await exchange(() => client.request<unknown>({ method: 'GET', url: '/open-apis/bot/v3/info' }));
  return answer.kind === 'answered' && answer.code === 0 ? [] : [{ code: 'bot-off' }];
}

const scopeList = v.object({ scopes: v.array(v.object({ scope_name: v.string(), grant_status: v.number() })) });

/** Scopes that are lacking, or that they can't be read. */
export async function scopeFaults(client: Client): Promise<readonly AppFault[]> {
  const answer = await exchange(() => client.application.v6.scope.list());
  const read = answer.kind === 'answered' && answer.code === 0 ? v.safeParse(scopeList, answer.data) : null;
  if (read?.success !== true) {
    return [{ code: 'scopes-unreadable', answer: answer.kind === 'answered' ? answer.code : null }];
  }
  const granted = read.output.scopes.filter(({ grant_status: status }) => status === 1);
  const names = new Set(granted.map(({ scope_name: name }) => name));
  return lackingScopes(names).map((need) => ({ code: 'scope-missing', need }));
}

const names = v.optional(v.array(v.string()));
const callbackPart = v.optional(v.object({ callback_type: v.optional(v.string()), subscribed_callbacks: names }));
const application = v.object({
  app: v.object({
    event: v.optional(v.object({ subscription_type: v.optional(v.string()), subscribed_events: names })),
    // Feishu's documents and its answers name this part differently
    callback_info: callbackPart,
    callback: callbackPart,
  }),
});

async function subscriptionFaults(client: Client, { appId, way }: ReviewedApp): Promise<readonly AppFault[]> {
  const answer = await exchange(() =>
    client.application.v6.application.get({ path: { app_id: appId }, params: { lang: 'zh_cn' } }),
  );
  const read = answer.kind === 'answered' && answer.code === 0 ? v.safeParse(application, answer.data) : null;
  if (read?.success !== true) {
    return [{ code: 'subscriptions-unreadable', answer: answer.kind === 'answered' ? answer.code : null }];
  }
  const { event, callback_info: info, callback: other } = read.output.app;
  const callback = info ?? other;
  return [
    ...wayFaults('events', event?.subscription_type, way),
    ...missing('events', event?.subscribed_events, EVENT_NEEDS),
    ...wayFaults('callbacks', callback?.callback_type, way),
    ...missing('callbacks', callback?.subscribed_callbacks, CALLBACK_NEEDS),
  ];
}

function wayFaults(what: Subscription, found: string | undefined, expected: Way): readonly AppFault[] {
  return found === undefined || found === expected ? [] : [{ code: 'delivery-wrong', what, expected, found }];
}

function missing(
  what: Subscription,
  subscribed: readonly string[] | undefined,
  needs: Readonly<Record<string, string>>,
): readonly AppFault[] {
  return Object.entries(needs)
    .filter(([name]) => subscribed?.includes(name) !== true)
    .map(([name, title]) => ({ code: 'not-subscribed', what, name, title }));
}

/** Nobody in the range: every card would be refused. */
function rangeFaults(range: Result<Availability, number | null>): readonly AppFault[] {
  if (!range.ok) return [{ code: 'range-unreadable', answer: range.fault }];
  return isEmpty(range.value) ? [{ code: 'range-empty' }] : [];
}
