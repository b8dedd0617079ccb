import { sha256Document } from '../encoding/sha256.ts';
import type { Hex32, Instant } from '../model/ids.ts';
import type { Activity, JournalEntry } from './activity.ts';
import { GENESIS } from './state.ts';

/** Where a chain ends. */
export interface ChainHead {
  readonly sequence: number;
  readonly head: Hex32;
}

/** The first entry that doesn't follow from the ones before. */
export interface ChainFault {
  readonly code: 'chain-broken';
  /** Position at which an entry was expected. */
  readonly sequence: number;
  readonly field: 'sequence' | 'previous' | 'hash';
  readonly expected: string;
  readonly found: string;
}

/** The chain without entries. */
export const EMPTY_CHAIN: ChainHead = { sequence: 0, head: GENESIS };

/** SHA-256 of the canonical JSON of an entry without its hash. */
export function entryHash(entry: Omit<JournalEntry, 'hash'>): Hex32 {
  const { activity, at, previous, sequence } = entry;
  return sha256Document({ activity, at, previous, sequence });
}

/** The next entry of a chain. */
export function chainEntry(head: ChainHead, activity: Activity, at: Instant): JournalEntry {
  const unhashed = { sequence: head.sequence + 1, at, previous: head.head, activity };
  return { ...unhashed, hash: entryHash(unhashed) };
}

/** The fault of an entry that should follow a head, or null when it does. */
export function linkFault(head: ChainHead, entry: JournalEntry): ChainFault | null {
  const sequence = head.sequence + 1;
  const fault = (field: ChainFault['field'], expected: string, found: string): ChainFault | null =>
    expected === found ? null : { code: 'chain-broken', sequence, field, expected, found };
  return (
    fault('sequence', String(sequence), String(entry.sequence)) ??
    fault('previous', head.head, entry.previous) ??
    fault('hash', entryHash(entry), entry.hash)
  );
}

/** Checks a chain from its beginning or from a head already known; the fault names the first broken entry. */
export function verifyChain(entries: Iterable<JournalEntry>, from: ChainHead = EMPTY_CHAIN): ChainFault | null {
  let head = from;
  for (const entry of entries) {
    const fault = linkFault(head, entry);
    if (fault !== null) return fault;
    head = { sequence: entry.sequence, head: entry.hash };
  }
  return null;
}
