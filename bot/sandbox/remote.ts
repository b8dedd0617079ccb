import { isJsonObject, type Json } from './json.ts';
import { CONTROL_PATH, type SandboxControl } from './wire.ts';

/** The handles onto a sandbox in another process, by its address. @throws Error when it refuses a request's form. */
export function connectSandbox(url: string): SandboxControl {
  const base = `${url}${CONTROL_PATH}`;
  return {
    overview: () => get(base, '/overview'),
    status: () => get(base, '/status'),
    messages: (filter = {}) => get(base, '/messages', { ...filter }),
    message: (messageId) => get(base, `/messages/${encodeURIComponent(messageId)}`),
    card: (messageId) => get(base, `/messages/${encodeURIComponent(messageId)}/card`),
    sentCount: (uuid) => get(base, '/sent-count', { uuid }),
    chats: (openId) => get(base, '/chats', { openId }),
    events: (filter = {}) => get(base, '/events', { ...filter }),
    statistics: () => get(base, '/statistics'),

    sendText: (openId, to, text) => post(base, '/act/text', { openId, to, text }),
    click: (messageId, openId, button) => post(base, '/act/click', { messageId, openId, button }),
    submitForm: (messageId, openId, formName, values, button) =>
      post(base, '/act/form', { messageId, openId, formName, values, button }),
    use: (use) => post(base, '/act/use', use),
    enter: (openId, appId) => post(base, '/act/enter', { openId, appId }),
    pickMenu: (openId, key, appId) => post(base, '/act/menu', { openId, key, appId }),
    markRead: (openId, chatId) => post(base, '/act/read', { openId, chatId }),

    setPerson: (person) => post(base, '/people', person),
    dissolveChat: (chatId) => post(base, '/chats/dissolve', { chatId }),
    setBotMembership: (chatId, member, appId) => post(base, '/chats/bot', { chatId, member, appId }),
    addFault: (fault) => post(base, '/faults', fault),
    removeFault: (id) => request(base, 'DELETE', `/faults/${encodeURIComponent(id)}`),
    clearFaults: () => request(base, 'DELETE', '/faults'),
    setRules: (rules) => post(base, '/rules', rules),
    halfOpenConnections: (appId) => post(base, '/connections/half-open', { appId }),
    cutConnections: (appId) => post(base, '/connections/cut', { appId }),
    verifyWebhook: (appId) => post(base, '/webhook/verify', { appId }),
    revokeTokens: () => post(base, '/tokens/revoke', {}),
    advance: (ms) => post(base, '/clock/advance', { ms }),
  };
}

function get<T>(
  base: string,
  path: string,
  query: Readonly<Record<string, string | number | undefined>> = {},
): Promise<T> {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const search = new URLSearchParams(given as [string, string][]).toString();
  return request(base, 'GET', search === '' ? path : `${path}?${search}`);
}

function post<T>(base: string, path: string, body: object): Promise<T> {
  return request(base, 'POST', path, JSON.stringify(body));
}

async function request<T>(base: string, method: string, path: string, body?: string): Promise<T> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body }),
  });
  const answer = (await response.json()) as Json;
  if (!response.ok || !isJsonObject(answer)) {
    throw new Error(
      `${method} ${path}: ${response.status} ${isJsonObject(answer) ? JSON.stringify(answer['error']) : ''}`,
    );
  }
  // Both ends are the sandbox's own: the answer has the form the interface promises.
  return answer['result'] as T;
}
