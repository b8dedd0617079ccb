import protobuf from 'protobufjs';

/** A frame of the long connection. `method` 0 carries ping and pong, 1 carries events and their answers. */
export interface Frame {
  readonly SeqID: number;
  readonly LogID: number;
  readonly service: number;
  readonly method: number;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly payload: Uint8Array;
}

export const CONTROL = 0;
export const DATA = 1;

/**
 * Protobuf message `pbbp2.Frame`, proto2, as the SDK's generated code has it
 * (`@larksuiteoapi/node-sdk` 1.74, `lib/index.js`, "pbbp2").
 */
const frameType = protobuf
  .parse(
    `syntax = "proto2";
     package pbbp2;
     message Header { required string key = 1; required string value = 2; }
     message Frame {
       required uint64 SeqID = 1;
       required uint64 LogID = 2;
       required int32 service = 3;
       required int32 method = 4;
       repeated Header headers = 5;
       optional string payloadEncoding = 6;
       optional string payloadType = 7;
       optional bytes payload = 8;
       optional string LogIDNew = 9;
     }`,
    { keepCase: true },
  )
  .root.lookupType('pbbp2.Frame');

/** The bytes of a frame. */
export function encodeFrame(frame: Frame): Uint8Array {
  return frameType.encode(frameType.create({ ...frame })).finish();
}

/** Reads a frame a client sent; `undefined` when the bytes are none. */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
  try {
    const plain: Record<string, unknown> = frameType.toObject(frameType.decode(bytes), {
      longs: Number,
      arrays: true,
      defaults: true,
    });
    return readFrame(plain);
  } catch {
    return undefined;
  }
}

function readFrame(plain: Record<string, unknown>): Frame | undefined {
  const { SeqID, LogID, service, method, headers, payload } = plain;
  if (typeof SeqID !== 'number' || typeof LogID !== 'number') return undefined;
  if (typeof service !== 'number' || typeof method !== 'number' || !Array.isArray(headers)) return undefined;
  return {
    SeqID,
    LogID,
    service,
    method,
    // toObject gives the declared fields: both members are strings.
    headers: headers as { key: string; value: string }[],
    payload: payload instanceof Uint8Array ? payload : new Uint8Array(),
  };
}

/** A header's value. */
export function headerOf(frame: Frame, key: string): string | undefined {
  return frame.headers.find((header) => header.key === key)?.value;
}
