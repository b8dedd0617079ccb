/** A number that was recognised in text, with the format Excel gives the cell, when it gives one. */
export interface EnteredNumber {
  readonly value: number;
  readonly numberFormat?: string;
}

/** "Excel specifications and limits": number precision is 15 digits; what comes after becomes 0. */
const PRECISION = 15;

const shape = /^([+-]?)([$¥￥]?)(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?([eE][+-]?\d{1,3})?(%?)$/;

/** The number with Excel's precision: of an 18-digit code the last three digits are lost. */
export const excelNumber = (value: number): number => Number(value.toPrecision(PRECISION));

function formatOf(parts: {
  currency: string;
  grouped: boolean;
  decimals: number;
  scientific: boolean;
  percent: boolean;
}): string | undefined {
  if (parts.scientific) return '0.00E+00';
  if (parts.percent) return parts.decimals > 0 ? '0.00%' : '0%';
  if (!parts.grouped && parts.currency === '') return undefined;
  const digits = parts.decimals > 0 ? '#,##0.00' : '#,##0';
  return parts.currency === '' ? digits : `"${parts.currency.replace('￥', '¥')}"${digits}`;
}

/** The number the text says: `12`, `-1,234.5`, `3%`, `¥8`, `1e5`, `(7)` for −7; undefined when it says none. */
export function parseEnteredNumber(text: string): EnteredNumber | undefined {
  const bracketed = /^\((.*)\)$/.exec(text)?.[1];
  const match = shape.exec(bracketed ?? text);
  if (match === null || (bracketed !== undefined && match[1] !== '')) return undefined;
  const [, sign = '', currency = '', whole = '', fraction = '', exponent = '', percent = ''] = match;
  const size = Number(`${whole.replaceAll(',', '') || '0'}${fraction === '.' ? '' : fraction}${exponent}`);
  if (!Number.isFinite(size)) return undefined;
  const signed = sign === '-' || bracketed !== undefined ? -size : size;
  const value = excelNumber(percent === '' ? signed : signed / 100);
  const numberFormat = formatOf({
    currency,
    grouped: whole.includes(','),
    decimals: Math.max(0, fraction.length - 1),
    scientific: exponent !== '',
    percent: percent !== '',
  });
  return numberFormat === undefined ? { value } : { value, numberFormat };
}
