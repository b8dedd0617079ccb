import type { LeftOut, WorkbookFile } from '../../files/workbook-file.ts';
import type { Sheet } from '../model/sheet.ts';
import { DEFAULT_STYLE } from '../model/style.ts';
import type { Workbook } from '../model/workbook.ts';

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

/** What the writers of files leave out of a sheet. */
const OF_SHEET: readonly (readonly [LeftOut, (sheet: Sheet) => boolean])[] = [
  ['protection', ({ state }) => state.protection !== undefined],
  ['filters', ({ filter, tables }) => filter !== undefined || tables.some(({ state }) => state.filters.length > 0)],
  ['tables', ({ tables }) => tables.length > 0],
  ['conditional-formats', ({ conditionalFormats }) => conditionalFormats.length > 0],
  ['drawings', ({ charts }) => charts.length > 0],
  ['hidden-lines', ({ grid }) => grid.heights.hasHidden || grid.widths.hasHidden],
  ['frozen-columns', ({ state }) => state.frozenColumns > 0],
];

const hasLooks = ({ styles }: Workbook): boolean =>
  styles.all().some((style) => {
    const plain = { ...DEFAULT_STYLE, numberFormat: style.numberFormat, locked: style.locked };
    return JSON.stringify({ ...plain, ...style }) !== JSON.stringify(plain);
  });

/** What of the workbook is not in its .xlsx, for the person who saves it; undefined when all is. */
export function notWrittenWords(workbook: Workbook): string | undefined {
  const found = OF_SHEET.flatMap(([what, isIn]) => (workbook.sheets.some(isIn) ? [WORDS[what]] : []));
  if (hasLooks(workbook)) found.push(WORDS.looks);
  if (workbook.names.everywhere().length > 0) found.push(WORDS.names);
  return found.length === 0 ? undefined : `${found.join('、')}只保存在本工作台，不在文件里。`;
}
