import { columnLetters } from '../../../core/tabular/cell.ts';
import type { ColumnCandidate } from '../../../core/tabular/column-match.ts';
import type { ListKind } from '../../../core/tabular/list-kind.ts';
import type { Words } from '../chinese.ts';
import { grouped, rowNumber } from '../numbers.ts';
import { quotedText } from '../their-text.ts';
import { fieldName, LIST_NAMES } from './field-names.ts';

/** Headers as Chinese lists have them: the reading of columns knows no others. */
const EXAMPLE_HEADERS: Readonly<Record<ListKind, string>> = {
  entities: '“企业名称”, “统一社会信用代码”',
  inspectors: '“姓名”, “部门”, “执法证号”',
  items: '“事项编码”, “事项名称”, “部门”',
  departments: '“部门编码”, “部门名称”',
  districts: '“区划代码”, “名称”',
};

const columnWords = (column: ColumnCandidate): string =>
  `column ${columnLetters(column.column)} “${quotedText(column.header)}”`;

/** A fault of a whole list in words. */
export const listFaultAdvice: Words['faults']['list'] = (fault, kind) => {
  switch (fault.code) {
    case 'empty-sheet':
      return {
        what: `This sheet is empty: no list “${LIST_NAMES[kind]}”.`,
        todo: 'Choose another sheet, or put the list into this one.',
      };
    case 'too-many-rows':
      return {
        what: `The list has ${grouped(fault.rows)} rows, more than the ${grouped(fault.limit)} that one draw can take.`,
        todo: 'Split it by district or industry and draw from each part.',
      };
    case 'no-header':
      return {
        what: `No header of the list “${LIST_NAMES[kind]}” in the first ${grouped(fault.rowsSearched)} rows.`,
        todo: `Let one row name the columns, such as ${EXAMPLE_HEADERS[kind]}${fault.firstFilledRow < 0 ? '' : `; the first row that is not blank is ${rowNumber(fault.firstFilledRow)}`}.`,
      };
    case 'no-rows':
      return {
        what: `Row ${rowNumber(fault.headerRow)} is the header; there is nothing below it.`,
        todo: 'Fill in the list below the header, or choose another sheet.',
      };
    case 'ambiguous-column':
      return {
        what: `Both ${columnWords(fault.columns[0])} and ${columnWords(fault.columns[1])} may be “${fieldName(fault.kind, fault.field)}”.`,
        todo: 'Say which column to use.',
      };
    case 'missing-column':
      return {
        what: `No column “${fieldName(fault.kind, fault.field)}” was found.`,
        todo: 'Say which column it is, or add it to the sheet.',
      };
  }
};

/** A column that is open, for the mapping editor. */
export const columnFaultAdvice: Words['faults']['column'] = (fault) => listFaultAdvice(fault, fault.kind);
