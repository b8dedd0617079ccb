import { describe, expect, test } from '@jest/globals';
import { withItems } from '../../../excel-addin/taskpane/plan/item-defaults.ts';
import { NEW_PLAN } from '../../../excel-addin/taskpane/state/plan-form.ts';
import { sampleRules } from '../../support/sample-draw.ts';

/** Which kinds of entities a plan is narrowed to by its items, as lists word them. */
const [model] = sampleRules().items;
const kinds = (list: readonly string[], ...objectTypes: readonly string[]): readonly string[] => {
  if (model === undefined) throw new Error('the sample has no item');
  const items = objectTypes.map((objectType) => ({ ...model, objectType }));
  const choices = list.map((value) => ({ value, label: value, count: 1 }));
  return withItems(NEW_PLAN, [model.code], items, choices).filters.objectType ?? [];
};
const LIST = ['食品销售经营者', '农民专业合作社', '接种单位', ''];

describe('an item', () => {
  test('for kinds that the list has takes these', () => {
    expect(kinds(LIST, '食品销售经营者')).toEqual(['食品销售经营者']);
    expect(kinds(LIST, '疫苗配送企业、疾病预防控制机构、接种单位')).toEqual(['接种单位']);
  });

  test('for legal forms is for every kind, though one of them is a kind of the list too', () => {
    expect(kinds(LIST, '企业、个体工商户、农民专业合作社')).toEqual([]);
  });

  test('for legal forms that are the very kinds of the list takes these', () => {
    expect(kinds(['企业', '个体工商户', '学校'], '企业、个体工商户')).toEqual(['企业', '个体工商户']);
  });

  test('for all beside one for a kind is for all', () => {
    expect(kinds(LIST, '食品销售经营者', '企业、个体工商户')).toEqual([]);
  });
});
