import type { FieldsOf, ListKind } from './list-kind.ts';

/** What the values of a column look like when the header alone leaves a doubt; tested in `value-evidence.ts`. */
export type ValueShape =
  | 'credit-code'
  | 'code'
  | 'date'
  | 'date-span'
  | 'status'
  | 'credit-class'
  | 'district'
  | 'department'
  | 'person-name'
  | 'organisation-name'
  | 'address'
  | 'ratio'
  | 'mobile'
  | 'email'
  | 'small-integer'
  | 'yes-no'
  | 'any';

/** How a column is recognised. Headers are in the form that `plainHeader` gives. */
export interface FieldHeaders {
  /** A list without this column can't be used. */
  readonly required: boolean;
  /** Two columns that match about equally well are a fault that names both: taking the wrong one would change the draw. */
  readonly identifying: boolean;
  readonly shape: ValueShape;
  /** Names that mean this column and nothing else. */
  readonly names: readonly string[];
  /** Names that often mean this column, taken when no better one is there. */
  readonly weak: readonly string[];
  /** Names taken when there is nothing else at all. */
  readonly lastResort: readonly string[];
  /** Words that make a header another matter although it contains a name. */
  readonly never: readonly string[];
}

const field = (
  shape: ValueShape,
  names: readonly string[],
  rest: Partial<Omit<FieldHeaders, 'shape' | 'names'>> = {},
): FieldHeaders => ({
  required: false,
  identifying: false,
  weak: [],
  lastResort: [],
  never: [],
  ...rest,
  shape,
  names,
});

/** Words of columns about somebody else than the row's subject. */
const OTHERS = [
  '法定代表人',
  '法人',
  '负责人',
  '联系人',
  '经办人',
  '投资人',
  '股东',
  '登记机关',
  '主管',
  '上级',
  '许可机关',
];

const CODE_NAMES = [
  '统一社会信用代码',
  '社会统一信用代码',
  '统一信用代码',
  '社会信用代码',
  '信用代码',
  '统一代码',
  '统一社会信用代码/注册号',
  '统一社会信用代码或注册号',
  '统一社会信用代码注册号',
];

/** Header variants by list and column, as found in lists of market regulation offices and of their platforms. */
export const HEADERS: { readonly [K in ListKind]: { readonly [F in FieldsOf[K]]: FieldHeaders } } = {
  entities: {
    name: field(
      'organisation-name',
      [
        ...['检查对象', '检查对象名称', '抽查对象', '抽查对象名称', '被检查对象', '被检查单位', '被检查单位名称'],
        ...['企业名称', '单位名称', '市场主体名称', '经营主体名称', '主体名称', '机构名称', '企业(机构)名称'],
        ...['企业字号名称', '商户名称', '字号名称', '个体工商户名称', '公司名称', '当事人', '当事人名称', '市场主体'],
        ...['经营者名称', '生产经营者名称', '企业或个体户名称', '户名', '监管对象', '监管对象名称', '对象名称'],
      ],
      {
        required: true,
        identifying: true,
        weak: ['名称', '企业', '单位', '公司', '字号', '商户'],
        never: [...OTHERS, '部门', '主管', '编号', '代码', '类型', '地址', '曾用', '事项', '状态'],
      },
    ),
    id: field('credit-code', CODE_NAMES, {
      required: true,
      identifying: true,
      weak: [
        ...['注册号', '营业执照注册号', '营业执照号', '营业执照号码', '执照号', '工商注册号', '登记证号'],
        ...['对象编码', '检查对象编码', '对象编号', '主体编码', '企业代码', '主体代码', '单位代码', '代码'],
      ],
      never: [...OTHERS, '组织机构', '行业', '邮政', '类型', '区划', '许可证'],
    }),
    status: field(
      'status',
      [
        ...['登记状态', '经营状态', '企业状态', '主体状态', '市场主体状态', '经营主体状态', '存续状态', '营业状态'],
        ...['企业登记状态', '当前状态', '注册状态', '对象状态'],
      ],
      { weak: ['状态'], never: ['检查状态', '审核', '年报', '许可'] },
    ),
    district: field(
      'district',
      [
        ...['地区', '区县', '县区', '县市区', '所在区县', '所属区县', '所属县区', '所在县区', '所属地区', '所在地区'],
        ...[
          '行政区划',
          '所属行政区划',
          '辖区',
          '所属辖区',
          '所在辖区',
          '管辖区域',
          '区域',
          '所属区域',
          '所在地',
          '属地',
        ],
        ...['区划', '行政区划名称', '行政区划代码'],
      ],
      { weak: ['登记机关', '管辖单位', '管辖机关', '监管所', '市场监管所'], never: ['地址', '住所'] },
    ),
    address: field(
      'address',
      [
        ...['地址', '注册地址', '经营地址', '住所', '经营场所', '生产经营地址', '企业地址', '单位地址', '详细地址'],
        ...[
          '住所(经营场所)',
          '住所或经营场所',
          '住所/经营场所',
          '登记住所',
          '生产地址',
          '营业场所',
          '检查地址',
          '营业地址',
        ],
        ...['企业住所', '主要经营场所', '经营地点', '实际经营地址', '场所地址'],
      ],
      { weak: ['通讯地址', '通信地址', '联系地址'], never: ['网址', '邮箱', '电子'] },
    ),
    creditClass: field(
      'credit-class',
      [
        ...['信用风险等级', '信用风险分类', '信用风险类别', '信用风险分类等级', '信用等级', '风险等级', '信用分类'],
        ...['信用风险分类结果', '企业信用风险等级', '企业信用风险分类', '信用类别', '监管等级', '风险分类', '信用评级'],
      ],
      { weak: ['等级'], never: ['资质', '食品安全量化'] },
    ),
    industry: field(
      'any',
      [
        '行业',
        '所属行业',
        '行业类别',
        '行业门类',
        '行业名称',
        '行业分类',
        '国民经济行业',
        '行业类型',
        '业态',
        '主营行业',
      ],
      { weak: ['行业代码', '主体业态'] },
    ),
    entityType: field(
      'any',
      [
        ...[
          '企业类型',
          '主体类型',
          '市场主体类型',
          '经营主体类型',
          '企业(机构)类型',
          '登记类型',
          '组织形式',
          '单位类型',
        ],
        ...['企业性质', '经济类型', '经济性质', '注册类型', '公司类型'],
      ],
      { weak: ['类型'], never: ['对象', '检查', '许可'] },
    ),
    objectType: field(
      'any',
      [
        ...[
          '检查对象类型',
          '对象类型',
          '抽查对象类型',
          '检查对象类别',
          '对象类别',
          '监管类别',
          '监管对象类型',
          '监管类型',
        ],
        ...['对象分类', '检查对象分类', '对象标签', '标签', '主体标签', '领域', '监管领域'],
      ],
      { weak: ['类别', '分类', '许可类别', '许可项目', '经营项目'] },
    ),
    registeredOn: field('date', [
      '成立日期',
      '注册日期',
      '登记日期',
      '设立日期',
      '成立时间',
      '注册时间',
      '开业日期',
      '核准日期',
      '发照日期',
    ]),
    licenceFrom: field(
      'date',
      [
        '许可证有效期起',
        '许可有效期起',
        '许可证有效期自',
        '许可起始日期',
        '许可证起始日期',
        '许可开始日期',
        '有效期起',
      ],
      { weak: ['有效期自', '发证日期'], never: ['执法'] },
    ),
    licenceUntil: field(
      'date',
      [
        ...['许可证有效期至', '许可有效期至', '许可证有效期止', '许可有效期止', '许可截止日期', '许可证截止日期'],
        ...['许可证到期日期', '许可到期日期', '有效期至', '有效期止'],
      ],
      { weak: ['有效期', '到期日期'], never: ['执法', '营业执照'] },
    ),
    scope: field('any', ['经营范围', '业务范围', '许可经营项目', '经营范围及方式', '主营业务', '经营业务范围']),
  },
  inspectors: {
    name: field(
      'person-name',
      ['姓名', '人员姓名', '执法人员', '执法人员姓名', '检查人员', '检查人员姓名', '执法检查人员', '执法检查人员姓名'],
      { required: true, identifying: true, weak: ['名字', '人员', '人员名称'], never: ['近亲属', '单位', '联系人'] },
    ),
    id: field(
      'code',
      [
        '工号',
        '人员编号',
        '人员编码',
        '职工编号',
        '员工编号',
        '警号',
        '人员代码',
        '执法人员编号',
        '检查人员编号',
        '人员工号',
      ],
      {
        identifying: true,
        weak: ['编号', '编码', '工作证号', '人员ID', 'ID'],
        never: ['证书', '单位', '部门', '第二'],
      },
    ),
    department: field(
      'department',
      [
        ...[
          '部门',
          '所属部门',
          '所在部门',
          '单位',
          '所在单位',
          '工作单位',
          '所属单位',
          '执法部门',
          '执法单位',
          '单位名称',
        ],
        ...['部门名称', '成员单位', '执法主体', '所属执法主体', '执法机关', '所属机构'],
      ],
      { required: true, weak: ['机构', '科室', '所在科室'], never: ['回避', '曾', '原', '编号'] },
    ),
    district: field(
      'district',
      [
        ...[
          '辖区',
          '地区',
          '区县',
          '县区',
          '县市区',
          '所属辖区',
          '所属区县',
          '所在区县',
          '行政区划',
          '所属地区',
          '执法区域',
        ],
        ...['所属行政区划', '执法辖区', '区域', '所属区域', '属地'],
      ],
      { weak: ['所在地'], never: ['回避'] },
    ),
    certificate: field(
      'code',
      [
        ...['执法证号', '执法证编号', '执法证件号', '执法证号码', '执法证件号码', '执法证件编号', '行政执法证号'],
        ...[
          '行政执法证编号',
          '行政执法证件号',
          '行政执法证号码',
          '证件号',
          '证件编号',
          '执法证',
          '执法证号1',
          '执法证1',
          '第一执法证号',
        ],
      ],
      {
        identifying: true,
        weak: ['证号', '证件号码', '证书编号', '执法证件'],
        never: ['身份证', '有效', '到期', '第二', '驾驶'],
      },
    ),
    certificateUntil: field(
      'date',
      [
        ...['证件有效期', '执法证有效期', '执法证有效期至', '证件有效期至', '有效期至', '有效期', '证件有效期限'],
        ...[
          '执法证到期日',
          '执法证到期日期',
          '证件到期日',
          '证件到期日期',
          '到期日期',
          '有效期止',
          '有效截止日期',
          '证件有效期止',
        ],
        ...['执法证件有效期', '执法证件有效期至', '执法证有效期1', '第一执法证有效期'],
      ],
      { weak: ['到期日', '有效日期', '失效日期'], never: ['起', '第二', '发证'] },
    ),
    certificate2: field(
      'code',
      [
        '执法证号2',
        '第二执法证号',
        '执法证2',
        '证件号2',
        '其他执法证号',
        '第二执法证',
        '部门执法证号',
        '执法证号二',
        '第二证件号',
      ],
      { never: ['有效', '到期'] },
    ),
    certificate2Until: field('date', [
      '执法证有效期2',
      '第二执法证有效期',
      '第二执法证有效期至',
      '证件有效期2',
      '有效期至2',
      '有效期2',
      '其他执法证有效期',
      '第二证件有效期',
    ]),
    qualifications: field(
      'any',
      [
        ...['专业', '专长', '专业特长', '业务专长', '执法专长', '业务领域', '专业领域', '资质', '专业资质', '检查专业'],
        ...['业务类别', '执法领域', '专业类别', '资格', '专业类型', '可检查领域', '执法类别'],
      ],
      { never: ['学历', '毕业'] },
    ),
    leave: field(
      'date-span',
      ['请假', '请假起止', '请假时间', '请假期间', '休假', '休假起止', '休假时间', '休假期间', '不在岗时间', '请休假'],
      {
        never: ['原因', '类型'],
      },
    ),
    leaveFrom: field('date', [
      '请假开始',
      '请假起',
      '请假开始日期',
      '请假起始',
      '请假起始日期',
      '休假开始',
      '休假起',
      '休假开始日期',
      '请假自',
    ]),
    leaveTo: field('date', [
      '请假结束',
      '请假止',
      '请假结束日期',
      '请假截止',
      '请假截止日期',
      '休假结束',
      '休假止',
      '休假结束日期',
      '请假至',
    ]),
    conflicts: field(
      'any',
      [
        ...['回避企业', '回避单位', '回避对象', '回避名单', '需回避企业', '应回避企业', '应回避单位', '申报回避企业'],
        ...['需回避对象', '回避的检查对象', '利害关系企业', '利益冲突企业', '回避'],
      ],
      { never: ['原因', '理由', '事由', '情形'] },
    ),
    conflictReason: field('any', ['回避原因', '回避理由', '回避事由', '回避情形', '利害关系']),
    formerEmployers: field('organisation-name', [
      '曾任职企业',
      '曾任职单位',
      '曾工作单位',
      '原工作单位',
      '曾就职企业',
      '曾就职单位',
      '曾任职',
      '从业经历企业',
    ]),
    carriedLoad: field(
      'small-integer',
      [
        '已承担任务数',
        '已承担任务',
        '已派任务数',
        '已派组数',
        '本年已派',
        '本年任务数',
        '累计任务数',
        '已检查任务数',
        '本年已承担任务数',
        '已参加抽查次数',
        '年内已派次数',
      ],
      {
        weak: ['任务数', '工作量', '已派'],
      },
    ),
    mobile: field('mobile', [
      '手机',
      '手机号',
      '手机号码',
      '联系电话',
      '移动电话',
      '电话',
      '联系方式',
      '联系手机',
      '电话号码',
    ]),
    email: field('email', ['邮箱', '电子邮箱', '电子邮件', '邮箱地址', '工作邮箱', 'EMAIL', 'E-MAIL']),
  },
  items: {
    code: field(
      'code',
      [
        '事项编码',
        '事项编号',
        '抽查事项编码',
        '抽查事项编号',
        '事项代码',
        '检查事项编码',
        '检查事项编号',
        '抽查事项代码',
        '项目编码',
        '清单编码',
      ],
      { identifying: true, weak: ['编码', '编号', '代码'], lastResort: ['序号'], never: ['部门', '单位', '对象'] },
    ),
    name: field(
      'any',
      [
        '事项名称',
        '抽查事项',
        '抽查事项名称',
        '检查事项',
        '检查事项名称',
        '抽查项目',
        '抽查项目名称',
        '检查项目',
        '检查项目名称',
        '事项',
        '随机抽查事项',
        '抽查检查事项',
        '抽查类别及事项',
      ],
      {
        required: true,
        identifying: true,
        weak: ['名称', '项目名称', '抽查类别'],
        never: ['编码', '编号', '类型', '依据', '对象'],
      },
    ),
    department: field(
      'department',
      [
        '部门',
        '抽查主体',
        '检查主体',
        '责任部门',
        '实施部门',
        '抽查部门',
        '检查部门',
        '发起部门',
        '牵头部门',
        '主管部门',
        '责任单位',
        '实施主体',
        '事项管理部门',
        '执法主体',
        '检查实施主体',
        '主体',
      ],
      { required: true, weak: ['单位', '配合部门', '单位名称'], never: ['对象', '参与'] },
    ),
    objectType: field(
      'any',
      [
        '检查对象',
        '抽查对象',
        '检查对象类型',
        '抽查对象类型',
        '适用对象',
        '对象类型',
        '对象范围',
        '检查对象范围',
        '对象',
        '监管对象',
      ],
      {
        never: ['名称', '数量'],
      },
    ),
    basis: field('any', [
      '抽查依据',
      '检查依据',
      '依据',
      '法律依据',
      '法定依据',
      '设定依据',
      '执法依据',
      '抽查检查依据',
      '法律法规依据',
      '检查依据(条款)',
      '政策依据',
      '实施依据',
    ]),
    content: field(
      'any',
      [
        '抽查内容',
        '检查内容',
        '检查要点',
        '抽查检查内容',
        '内容',
        '检查事项内容',
        '抽查内容和方式',
        '抽查内容及要求',
        '检查内容和要求',
      ],
      {
        weak: ['抽查内容和方法'],
      },
    ),
    method: field('any', [
      '检查方式',
      '抽查方式',
      '检查方法',
      '抽查方法',
      '方式',
      '检查形式',
      '抽查检查方式',
      '检查手段',
    ]),
    ratio: field('ratio', [
      '抽查比例',
      '检查比例',
      '比例',
      '抽取比例',
      '抽查比例及频次',
      '抽查比例和频次',
      '抽查比例/频次',
      '抽查比率',
      '年度抽查比例',
      '比例频次',
      '抽查比例(%)',
    ]),
    frequency: field('ratio', [
      '抽查频次',
      '检查频次',
      '频次',
      '抽查频率',
      '检查频率',
      '抽查次数',
      '频率',
      '年度频次',
      '检查频次要求',
    ]),
    weight: field(
      'any',
      [
        '事项类别',
        '事项类型',
        '事项性质',
        '一般/重点',
        '重点一般',
        '事项分类',
        '类别',
        '抽查类型',
        '检查类别',
        '是否重点事项',
        '重点事项',
        '事项等级',
        '抽查事项类别',
      ],
      {
        never: ['对象'],
      },
    ),
    fullCoverage: field('yes-no', [
      '全覆盖',
      '是否全覆盖',
      '全覆盖检查',
      '是否全覆盖检查',
      '是否全覆盖事项',
      '全覆盖事项',
      '是否实行全覆盖',
    ]),
    guidance: field('any', [
      '工作指引',
      '检查指引',
      '指引',
      '检查指南',
      '检查要求',
      '检查标准',
      '工作指南',
      '检查流程',
      '抽查工作指引',
      '操作指引',
      '检查要点说明',
      '检查指引要点',
      '备注指引',
    ]),
  },
  departments: {
    code: field(
      'code',
      ['部门编码', '部门代码', '单位编码', '单位代码', '编码', '代码', '编号', '部门编号', '单位编号'],
      {
        identifying: true,
        required: true,
        never: ['信用'],
      },
    ),
    name: field(
      'department',
      ['部门名称', '单位名称', '成员单位', '部门', '单位', '成员单位名称', '名称', '部门全称', '单位全称'],
      {
        identifying: true,
        required: true,
        weak: ['部门简称', '简称'],
        never: ['编码', '代码'],
      },
    ),
  },
  districts: {
    code: field(
      'code',
      [
        '行政区划代码',
        '区划代码',
        '区划编码',
        '代码',
        '编码',
        '地区编码',
        '地区代码',
        '区县代码',
        '行政区划编码',
        '县市区代码',
      ],
      {
        identifying: true,
        required: true,
      },
    ),
    name: field(
      'district',
      [
        '区县',
        '县市区',
        '地区',
        '名称',
        '行政区划',
        '行政区划名称',
        '区县名称',
        '地区名称',
        '区划名称',
        '县市区名称',
        '辖区',
      ],
      {
        identifying: true,
        required: true,
        never: ['代码', '编码'],
      },
    ),
  },
};
