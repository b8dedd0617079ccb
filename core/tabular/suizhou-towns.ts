import type { DistrictCode } from '../model/ids.ts';
import type { TownName } from './place-names.ts';

const of = (district: string, towns: readonly string[]): readonly TownName[] =>
  towns.map((town) => ({ town, district: district as DistrictCode })); // codes of GB/T 2260

/**
 * Towns and streets of Suizhou whose district is beyond doubt, as addresses write them (统计用区划代码, 国家统计局).
 * 淅河镇 and 长岗镇 are left out: they are administered by the two zones. Names that also mean something else
 * (太平, 关庙, 新街) are given with 镇.
 */
export const SUIZHOU_TOWNS: readonly TownName[] = [
  ...of('421303', [
    '西城街道',
    '西城办事处',
    '东城街道',
    '东城办事处',
    '南郊街道',
    '南郊办事处',
    '北郊街道',
    '北郊办事处',
  ]),
  ...of('421303', ['涢水街道', '万店镇', '何店镇', '洛阳镇', '府河镇']),
  ...of('421321', [
    '厉山镇',
    '高城镇',
    '殷店镇',
    '草店镇',
    '小林镇',
    '淮河镇',
    '万和镇',
    '尚市镇',
    '唐县镇',
    '吴山镇',
    '新街镇',
  ]),
  ...of('421321', ['安居镇', '环潭镇', '洪山镇', '三里岗镇', '柳林镇', '均川镇', '万福店']),
  ...of('421381', [
    '应山街道',
    '应山办事处',
    '十里街道',
    '十里办事处',
    '广水街道',
    '广水办事处',
    '城郊街道',
    '城郊办事处',
  ]),
  ...of('421381', [
    '武胜关镇',
    '杨寨镇',
    '陈巷镇',
    '长岭镇',
    '马坪镇',
    '关庙镇',
    '余店镇',
    '吴店镇',
    '郝店镇',
    '蔡河镇',
  ]),
  ...of('421381', ['李店镇', '李店乡', '太平镇', '太平乡', '骆店镇', '骆店乡']),
];
