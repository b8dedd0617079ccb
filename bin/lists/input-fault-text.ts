import { severityOf } from '../../core/tabular/row-fault.ts';
import type { ListFault } from '../../core/tabular/list-reading.ts';
import type { ListKind } from '../../core/tabular/list-kind.ts';
import type { RowFault } from '../../core/tabular/row-fault.ts';
import { textOfFileFault } from '../../excel-addin/files/file-fault-text.ts';
import { listFaultAdvice } from '../../excel-addin/words/list-faults.ts';
import { ROW_FAULT_WORDS, rowFaultSentence } from '../../excel-addin/words/row-faults.ts';
import type { InputFault } from './list-file.ts';

/** Rows shown before the rest is only counted. */
const ROWS_SHOWN = 10;

const UNREADABLE = {
  missing: '没有这个文件，请核对路径',
  'no-permission': '没有权限读取，请检查文件权限',
  other: '读不出来，请确认它是一个文件',
} as const;

/** Nobody is there to point at a column, as in the task pane: the file itself has to say it. */
const COLUMN_REMEDIES: Readonly<Partial<Record<ListFault['code'], string>>> = {
  'ambiguous-column': '请把不是它的那一列改名或删去。',
  'missing-column': '请补上这一列，或把是它的那一列的表头改成这个名字。',
};

/** What is wrong with a file given at the command line, and what to do, line by line. */
export function inputFaultLines(fault: InputFault, kind: ListKind): readonly string[] {
  switch (fault.kind) {
    case 'unreadable':
      return [`${fault.file}：${UNREADABLE[fault.reason]}。`];
    case 'file':
      return [`${fault.file}：${textOfFileFault(fault.fault)}`];
    case 'list':
      return fault.faults.map((one) => {
        const { what, todo } = listFaultAdvice(one, kind);
        return `${fault.file}（${fault.sheet}）：${what}${COLUMN_REMEDIES[one.code] ?? todo}`;
      });
    case 'rows':
      return fault.faults.length === 0
        ? [`${fault.file}（${fault.sheet}）：没有一行可用，请补上名单。`]
        : [
            `${fault.file}（${fault.sheet}）：${fault.faults.length} 行有误。请改正，或加 --leave-out-faulty 把它们排除在外。`,
            ...rowFaultLines(fault.faults),
          ];
  }
}

/** Faults of rows with their cells; a long list is cut and counted. */
export function rowFaultLines(faults: readonly RowFault[]): readonly string[] {
  const lines = faults.slice(0, ROWS_SHOWN).map((fault) => `  ${rowFaultSentence(fault)}`);
  return faults.length > ROWS_SHOWN ? [...lines, `  另有 ${faults.length - ROWS_SHOWN} 处。`] : lines;
}

/** Faults by kind and number, worst first: `代码校验位不符 1，区县由地址推定 132`. */
export function faultSummary(faults: readonly RowFault[]): string {
  const counts = new Map<RowFault['code'], number>();
  for (const { code } of faults) counts.set(code, (counts.get(code) ?? 0) + 1);
  const rank = { error: 0, warning: 1, info: 2 } as const;
  return [...counts]
    .sort(([a], [b]) => rank[severityOf(a)] - rank[severityOf(b)])
    .map(([code, count]) => `${ROW_FAULT_WORDS[code].title} ${count}`)
    .join('，');
}
