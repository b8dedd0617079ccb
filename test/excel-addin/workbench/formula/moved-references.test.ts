import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellArea, endColumn, endRow, type Area } from '../../../../excel-addin/workbench/model/area.ts';
import { formatArea } from '../../../../excel-addin/workbench/model/address.ts';
import { isFormula, valueOf } from '../../../../excel-addin/workbench/model/cell-content.ts';
import { copyCells } from '../../../../excel-addin/workbench/model/copied-cells.ts';
import { enterEntries } from '../../../../excel-addin/workbench/model/entries.ts';
import { nameFormula } from '../../../../excel-addin/workbench/model/named-item.ts';
import { columnsArea, rowsArea, type Sheet } from '../../../../excel-addin/workbench/model/sheet.ts';
import { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';

/** A workbook with `名单`, whose cells hold numbers of their own, and `另表`, which holds formulas. */
function book(): { workbook: Workbook; list: Sheet; other: Sheet } {
  const workbook = new Workbook('试验', () => 2025);
  const list = workbook.addSheet('名单');
  const other = workbook.addSheet('另表');
  const area = { row: 0, column: 0, rows: 12, columns: 6 };
  enterEntries(list, area, (row, column) => (row + 1) * 100 + column, workbook.rules('person'));
  return { workbook, list, other };
}

function put(workbook: Workbook, sheet: Sheet, row: number, column: number, formula: string): void {
  workbook.history.edit('person', '输入', () => {
    enterEntries(sheet, cellArea(row, column), () => formula, workbook.rules('person'));
  });
}

function formulaAt(sheet: Sheet, row: number, column: number): string {
  const content = sheet.grid.content(row, column);
  return isFormula(content) ? content.formula : '';
}

const shown = (sheet: Sheet, row: number, column: number): unknown => {
  const value = valueOf(sheet.grid.content(row, column));
  return typeof value === 'object' ? value.text : value;
};

/** What the formulas of `另表` read after an edit of `名单`. */
function after(formulas: readonly string[], edit: (workbook: Workbook, list: Sheet) => void): readonly string[] {
  const { workbook, list, other } = book();
  for (const [row, formula] of formulas.entries()) put(workbook, other, row, 0, formula);
  workbook.history.edit('person', '改', () => {
    edit(workbook, list);
  });
  return formulas.map((_, row) => formulaAt(other, row, 0));
}

describe('formulas follow their cells', () => {
  // "Insert or delete rows and columns", "How to correct a #REF! error", Microsoft Support
  test('when rows come: relative and absolute alike, ranges grow within, texts and other sheets are left alone', () => {
    const before = [
      '=名单!A2+名单!$B$3',
      '=SUM(名单!A1:A9)',
      '=名单!A1',
      '="名单!A2"&A2',
      '=sum(名单!$3:5)',
      '=名单!A:B',
    ];
    expect(
      after(before, (_workbook, list) => {
        list.insert(rowsArea(1, 2), 'Down');
      }),
    ).toEqual(['=名单!A4+名单!$B$5', '=SUM(名单!A1:A11)', '=名单!A1', '="名单!A2"&A2', '=sum(名单!$5:7)', '=名单!A:B']);
  });

  test('when rows go: ranges shrink, and what is lost is #REF!, which is computed', () => {
    const { workbook, list, other } = book();
    for (const [row, formula] of ['=名单!A2', '=SUM(名单!A1:A4)', '=名单!B9'].entries())
      put(workbook, other, row, 0, formula);
    workbook.history.edit('person', '删除行', () => {
      list.delete(rowsArea(1, 2), 'Up');
    });
    expect([0, 1, 2].map((row) => formulaAt(other, row, 0))).toEqual(['=名单!#REF!', '=SUM(名单!A1:A2)', '=名单!B7']);
    expect([0, 1, 2].map((row) => shown(other, row, 0))).toEqual(['#REF!', 100 + 400, 901]);
    workbook.history.undo();
    expect([0, 1, 2].map((row) => formulaAt(other, row, 0))).toEqual(['=名单!A2', '=SUM(名单!A1:A4)', '=名单!B9']);
    expect([0, 1, 2].map((row) => shown(other, row, 0))).toEqual([200, 1000, 901]);
  });

  test('when columns and single cells come; a range of which only part would move stays', () => {
    const before = ['=名单!B1', '=名单!B$1:$C2', '=名单!$B:D'];
    expect(
      after(before, (_workbook, list) => {
        list.insert(columnsArea(1, 1), 'Right');
      }),
    ).toEqual(['=名单!C1', '=名单!C$1:$D2', '=名单!$C:E']);
    expect(
      after(['=名单!A3', '=名单!B3', '=名单!A2:B9'], (_workbook, list) => {
        list.insert(cellArea(1, 0), 'Down');
      }),
    ).toEqual(['=名单!A4', '=名单!B3', '=名单!A2:B9']);
  });

  test('when a sheet is renamed or deleted, quoted where it must be', () => {
    expect(
      after(['=名单!A1+A1', "='名单'!A1"], (book, list) => {
        book.renameSheet(list, '2025 名单');
      }),
    ).toEqual(["='2025 名单'!A1+A1", "='2025 名单'!A1"]);
    expect(
      after(['=名单!$A1'], (book, list) => {
        book.deleteSheet(list);
      }),
    ).toEqual(['=#REF!$A1']);
  });

  test('in the sheet itself, in names, rules, print titles and page breaks', () => {
    const { workbook, list } = book();
    put(workbook, list, 0, 8, '=$A3');
    const name = workbook.names.add('合计', { kind: 'formula', formula: '=SUM(名单!$A$2:$A$9)' }, '');
    const rule = workbook.addConditionalFormat(list, [{ row: 4, column: 0, rows: 6, columns: 2 }]);
    rule.update({ formula: '=$C5>A$1' });
    list.layOut({
      page: { ...list.state.page, printArea: { row: 0, column: 0, rows: 9, columns: 3 } },
      pageBreaks: [6],
    });
    workbook.history.edit('person', '插入行', () => {
      list.insert(rowsArea(1, 1), 'Down');
    });
    expect([formulaAt(list, 0, 8), nameFormula(name), rule.state.formula, rule.areas]).toEqual([
      '=$A4',
      '=SUM(名单!$A$3:$A$10)',
      '=$C6>A$1',
      [{ row: 5, column: 0, rows: 6, columns: 2 }],
    ]);
    expect([list.state.page.printArea?.rows, list.state.pageBreaks]).toEqual([10, [7]]);
  });

  test('in a rule whose first row is deleted: it goes on from the first that is left', () => {
    const { workbook, list } = book();
    const rule = workbook.addConditionalFormat(list, [{ row: 4, column: 0, rows: 6, columns: 2 }]);
    rule.update({ formula: '=$C5>10' });
    list.delete(rowsArea(4, 1), 'Up');
    expect([rule.state.formula, rule.areas]).toEqual(['=$C5>10', [{ row: 4, column: 0, rows: 5, columns: 2 }]]);
    list.delete(rowsArea(0, 9), 'Up');
    expect(list.conditionalFormats).toEqual([]);
  });

  test('when they are copied: only what has no $ moves, and off the sheet is #REF!', () => {
    const { workbook, list, other } = book();
    put(workbook, other, 1, 1, '=A1+$A1+A$1+$A$1+名单!B2:C3');
    copyCells(other, cellArea(1, 1), other, cellArea(2, 2));
    copyCells(other, cellArea(1, 1), list, cellArea(0, 8));
    expect([formulaAt(other, 2, 2), formulaAt(list, 0, 8)]).toEqual([
      '=B2+$A2+B$1+$A$1+名单!C3:D4',
      '=#REF!+#REF!+H$1+$A$1+名单!I1:J2',
    ]);
  });
});

const stretch = fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 4 }));
const areas = fc
  .tuple(fc.nat(8), fc.nat(3), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .map(([row, column, rows, columns]): Area => ({ row, column, rows, columns }));

/** Numbers of an area of `名单` before anything moved, by their place. */
function numbersIn(area: Area, isLost: (row: number, column: number) => boolean): number[] {
  const numbers: number[] = [];
  for (let row = area.row; row < endRow(area); row++) {
    for (let column = area.column; column < endColumn(area); column++) {
      if (!isLost(row, column)) numbers.push((row + 1) * 100 + column);
    }
  }
  return numbers;
}

test('law: a sum over a range goes on summing those of its cells that are left, wherever they are', () => {
  fc.assert(
    fc.property(areas, stretch, fc.boolean(), fc.boolean(), (area, [at, count], isRow, isDeleted) => {
      const { workbook, list, other } = book();
      put(workbook, other, 0, 0, `=SUM(名单!${formatArea(area)})`);
      workbook.history.edit('person', '改', () => {
        const lines = isRow ? rowsArea(at, count) : columnsArea(at, count);
        if (isDeleted) list.delete(lines, isRow ? 'Up' : 'Left');
        else list.insert(lines, isRow ? 'Down' : 'Right');
      });
      const left = numbersIn(area, (row, column) => {
        const line = isRow ? row : column;
        return isDeleted && line >= at && line < at + count;
      });
      const sum = left.reduce((total, number) => total + number, 0);
      expect(shown(other, 0, 0)).toBe(left.length === 0 ? '#REF!' : sum);
      workbook.history.undo();
      expect(formulaAt(other, 0, 0)).toBe(`=SUM(名单!${formatArea(area)})`);
    }),
    { seed: 7, numRuns: 300 },
  );
});
