import type { Seal } from '../../../core/draw/seal.ts';

/** A department's sealed name; its code when the seal names none. */
export function departmentName(seal: Seal, code: string): string {
  return seal.departments.find((department) => department.code === code)?.name ?? code;
}

/** A district's sealed name; its code when the seal names none; a dash for none. */
export function districtName(seal: Seal, code: string): string {
  if (code === '') return '未填写';
  return seal.districts.find((district) => district.code === code)?.name ?? code;
}

/** How the attributes that make strata are called on screens. */
const attributeNames: ReadonlyMap<string, string> = new Map([
  ['district', '区县'],
  ['status', '登记状态'],
  ['creditClass', '信用风险等级'],
  ['industry', '行业'],
  ['entityType', '企业类型'],
]);

/** Name of an attribute for people. */
export function attributeName(attribute: string): string {
  return attributeNames.get(attribute) ?? attribute;
}

/** A stratum as people say it: `曾都区 · 信用 A 类`; `全部` when there is only one. */
export function stratumName(seal: Seal, stratum: readonly string[]): string {
  if (stratum.length === 0) return '全部';
  return stratum
    .map((value, index) => {
      const attribute = seal.rules.stratifyBy[index];
      if (attribute === 'district') return districtName(seal, value);
      if (attribute === 'creditClass' && value !== '') return `信用 ${value} 类`;
      return value === '' ? `${attributeName(attribute ?? '')}未填写` : value;
    })
    .join(' · ');
}
