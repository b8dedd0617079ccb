import { EntryFault, ExcelFault, type ExcelErrorCode, type RefusedEntry } from '../model/excel-fault.ts';

/** What a person is told when the workbook refuses an edit. */
const SENTENCES: Record<ExcelErrorCode, string> = {
  AccessDenied:
    '您试图更改的单元格或图表位于受保护的工作表中。若要进行更改，请先撤销工作表保护（在下方工作表标签上按右键）。',
  ApiNotFound: '表格工作台不提供这个功能。',
  Conflict: '内容已经变化，请重试。',
  GeneralException: '操作没有成功。',
  InsertDeleteConflict: '这样会移动或拆散表格的单元格，请先把表格转换为普通区域。',
  InvalidArgument: '这里不能这样输入。若要输入以 = + - @ 开头的文字，请在最前面加一个英文单引号。',
  InvalidOperation: '现在不能这样做：工作簿至少要有一个可见的工作表。',
  InvalidReference: '引用的单元格已被删除。',
  ItemAlreadyExists: '这个名称已经有了，请换一个。',
  ItemNotFound: '找不到要操作的内容。',
  MergedRangeConflict: '这样会拆开合并的单元格，请先取消合并。',
  NonBlankCellOffSheet: '有内容的单元格会被推出工作表之外，没有插入。',
  OperationCellsExceedLimit: '一次涉及的单元格太多，请分几次操作。',
  UnsupportedOperation: '表格工作台不支持这个操作。',
};

/** Excel's own words where a rule has none. */
export function entrySentence({ title, message }: RefusedEntry): string {
  const text = message === '' ? '此值与此单元格定义的数据验证限制不匹配。' : message;
  return title === '' ? text : `${title}：${text}`;
}

/** A sentence for an error that the workbook expects; other errors are bugs and thrown on. */
export function sentenceFor(error: unknown): string {
  if (!(error instanceof ExcelFault)) throw error;
  return error instanceof EntryFault ? entrySentence(error.refused) : SENTENCES[error.code];
}
