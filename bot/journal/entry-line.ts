import { createHash } from 'node:crypto';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Activity, JournalEntry } from '../../core/journal/activity.ts';
import type { ChainFault, ChainHead } from '../../core/journal/chain.ts';
import type { Hex32, Instant } from '../../core/model/ids.ts';

/*
 * One entry is one line: its canonical JSON. In that order of keys the hash stands near the end, so a line is checked by
 * taking the hash out and hashing what is left, without reading the JSON.
 */

/** The line of an entry, with its line end. */
export const entryLine = (entry: JournalEntry): string => `${canonicalJson(entry)}\n`;

const TAIL = /,"at":"([^"]{20})","hash":"([0-9a-f]{64})","previous":"([0-9a-f]{64})","sequence":([1-9]\d{0,15})\}$/;
/** Longer than what {@link TAIL} can match. */
const TAIL_BYTES = 240;
const HASH_FIELD_LENGTH = '"hash":"",'.length + 64;

/** The frame of a line: all but the activity, and whether the hash fits. */
export interface LineFrame {
  readonly sequence: number;
  readonly at: Instant;
  readonly previous: Hex32;
  readonly hash: Hex32;
  /** SHA-256 of the line without its hash. */
  readonly computed: Hex32;
}

/** Reads the frame of a line (without line end), or null when it is not one of ours. */
export function readFrame(line: Buffer): LineFrame | null {
  const from = Math.max(0, line.length - TAIL_BYTES);
  const tail = line.toString('latin1', from);
  const match = TAIL.exec(tail);
  if (match === null) return null;
  const [, at = '', hash = '', previous = '', sequence = ''] = match;
  const hashAt = from + match.index + `,"at":"${at}",`.length;
  const computed = createHash('sha256')
    .update(line.subarray(0, hashAt))
    .update(line.subarray(hashAt + HASH_FIELD_LENGTH))
    .digest('hex');
  // the pattern admits only these forms
  return {
    sequence: Number(sequence),
    at: at as Instant,
    previous: previous as Hex32,
    hash: hash as Hex32,
    computed: computed as Hex32,
  };
}

/** Why a line doesn't follow a head, or null when it does. */
export function frameFault(head: ChainHead, frame: LineFrame): Omit<ChainFault, 'code'> | null {
  const sequence = head.sequence + 1;
  if (frame.sequence !== sequence) {
    return { sequence, field: 'sequence', expected: String(sequence), found: String(frame.sequence) };
  }
  if (frame.previous !== head.head) return { sequence, field: 'previous', expected: head.head, found: frame.previous };
  if (frame.computed !== frame.hash) return { sequence, field: 'hash', expected: frame.computed, found: frame.hash };
  return null;
}

/** The entry of a line whose frame was checked: what we wrote, since the hash fits. Null when it is no JSON. */
export function readEntry(line: Buffer): JournalEntry | null {
  try {
    const entry: unknown = JSON.parse(line.toString('utf8'));
    return isEntry(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is JournalEntry {
  return typeof value === 'object' && value !== null && 'activity' in value && isActivity(value.activity);
}

function isActivity(value: unknown): value is Activity {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
