import type { CodeKind } from './fictional-code.ts';

/** What a firm is legally. */
export interface LegalForm {
  readonly code: CodeKind;
  readonly type: string;
  /** Ends the firm's name; may be empty. */
  readonly suffix: string;
}

/** A trade with the way its firms are named and what they are inspected as. */
export interface Trade {
  /** 检查对象类型. */
  readonly objectType: string;
  /** 所属行业 in the words of 国民经济行业分类. */
  readonly industry: string;
  /** Middle of a firm's name. */
  readonly words: readonly string[];
  readonly scope: string;
  readonly forms: readonly LegalForm[];
  /** Share of the firms, per thousand. */
  readonly share: number;
}

const LIMITED: LegalForm = { code: '91', type: '有限责任公司（自然人投资或控股）', suffix: '有限公司' };
const SOLE_COMPANY: LegalForm = { code: '91', type: '有限责任公司（自然人独资）', suffix: '有限公司' };
const STATE: LegalForm = { code: '91', type: '有限责任公司（国有独资）', suffix: '有限公司' };
const STOCK: LegalForm = { code: '91', type: '股份有限公司（非上市）', suffix: '股份有限公司' };
const SOLE: LegalForm = { code: '91', type: '个人独资企业', suffix: '厂' };
const COOPERATIVE: LegalForm = { code: '93', type: '农民专业合作社', suffix: '专业合作社' };
const shop = (suffix: string): LegalForm => ({ code: '92', type: '个体工商户', suffix });
const service = (suffix: string): LegalForm => ({ code: '52', type: '民办非企业单位', suffix });
const institution = (suffix: string): LegalForm => ({ code: '12', type: '事业单位', suffix });

/** Trades of a city of two million whose trucks, mushrooms and tea are known. Shares add up to 1,000. */
export const TRADES: readonly Trade[] = [
  {
    objectType: '食品销售经营者',
    industry: '食品、饮料及烟草制品专门零售',
    words: ['食品', '副食', '粮油', '生鲜', '茶叶'],
    scope: '预包装食品、散装食品、日用百货零售',
    forms: [LIMITED, shop('商行'), shop('超市'), shop('经营部')],
    share: 240,
  },
  {
    objectType: '餐饮服务提供者',
    industry: '正餐服务',
    words: ['家常菜', '小吃', '土菜', '火锅'],
    scope: '餐饮服务；餐饮配送服务',
    forms: [shop('饭店'), shop('餐馆'), { ...LIMITED, suffix: '餐饮有限公司' }],
    share: 170,
  },
  {
    objectType: '公众聚集场所',
    industry: '旅游饭店',
    words: ['宾馆', '商贸广场', '影城', '健身', '洗浴'],
    scope: '住宿、娱乐、健身、商业综合体管理服务',
    forms: [LIMITED, SOLE_COMPANY, shop('')],
    share: 80,
  },
  {
    objectType: '食品生产者',
    industry: '农副食品加工业',
    words: ['香菇食品', '米业', '酒业', '豆制品'],
    scope: '食用菌加工；食品生产；农副产品收购',
    forms: [LIMITED, SOLE, STOCK],
    share: 50,
  },
  {
    objectType: '药品经营企业',
    industry: '医药及医疗器材专门零售',
    words: ['大药房', '医药'],
    scope: '药品零售；第二类医疗器械销售',
    forms: [LIMITED, shop('药店')],
    share: 45,
  },
  {
    objectType: '工贸企业',
    industry: '汽车制造业',
    words: ['专用汽车', '汽车零部件', '机械', '铸造', '电子'],
    scope: '专用汽车制造、改装；汽车零部件及配件制造',
    forms: [LIMITED, STOCK, SOLE_COMPANY],
    share: 70,
  },
  {
    objectType: '特种设备使用单位',
    industry: '物业管理',
    words: ['物业', '装备', '仓储'],
    scope: '物业管理；停车场服务；仓储服务',
    forms: [LIMITED, STATE],
    share: 35,
  },
  {
    objectType: '危险化学品经营单位',
    industry: '化工产品批发',
    words: ['化工', '石化', '气体'],
    scope: '危险化学品经营（按许可证核定范围）',
    forms: [LIMITED, STATE],
    share: 20,
  },
  {
    objectType: '机动车维修企业',
    industry: '汽车修理与维护',
    words: ['汽车维修', '汽车服务', '汽修'],
    scope: '机动车维修；汽车配件零售',
    forms: [shop('厂'), LIMITED],
    share: 45,
  },
  {
    objectType: '道路运输经营者',
    industry: '道路货物运输',
    words: ['物流', '货运', '运输'],
    scope: '道路普通货物运输；装卸搬运',
    forms: [LIMITED],
    share: 35,
  },
  {
    objectType: '农资经营者',
    industry: '农业生产资料批发',
    words: ['农资', '种业', '农业科技'],
    scope: '化肥、农药、不再分装的包装种子销售',
    forms: [shop('门市部'), LIMITED],
    share: 45,
  },
  {
    objectType: '农民专业合作社',
    industry: '食用菌种植',
    words: ['香菇种植', '茶叶种植', '生猪养殖', '稻虾'],
    scope: '组织成员种植、养殖；成员所需生产资料购买',
    forms: [COOPERATIVE],
    share: 50,
  },
  {
    objectType: '校外培训机构',
    industry: '教育',
    words: ['艺术培训', '文化培训', '体育培训'],
    scope: '面向中小学生的非学科类校外培训',
    forms: [service('学校'), service('中心'), LIMITED],
    share: 30,
  },
  {
    objectType: '医疗机构',
    industry: '卫生',
    words: ['口腔', '中医', '综合'],
    scope: '医疗服务',
    forms: [shop('诊所'), service('医院'), institution('卫生院')],
    share: 30,
  },
  {
    objectType: '建筑施工企业',
    industry: '房屋建筑业',
    words: ['建设工程', '建筑', '装饰'],
    scope: '房屋建筑和市政基础设施项目工程总承包',
    forms: [LIMITED],
    share: 25,
  },
  {
    objectType: '娱乐场所',
    industry: '娱乐业',
    words: ['歌城', '游艺', '网络服务'],
    scope: '歌舞娱乐活动；游艺娱乐活动；互联网上网服务',
    forms: [shop('店'), LIMITED],
    share: 15,
  },
  {
    objectType: '劳务派遣单位',
    industry: '人力资源服务',
    words: ['人力资源', '劳务'],
    scope: '劳务派遣服务；人力资源服务',
    forms: [LIMITED],
    share: 10,
  },
  {
    objectType: '小额贷款公司',
    industry: '货币金融服务',
    words: ['小额贷款'],
    scope: '办理小额贷款业务',
    forms: [STOCK],
    share: 5,
  },
];
