import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { WitnessPasses } from '../../../bot/witness/passes.ts';
import { witnessLinks } from '../../../bot/witness/links.ts';
import type { DrawNumber, InspectorId, Instant } from '../../../core/model/ids.ts';
import { plusSeconds } from '../../../core/model/instant.ts';

const NOW = '2026-11-20T01:00:00Z' as Instant; // fixed test ids
const DRAW = 'SZ-2026-0001' as DrawNumber;
const W = 'W1' as InspectorId;
const OTHER = 'W2' as InspectorId;

const passes = (): WitnessPasses => new WitnessPasses(randomBytes);

describe('a link to the witness’s page', () => {
  test('opens one page for its witness and draw, once', () => {
    const all = passes();
    const token = all.issueLink({ person: W, draw: DRAW }, NOW);
    const opened = all.redeem(token, NOW);
    expect(opened?.pass).toEqual({ person: W, draw: DRAW });
    expect(all.redeem(token, NOW)).toBeNull();
    expect(all.passOf(opened?.session ?? '', NOW)).toEqual({ person: W, draw: DRAW });
    // neither token stands for the other
    expect(all.passOf(token, NOW)).toBeNull();
    expect(all.redeem(opened?.session ?? '', NOW)).toBeNull();
  });

  test('is good for ten minutes, its page for a day', () => {
    const all = passes();
    const token = all.issueLink({ person: W, draw: DRAW }, NOW);
    expect(all.redeem(token, plusSeconds(NOW, 600))).toBeNull();
    const opened = all.redeem(token, plusSeconds(NOW, 599));
    expect(all.passOf(opened?.session ?? '', plusSeconds(NOW, 86_000))).not.toBeNull();
    expect(all.passOf(opened?.session ?? '', plusSeconds(NOW, 87_000))).toBeNull();
  });

  test('ends when the same witness asks for a newer one, and no sooner', () => {
    const all = passes();
    const first = all.issueLink({ person: W, draw: DRAW }, NOW);
    const others = all.issueLink({ person: OTHER, draw: DRAW }, NOW);
    const second = all.issueLink({ person: W, draw: DRAW }, NOW);
    expect(all.redeem(first, NOW)).toBeNull();
    expect(all.redeem(others, NOW)?.pass.person).toBe(OTHER);
    expect(all.redeem(second, NOW)?.pass.person).toBe(W);
  });

  test('leaves a witness four pages at once; the oldest ends', () => {
    const all = passes();
    const sessions = [1, 2, 3, 4, 5].map(
      () => all.redeem(all.issueLink({ person: W, draw: DRAW }, NOW), NOW)?.session ?? '',
    );
    expect(sessions.map((session) => all.passOf(session, NOW) !== null)).toEqual([false, true, true, true, true]);
  });

  test('carries its token in the fragment, which no server sees', () => {
    const all = passes();
    const link = new URL(witnessLinks(all, 'https://office.example').linkFor(W, DRAW, NOW));
    expect(link.origin + link.pathname + link.search).toBe('https://office.example/witness/');
    expect(all.redeem(link.hash.slice(1), NOW)?.pass).toEqual({ person: W, draw: DRAW });
  });

  test('is kept as a hash alone', () => {
    const all = passes();
    const token = all.issueLink({ person: W, draw: DRAW }, NOW);
    expect(JSON.stringify(all)).not.toContain(token);
    expect(token).toMatch(/^[\w-]{43}$/);
  });
});
