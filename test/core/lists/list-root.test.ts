import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalPieces, canonicalRows, coveredRoot, listRoot } from '../../../core/lists/list-root.ts';
import { type KeptList, KEPT_LISTS, type KeptRows } from '../../../core/lists/list-version.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { EntityId, Hex32 } from '../../../core/model/ids.ts';
import { bytes32, must, sampleEntities, sampleInspector, sampleRules } from '../../support/sample-draw.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const rootOf = <K extends KeptList>(kind: K, rows: readonly KeptRows[K][]): Hex32 =>
  listRoot(kind, must(canonicalRows(kind, rows)));

const entity = (id: string, over: Partial<Entity> = {}): Entity => ({
  id: id as EntityId, // fixed test ids
  name: '示例（虚构）',
  status: 'active',
  district: '',
  address: '',
  facts: {},
  ...over,
});

describe('the root of a list', () => {
  test('is SHA-256 over a prefix and the canonical JSON of the rows in the order of their ids', () => {
    const rows = [entity('B', { facts: { z: '1', a: '2' } }), entity('A', { name: '"甲"' })];
    // written out by hand from RFC 8785
    const json =
      '[{"address":"","district":"","facts":{},"id":"A","name":"\\"甲\\"","status":"active"},' +
      '{"address":"","district":"","facts":{"a":"2","z":"1"},"id":"B","name":"示例（虚构）","status":"active"}]';
    expect(rootOf('entities', rows)).toBe(sha256(`SSJ1\nlist\nentities\n${json}`));
  });

  test('of an empty list is one of its kind', () => {
    for (const kind of KEPT_LISTS) expect(rootOf(kind, [])).toBe(sha256(`SSJ1\nlist\n${kind}\n[]`));
  });

  test('orders ids by their bytes, not by UTF-16 units', () => {
    // U+10000 comes before U+FF21 in UTF-16 and after it in UTF-8
    const rows = must(canonicalRows('entities', [entity('\u{10000}'), entity('\uff21')]));
    expect(rows.map(({ id }) => id)).toEqual(['\uff21', '\u{10000}']);
  });

  test('does not depend on the order in which rows come', () => {
    const rows = sampleEntities(40);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(rootOf('entities', shuffled)).toBe(rootOf('entities', rows));
      }),
    );
  });

  test('changes with every change of a row', () => {
    const text = fc.string({ unit: 'binary', maxLength: 8 });
    const row = fc.record({ name: text, address: text, facts: fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), text) });
    fc.assert(
      fc.property(row, row, (a, b) => {
        const [left, right] = [a, b].map((over) => ({ ...entity('A'), ...over, facts: { ...over.facts } }));
        const same = must(canonicalRows('entities', left ? [left] : []))[0]?.text;
        const other = must(canonicalRows('entities', right ? [right] : []))[0]?.text;
        expect(rootOf('entities', left ? [left] : []) === rootOf('entities', right ? [right] : [])).toBe(
          same === other,
        );
      }),
    );
    const officer = sampleInspector(1);
    expect(rootOf('inspectors', [officer])).not.toBe(rootOf('inspectors', [{ ...officer, carriedLoad: 1 }]));
    const [item] = sampleRules().items;
    if (item === undefined) throw new Error('no item');
    expect(rootOf('items', [item])).not.toBe(rootOf('items', [{ ...item, guidance: '看后厨' }]));
  });

  test('is the same however the text is cut into pieces', () => {
    const rows = must(canonicalRows('entities', sampleEntities(2500)));
    const whole = [...canonicalPieces(rows)].join('');
    expect(whole).toBe(`[${rows.map(({ text }) => text).join(',')}]`);
    expect(listRoot('entities', rows)).toBe(sha256(`SSJ1\nlist\nentities\n${whole}`));
  });
});

test('two rows with one id are refused by that id', () => {
  expect(canonicalRows('entities', [entity('A'), entity('B'), entity('A', { name: '又' })])).toEqual({
    ok: false,
    fault: { code: 'list-repeats', id: 'A' },
  });
});

test('a covered root is a hash of salt and root, and tells neither', () => {
  const [root, salt, other] = [bytes32('root'), bytes32('salt'), bytes32('other')];
  expect(coveredRoot(root, salt)).toBe(sha256(`SSJ1\nlist cover\n${salt}\n${root}`));
  expect(coveredRoot(root, salt)).not.toBe(coveredRoot(root, other));
});
