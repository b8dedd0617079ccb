import type { FieldsOf, ListKind } from '../../core/tabular/list-kind.ts';

/** Names of the lists. */
export const LIST_NAMES: Readonly<Record<ListKind, string>> = {
  items: '抽查事项',
  entities: '检查对象',
  inspectors: '执法人员',
  departments: '成员单位',
  districts: '县市区',
};

/** Names of the columns as the pane shows them; the first usual header of each. */
export const FIELD_NAMES: { readonly [K in ListKind]: { readonly [F in FieldsOf[K]]: string } } = {
  entities: {
    name: '名称',
    id: '统一社会信用代码',
    status: '登记状态',
    district: '所在区县',
    address: '地址',
    creditClass: '信用风险等级',
    industry: '行业',
    entityType: '企业类型',
    objectType: '检查对象类型',
    registeredOn: '成立日期',
    licenceFrom: '许可证有效期起',
    licenceUntil: '许可证有效期至',
    scope: '经营范围',
  },
  inspectors: {
    name: '姓名',
    id: '工号',
    department: '部门',
    district: '辖区',
    certificate: '执法证号',
    certificateUntil: '执法证有效期',
    certificate2: '第二执法证号',
    certificate2Until: '第二执法证有效期',
    qualifications: '专业',
    leave: '请假起止',
    leaveFrom: '请假开始',
    leaveTo: '请假结束',
    conflicts: '回避企业',
    conflictReason: '回避原因',
    formerEmployers: '曾任职企业',
    carriedLoad: '已承担任务数',
    mobile: '手机',
    email: '邮箱',
  },
  items: {
    code: '事项编码',
    name: '事项名称',
    department: '部门',
    objectType: '检查对象类型',
    basis: '抽查依据',
    content: '抽查内容',
    method: '检查方式',
    ratio: '抽查比例',
    frequency: '抽查频次',
    weight: '事项类别',
    fullCoverage: '是否全覆盖',
    guidance: '工作指引',
  },
  departments: { code: '部门编码', name: '部门名称' },
  districts: { code: '区划代码', name: '名称' },
};

/** Names of fields that several columns of a sheet make up, or that a list calls otherwise than its column. */
export const LIST_FIELD_NAMES: Readonly<Record<string, string>> = {
  certificates: '执法证',
  leave: '请假',
  ratioText: '抽查比例',
  frequencyText: '抽查频次',
};

/** Name of a column, whichever list it belongs to. */
export function fieldName(kind: ListKind, field: string): string {
  const names: Readonly<Record<string, string>> = FIELD_NAMES[kind];
  return names[field] ?? field;
}
