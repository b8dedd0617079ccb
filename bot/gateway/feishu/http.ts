import { defaultHttpInstance, type HttpInstance } from '@larksuiteoapi/node-sdk';
import type { Answer } from './outcome.ts';

/** Longest wait for an answer of Feishu's API. */
export const CALL_TIMEOUT_MS = 10_000;
/** Largest answer that is read. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** Feishu's answer with its HTTP status beside it. */
interface Exchange {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** Where the SDK fetches a self-built app's token. */
export const TOKEN_PATH = '/open-apis/auth/v3/tenant_access_token/internal';

/**
 * An HTTP client of the SDK's own axios build (another build would defeat its `instanceof AxiosError` and make it log
 * the bearer token), with a time limit, size limits, and one token request at a time.
 */
export function createHttp(): HttpInstance {
  const http = defaultHttpInstance.create({
    timeout: CALL_TIMEOUT_MS,
    maxContentLength: MAX_ANSWER_BYTES,
    maxBodyLength: MAX_ANSWER_BYTES,
    maxRedirects: 0,
  });
  // the SDK reads `code` and `data` from what its client resolves to
  http.interceptors.response.use((response) => response.data as never);
  // with that interceptor an axios instance answers as the SDK's interface says, which axios's types cannot express
  return withSingleFlight(http as unknown as HttpInstance);
}

/** The SDK posts directly only for tokens: concurrent requests for the same token share one. */
function withSingleFlight(http: HttpInstance): HttpInstance {
  const flights = new Map<string, Promise<unknown>>();
  const post = (url: string, body?: unknown, options?: object): Promise<unknown> => {
    const flying = flights.get(url);
    if (flying !== undefined) return flying;
    const flight = http.post<unknown>(url, body, options).finally(() => flights.delete(url));
    flights.set(url, flight);
    return flight;
  };
  // own methods of an axios instance are plain properties, so a copy with another `post` is a whole client
  return { ...http, request: (options) => http.request(options), post } as HttpInstance;
}

/** Runs one SDK call and tells what came back. Never rejects for what a network or server can do. */
export async function exchange(call: () => Promise<unknown>): Promise<Answer> {
  try {
    return answerOf({ status: 200, headers: {}, data: await call() });
  } catch (error) {
    return answerOfError(error);
  }
}

function answerOf({ status, headers, data }: Exchange): Answer {
  const body = recordOf(data);
  const code = body['code'];
  const message = body['msg'];
  const reset = Number(headers['x-ogw-ratelimit-reset']);
  return {
    kind: 'answered',
    status,
    code: typeof code === 'number' ? code : null,
    message: typeof message === 'string' ? message : '',
    data: body['data'],
    resetSeconds: headers['x-ogw-ratelimit-reset'] !== undefined && reset >= 0 ? reset : null,
  };
}

/** Errors before a connection exists: name not found, nobody listening, no route. */
const NOT_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function answerOfError(error: unknown): Answer {
  const fields = recordOf(error);
  const response = recordOf(fields['response']);
  if (typeof response['status'] === 'number') {
    return answerOf({ status: response['status'], headers: recordOf(response['headers']), data: response['data'] });
  }
  if (NOT_SENT.has(fields['code']) || failedBeforeSending(error, fields)) return { kind: 'not-sent' };
  if (fields['isAxiosError'] === true || typeof fields['code'] === 'string') return { kind: 'no-answer' };
  throw error;
}

/** The SDK fetches a token before it sends; when that fails, what was to be sent was not. */
function failedBeforeSending(error: unknown, fields: Readonly<Record<string, unknown>>): boolean {
  const url = recordOf(fields['config'])['url'];
  if (typeof url === 'string' && url.includes(TOKEN_PATH)) return true;
  return error instanceof Error && error.message.startsWith('failed to get tenant_access_token');
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  // axios headers and errors are class instances: own and inherited fields are only read, never written
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
