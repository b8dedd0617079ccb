import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { cellArea } from '../../../../excel-addin/workbench/model/area.ts';
import { enterEntries } from '../../../../excel-addin/workbench/model/entries.ts';
import { ExcelFault } from '../../../../excel-addin/workbench/model/excel-fault.ts';
import { hashPassword, isPassword } from '../../../../excel-addin/workbench/model/password-hash.ts';
import {
  NOTHING_ALLOWED,
  protectSheet,
  unprotectSheet,
  type ProtectionOptions,
} from '../../../../excel-addin/workbench/model/protection.ts';
import { columnsArea, rowsArea, type Sheet } from '../../../../excel-addin/workbench/model/sheet.ts';
import { deleteTable } from '../../../../excel-addin/workbench/model/table-edit.ts';
import { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';
import { describeWorkbook, newWorkbook } from './sheet-content.ts';

/** A sheet with a table at A1:B3, of which B2 is unlocked, as all of row 8. */
function protectedSheet(options: Partial<ProtectionOptions> = {}): { workbook: Workbook; sheet: Sheet } {
  const workbook = newWorkbook(Workbook);
  const sheet = workbook.activeSheet;
  enterEntries(
    sheet,
    { row: 0, column: 0, rows: 3, columns: 2 },
    (row, column) => `${row}${column}字`,
    workbook.rules('person'),
  );
  workbook.addTable(sheet, { row: 0, column: 0, rows: 3, columns: 2 }, true);
  sheet.grid.format(cellArea(1, 1), { locked: false });
  sheet.grid.format(rowsArea(7, 1), { locked: false });
  protectSheet(sheet, { ...NOTHING_ALLOWED, ...options }, '');
  return { workbook, sheet };
}

const codeOf = (work: () => void): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof ExcelFault) return error.code;
    throw error;
  }
};

/** Everything one can do to a sheet, by the option that allows it; null for what none allows. */
const EDITS: readonly (readonly [
  string,
  keyof ProtectionOptions | null,
  (workbook: Workbook, sheet: Sheet) => void,
])[] = [
  [
    'typing',
    null,
    (workbook, sheet) => {
      enterEntries(sheet, cellArea(5, 0), () => 'x', workbook.rules('person'));
    },
  ],
  [
    'clearing',
    null,
    (_workbook, sheet) => {
      sheet.grid.write(cellArea(0, 0), () => undefined);
    },
  ],
  [
    'a fill',
    'allowFormatCells',
    (_workbook, sheet) => {
      sheet.grid.format(cellArea(5, 0), { fill: '#FFFFFF' });
    },
  ],
  [
    'unlocking',
    null,
    (_workbook, sheet) => {
      sheet.grid.format(cellArea(5, 0), { locked: false });
    },
  ],
  [
    'a width',
    'allowFormatColumns',
    (_workbook, sheet) => {
      sheet.grid.resize('column', 0, 1, { points: 90 });
    },
  ],
  [
    'hiding rows',
    'allowFormatRows',
    (_workbook, sheet) => {
      sheet.grid.resize('row', 0, 1, { hidden: true });
    },
  ],
  [
    'merging',
    null,
    (_workbook, sheet) => {
      sheet.grid.merge({ row: 7, column: 0, rows: 1, columns: 2 });
    },
  ],
  [
    'inserting rows',
    'allowInsertRows',
    (_workbook, sheet) => {
      sheet.insert(rowsArea(5, 1), 'Down');
    },
  ],
  [
    'inserting columns',
    'allowInsertColumns',
    (_workbook, sheet) => {
      sheet.insert(columnsArea(5, 1), 'Right');
    },
  ],
  [
    'inserting cells',
    null,
    (_workbook, sheet) => {
      sheet.insert(cellArea(7, 5), 'Down');
    },
  ],
  [
    'deleting unlocked rows',
    'allowDeleteRows',
    (_workbook, sheet) => {
      sheet.delete(rowsArea(7, 1), 'Up');
    },
  ],
  [
    'deleting locked rows',
    null,
    (_workbook, sheet) => {
      sheet.delete(rowsArea(5, 1), 'Up');
    },
  ],
  [
    'a table',
    null,
    (workbook, sheet) => {
      workbook.addTable(sheet, { row: 9, column: 0, rows: 2, columns: 1 }, true);
    },
  ],
  [
    'deleting a table',
    null,
    (_workbook, sheet) => {
      const [table] = sheet.tables;
      if (table) deleteTable(sheet, table);
    },
  ],
  [
    'a conditional format',
    'allowFormatCells',
    (workbook, sheet) => {
      workbook.addConditionalFormat(sheet, [cellArea(0, 0)]);
    },
  ],
  [
    'a chart',
    'allowEditObjects',
    (workbook, sheet) => {
      workbook.addChart(sheet, 'BarClustered', cellArea(0, 0), cellArea(0, 5));
    },
  ],
];

describe('a protected sheet', () => {
  // "Lock or unlock specific areas of a protected worksheet", Microsoft Support
  test.each(EDITS)('%s: refused with AccessDenied unless its option allows it', (_name, option, edit) => {
    const { workbook, sheet } = protectedSheet();
    const before = describeWorkbook(workbook);
    expect(
      codeOf(() => {
        workbook.history.edit('person', '改', () => {
          edit(workbook, sheet);
        });
      }),
    ).toBe('AccessDenied');
    expect(describeWorkbook(workbook)).toEqual(before);
    const all = Object.fromEntries(
      Object.keys(NOTHING_ALLOWED).map((key) => [key, key === 'selectionMode' ? 'Normal' : true]),
    );
    const some = option === null ? { ...all, selectionMode: 'Normal' as const } : { [option]: true };
    const other = protectedSheet(some);
    expect(
      codeOf(() => {
        edit(other.workbook, other.sheet);
      }),
    ).toBe(option === null ? 'AccessDenied' : 'taken');
  });

  test('takes entries into unlocked cells, with the format that a date brings and the height that a text needs', () => {
    const { workbook, sheet } = protectedSheet();
    enterEntries(sheet, cellArea(7, 2), () => '2025-3-5', workbook.rules('person'));
    expect([sheet.grid.content(7, 2), sheet.grid.style(7, 2).numberFormat]).toEqual([45_721, 'yyyy/m/d']);
  });

  test('is given back what it was by steps back, and again after them', () => {
    const workbook = newWorkbook(Workbook);
    const sheet = workbook.activeSheet;
    workbook.history.edit('person', '输入', () => {
      enterEntries(sheet, cellArea(0, 0), () => '甲', workbook.rules('person'));
    });
    workbook.history.edit('person', '保护', () => {
      protectSheet(sheet, NOTHING_ALLOWED, '');
    });
    workbook.history.undo();
    workbook.history.undo();
    expect([sheet.state.protection, sheet.grid.content(0, 0)]).toEqual([undefined, undefined]);
    workbook.history.redo();
    workbook.history.redo();
    expect([sheet.state.protection?.options, sheet.grid.content(0, 0)]).toEqual([NOTHING_ALLOWED, '甲']);
  });

  test('is unprotected by its password alone', () => {
    const { activeSheet: sheet } = newWorkbook(Workbook);
    protectSheet(sheet, NOTHING_ALLOWED, '暗号 1');
    expect(JSON.stringify(sheet.state)).not.toContain('暗号');
    expect(
      codeOf(() => {
        protectSheet(sheet, NOTHING_ALLOWED, '');
      }),
    ).toBe('AccessDenied');
    expect(
      codeOf(() => {
        unprotectSheet(sheet, '暗号');
      }),
    ).toBe('InvalidArgument');
    unprotectSheet(sheet, '暗号 1');
    expect(sheet.state.protection).toBeUndefined();
  });

  test('keeps what may not be selected from being selected', () => {
    const { workbook, sheet } = protectedSheet({ selectionMode: 'Unlocked' });
    workbook.select(sheet, cellArea(7, 3));
    workbook.select(sheet, cellArea(4, 4));
    expect(sheet.active).toEqual({ row: 7, column: 3 });
  });
});

test('passwords are hashed as ECMA-376 part 1, 18.3.1.85 says', () => {
  const kept = hashPassword('密码Ab1');
  let hash = createHash('sha512')
    .update(Buffer.from(kept.salt, 'base64'))
    .update(Buffer.from('密码Ab1', 'utf16le'))
    .digest();
  for (let spin = 0; spin < kept.spins; spin++) {
    const number = Buffer.alloc(4);
    number.writeUInt32LE(spin);
    hash = createHash('sha512').update(hash).update(number).digest();
  }
  expect(kept.hash).toBe(hash.toString('base64'));
  expect([isPassword('密码Ab1', kept), isPassword('', kept)]).toEqual([true, false]);
  expect(isPassword('密码Ab1', { ...kept, spins: 2_000_000_000 })).toBe(false);
});
