import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../../core/tabular/cell.ts';
import type { DecodedList } from '../../../core/tabular/decoding.ts';
import { decodeEntities, entityDecoder } from '../../../core/tabular/entity-list.ts';
import type { Entity } from '../../../core/model/entity.ts';
import { block, CONTEXT, layout } from './sheets.ts';

const HEADERS = ['企业名称', '统一社会信用代码', '登记状态', '所在区县', '住所', '信用风险等级'];

/** Codes whose check characters were computed by hand from GB 32100 (and one real example of the standard's users). */
const GOOD = '91350100M000100Y43';
const OTHER = '91421303MA48P0Y20W';

function decode(...rows: readonly (readonly Cell[])[]): DecodedList<Entity> {
  const cells = block([HEADERS, ...rows]);
  const { header, mapping } = layout(
    block([HEADERS, ['虚构公司', GOOD, '存续', '曾都区', '某路', 'A'], ...rows]),
    'entities',
  );
  return decodeEntities(cells, header, mapping, CONTEXT);
}

const faultsOf = (decoded: DecodedList<Entity>): readonly string[] => decoded.faults.map(({ code }) => code);

describe('a row that is in order', () => {
  test('becomes an entity', () => {
    const { rows, held, faults, repairs } = decode(['虚构食品店', GOOD, '存续', '曾都区', '曾都区某路1号', 'A']);
    expect(rows).toEqual([
      {
        row: 1,
        value: {
          id: GOOD,
          name: '虚构食品店',
          status: 'active',
          district: '421303',
          address: '曾都区某路1号',
          facts: { creditClass: 'A' },
        },
      },
    ]);
    expect([held, faults, repairs]).toEqual([[], [], []]);
  });

  test('keeps the validity of its licence as two days', () => {
    const headers = ['企业名称', '统一社会信用代码', '许可证有效期起', '许可证有效期至'];
    const cells = block([headers, ['虚构食品店', GOOD, '2024年5月1日', 47_237], ['虚构药店', OTHER, '', '长期']]);
    const { header, mapping } = layout(cells, 'entities');
    const { rows, faults } = decodeEntities(block(cells.rows), header, mapping, CONTEXT);
    expect(rows.map(({ value }) => value.facts)).toEqual([
      { licenceFrom: '2024-05-01', licenceUntil: '2029-04-29' },
      { licenceUntil: '2199-12-31' },
    ]);
    expect(faults.filter(({ code }) => code === 'date-unreadable')).toEqual([]);
  });

  test('blank rows are passed over and a footer is told', () => {
    const decoded = decode(
      ['虚构甲店', GOOD, '存续', '随县', '', ''],
      [null, ' ', '', null, null, null],
      ['合计：1 户', null, null, null, null, null],
    );
    expect(decoded.filledRows).toBe(1);
    expect(faultsOf(decoded)).toEqual(['footer-row']);
  });

  test('N/A in any of its writings is nothing', () => {
    const { rows } = decode(['虚构食品店', GOOD, '存续', '曾都区', 'N/A', '——']);
    expect(rows[0]?.value).toMatchObject({ address: '', facts: {} });
  });
});

describe('the code', () => {
  test('full-width, blanks, zero-width marks and case are read through and offered as repairs', () => {
    const { rows, repairs } = decode(
      ['虚构甲店', '９１３５０１００Ｍ０００１００Ｙ４３', '存续', '曾都区', '', ''],
      ['虚构乙店', ` ${OTHER.slice(0, 9)} ${OTHER.slice(9)}\u200b`, '存续', '曾都区', '', ''],
    );
    expect(rows.map(({ value }) => value.id)).toEqual([GOOD, OTHER]);
    expect(repairs.map(({ kind, row, column, to }) => [kind, row, column, to])).toEqual([
      ['full-width', 1, 1, GOOD],
      ['blanks', 2, 1, OTHER],
    ]);
  });

  test('lower case that holds once raised is a repair', () => {
    const { rows, repairs } = decode(['虚构甲店', '91421303ma48p0y20w', '存续', '曾都区', '', '']);
    expect(rows[0]?.value.id).toBe(OTHER);
    expect(repairs).toMatchObject([{ kind: 'case', from: '91421303ma48p0y20w', to: OTHER }]);
  });

  test('a wrong check character holds the row and says what it should be', () => {
    const decoded = decode(
      ['虚构甲店', '91350100M000100Y4Z', '存续', '曾都区', '', ''],
      ['虚构乙店', '91350100M000100Y42', '存续', '曾都区', '', ''],
    );
    expect(decoded.rows).toEqual([]);
    expect(decoded.held.map(({ row }) => row)).toEqual([1, 2]);
    expect(decoded.faults).toMatchObject([
      { code: 'code-character', row: 1, column: 1, value: '91350100M000100Y4Z' },
      { code: 'code-check-character', row: 2, column: 1, expected: '3' },
    ]);
    expect(decoded.repairs).toEqual([]);
  });

  test('misread letters are named with what was meant, when that holds', () => {
    const misread = OTHER.replace(/0(?=W)/, 'O');
    expect(decode(['虚构甲店', misread, '存续', '曾都区', '', '']).faults).toMatchObject([
      { code: 'code-character', expected: OTHER },
    ]);
  });

  test('a code stored as a number has lost digits: nothing can be kept', () => {
    const decoded = decode(['虚构甲店', 914213001835108900, '存续', '曾都区', '', '']);
    expect([decoded.rows, decoded.held]).toEqual([[], []]);
    expect(faultsOf(decoded)).toEqual(['code-precision-lost']);
  });

  test('an old registration number and the list’s own numbers are codes too', () => {
    // 15 digits; the last by ISO 7064 MOD 11,10, computed in Python
    const decoded = decode(
      ['虚构甲店', 421300000012346, '存续', '曾都区', '', ''],
      ['虚构乙店', '421300000012345', '存续', '曾都区', '', ''],
      ['虚构项目', 'XM-2026-001', '存续', '曾都区', '', ''],
      ['虚构丙店', '9142', '存续', '曾都区', '', ''],
    );
    expect(decoded.rows.map(({ value }) => value.id)).toEqual(['421300000012346', 'XM-2026-001', '9142']);
    expect(decoded.faults).toMatchObject([
      { code: 'registration-number', row: 1 },
      { code: 'code-length', row: 2, expected: '18' },
      { code: 'short-code', row: 4, expected: '18' },
    ]);
    expect(decoded.repairs).toMatchObject([{ kind: 'number-to-text', row: 1, to: '421300000012346' }]);
  });

  test('a duplicate names the other row and is left out; the first is kept', () => {
    const decoded = decode(
      ['虚构甲店', GOOD, '存续', '曾都区', '', ''],
      ['虚构乙店', OTHER, '存续', '曾都区', '', ''],
      ['虚构丙店', ` ${GOOD.toLowerCase()}`, '存续', '曾都区', '', ''],
    );
    expect(decoded.rows.map(({ row }) => row)).toEqual([1, 2]);
    expect(decoded.faults).toMatchObject([{ code: 'duplicate-id', row: 3, column: 1, otherRow: 1 }]);
  });

  test('no code and no name', () => {
    expect(faultsOf(decode(['虚构甲店', null, '存续', '曾都区', '', '']))).toEqual(['missing-id']);
    expect(faultsOf(decode([null, GOOD, '存续', '曾都区', '', '']))).toEqual(['missing-name']);
  });
});

describe('the status', () => {
  test.each([
    ['存续（在营、开业、在册）', 'active'],
    ['在业', 'active'],
    ['注销', 'deregistered'],
    ['吊销，未注销', 'revoked'],
    ['吊销未注销', 'revoked'],
    ['迁出', 'moved-out'],
    ['歇业', 'closed'],
    ['撤销', 'cancelled'],
  ])('%s is %s', (text, status) => {
    expect(decode(['虚构甲店', GOOD, text, '曾都区', '', '']).rows[0]?.value.status).toBe(status);
  });

  test('a dead firm stays in the roster and is told', () => {
    const decoded = decode(['虚构甲店', GOOD, '吊销', '曾都区', '', '']);
    expect(decoded.rows).toHaveLength(1);
    expect(faultsOf(decoded)).toEqual(['not-active']);
  });

  test('blank or unknown: held, never silently alive', () => {
    const decoded = decode(['虚构甲店', GOOD, null, '曾都区', '', ''], ['虚构乙店', OTHER, '待核实', '曾都区', '', '']);
    expect(decoded.rows).toEqual([]);
    expect(decoded.held).toHaveLength(2);
    expect(faultsOf(decoded)).toEqual(['status-missing', 'status-unknown']);
  });
});

describe('the district', () => {
  test.each<[Cell, string, string, readonly string[]]>([
    ['曾都区', '', '421303', []],
    ['湖北省随州市广水市', '', '421381', []],
    ['广水', '', '421381', []],
    [421321, '', '421321', []],
    ['421302', '', '421303', ['district-retired']],
    ['随州', '随州市曾都区聚玉街152号', '421303', ['district-inferred']],
    ['随州', '随县殷店镇鞍山村民委员会', '421321', ['district-inferred']],
    ['随州', '广水市十里工业园区001号', '421381', ['district-inferred']],
    ['随州', '随州高新技术产业园区某路', 'SZGX', ['district-inferred']],
    [null, '随州市大洪山风景区某村', 'DHS', ['district-inferred']],
    ['随州', '随州市府河镇', '421303', ['district-inferred']],
    ['随州', '随州市交通大道二六七号', '', ['district-missing']],
    // a road named after a district may lie anywhere
    ['随州', '随州市曾都大道1号', '', ['district-missing']],
    ['襄阳市樊城区', '', '', ['district-unknown']],
  ])('%s with address %s', (cell, address, expected, faults) => {
    const decoded = decode(['虚构甲店', GOOD, '存续', cell, address, '']);
    expect(decoded.rows[0]?.value.district).toBe(expected);
    expect(faultsOf(decoded)).toEqual(faults);
  });

  test('is found by the issuing authority last of all, and says so', () => {
    const decoded = decode(['虚构甲店', OTHER, '存续', '随州', '随州市某街', '']);
    expect(decoded.faults).toMatchObject([{ code: 'district-inferred', basis: 'code', expected: '曾都区', column: 1 }]);
  });

  test('is not inferred when the clerk does not want it', () => {
    const cells = block([HEADERS, ['虚构甲店', OTHER, '存续', '随州', '曾都区某街', 'A']]);
    const { header, mapping } = layout(cells, 'entities');
    const decoded = decodeEntities(cells, header, mapping, { ...CONTEXT, inferDistricts: false });
    expect(decoded.rows[0]?.value.district).toBe('');
    expect(faultsOf(decoded)).toEqual(['district-missing']);
  });
});

describe('credit classes', () => {
  test.each([
    ['Ａ类', 'A'],
    ['b级', 'B'],
    ['C（信用风险较高）', 'C'],
    ['高风险', 'D'],
    ['暂未评级', '暂未评级'],
  ])('%s is %s', (text, expected) => {
    expect(decode(['虚构甲店', GOOD, '存续', '曾都区', '', text]).rows[0]?.value.facts['creditClass']).toBe(expected);
  });
});

describe('hostile cells', () => {
  test.each(['=HYPERLINK("http://x","y")', '@SUM(A1)', '+cmd|calc', '<img onerror=x>', '__proto__', '😀店'])(
    '%s is text',
    (text) => {
      const decoded = decode([text, GOOD, '存续', '曾都区', text, text]);
      expect(decoded.rows[0]?.value.name).toBe(text);
      expect(decoded.rows[0]?.value.address).toBe(text);
    },
  );

  test('NUL, direction marks and lone surrogates disappear; a full cell is cut with a warning', () => {
    const decoded = decode(['\u0000虚\u202e构\ud800店', GOOD, '存续', '曾都区', '长'.repeat(32_767), '']);
    expect(decoded.rows[0]?.value.name).toBe('虚构店');
    expect(decoded.rows[0]?.value.address).toHaveLength(1000);
    expect(faultsOf(decoded)).toEqual(['text-too-long']);
  });

  test('errors of formulas are told, not read', () => {
    expect(faultsOf(decode(['虚构甲店', '#REF!', '存续', '曾都区', '#N/A', '']))).toEqual(['cell-error', 'missing-id']);
  });

  test('property: whatever the cells hold, every filled row is usable, held, or has an error; no exception', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom(GOOD, OTHER, '存续', '曾都区'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 20 }), (rows) => {
        const decoded = decode(...rows);
        const known = new Set([...decoded.rows, ...decoded.held].map(({ row }) => row));
        const errors = new Set(decoded.faults.map(({ row }) => row));
        const lost = rows.map((_, i) => i + 1).filter((row) => !known.has(row) && !errors.has(row));
        expect(decoded.filledRows).toBeGreaterThanOrEqual(known.size);
        // a lost row is a blank one
        expect(decoded.filledRows).toBeLessThanOrEqual(rows.length - lost.length);
      }),
    );
  });

  test('law: a list read in pieces gives what it gives in one', () => {
    const rows = Array.from({ length: 50 }, (_, i) => [
      `虚构${String(i)}店`,
      i % 7 === 0 ? GOOD : `KH-${String(i)}`,
      '存续',
      '随州',
      '曾都区',
      'A',
    ]);
    const cells = block([HEADERS, ...rows]);
    const { header, mapping } = layout(cells, 'entities');
    const decoder = entityDecoder(header, mapping, CONTEXT);
    for (let at = 0; at < cells.rows.length; at += 9) decoder.push(at, cells.rows.slice(at, at + 9));
    expect(decoder.finish()).toEqual(decodeEntities(cells, header, mapping, CONTEXT));
  });
});
