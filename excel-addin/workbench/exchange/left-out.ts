import type { LeftOut, WorkbookFile } from '../../files/workbook-file.ts';

const WORDS: Record<LeftOut, string> = {
  looks: '字体、填充和边框',
  'conditional-formats': '条件格式',
  validations: '数据验证',
  filters: '筛选',
  protection: '保护',
  names: '名称',
  tables: '表格（列表）',
  drawings: '图表和图片',
  comments: '批注',
  links: '超链接',
  'hidden-lines': '行和列的隐藏',
  'frozen-columns': '列的冻结',
  'pivot-tables': '数据透视表',
  'page-setup': '页面设置',
};

/** What of a file is not in the workbook that was made of it, for the person who opened it; undefined when all is. */
export function leftOutWords({ kind, leftOut = [] }: WorkbookFile): string | undefined {
  if (kind === 'xls') return '旧格式 .xls 只读入数据、数字格式、公式和合并单元格，其余没有读入。';
  if (leftOut.length === 0) return undefined;
  return `文件里的${leftOut.map((what) => WORDS[what]).join('、')}没有读入，原文件不受影响。`;
}
