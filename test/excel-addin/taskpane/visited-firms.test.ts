import { describe, expect, test } from '@jest/globals';
import { entityId } from '../../../core/model/normalise.ts';
import { MAX_RECORDED_VISITS } from '../../../core/wire/api.ts';
import { firmIndex, firmsLike, visitedFirms } from '../../../excel-addin/taskpane/visits/visited-firms.ts';
import { must } from '../../support/sample-draw.ts';

const firm = (id: string, name: string) => ({ id: must(entityId(id)), name });
const LIST = [firm('XG1', '虚构甲店（分店）'), firm('XG2', '虚构乙店'), firm('XG3', '虚构乙店'), firm('XG4', 'XG2')];

describe('firms named line by line', () => {
  const index = firmIndex(LIST);

  test('are found by code or full name, whatever the width of letters and kind of brackets', () => {
    const { firms, faults } = visitedFirms('\n虚构甲店(分店)\r\n ｘｇ3 \n', index);
    expect(firms.map(({ id }) => id)).toEqual(['XG1', 'XG3']);
    expect(faults).toEqual([]);
  });

  test('that are none are told with their line', () => {
    expect(visitedFirms('XG1\n虚构乙店\n\n查无此店\n虚构甲店（分店）', index).faults).toEqual([
      { code: 'ambiguous', line: 2, text: '虚构乙店' },
      { code: 'unknown', line: 4, text: '查无此店' },
      { code: 'repeated', line: 5, text: '虚构甲店（分店）', first: 1 },
    ]);
  });

  test('a code wins over a name that reads like it', () => {
    expect(visitedFirms('XG2', index).firms).toEqual([LIST[1]]);
  });

  test('are as many as one request takes', () => {
    const many = Array.from({ length: MAX_RECORDED_VISITS + 1 }, (_, n) =>
      firm(`M${String(n)}`, `虚构第${String(n)}店`),
    );
    const text = many.map(({ id }) => id).join('\n');
    expect(visitedFirms(text, firmIndex(many)).faults).toEqual([
      { code: 'too-many', found: MAX_RECORDED_VISITS + 1, limit: MAX_RECORDED_VISITS },
    ]);
  });
});

test('firms are offered by a part of name or code, a few at a time', () => {
  expect(firmsLike(LIST, '乙', 1).map(({ id }) => id)).toEqual(['XG2']);
  expect(firmsLike(LIST, 'xg', 9).length).toBe(4);
  expect(firmsLike(LIST, ' ', 9)).toEqual([]);
});
