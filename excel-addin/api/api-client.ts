import { fail, ok, type Result } from '../../core/result.ts';
import type { KeptList, ListVersion } from '../../core/lists/list-version.ts';
import type { DepartmentCode, DrawNumber } from '../../core/model/ids.ts';
import type { Declaration } from '../../core/roster/declarations.ts';
import {
  API_ROOT,
  type Directory,
  type DrawReceipt,
  type DrawStatus,
  type DrawSummary,
  type KeepListReceipt,
  type PersonReach,
  type ReminderReceipt,
  type SealOffer,
  type SealReceipt,
  type Session,
  type SessionGrant,
  type VisitCaps,
  type VisitCapsRequest,
  type VisitReceipt,
  type VisitRequest,
} from '../../core/wire/api.ts';
import {
  type AnswerDecoder,
  decodeDeclarations,
  decodeDirectory,
  decodeDrawReceipt,
  decodeDrawStatus,
  decodeDrawSummaries,
  decodeKeepListReceipt,
  decodeListHeads,
  decodeListHistory,
  decodePeople,
  decodeRefusal,
  decodeReminderReceipt,
  decodeSealOffer,
  decodeSealReceipt,
  decodeSession,
  decodeSessionGrant,
  decodeVisitCaps,
  decodeVisitReceipt,
} from '../../core/wire/answers.ts';
import { CALL_TIMEOUT, type CallFault } from './call-fault.ts';

/** Every answer is a result: the pane never throws because of a network. */
type Answer<T> = Promise<Result<T, CallFault>>;

/** The office's server, as the pane talks to it (`core/wire/api.ts`). */
export interface ApiClient {
  pair(code: string): Answer<SessionGrant>;
  session(): Answer<Session>;
  unpair(): Answer<null>;
  directory(): Answer<Directory>;
  /** The newest version of every department's lists. */
  listHeads(): Answer<readonly ListVersion[]>;
  /** Versions of one list, newest first. */
  listHistory(department: DepartmentCode, kind: KeptList): Answer<readonly ListVersion[]>;
  /** One version as it was sent; nobody has looked at it yet. */
  listContent(department: DepartmentCode, kind: KeptList, number: number): Answer<Blob>;
  /** `body` is the JSON of a `KeepListRequest`, made in a worker. */
  keepList(body: Blob): Answer<KeepListReceipt>;
  /** Who of the office's people can be reached in Feishu. */
  people(): Answer<readonly PersonReach[]>;
  /** Caps under which a draw by these rules would stand, and the visits that count towards them. */
  visitCaps(rules: VisitCapsRequest): Answer<VisitCaps>;
  /** Leave and conflicts that officers declared in chat; sealing will take them from the offer. */
  declarations(): Answer<readonly Declaration[]>;
  recordVisits(request: VisitRequest): Answer<VisitReceipt>;
  offer(): Answer<SealOffer>;
  /** `body` is the JSON of a `SealRequest`, made in a worker. */
  seal(body: Blob): Answer<SealReceipt>;
  draws(): Answer<readonly DrawSummary[]>;
  draw(number: DrawNumber): Answer<DrawStatus>;
  makeDraw(number: DrawNumber): Answer<DrawReceipt>;
  /** The transcript as it was sent; nobody has looked at it yet. */
  transcript(number: DrawNumber): Answer<Blob>;
  voidDraw(number: DrawNumber, reason: string): Answer<DrawStatus>;
  remind(number: DrawNumber): Answer<ReminderReceipt>;
  givePublicValue(number: DrawNumber, value: string): Answer<DrawStatus>;
}

/** What a client needs from its surroundings. */
export interface ApiSurroundings {
  /** Origin of the server, for example `https://office.example:7443`. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  /** The token of who is paired, or null. */
  readonly token: () => string | null;
}

/** Makes a client. */
export function apiClient({ origin, fetch, token }: ApiSurroundings): ApiClient {
  const call = async (method: string, path: string, body: Blob | null, timeout: number): Answer<Response> => {
    const bearer = token();
    try {
      const response = await fetch(`${origin}${API_ROOT}/${path}`, {
        method,
        body,
        redirect: 'error',
        credentials: 'omit',
        signal: AbortSignal.timeout(timeout),
        headers: {
          ...(body === null ? {} : { 'content-type': 'application/json' }),
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        },
      });
      return response.ok ? ok(response) : fail(await refusalOf(response));
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException) return fail({ code: 'unreachable' });
      throw error;
    }
  };
  const ask = async <T>(
    method: string,
    path: string,
    decode: AnswerDecoder<T>,
    body: Blob | null = null,
    timeout: number = CALL_TIMEOUT.usual,
  ): Answer<T> => {
    const response = await call(method, path, body, timeout);
    return response.ok ? decodeAnswer(response.value, decode) : response;
  };
  const askForFile = async (path: string): Answer<Blob> => {
    const response = await call('GET', path, null, CALL_TIMEOUT.long);
    return response.ok ? readBlob(response.value) : response;
  };
  const draw = (number: DrawNumber, part = ''): string => `draws/${encodeURIComponent(number)}${part}`;
  const list = (department: DepartmentCode, kind: KeptList): string =>
    `lists/${encodeURIComponent(department)}/${kind}`;

  return {
    pair: (code) => ask('POST', 'pairings', decodeSessionGrant, json({ code })),
    session: () => ask('GET', 'session', decodeSession),
    unpair: async () => {
      const answer = await call('DELETE', 'session', null, CALL_TIMEOUT.usual);
      return answer.ok ? ok(null) : answer;
    },
    directory: () => ask('GET', 'directory', decodeDirectory),
    listHeads: () => ask('GET', 'lists', decodeListHeads),
    listHistory: (department, kind) => ask('GET', list(department, kind), decodeListHistory),
    listContent: (department, kind, number) => askForFile(`${list(department, kind)}/${String(number)}`),
    keepList: (body) => ask('POST', 'lists', decodeKeepListReceipt, body, CALL_TIMEOUT.long),
    people: () => ask('GET', 'people', decodePeople),
    visitCaps: ({ items, lead, participants }) =>
      ask('POST', 'visit-caps', decodeVisitCaps, json({ items, lead, participants }), CALL_TIMEOUT.long),
    declarations: () => ask('GET', 'declarations', decodeDeclarations),
    recordVisits: (request) => ask('POST', 'visits', decodeVisitReceipt, json(request), CALL_TIMEOUT.long),
    offer: () => ask('POST', 'offers', decodeSealOffer),
    seal: (body) => ask('POST', 'draws', decodeSealReceipt, body, CALL_TIMEOUT.long),
    draws: () => ask('GET', 'draws', decodeDrawSummaries),
    draw: (number) => ask('GET', draw(number), decodeDrawStatus),
    makeDraw: (number) => ask('POST', draw(number, '/draw'), decodeDrawReceipt, null, CALL_TIMEOUT.long),
    transcript: (number) => askForFile(draw(number, '/transcript')),
    voidDraw: (number, reason) => ask('POST', draw(number, '/void'), decodeDrawStatus, json({ reason })),
    remind: (number) => ask('POST', draw(number, '/reminders'), decodeReminderReceipt),
    givePublicValue: (number, value) => ask('POST', draw(number, '/public-value'), decodeDrawStatus, json({ value })),
  };
}

const json = (value: unknown): Blob => new Blob([JSON.stringify(value)], { type: 'application/json' });

async function readBlob(response: Response): Answer<Blob> {
  try {
    return ok(await response.blob());
  } catch {
    return fail({ code: 'unreachable' });
  }
}

async function decodeAnswer<T>(response: Response, decode: AnswerDecoder<T>): Answer<T> {
  const parsed = await parseBody(response);
  if (!parsed.ok) return parsed;
  const decoded = decode(parsed.value);
  return decoded.ok ? decoded : fail({ code: 'bad-answer', status: response.status, path: decoded.fault.path });
}

async function refusalOf(response: Response): Promise<CallFault> {
  const parsed = await parseBody(response);
  if (!parsed.ok) return parsed.fault;
  const refusal = decodeRefusal(parsed.value);
  return refusal.ok ? refusal.value.fault : { code: 'bad-answer', status: response.status, path: refusal.fault.path };
}

async function parseBody(response: Response): Answer<unknown> {
  try {
    return ok(JSON.parse(await response.text()));
  } catch (error) {
    return fail(
      error instanceof SyntaxError
        ? { code: 'bad-answer', status: response.status, path: '' }
        : { code: 'unreachable' },
    );
  }
}
