import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JournalEntry } from '../../../core/journal/activity.ts';
import { entryHash, verifyChain } from '../../../core/journal/chain.ts';
import { bytes32 } from '../../support/sample-draw.ts';
import { chained, drawnStory, START } from './story.ts';

const entries = chained(drawnStory);

describe('the chain', () => {
  test('hash of an entry is SHA-256 of the canonical JSON of the rest', () => {
    const entry: Omit<JournalEntry, 'hash'> = {
      sequence: 1,
      at: START,
      previous: bytes32('before'),
      activity: { type: 'ChatEventSeen', eventId: '事件-1' },
    };
    const text = `{"activity":{"eventId":"事件-1","type":"ChatEventSeen"},"at":"2026-11-20T01:00:00Z","previous":"${entry.previous}","sequence":1}`;
    expect(entryHash(entry)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test('of a whole journal holds, from any place on', () => {
    expect(verifyChain(entries)).toBeNull();
    const third = entries[2];
    expect(third && verifyChain(entries.slice(3), { sequence: 3, head: third.hash })).toBeNull();
  });

  const tampering: readonly (readonly [string, (entry: JournalEntry) => JournalEntry])[] = [
    ['the time', (entry) => ({ ...entry, at: '2020-01-01T00:00:00Z' as JournalEntry['at'] })],
    ['the activity', (entry) => ({ ...entry, activity: { type: 'ChatEventSeen', eventId: 'x' } })],
    ['the hash', (entry) => ({ ...entry, hash: bytes32('other') })],
    ['the link', (entry) => ({ ...entry, previous: bytes32('other') })],
    ['the number', (entry) => ({ ...entry, sequence: entry.sequence + 1 })],
  ];

  test.each(tampering)('names the first entry whose %s was changed', (_what, tamper) => {
    fc.assert(
      fc.property(fc.nat({ max: entries.length - 1 }), (at) => {
        const changed = entries.map((entry, index) => (index === at ? tamper(entry) : entry));
        expect(verifyChain(changed)).toMatchObject({ code: 'chain-broken', sequence: at + 1 });
      }),
    );
  });

  test('notices an entry taken out, put twice or moved', () => {
    const [first, second, third, ...rest] = entries as [JournalEntry, JournalEntry, JournalEntry, ...JournalEntry[]];
    expect(verifyChain([first, third, ...rest])?.sequence).toBe(2);
    expect(verifyChain([first, second, second, third, ...rest])?.sequence).toBe(3);
    expect(verifyChain([second, first, third, ...rest])?.sequence).toBe(1);
  });

  test('rewriting an entry with a right hash breaks at the next', () => {
    const [first, second, ...rest] = entries as [JournalEntry, JournalEntry, ...JournalEntry[]];
    const forged = { ...second, activity: { type: 'ChatEventSeen', eventId: 'x' } as const };
    const changed = [first, { ...forged, hash: entryHash(forged) }, ...rest];
    expect(verifyChain(changed)).toMatchObject({ sequence: 3, field: 'previous' });
  });
});
