import type { FieldsOf } from '../list-kind.ts';
import { field, type FieldHeaders } from './field-headers.ts';

/** Headers of 成员单位, as found in lists of market regulation offices and of their platforms. */
export const DEPARTMENTS_HEADERS: { readonly [F in FieldsOf['departments']]: FieldHeaders } = {
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
};
