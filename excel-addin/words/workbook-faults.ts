import type { WorkbookFault } from '../workbook/workbook-fault.ts';
import type { Advice } from './list-faults.ts';

/** Why the spreadsheet refused, in words. */
export function workbookFaultAdvice(fault: WorkbookFault): Advice {
  switch (fault.code) {
    case 'sheet-missing':
      return { what: '这张工作表已被删除。', todo: '换一张工作表。' };
    case 'sheet-protected':
      return { what: '工作表受保护，不能写入。', todo: '在“审阅”里撤销工作表保护，再试一次。' };
    case 'cell-editing':
      return { what: '有单元格还在编辑。', todo: '按回车结束编辑，再试一次。' };
    case 'block-too-large':
      return { what: '有一行的内容太长，表格程序不肯一次交出。', todo: '缩短过长的单元格，或拆开这张表。' };
    case 'cancelled':
      return { what: '已取消，没有留下半成品。', todo: '需要时再做一次。' };
    case 'unsupported':
      return { what: `这个版本的表格程序缺少一项功能（${fault.member}）。`, todo: '更新到较新的 Excel。' };
    case 'refused':
      return { what: `表格程序没有照做（${fault.detail}）。`, todo: '再试一次；仍不行请重新打开工作簿。' };
  }
}
