import { randomBytes } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import { ERRORS } from '../errors.ts';
import type { Fault } from '../faults.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { API_LIMITS } from '../limits.ts';
import type { AppOptions } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import { refusal, refusalBody, type Answer } from './answer.ts';
import type { CallStatistics } from './statistics.ts';
import type { Tokens } from './tokens.ts';

/** A call as its handler sees it. */
export interface Call {
  readonly app: AppOptions;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: JsonObject;
  /** Holds the call as long as a `slow` fault says; at once without one. */
  readonly hold: () => Promise<void>;
}

/** One API of the open platform. */
export interface Route {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly path: string;
  /** The name faults and statistics know it by. */
  readonly api: string;
  /** Any one of these scopes opens it; none: always open. */
  readonly scopes: readonly string[];
  readonly handle: (tenant: Tenant, call: Call) => Answer | Promise<Answer>;
}

/** What serving a route needs besides the tenant. */
export interface Gateway {
  readonly tokens: Tokens;
  readonly statistics: CallStatistics;
}

/** Serves a route the way Feishu's gateway does: token, scopes, rate limit, then the handler; faults around it. */
export function serve(router: Router, tenant: Tenant, gateway: Gateway, route: Route): void {
  router[route.method](route.path, async (request: Request, response: Response) => {
    const logId = randomBytes(16).toString('hex');
    response.setHeader('X-Tt-Logid', logId);
    response.setHeader('X-Request-Id', logId);
    const fault = tenant.faults.strike(route.api, ['drop', 'server-error', 'rate-limit', 'code-in-200']);
    const carriedOut = fault === undefined || (fault.accepted ?? fault.kind === 'drop');
    const answer = carriedOut ? await admitAndHandle(tenant, gateway, route, request, response) : undefined;
    const code = fault ? fault.kind : answer?.ok === false ? answer.error.code : 0;
    gateway.statistics.count(route.api, code);
    if (fault) spoil(fault, response, logId);
    else if (answer) send(response, answer, logId);
  });
}

function send(response: Response, answer: Answer, logId: string): void {
  if (answer.ok) response.json(answer.body);
  else response.status(answer.error.http).json(refusalBody(answer, logId));
}

async function admitAndHandle(
  tenant: Tenant,
  gateway: Gateway,
  route: Route,
  request: Request,
  response: Response,
): Promise<Answer> {
  const app = gateway.tokens.appOf(request.header('authorization'));
  if (!app.ok) return app;
  const missing = missingScopes(app.app, route);
  if (missing) return missing;
  if (tenant.rules.limits) {
    const admission = tenant.limiter.admit(`api ${app.app.appId} ${route.api}`, API_LIMITS);
    if (!admission.admitted) {
      response.setHeader('x-ogw-ratelimit-limit', String(admission.limit.calls));
      response.setHeader('x-ogw-ratelimit-reset', String(Math.max(1, Math.ceil(admission.retryAfterMs / 1000))));
      return refusal(ERRORS.tooManyCalls);
    }
  }
  return route.handle(tenant, {
    app: app.app,
    params: strings(request.params),
    query: strings(request.query),
    body: isJsonObject(request.body) ? request.body : {},
    hold: () => hold(tenant, route),
  });
}

function missingScopes(app: AppOptions, route: Route): Answer | undefined {
  if (app.scopes === undefined || route.scopes.length === 0) return undefined;
  if (route.scopes.some((scope) => app.scopes?.includes(scope))) return undefined;
  return refusal(ERRORS.scopeMissing, `[${route.scopes.join(', ')}]`, {
    permission_violations: route.scopes.map((scope) => ({ type: 'action_scope_required', subject: scope })),
  });
}

/** Query and path parameters that are single strings; repeated or nested ones are left out. */
function strings(values: Readonly<Record<string, unknown>>): Record<string, string | undefined> {
  const result: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(values)) if (typeof value === 'string') result[name] = value;
  return result;
}

/** Real milliseconds a `slow` fault holds a call for unless told otherwise. */
const DEFAULT_HOLD_MS = 5_000;

async function hold(tenant: Tenant, route: Route): Promise<void> {
  const fault = tenant.faults.strike(route.api, ['slow']);
  if (!fault) return;
  await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? DEFAULT_HOLD_MS));
}

/** Gives the answer a fault makes of a call. */
function spoil(fault: Fault, response: Response, logId: string): void {
  switch (fault.kind) {
    case 'drop':
      response.socket?.destroy();
      return;
    case 'server-error':
      response
        .status(fault.status ?? 502)
        .type('text/html')
        .send('<html><body><h1>Bad Gateway</h1></body></html>');
      return;
    case 'rate-limit':
      response.setHeader('x-ogw-ratelimit-limit', String(API_LIMITS[0]?.calls));
      response.setHeader('x-ogw-ratelimit-reset', String(fault.resetSeconds ?? 1));
      send(response, refusal(ERRORS.tooManyCalls), logId);
      return;
    case 'code-in-200':
      response.status(200).json({ code: fault.code ?? 2200, msg: 'internal error', error: { log_id: logId } });
      return;
    case 'slow':
      return;
  }
}
