import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { announcedHolidays } from '../../core/calendar/announced-holidays.ts';
import { workCalendar } from '../../core/calendar/working-days.ts';
import { registerFunctions } from '../../excel-addin/functions/registration.ts';
import { drawKey, rank, ticket } from '../../excel-addin/functions/tickets.ts';
import { workingDay } from '../../excel-addin/functions/working-day.ts';
import { drawVectors } from '../support/vectors.ts';

/* The custom functions give what the published vectors and Node's own SHA-256 say. */

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const KEY = 'ab'.repeat(32);
const calendar = workCalendar(announcedHolidays());

interface StatedTranscript {
  readonly seed: string;
  readonly seal: { readonly rules: { readonly weighting?: unknown } };
  readonly drawn: readonly {
    readonly entity: { readonly id: string };
    readonly ticket: string;
    readonly rank: number;
  }[];
}

describe('tickets', () => {
  test('are those of every published draw', () => {
    const stated = drawVectors().map(({ transcript }) => transcript as StatedTranscript); // made by the generator
    const plain = stated.filter(({ seal }) => seal.rules.weighting === undefined);
    expect(plain.length).toBeGreaterThan(0);
    for (const { seed, drawn } of plain) {
      const key = drawKey(seed);
      for (const { entity, ticket: published } of drawn) {
        expect(ticket(key.ok ? key.value : '', entity.id)).toEqual({ ok: true, value: published });
      }
    }
  });

  test('are SHA-256 of key and code, however the code was typed', () => {
    expect(ticket(KEY, 'A1')).toEqual({ ok: true, value: sha256(`${KEY}A1`) });
    expect(ticket(` ${KEY.toUpperCase()} `, ' a1 ')).toEqual({ ok: true, value: sha256(`${KEY}A1`) });
    expect(ticket(KEY, 420000001)).toEqual({ ok: true, value: sha256(`${KEY}420000001`) });
    expect(drawKey(KEY)).toEqual({ ok: true, value: sha256(`SSJ1\ndraw\n${KEY}\n`) });
  });

  test.each([
    ['abc', 'A', 'key-malformed'],
    [KEY, '', 'id-malformed'],
    [KEY, '\ud800', 'id-malformed'],
    [KEY, 'x'.repeat(56), 'id-malformed'],
    [null, 'A', 'key-malformed'],
  ])('%j and %j are refused', (key, id, code) => {
    expect(ticket(key, id)).toEqual({ ok: false, fault: { code } });
  });
});

describe('rank', () => {
  const ids = Array.from({ length: 50 }, (_, index) => `ID${String(index)}`);
  const ordered = (of: readonly string[]): readonly string[] =>
    [...of].sort((a, b) => (sha256(KEY + a) < sha256(KEY + b) ? -1 : 1));

  test('is the place by ticket, whatever the order of the cells and the blanks among them', () => {
    const cells = [...ids.slice(20), ...ids.slice(0, 20)].map((id) => [id, 0]);
    for (const [index, id] of ordered(ids).entries())
      expect(rank(KEY, id, cells, null)).toEqual({ ok: true, value: index + 1 });
  });

  test('counts only the own stratum', () => {
    const strata = ids.map((_, index) => [index % 2 === 0 ? '曾都区' : '随县']);
    const even = ids.filter((_, index) => index % 2 === 0);
    const cells = ids.map((id) => [id]);
    for (const [index, id] of ordered(even).entries()) {
      expect(rank(KEY, id, cells, strata)).toEqual({ ok: true, value: index + 1 });
    }
    expect(rank(KEY, 'ID0', cells, [['曾都区']])).toEqual({ ok: false, fault: { code: 'strata-do-not-fit' } });
    expect(rank(KEY, 'NOBODY', cells, null)).toEqual({ ok: false, fault: { code: 'id-not-among' } });
  });
});

describe('working days', () => {
  test.each([
    // 国办发明电〔2025〕7号: 1 to 7 October 2026 off, 20 September and 10 October are days of work
    ['2026-09-30', 1, '2026-10-08'],
    ['2026年9月18日', 1, '2026-09-20'],
    [46295, 1, '2026-10-08'],
    ['2026-10-08', -1, '2026-09-30'],
    ['2026-03-06', 0, '2026-03-06'],
  ])('%s and %d', (day, count, expected) => {
    const serial = Date.parse(expected) / 86_400_000 + 25_569;
    expect(workingDay(calendar, day, count)).toEqual({ ok: true, value: serial });
  });

  test('of a year that nobody has announced are refused, not guessed', () => {
    expect(workingDay(calendar, '2026-12-31', 3)).toEqual({
      ok: false,
      fault: { code: 'holidays-unknown', years: [2027] },
    });
    expect(workingDay(calendar, '31.12.2026', 3)).toEqual({ ok: false, fault: { code: 'date-unreadable' } });
    expect(workingDay(calendar, '2026-01-05', 1.5)).toMatchObject({ ok: false, fault: { code: 'days-out-of-range' } });
  });
});

describe('as Excel calls them', () => {
  test('refusals are errors of Excel with a sentence', () => {
    const known = new Map<string, (...given: unknown[]) => unknown>();
    class Refusal extends Error {
      readonly code: string;
      constructor(code: string, message?: string) {
        super(message);
        this.code = code;
      }
    }
    registerFunctions(
      {
        associate: (id, run) => known.set(id, run as (...given: unknown[]) => unknown),
        Error: Refusal,
        ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
      },
      calendar,
    );
    const call = (id: string, ...given: unknown[]): unknown => known.get(id)?.(...given);
    expect(call('USCC', '91350100M000100Y43', {})).toBe('通过');
    expect(call('USCC', '91350100M000100Y44', {})).toBe('校验位不符，末位应为 3');
    expect(call('USCC', 123, {})).toBe('应为 18 位，现为 3 位');
    expect(() => call('TICKET', 'no key', 'A', {})).toThrow('密钥（或种子）应是 64 位的 0–9、a–f。');
    expect(() => call('WORKDAY', '2026-12-31', 3, {})).toThrow('2027 年的放假安排还没有公布，不能推算。');
  });
});
