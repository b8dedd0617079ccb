import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromClipboardText, toClipboardText } from '../../../../excel-addin/workbench/grid/clipboard.ts';

describe('cells on the clipboard', () => {
  test('law: they come back as they went, whatever is in them', () => {
    const cells = fc.string({ unit: fc.constantFrom('a', '甲', '"', '\t', '\n', '\r', ' ', '='), maxLength: 6 });
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((columns) =>
        fc.array(fc.array(cells, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(rows, (all) => {
        expect(fromClipboardText(`${toClipboardText(all)}\r\n`)).toEqual(all);
      }),
    );
  });

  test.each([
    [
      '甲\t乙\r\n丙\t丁\r\n',
      [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
    ],
    [
      '甲\t乙\n丙',
      [
        ['甲', '乙'],
        ['丙', ''],
      ],
    ],
    ['"两\n行"\t1', [['两\n行', '1']]],
    ['"没有合上', [['"没有合上']]],
    ['他说"好"', [['他说"好"']]],
    ['"引号"之后', [['引号之后']]],
    ['', [['']]],
  ])('%j is read as %j', (text, rows) => {
    expect(fromClipboardText(text)).toEqual(rows);
  });
});
