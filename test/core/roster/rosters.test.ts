import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeColumn, encodeColumn } from '../../../core/roster/attribute-table.ts';
import { entityRoster, joinRoots } from '../../../core/roster/entity-roster.ts';
import { inclusionProof, merkleTree, rootFromInclusion } from '../../../core/roster/merkle.ts';
import {
  hiddenHash,
  inspectorOf,
  officerRoot,
  officerRoster,
  sealOfficers,
} from '../../../core/roster/officer-roster.ts';
import { decodeTable, encodeTable, selectionLeaves } from '../../../core/roster/selection-table.ts';
import { bytesOfHex32, hex32 } from '../../../core/encoding/hex.ts';
import { bytesOfWords } from '../../../core/encoding/sha256-stream.ts';
import { MAX_REPORTED_DUPLICATES } from '../../../core/roster/roster-fault.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { Inspector } from '../../../core/model/inspector.ts';
import {
  bytes32,
  must,
  sampleEntities,
  sampleInspector,
  sampleInspectors,
  withSalts,
} from '../../support/sample-draw.ts';

const entities = sampleEntities(40);
const inspectors = sampleInspectors(12, entities);
const rootOf = (rows: readonly Entity[]): string => must(entityRoster(rows)).root.root;
const [entity] = entities;
const [inspector] = inspectors;
if (!entity || !inspector) throw new Error('the samples have rows');

describe('the entity roster', () => {
  test('has one root, whatever the order of rows', () => {
    const orders = fc.shuffledSubarray(entities, { minLength: entities.length });
    fc.assert(
      fc.property(orders, (rows) => rootOf(rows) === rootOf(entities)),
      { numRuns: 20 },
    );
  });

  test.each<[string, Partial<Entity>]>([
    ['name', { name: '别的名称' }],
    ['address', { address: '别的地址' }],
    ['status', { status: entity.status === 'closed' ? 'revoked' : 'closed' }],
    ['district', { district: '' }],
    ['a fact', { facts: { ...entity.facts, creditClass: 'Z' } }],
    ['a new fact', { facts: { ...entity.facts, new: '1' } }],
  ])('has another root when the %s of one row is another', (_, over) => {
    expect(
      rootOf([
        { ...entity, district: entity.district || ('421303' as Entity['district']), ...over },
        ...entities.slice(1),
      ]),
    ).not.toBe(
      rootOf([{ ...entity, district: entity.district || ('421303' as Entity['district']) }, ...entities.slice(1)]),
    );
  });

  test('shows one firm to be in the list with its attributes, without showing the list', () => {
    const roster = must(entityRoster(entities));
    const tree = merkleTree(selectionLeaves(roster.table));
    const row = 17;
    const leaf = selectionLeaves({
      ids: roster.table.ids.slice(row, row + 1),
      attributes: roster.table.attributes.map(({ attribute, values, codes }) => ({
        attribute,
        values,
        codes: codes.slice(row, row + 1),
      })),
    });
    const path = inclusionProof(tree, row).map(bytesOfHex32);
    const root = rootFromInclusion(bytesOfWords(leaf), row, entities.length, path);
    expect(root && joinRoots(hex32(root), roster.identityRoot)).toBe(roster.root.root);
  });

  test.each<[unknown, Partial<Record<keyof Entity, unknown>>]>([
    [{ code: 'bad-id', index: 0, cause: { code: 'empty' } }, { id: '' }],
    [{ code: 'bad-field', index: 0, field: 'name', cause: 'too-long' }, { name: 'x'.repeat(301) }],
    [{ code: 'bad-field', index: 0, field: 'address', cause: 'lone-surrogate' }, { address: '\udfff' }],
    [{ code: 'bad-field', index: 0, field: 'status', cause: 'malformed' }, { status: 'dead' }],
    [{ code: 'bad-field', index: 0, field: 'district', cause: 'malformed' }, { district: '随县' }],
    [{ code: 'bad-field', index: 0, field: 'status', cause: 'reserved' }, { facts: { status: 'active' } }],
    [
      { code: 'bad-field', index: 0, field: '__proto__', cause: 'reserved' },
      { facts: JSON.parse('{"__proto__":"x"}') },
    ],
    [{ code: 'bad-field', index: 0, field: 'a', cause: 'too-long' }, { facts: { a: 'x'.repeat(301) } }],
    [
      { code: 'bad-field', index: 0, field: 'facts', cause: 'too-many' },
      { facts: Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`f${i}`, ''])) },
    ],
  ])('refuses a row with %j', (fault, over) => {
    expect(entityRoster([{ ...entity, ...over } as Entity])).toEqual({ ok: false, fault });
  });

  test('names the rows of every duplicate, as many as help', () => {
    const twice = [...entities, entity, ...entities.slice(4, 5)];
    expect(entityRoster(twice)).toEqual({
      ok: false,
      fault: {
        code: 'duplicate-ids',
        duplicates: [
          { id: entity.id, first: 0, second: 40 },
          { id: entities[4]?.id, first: 4, second: 41 },
        ],
      },
    });
    const many = entityRoster(Array.from({ length: 3_000 }, () => entity));
    expect(many.ok ? null : many.fault).toMatchObject({ duplicates: { length: MAX_REPORTED_DUPLICATES } });
  });
});

describe('columns', () => {
  test('read back as the same table', () => {
    const { table } = must(entityRoster(entities));
    expect(decodeTable(encodeTable(table))).toEqual(table);
  });

  test('are refused unless written in the one way', () => {
    const column = { attribute: 'a', values: ['', 'x'], codes: '0*3,1,0*2' };
    const read = decodeColumn(column, 6);
    expect(read && encodeColumn(read)).toEqual(column);
    const other = [
      '0*2,0,1,0*2',
      '0,0,0,1,0,0',
      '0*3,1*1,0*2',
      '0*3,1,0*3',
      '0*3,1',
      '0*3,2,0*2',
      '00*3,1,0*2',
      '0*3,1,0*2,',
      '',
      '0*03,1,0*2',
      '-0*3,1,0*2',
      '0*9999999,1',
    ];
    for (const codes of other) expect(decodeColumn({ ...column, codes }, 6)).toBeNull();
    expect(decodeColumn({ ...column, values: ['x', ''] }, 6)).toBeNull();
    expect(decodeColumn({ ...column, values: ['', 'x', 'y'] }, 6)).toBeNull();
    expect(decodeColumn({ ...column, values: ['', ''] }, 6)).toBeNull();
  });

  test('whatever is read is written again as it was', () => {
    const rest = fc.string({ unit: fc.constantFrom('0', '1', '2', '*', ',', 'x', ' '), maxLength: 5 });
    const codes = fc.oneof(
      rest,
      fc.tuple(fc.constantFrom('0,1,', '0*2,1,', '1*3,'), rest).map((parts) => parts.join('')),
    );
    let good = 0;
    fc.assert(
      fc.property(codes, fc.integer({ min: 2, max: 5 }), (text, size) => {
        const read = decodeColumn({ attribute: 'a', values: ['', 'x'], codes: text }, size);
        if (read === null) return;
        good++;
        expect(read.codes).toHaveLength(size);
        expect(encodeColumn(read).codes).toBe(text);
      }),
      { numRuns: 20_000, seed: 5 },
    );
    expect(good).toBeGreaterThan(50);
  });

  test('are refused with the place of a bad id or attribute', () => {
    const good = { ids: 'A\nB', attributes: [{ attribute: 'a', values: ['x'], codes: '0*2' }] };
    expect(decodeTable({ ...good, ids: 'B\nA' })).toEqual({ code: 'bad-ids', at: 1 });
    expect(decodeTable({ ...good, ids: 'A\nA' })).toEqual({ code: 'bad-ids', at: 1 });
    expect(decodeTable({ ...good, ids: 'A\n\nB' })).toEqual({ code: 'bad-ids', at: 1 });
    expect(decodeTable({ ...good, ids: '' })).toEqual({ code: 'bad-ids', at: 0 });
    expect(decodeTable({ ...good, attributes: [...good.attributes, ...good.attributes] })).toMatchObject({
      code: 'bad-attribute',
    });
  });
});

describe('the officer roster', () => {
  const roster = must(officerRoster(withSalts(inspectors)));

  test('has one root, whatever the order of rows, and gives each officer back', () => {
    expect(must(officerRoster(withSalts([...inspectors].reverse())))).toEqual(roster);
    for (const record of roster.records) {
      expect(inspectorOf(record)).toEqual(inspectors.find(({ id }) => id === record.id));
      expect(hiddenHash(record.opened.salt, record.opened.hidden)).toBe(record.hiddenHash);
    }
    expect(officerRoot(roster.records.map((record) => ({ ...record, opened: null })))).toEqual(roster.root);
  });

  test('hides: another salt is another hash of the same record', () => {
    const [record] = roster.records;
    if (!record) throw new Error('nobody');
    expect(hiddenHash(bytes32('another'), record.opened.hidden)).not.toBe(record.hiddenHash);
  });

  test('takes one fresh salt for each officer', () => {
    const salts = inspectors.map((_, i) => bytes32(`fresh ${i}`));
    expect(must(sealOfficers(inspectors, salts)).map(({ salt }) => salt)).toEqual(salts);
    expect(sealOfficers(inspectors, salts.slice(1))).toEqual({
      ok: false,
      fault: { code: 'salt-count', expected: 12, found: 11 },
    });
    expect(
      sealOfficers(
        inspectors,
        salts.map(() => bytes32('same')),
      ),
    ).toMatchObject({ fault: { code: 'salt-repeated', found: 1 } });
  });

  test.each<[string, string, Partial<Record<keyof Inspector, unknown>>]>([
    ['name', 'too-long', { name: 'x'.repeat(301) }],
    ['department', 'malformed', { department: '市场监管局' }],
    ['district', 'malformed', { district: '曾都区' }],
    [
      'certificates',
      'too-many',
      { certificates: Array.from({ length: 3 }, () => ({ number: '', validUntil: '2028-01-01' })) },
    ],
    ['certificates', 'malformed', { certificates: [{ number: '', validUntil: '2028-02-30' }] }],
    ['qualifications', 'lone-surrogate', { qualifications: ['\ud800'] }],
    ['leave', 'malformed', { leave: [{ from: '2026-12-02', to: '2026-12-01' }] }],
    ['conflicts', 'malformed', { conflicts: [{ entity: 'A', reason: 'friend' }] }],
    ['conflicts', 'malformed', { conflicts: [{ entity: '', reason: 'other' }] }],
    ['formerEmployers', 'too-many', { formerEmployers: Array.from({ length: 51 }, () => 'x') }],
    ['carriedLoad', 'out-of-range', { carriedLoad: -1 }],
    ['carriedLoad', 'out-of-range', { carriedLoad: 0.5 }],
  ])('refuses a row whose %s is %s', (field, cause, over) => {
    const row = { ...sampleInspector(1), ...over } as Inspector;
    expect(officerRoster(withSalts([inspector, row]))).toEqual({
      ok: false,
      fault: { code: 'bad-field', index: 1, field, cause },
    });
  });

  test('refuses an empty list and a repeated id', () => {
    expect(officerRoster([])).toEqual({ ok: false, fault: { code: 'empty-roster' } });
    expect(officerRoster(withSalts([inspector, inspector]))).toMatchObject({ fault: { code: 'duplicate-ids' } });
  });
});
