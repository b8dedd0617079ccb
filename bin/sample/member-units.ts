import type { DepartmentName, DistrictName } from '../../core/model/draw-rules.ts';
import { isDepartmentCode, isDistrictCode } from '../../core/model/normalise.ts';

/** A member department of the joint conference with the expertise that its officers have. */
export interface MemberUnit extends DepartmentName {
  readonly expertise: readonly string[];
}

/** Where inspections take place. `registration` begins the credit codes of firms registered there. */
export interface SampleDistrict extends DistrictName {
  readonly registration: string;
  /** Towns and streets by which addresses name the district. */
  readonly towns: readonly string[];
  /** Share of the firms, per thousand. */
  readonly share: number;
}

const unit = (code: string, name: string, ...expertise: string[]): MemberUnit => {
  if (!isDepartmentCode(code)) throw new RangeError(`no department code: ${code}`);
  return { code, name, expertise };
};

/** The 18 member departments of 随政发〔2020〕8号, 三（九）, in its order; the codes are the project's own. */
export const MEMBER_UNITS: readonly MemberUnit[] = [
  unit('SCJG', '市市场监管局', '食品', '药品', '特种设备', '产品质量', '计量', '广告价格', '信用监管'),
  unit('FGW', '市发改委', '粮食流通', '节能监察', '油气管道'),
  unit('JYJ', '市教育局', '校外培训', '民办教育', '学校安全'),
  unit('GAJ', '市公安局', '治安管理', '易制毒化学品', '保安服务'),
  unit('RSJ', '市人社局', '劳动保障监察', '人力资源市场'),
  unit('STHJ', '市生态环境局', '水环境', '大气环境', '固体废物', '辐射安全'),
  unit('ZJJ', '市住建局', '建筑施工', '房地产市场', '工程质量'),
  unit('CGZF', '市城管执法委', '市容环卫', '燃气安全', '建筑垃圾'),
  unit('JTYS', '市交通运输局', '道路运输', '维修驾培', '水路运输'),
  unit('NYNC', '市农业农村局', '农资', '兽药饲料', '种子', '农产品质量'),
  unit('SWJ', '市商务局', '汽车流通', '成品油', '预付卡'),
  unit('WHLY', '市文化和旅游局', '旅行社', '娱乐场所', '网吧演出'),
  unit('WJW', '市卫健委', '公共场所卫生', '医疗机构', '职业卫生', '饮用水'),
  unit('YJGL', '市应急管理局', '危险化学品', '烟花爆竹', '工贸安全', '非煤矿山'),
  unit('SHUIW', '市税务局', '发票管理', '税务稽查'),
  unit('TJJ', '市统计局', '统计执法'),
  unit('JRGZ', '市地方金融工作局', '小额贷款', '融资担保', '典当'),
  unit('XFJY', '市消防救援支队', '消防监督', '公众聚集场所', '高层建筑'),
];

const district = (code: string, name: string, rest: Omit<SampleDistrict, 'code' | 'name'>): SampleDistrict => {
  if (!isDistrictCode(code)) throw new RangeError(`no district code: ${code}`);
  return { code, name, ...rest };
};

/** Counties (GB/T 2260) and zones, which have no national code: theirs are the project's own. */
export const DISTRICTS: readonly SampleDistrict[] = [
  district('421303', '曾都区', {
    registration: '421303',
    towns: ['西城街道', '东城街道', '南郊街道', '北郊街道', '万店镇', '何店镇', '洛阳镇', '府河镇'],
    share: 380,
  }),
  district('421321', '随县', {
    registration: '421321',
    towns: ['厉山镇', '高城镇', '殷店镇', '唐县镇', '安居镇', '环潭镇', '三里岗镇', '柳林镇', '均川镇'],
    share: 210,
  }),
  district('421381', '广水市', {
    registration: '421381',
    towns: ['应山街道', '十里街道', '广水街道', '武胜关镇', '杨寨镇', '马坪镇', '余店镇', '蔡河镇'],
    share: 250,
  }),
  district('SZ-GX', '随州高新区', { registration: '421300', towns: ['虚构工业园', '示例科技园'], share: 120 }),
  district('SZ-DHS', '大洪山风景名胜区', { registration: '421300', towns: ['虚构游客中心', '示例民俗村'], share: 40 }),
];
