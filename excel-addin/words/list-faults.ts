import type { ColumnFault, ColumnCandidate } from '../../core/tabular/column-match.ts';
import { columnLetters } from '../../core/tabular/cell.ts';
import type { ListFault } from '../../core/tabular/list-reading.ts';
import type { ListKind } from '../../core/tabular/list-kind.ts';
import { fieldName, LIST_NAMES } from './field-names.ts';
import { grouped, rowNumber } from './numbers.ts';
import { quotedText } from './their-text.ts';

/** What is wrong and what to do, as one or two sentences each. */
export interface Advice {
  readonly what: string;
  readonly todo: string;
  /** What shows that it is so, for those who want to see it: one sentence each. */
  readonly evidence?: readonly string[];
}

type Words = { readonly [C in ListFault['code']]: (fault: Extract<ListFault, { code: C }>, kind: ListKind) => Advice };

const columnWords = (column: ColumnCandidate): string =>
  `${columnLetters(column.column)} 列“${quotedText(column.header)}”`;

const WORDS: Words = {
  'empty-sheet': (_fault, kind) => ({
    what: `这张表是空的，没有${LIST_NAMES[kind]}。`,
    todo: '换一张工作表，或先把名单放进来。',
  }),
  'too-many-rows': ({ rows, limit }) => ({
    what: `名单有 ${grouped(rows)} 行，超过一次最多 ${grouped(limit)} 行。`,
    todo: '按区县或行业分成几张表，分别抽取。',
  }),
  'no-header': ({ rowsSearched, firstFilledRow }, kind) => ({
    what: `前 ${grouped(rowsSearched)} 行里没有找到${LIST_NAMES[kind]}的表头。`,
    todo: `请让一行写明列名（如${exampleHeaders(kind)}）${firstFilledRow < 0 ? '' : `；表中第一行内容在第 ${rowNumber(firstFilledRow)} 行`}。`,
  }),
  'no-rows': ({ headerRow }) => ({
    what: `第 ${rowNumber(headerRow)} 行是表头，下面一行数据也没有。`,
    todo: '在表头下面填入名单，或换一张工作表。',
  }),
  'ambiguous-column': (fault) => {
    const [first, second] = fault.columns;
    return {
      what: `${columnWords(first)} 和 ${columnWords(second)} 都可能是${fieldName(fault.kind, fault.field)}。`,
      todo: '请指定用哪一列。',
    };
  },
  'missing-column': (fault) => ({
    what: `没有找到“${fieldName(fault.kind, fault.field)}”这一列。`,
    todo: '请指定哪一列是它，或在表里补上这一列。',
  }),
};

const exampleHeaders = (kind: ListKind): string =>
  ({
    entities: '企业名称、统一社会信用代码',
    inspectors: '姓名、部门、执法证号',
    items: '事项编码、事项名称、部门',
    departments: '部门编码、部门名称',
    districts: '区划代码、名称',
  })[kind];

/** A fault of a whole list in words. */
export function listFaultAdvice(fault: ListFault, kind: ListKind): Advice {
  const say = WORDS[fault.code] as (fault: ListFault, kind: ListKind) => Advice; // each entry takes its own fault
  return say(fault, kind);
}

/** A column that is open, for the mapping editor. */
export const columnFaultAdvice = (fault: ColumnFault): Advice => listFaultAdvice(fault, fault.kind);
