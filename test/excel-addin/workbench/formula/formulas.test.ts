import { describe, expect, test } from '@jest/globals';
import { valueOf } from '../../../../excel-addin/workbench/model/cell-content.ts';
import { enterEntries } from '../../../../excel-addin/workbench/model/entries.ts';
import type { Sheet } from '../../../../excel-addin/workbench/model/sheet.ts';
import { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';

/* Expected values are those of Microsoft's pages on the functions and on "Calculation operators and precedence". */

function workbookWith(rows: readonly (readonly (string | number | boolean)[])[]): { book: Workbook; sheet: Sheet } {
  const book = new Workbook('试', () => 2026);
  const sheet = book.addSheet('表');
  rows.forEach((row, at) => {
    row.forEach((entry, column) => {
      enter(book, sheet, at, column, entry);
    });
  });
  return { book, sheet };
}

function enter(book: Workbook, sheet: Sheet, row: number, column: number, entry: string | number | boolean): void {
  book.history.edit('person', '输入', () => {
    enterEntries(sheet, { row, column, rows: 1, columns: 1 }, () => entry, book.rules('add-in'));
  });
}

const shown = (sheet: Sheet, row: number, column: number): unknown => {
  const value = valueOf(sheet.grid.content(row, column));
  return typeof value === 'object' ? value.text : value;
};

/** Value of a formula in F1 beside A1:C4. */
function computed(formula: string): unknown {
  const { book, sheet } = workbookWith([
    ['苹果', 3, true],
    ['梨', 5, false],
    ['苹果汁', -2, ''],
    ['', '7', 'Apple'],
  ]);
  sheet.grid.write({ row: 3, column: 1, rows: 1, columns: 1 }, () => '7');
  enter(book, sheet, 0, 5, formula);
  return shown(sheet, 0, 5);
}

describe('operators', () => {
  test.each([
    ['=1+2*3', 7],
    ['=-2^2', 4],
    ['=10%', 0.1],
    ['=(1+2)*3', 9],
    ['="a"&1', 'a1'],
    ['="ABC"="abc"', true],
    ['="apple">"b"', false],
    ['=1<"1"', true],
    ['=B1<>B2', true],
    ['=1/0', '#DIV/0!'],
    ['=1+"x"', '#VALUE!'],
    ['=1+"2"', 3],
    ['=没有这个名字', '#NAME?'],
    ['=SSJ.NOBODY(1)', '#NAME?'],
    ['=VLOOKUP(1,A1:B2,2)', '#CALC!'],
    ['=1+', '#NAME?'],
    ["='表'!B2", 5],
    ['=别的表!B2', '#REF!'],
  ])('%s', (formula, expected) => {
    expect(computed(formula)).toBe(expected);
  });
});

describe('functions', () => {
  test.each([
    ['=SUM(B1:B4)', 6],
    ['=SUM(B1:B2,10,"5")', 23],
    ['=COUNT(B1:B4)', 3],
    ['=COUNTA(A1:A4)', 3],
    ['=COUNTIF(A1:A4,"苹果*")', 2],
    ['=COUNTIF(A1:A4,"苹果")', 1],
    ['=COUNTIF(B1:B4,">=3")', 2],
    ['=COUNTIF(C4:C4,"APPLE")', 1],
    ['=COUNTIFS(A1:A4,"苹果*",B1:B4,">0")', 1],
    ['=SUMIF(A1:A4,"苹果*",B1:B4)', 1],
    ['=SUMIFS(B1:B4,A1:A4,"梨")', 5],
    ['=AVERAGE(B1:B3)', 2],
    ['=MAX(B1:B4)', 5],
    ['=MIN(B1:B4)', -2],
    ['=MAX(A1:A2)', 0],
    ['=IF(B1>2,"多","少")', '多'],
    ['=IF(B1>9,"多")', false],
    ['=IFERROR(1/0,"无")', '无'],
    ['=AND(C1,B1>0)', true],
    ['=OR(C2,B3>0)', false],
    ['=NOT(C2)', true],
    ['=N("有误")=0', true],
    ['=EXACT("Word","word")', false],
    ['=LEFT("421303",4)', '4213'],
    ['=MID("421303",3,2)', '13'],
    ['=RIGHT("421303",2)', '03'],
    ['=LEN(A1)', 2],
    ['=UPPER("ab")', 'AB'],
    ['=TRIM("  a   b ")', 'a b'],
    ['=ROUND(2.15,1)', 2.2],
    ['=ROUND(-1.475,2)', -1.48],
    ['=MOD(-3,2)', 1],
    ['=INT(-1.5)', -2],
    ['=MATCH("梨",A1:A4,0)', 2],
    ['=MATCH("桃",A1:A4,0)', '#N/A'],
    ['=INDEX(B1:B4,2)', 5],
    ['=INDEX(A1:B4,2,1)', '梨'],
    ['=ROW()', 1],
    ['=COLUMN(C1)', 3],
    ['=A1:A2', '#VALUE!'],
  ])('%s', (formula, expected) => {
    expect(computed(formula)).toBe(expected);
  });
});

describe('recalculation', () => {
  test('follows what formulas refer to, through other formulas, and back when undone', () => {
    const { book, sheet } = workbookWith([[1, '=A1*2', '=B1+1']]);
    expect([shown(sheet, 0, 1), shown(sheet, 0, 2)]).toEqual([2, 3]);
    enter(book, sheet, 0, 0, 5);
    expect([shown(sheet, 0, 1), shown(sheet, 0, 2)]).toEqual([10, 11]);
    book.history.undo();
    expect([shown(sheet, 0, 1), shown(sheet, 0, 2)]).toEqual([2, 3]);
  });

  test('of a chain of thousands stays within the stack, and a circle ends', () => {
    const rows = Array.from({ length: 3_000 }, (_, row) => [row === 0 ? 1 : `=A${row}+1`]);
    const { book, sheet } = workbookWith([]);
    book.history.edit('person', '输入', () => {
      enterEntries(
        sheet,
        { row: 0, column: 0, rows: rows.length, columns: 1 },
        (row) => rows[row]?.[0] ?? null,
        book.rules('add-in'),
      );
    });
    expect(shown(sheet, 2_999, 0)).toBe(3_000);
    enter(book, sheet, 0, 2, '=D1');
    enter(book, sheet, 0, 3, '=C1');
    expect(typeof shown(sheet, 0, 3)).not.toBe('undefined');
  });
});

describe('functions of an add-in', () => {
  const ready = () => {
    const { book, sheet } = workbookWith([]);
    book.functions.register('SSJ', [
      { id: 'TICKET', name: 'TICKET', parameters: [{ isMatrix: false, isOptional: false }] },
    ]);
    const asked: unknown[] = [];
    book.functions.connect((invocations) => asked.push(...invocations));
    return { book, sheet, asked };
  };

  test('are busy until they answer, are asked once for the same, and then flow on', () => {
    const { book, sheet, asked } = ready();
    enter(book, sheet, 0, 0, '=SSJ.TICKET("a")');
    enter(book, sheet, 1, 0, '=SSJ.TICKET("a")&"!"');
    expect([shown(sheet, 0, 0), shown(sheet, 1, 0)]).toEqual(['#BUSY!', '#BUSY!']);
    expect(asked).toEqual([{ id: 1, functionId: 'TICKET', values: ['a'], address: '表!A1' }]);
    book.history.edit('add-in', '答', () => {
      book.calculation.revisit(book.functions.answer(1, 'x'));
    });
    expect([shown(sheet, 0, 0), shown(sheet, 1, 0)]).toEqual(['x', 'x!']);
    expect(book.history.undoLabel).toBe('输入');
  });

  test('wrong numbers of arguments are refused without asking', () => {
    const { book, sheet, asked } = ready();
    enter(book, sheet, 0, 0, '=SSJ.TICKET()');
    enter(book, sheet, 1, 0, '=SSJ.TICKET(1,2)');
    expect([shown(sheet, 0, 0), shown(sheet, 1, 0), asked.length]).toEqual(['#VALUE!', '#VALUE!', 0]);
  });
});
