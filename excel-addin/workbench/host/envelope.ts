import { field, numberField, parseJson, textField, type Json } from './json.ts';

/** Kinds of requests in the message protocol of office.js. */
export const REQUEST = { invoke: 0, register: 1, unregister: 2 } as const;

/** A message from the add-in's page. All of it comes from that page: nothing in it is trusted. */
export interface Envelope {
  readonly action: string;
  readonly conversation: string;
  readonly correlation: number;
  readonly kind: number;
  readonly data: Json;
}

/** Reads a message; undefined when it is no request of this protocol. */
export function openEnvelope(message: unknown): Envelope | undefined {
  if (typeof message !== 'string') return undefined;
  const parsed = parseJson(message);
  if (field(parsed, '_messageType') !== 0) return undefined;
  return {
    action: textField(parsed, '_actionName'),
    conversation: textField(parsed, '_conversationId'),
    correlation: numberField(parsed, '_correlationId'),
    kind: numberField(parsed, '_actionType'),
    data: field(parsed, '_data') ?? null,
  };
}

function seal(action: string, conversation: string, correlation: number, isEvent: boolean, data: Json): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: action,
    _conversationId: conversation,
    _correlationId: correlation,
    _data: data,
    _errorCode: 0,
    _responseType: isEvent ? 1 : 0,
    _serializerVersion: 1,
  });
}

/** The reply to a request. */
export const replyTo = (request: Envelope, data: Json): string =>
  seal(request.action, request.conversation, request.correlation, false, data);

/** An event the add-in registered for. */
export const eventMessage = (action: string, conversation: string, data: Json): string =>
  seal(action, conversation, -1, true, data);
