import type { FieldsOf } from '../list-kind.ts';
import { field, type FieldHeaders } from './field-headers.ts';

/** Headers of 县市区, as found in lists of market regulation offices and of their platforms. */
export const DISTRICTS_HEADERS: { readonly [F in FieldsOf['districts']]: FieldHeaders } = {
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
};
