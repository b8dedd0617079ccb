import { compress, INITIAL_STATE } from './sha256-block.ts';

/** Longest message that a {@link MessageBuffer} takes unless it is told otherwise: any row of ours is shorter. */
const DEFAULT_CAPACITY = 4096;

/** Room for a message and its padding (§5.1.1), used again and again. */
export class MessageBuffer {
  readonly bytes: Uint8Array;
  readonly view: DataView;

  constructor(capacity = DEFAULT_CAPACITY) {
    this.bytes = new Uint8Array((capacity + 9 + 63) & ~63);
    this.view = new DataView(this.bytes.buffer);
  }
}

const block = new Int32Array(16);
const working = new Int32Array(8);

/** State after the 64-byte blocks of `prefix`, from which any number of messages with that prefix go on. */
export interface Midstate {
  readonly state: Int32Array;
  readonly prefixLength: number;
}

/** State before the first block. */
export const START: Midstate = { state: INITIAL_STATE, prefixLength: 0 };

/**
 * Absorbs a prefix once.
 * @throws RangeError when it is not a whole number of 64-byte blocks.
 */
export function midstate(prefix: Uint8Array): Midstate {
  if (prefix.length % 64 !== 0) throw new RangeError('a midstate exists after whole blocks only');
  const state = Int32Array.from(INITIAL_STATE);
  const view = new DataView(prefix.buffer, prefix.byteOffset, prefix.length);
  for (let at = 0; at < prefix.length; at += 64) {
    loadBlock(view, at);
    compress(state, block, state);
  }
  return { state, prefixLength: prefix.length };
}

/** SHA-256 of the prefix followed by the first `length` bytes of the buffer, as eight words at `into[offset]`. */
export function finish(from: Midstate, buffer: MessageBuffer, length: number, into: Int32Array, offset = 0): void {
  const padded = pad(buffer, length, from.prefixLength + length);
  let state = from.state;
  for (let at = 0; at < padded; at += 64) {
    loadBlock(buffer.view, at);
    compress(state, block, working);
    state = working;
  }
  for (let i = 0; i < 8; i++) into[offset + i] = working[i] ?? 0;
}

/** Appends 1, zeros and the bit length; returns the padded length. */
function pad({ bytes, view }: MessageBuffer, length: number, total: number): number {
  const padded = (length + 9 + 63) & ~63;
  if (padded > bytes.length) throw new RangeError('message longer than its buffer');
  bytes[length] = 0x80;
  for (let at = length + 1; at < padded - 4; at++) bytes[at] = 0;
  view.setUint32(padded - 8, Math.floor(total / 0x20000000));
  view.setUint32(padded - 4, total * 8);
  return padded;
}

function loadBlock(view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) block[i] = view.getInt32(at + 4 * i);
}

/** The 32 bytes of eight words. */
export function bytesOfWords(words: Int32Array, offset = 0): Uint8Array {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 8; i++) {
    const word = words[offset + i] ?? 0;
    bytes.set([word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff], 4 * i);
  }
  return bytes;
}

/** The eight words of 32 bytes. */
export function wordsOfBytes(bytes: Uint8Array, into: Int32Array, offset = 0): void {
  for (let i = 0; i < 8; i++) {
    const at = 4 * i;
    into[offset + i] =
      ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  }
}
