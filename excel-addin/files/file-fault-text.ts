import { cellAddress } from '../../core/tabular/cell.ts';
import type { FileFault, ForeignKind } from './file-fault.ts';

/** What a file turned out to be, in the words of the person who handed it in, and how it becomes a list. */
const FOREIGN_TEXTS: Readonly<Record<ForeignKind, string>> = {
  'legacy-workbook': '这是 Excel 95 或更早版本的工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 后再选。',
  'binary-workbook': '这是二进制工作簿（.xlsb）。请用 Excel 打开，另存为 .xlsx 后再选。',
  'open-document': '这是 OpenDocument 表格（.ods）。请打开后另存为 .xlsx 再选。',
  'word-document': '这是 Word 文档。请把其中的表格复制到 Excel，保存为 .xlsx 后再选。',
  presentation: '这是演示文稿，不是名单表格。请选 .xlsx、.xls 或 .csv 文件。',
  pdf: '这是 PDF 文件，读不出表格。请选原始的 .xlsx、.xls 或 .csv 文件。',
  picture: '这是图片，读不出表格。请选原始的 .xlsx、.xls 或 .csv 文件。',
  archive: '这是压缩包。请先解压，再选其中的 .xlsx、.xls 或 .csv 文件。',
  'web-page': '这个文件其实是网页格式（有的系统把网页导出成 .xls）。请用 Excel 打开，另存为 .xlsx 后再选。',
  damaged: '这个工作簿已损坏，或没有传完整。请重新取得文件；能用 Excel 打开的，另存一份再选。',
  unknown: '这不是表格文件。请选 .xlsx、.xls 或 .csv 文件。',
};

type Texts = { readonly [Code in FileFault['code']]: (fault: Extract<FileFault, { readonly code: Code }>) => string };

/** One sentence a fault: what, where, and what to do. */
const TEXTS: Texts = {
  'empty-file': () => '文件是空的，没有任何数据。请检查是否选错了文件。',
  'file-too-large': ({ bytes, limit }) =>
    `文件有 ${megabytes(bytes)}，超过 ${megabytes(limit)} 的上限。请删去用不到的工作表和图片，或按区县拆成几个文件。`,
  'unpacked-too-large': ({ bytes, limit }) =>
    `工作簿解压后有 ${megabytes(bytes)}，超过 ${megabytes(limit)} 的上限。请只保留名单所在的工作表，或按区县拆成几个文件。`,
  'not-a-workbook': ({ found }) => FOREIGN_TEXTS[found],
  'encrypted-workbook': () => '工作簿设有打开密码。请用 Excel 打开并取消密码，保存后再选。',
  'unreadable-encoding': () =>
    '认不出文件的文字编码（不是 UTF-8，也不是 GB18030）。请用 Excel 打开，另存为 .xlsx 或“CSV UTF-8”后再选。',
  'broken-csv': ({ line }) => `从第 ${line} 行开始的引号没有成对，后面的内容分不清列。请检查该行的英文双引号。`,
  'too-many-sheets': ({ sheets, limit }) =>
    `工作簿有 ${count(sheets)} 张工作表，超过 ${count(limit)} 张。请把名单单独另存为一个文件。`,
  'too-many-rows': ({ sheet, limit }) =>
    `工作表“${sheet}”超过 ${count(limit)} 行，装不下。请按区县或行业拆成几个文件。`,
  'too-many-columns': ({ sheet, row, limit }) =>
    `工作表“${sheet}”第 ${row} 行超过 ${count(limit)} 列，多半是分隔符错乱。请检查该行，删去名单以外的列。`,
  'too-many-cells': ({ sheet, limit }) =>
    `工作表“${sheet}”的单元格超过 ${count(limit)} 个。请删去名单以外的列，或拆成几个文件。`,
  'cell-too-long': ({ sheet, row, column, length, limit }) =>
    `工作表“${sheet}”的 ${cellAddress({ row: row - 1, column: column - 1 })} 单元格有 ${count(length)} 字，超过 ${count(limit)} 字；` +
    '可能是引号没有成对，把多行并成了一格。请检查该处。',
};

/** The sentence for a fault of a file, as a clerk reads it. */
export function textOfFileFault(fault: FileFault): string {
  // the table has one entry a code and each takes its own fault: the compiler cannot follow that pairing
  const text = TEXTS[fault.code] as (fault: FileFault) => string;
  return text(fault);
}

const megabytes = (bytes: number): string => `${count(Math.ceil(bytes / (1024 * 1024)))} MB`;

/** Digits in groups of three; written out, because locales differ between machines. */
const count = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
