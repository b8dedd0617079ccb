import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayNumber, entityId, idFault, isInstant, isIsoDate, normaliseText } from '../../../core/model/normalise.ts';
import { must } from '../../support/sample-draw.ts';

describe('ids', () => {
  test('are brought to NFC, trimmed and put in upper case', () => {
    expect(must(entityId('  91350100m000100y43\u3000'))).toBe('91350100M000100Y43');
    expect(must(entityId('e\u0301'))).toBe('\u00c9');
  });

  test('stay the same when normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
    );
  });

  test('are refused with the reason', () => {
    expect(entityId('  ')).toEqual({ ok: false, fault: { code: 'empty' } });
    expect(entityId('a\nb')).toEqual({ ok: false, fault: { code: 'control-character', at: 1 } });
    expect(entityId('\ud800')).toEqual({ ok: false, fault: { code: 'lone-surrogate', at: 0 } });
    expect(entityId('汉'.repeat(19))).toEqual({ ok: false, fault: { code: 'too-long', bytes: 57, limit: 55 } });
    expect(idFault('汉'.repeat(18))).toBeNull();
  });

  test('are 1–55 bytes of UTF-8 without control characters, whatever they are made of', () => {
    const character = fc.oneof(
      { arbitrary: fc.integer({ min: 0, max: 0xff }), weight: 1 },
      { arbitrary: fc.integer({ min: 0x20, max: 0x7e }), weight: 40 },
      { arbitrary: fc.constantFrom(0x6c49, 0xd800, 0xdc00), weight: 1 },
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60, size: 'max' }), (units) => {
        const text = String.fromCharCode(...units);
        const bytes = Buffer.byteLength(text);
        const good = bytes >= 1 && bytes <= 55 && !/\p{Cc}|\p{Cs}/u.test(text);
        expect(idFault(text) === null).toBe(good);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('days and instants', () => {
  test('exist in the calendar', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2026-12-31', '1900-01-01']) expect(isIsoDate(day)).toBe(true);
    for (const day of [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-1',
      '3026-01-01',
      '',
    ]) {
      expect(isIsoDate(day)).toBe(false);
    }
  });

  test('agree with JavaScript on every day of four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 80_000 }), (days) => {
        const text = new Date(days * 86_400_000).toISOString().slice(0, 10);
        expect(isIsoDate(text)).toBe(true);
        if (isIsoDate(text)) expect(dayNumber(text)).toBe(days);
      }),
    );
  });

  test('are written to the second in UTC', () => {
    expect(isInstant('2026-11-20T23:59:59Z')).toBe(true);
    for (const text of [
      '2026-11-20T24:00:00Z',
      '2026-11-20T23:59:60Z',
      '2026-11-20T23:59:59+08:00',
      '2026-11-20',
      '2026-02-30T00:00:00Z',
    ]) {
      expect(isInstant(text)).toBe(false);
    }
  });
});
