import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatOfCode } from '../../../excel-addin/files/number-format.ts';
import { RUNS } from './hostile-text.ts';
import { serialOfText, textOfSerial } from '../../../excel-addin/files/serial-date.ts';

describe('serial numbers', () => {
  // values that Excel shows; 1900: Microsoft's documentation of DATEVALUE, 1904: of the date systems
  test.each([
    [1, 'date', 1900, '1900-01-01'],
    [59, 'date', 1900, '1900-02-28'],
    [61, 'date', 1900, '1900-03-01'],
    [39448, 'date', 1900, '2008-01-01'],
    [40777, 'date', 1900, '2011-08-22'],
    [2_958_465, 'date', 1900, '9999-12-31'],
    [39448.5, 'date', 1900, '2008-01-01 12:00:00'],
    [39448.99999999, 'date', 1900, '2008-01-02'],
    [0.75, 'time', 1900, '18:00:00'],
    [0, 'date', 1904, '1904-01-01'],
    [37986, 'date', 1904, '2008-01-01'],
  ] as const)('%d as %s in the %d system is %s', (serial, kind, system, text) => {
    expect(textOfSerial(serial, kind, system)?.text).toBe(text);
  });

  test.each([
    [0, 'date'],
    [-1, 'date'],
    [60, 'date'],
    [2_958_466, 'date'],
    [1.5, 'time'],
  ] as const)('%d is no %s', (serial, kind) => {
    expect(textOfSerial(serial, kind, 1900)).toBeNull();
  });

  test('every second of every day that Excel knows comes back', () => {
    const seconds = fc.integer({ min: 86_400, max: 2_958_466 * 86_400 - 1 });
    fc.assert(
      fc.property(seconds, (second) => {
        const dated = textOfSerial(second / 86_400, 'date-time', 1900);
        if (dated === null) return Math.floor(second / 86_400) === 60;
        return Math.round((serialOfText(dated.text) ?? Number.NaN) * 86_400) === second;
      }),
      RUNS,
    );
  });

  test.each(['', '2026-02-30', '2026-13-01', '1899-12-31', '2026-1-1', '25:00:00', '2026-01-01 10:61:00', '今天'])(
    '%j is no date',
    (text) => {
      expect(serialOfText(text)).toBeNull();
    },
  );
});

describe('number formats', () => {
  test.each([
    ['General', undefined],
    ['G/通用格式', undefined],
    ['', undefined],
    ['yyyy-mm-dd', 'date'],
    ['yyyy/m/d;@', 'date'],
    ['yyyy"年"m"月"d"日"', 'date'],
    ['[$-804]yyyy"年"m"月";@', 'date'],
    ['m"月"d"日"', 'date'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', 'date'],
    ['mmm-yy', 'date'],
    ['yyyy-mm-dd hh:mm:ss', 'date-time'],
    ['yyyy/m/d h:mm', 'date-time'],
    ['h:mm', 'time'],
    ['h:mm:ss AM/PM', 'time'],
    ['上午/下午h"时"mm"分"', 'time'],
    ['[h]:mm:ss', 'time'],
    ['mm:ss', 'time'],
    ['0', 'number'],
    ['#,##0.00', 'number'],
    ['0.00E+00', 'number'],
    ['# ?/?', 'number'],
    ['0"天"', 'number'],
    ['[Red]-0;0', 'number'],
    ['"第"0"号"', 'number'],
    ['¥#,##0', 'number'],
    ['_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 'number'],
    ['0%', 'percent'],
    ['0.00%', 'percent'],
    ['@', 'text'],
    ['"day"0', 'number'],
    ['\\d0', 'number'],
    ['0'.repeat(2000), undefined],
  ])('%s is %s', (code, kind) => {
    expect(formatOfCode(code)?.kind).toBe(kind);
  });
});
