import { ERRORS } from '../errors.ts';
import { botOpenId, type Tenant } from '../tenant.ts';
import { refusal, success, type Answer } from './answer.ts';
import type { Call, Route } from './route.ts';

/** What the app can learn of itself: the bot, the scopes granted, the events and callbacks subscribed to. */
export const APPLICATION_ROUTES: readonly Route[] = [
  { method: 'get', path: '/open-apis/bot/v3/info', api: 'bot.info', scopes: [], handle: botInfo },
  {
    method: 'get',
    path: '/open-apis/application/v6/scopes',
    api: 'application.scope.list',
    scopes: [],
    handle: scopes,
  },
  {
    method: 'get',
    path: '/open-apis/application/v6/applications/:app_id',
    api: 'application.application.get',
    scopes: ['application:application:self_manage', 'admin:app.info:readonly'],
    handle: application,
  },
  {
    method: 'get',
    path: '/open-apis/application/v2/app/visibility',
    api: 'application.app.visibility',
    scopes: ['admin:app.info:readonly'],
    handle: visibility,
  },
];

/** Scopes shown as granted when the app was given all. */
const USUAL_SCOPES = [
  'im:message',
  'im:message:send_as_bot',
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  'im:message.urgent',
  'im:chat',
  'contact:user.id:readonly',
  'contact:contact.base:readonly',
  'application:application:self_manage',
  'admin:app.info:readonly',
];

function botInfo(_tenant: Tenant, call: Call): Answer {
  const bot = {
    activate_status: 2,
    app_name: call.app.name ?? call.app.appId,
    avatar_url: '',
    ip_white_list: [],
    open_id: botOpenId(call.app.appId),
  };
  return { ok: true, body: { code: 0, msg: 'ok', bot } };
}

function scopes(_tenant: Tenant, call: Call): Answer {
  const granted = call.app.scopes ?? USUAL_SCOPES;
  return success({
    scopes: granted.map((scope) => ({ scope_name: scope, grant_status: 1, scope_type: 'tenant' })),
  });
}

function application(_tenant: Tenant, call: Call): Answer {
  const asked = call.params['app_id'];
  if (asked !== 'me' && asked !== call.app.appId) return refusal(ERRORS.appInvalid);
  const how = call.app.webhook ? 'webhook' : 'websocket';
  const address = call.app.webhook ? { request_url: call.app.webhook.url } : {};
  const events = call.app.events ?? [...ALL_EVENTS];
  return success({
    app: {
      app_id: call.app.appId,
      app_name: call.app.name ?? call.app.appId,
      status: 1,
      event: {
        subscription_type: how,
        ...address,
        subscribed_events: events.filter((type) => type !== CARD_CALLBACK),
      },
      callback: {
        callback_type: how,
        ...address,
        subscribed_callbacks: events.filter((type) => type === CARD_CALLBACK),
      },
    },
  });
}

/** Most people on one page of the range, and as many unless asked for fewer. */
const LARGEST_PAGE = 1000;

/** The range of availability: everybody, or else the members who are in it one by one. */
function visibility(tenant: Tenant, call: Call): Answer {
  if (call.query['app_id'] !== call.app.appId) return refusal(ERRORS.rangeAppInvalid);
  const all = [...tenant.store.people.values()];
  const available = all.filter(({ status }) => status !== 'unavailable');
  const everyone = all.length > 0 && available.length === all.length;
  const size = Number(call.query['user_page_size'] ?? 0);
  const limit = size >= 1 && size <= LARGEST_PAGE ? size : LARGEST_PAGE;
  const from = Number(call.query['user_page_token'] ?? 0);
  const listed = everyone ? [] : available;
  const next = from + limit < listed.length ? String(from + limit) : '';
  return success({
    is_visible_to_all: everyone ? 1 : 0,
    users: listed.slice(from, from + limit).map(({ openId, userId }) => ({ open_id: openId, user_id: userId })),
    invisible_users: [],
    departments: [],
    invisible_departments: [],
    groups: [],
    invisible_groups: [],
    has_more_users: next === '' ? 0 : 1,
    user_page_token: next,
  });
}

/** The callback of a card's click; everything else is an event. */
export const CARD_CALLBACK = 'card.action.trigger';

/** What the sandbox can tell a bot. */
export const ALL_EVENTS = [
  'im.message.receive_v1',
  CARD_CALLBACK,
  'im.chat.access_event.bot_p2p_chat_entered_v1',
  'im.chat.member.user.added_v1',
  'im.chat.member.user.deleted_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
  'im.chat.disbanded_v1',
  'contact.user.updated_v3',
  'contact.user.deleted_v3',
  'application.bot.menu_v6',
] as const;
