import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rowsOfAddress, type Cell } from '../../../core/tabular/cell.ts';
import { entityDecoder } from '../../../core/tabular/entity-list.ts';
import { madeUpCode } from '../../support/large-list.ts';
import { block, CONTEXT, layout } from './sheets.ts';

/* A decoder whose rows are given again is the same as one that never saw the rows of before. */

const HEADERS: readonly Cell[] = ['企业名称', '统一社会信用代码', '登记状态', '所在区县'];
const { header, mapping } = layout(block([HEADERS, ['虚构甲店', madeUpCode(1), '存续', '曾都区']]), 'entities');

/** Few names and codes, so that they often meet; blanks, footers, wrong codes, strange states. */
const row: fc.Arbitrary<readonly Cell[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant([null, null, null, null]) },
  { weight: 1, arbitrary: fc.constant(['合计', null, '12', null]) },
  {
    weight: 8,
    arbitrary: fc.tuple(
      fc.constantFrom<Cell>('虚构甲店', '虚构乙店', '虚构丙店 ', '', null),
      fc.constantFrom<Cell>(madeUpCode(1), madeUpCode(2), madeUpCode(3), 'XM-01', '９１', '91350100M000100Y44', null),
      fc.constantFrom<Cell>('存续', '注销', '怪', null),
      fc.constantFrom<Cell>('曾都区', '虚构区', null),
    ),
  },
);

const edit = fc.record({ at: fc.nat(14), rows: fc.array(row, { minLength: 1, maxLength: 4 }) });

describe('rows given again', () => {
  test('leave nothing behind of what they were', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.array(edit, { maxLength: 8 }), (rows, edits) => {
        const followed = entityDecoder(header, mapping, CONTEXT);
        const now = [...rows];
        followed.push(1, now);
        for (const { at, rows: changed } of edits) {
          followed.push(1 + at, changed);
          while (now.length < at) now.push([null, null, null, null]);
          now.splice(at, changed.length, ...changed);
          const fresh = entityDecoder(header, mapping, CONTEXT);
          fresh.push(1, now);
          expect(followed.finish()).toEqual(fresh.finish());
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('rows of an address', () => {
  test.each([
    ['C17', [[16, 17]]],
    ['$A$2:$D$9', [[1, 9]]],
    ['5:7', [[4, 7]]],
    ['B:C', [[0, 1_048_576]]],
    [
      "'名单 1'!A2,A4:B5",
      [
        [1, 2],
        [3, 5],
      ],
    ],
    ['D9:A2', [[1, 9]]],
  ])('%s', (address, spans) => {
    expect(rowsOfAddress(address)?.map(({ from, to }) => [from, to])).toEqual(spans);
  });

  test.each(['', '表格 1', 'A1:', 'A1;B2', '#REF!'])('“%s” is none', (address) => {
    expect(rowsOfAddress(address)).toBeNull();
  });
});
