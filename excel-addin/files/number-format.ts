import type { CellFormat, FormatKind } from './workbook-file.ts';

/**
 * Number formats that have no code in the file (ECMA-376 part 1, 18.8.30), with those that Chinese Excel adds
 * (27–36 and 50–58, table for zh-cn).
 */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, '上午/下午h"时"mm"分"'],
  [35, '上午/下午h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;[Red]-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;[Red]-#,##0.00'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mmss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [55, '上午/下午h"时"mm"分"'],
  [56, '上午/下午h"时"mm"分"ss"秒"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
]);

/** What is not code in a format: quoted and escaped text, fill and padding, colours, conditions and locales. */
const LITERALS = /"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** Longest format code taken; Excel itself stops at 255. */
const MAX_CODE_LENGTH = 1_000;

/** The format with this number in a workbook whose own formats are `custom`; null for 常规 (General). */
export function formatOf(id: number, custom: ReadonlyMap<number, string>): CellFormat | null {
  const code = custom.get(id) ?? BUILT_IN.get(id);
  return code === undefined ? null : formatOfCode(code);
}

/** The format with this code; null for 常规 (General). */
export function formatOfCode(code: string): CellFormat | null {
  const kind = code.length > MAX_CODE_LENGTH ? null : kindOf(code);
  return kind === null ? null : { kind, code };
}

function kindOf(code: string): FormatKind | null {
  // only the first section, which positive numbers use
  const plain = code.replace(LITERALS, '').split(';')[0] ?? '';
  if (plain === '' || /^(?:general|g\/通用格式)$/i.test(plain)) return null;
  const hasDay = /[yd]|(?<![hs:.[])m(?![s:\]])/i.test(plain.replace(/h+[:\s]*m+|m+[:\s]*s+|am\/pm/gi, ''));
  const hasTime = /[hs]|\[m+\]/i.test(plain);
  if (/[0#?]/.test(plain) && !hasTime && !/[yd]/i.test(plain)) return plain.includes('%') ? 'percent' : 'number';
  if (hasDay) return hasTime ? 'date-time' : 'date';
  if (hasTime) return 'time';
  return plain.includes('@') ? 'text' : null;
}
