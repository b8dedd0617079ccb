import { grouped } from '../numbers.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `20 Dec`, or with the year when it is another one than `thisYear`. */
export function dayWords(date: string, thisYear?: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const words = `${String(Number(day))} ${MONTHS[Number(month) - 1] ?? month}`;
  return thisYear === undefined || year === thisYear ? words : `${words} ${year}`;
}

/** `1 row`, `1,204 rows`. */
export const counted = (count: number, one: string, more = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : more}`;

/** Names joined for reading: at most `most`, then how many more. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${grouped(names.length - most)} more` : shown;
}
