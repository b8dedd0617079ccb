import type { CellBlock } from '../../../core/tabular/cell.ts';
import type { DocumentPart } from '../../workbook/template-plan.ts';

/** What stands in a template for something of the task: 【检查对象】. */
const PLACEHOLDER = /【([^【】]{1,20})】/g;

/** Values by the name of their placeholder. */
export type DocumentValues = Readonly<Record<string, string>>;

/** The placeholder that makes its row repeat, once for each firm. */
export const ROW_PLACEHOLDER = '序号';

/** Puts values in the place of placeholders; a name that nobody knows stays as it is, for the office to see. */
export const filled = (text: string, values: DocumentValues): string =>
  text.replace(PLACEHOLDER, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : whole));

/** One document: every row of the template once, but rows of a list once for each of its lines. */
export function documentOf(
  template: CellBlock,
  values: DocumentValues,
  lines: readonly DocumentValues[],
): readonly DocumentPart[] {
  const parts: DocumentPart[] = [];
  template.rows.forEach((row, index) => {
    const from = template.top + index;
    const isLine = row.some((cell) => typeof cell === 'string' && cell.includes(`【${ROW_PLACEHOLDER}】`));
    if (isLine) for (const line of lines) parts.push(partOf(template, from, { ...values, ...line }));
    else parts.push(partOf(template, from, values));
  });
  return joined(parts);
}

function partOf({ top, left, rows }: CellBlock, from: number, values: DocumentValues): DocumentPart {
  const texts = (rows[from - top] ?? []).flatMap((cell, index) => {
    if (typeof cell !== 'string') return [];
    const text = filled(cell, values);
    return text === cell ? [] : [{ row: from, column: left + index, text }];
  });
  return { from, rows: 1, texts };
}

/** Neighbouring rows are copied as one. */
function joined(parts: readonly DocumentPart[]): readonly DocumentPart[] {
  const joinedParts: DocumentPart[] = [];
  for (const part of parts) {
    const last = joinedParts.at(-1);
    if (last !== undefined && last.from + last.rows === part.from) {
      joinedParts.splice(-1, 1, { ...last, rows: last.rows + 1, texts: [...last.texts, ...part.texts] });
    } else {
      joinedParts.push(part);
    }
  }
  return joinedParts;
}
