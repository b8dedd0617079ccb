/** Writes a number with thousands separators, as every count on the screen. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** A row of a sheet as the spreadsheet numbers it: from 1, without separators. */
export const rowNumber = (row: number): string => String(row + 1);

/** `12月20日`, or with the year when it is another one than `thisYear`. */
export function dayWords(date: string, thisYear?: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const words = `${String(Number(month))}月${String(Number(day))}日`;
  return thisYear === undefined || year === thisYear ? words : `${year}年${words}`;
}

/** A ratio as a percentage with as many decimals as it needs: `3%`, `0.5%`, `33.33%`. */
export function percent(ratio: { readonly num: number; readonly den: number }): string {
  const hundredths = (ratio.num * 10_000) / ratio.den;
  return `${String(Math.round(hundredths) / 100)}%`;
}

/** Names joined for reading: at most `most`, then 等 n 个. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join('、');
  return names.length > most ? `${shown} 等 ${grouped(names.length)} 个` : shown;
}
