import { dateSerial } from '../../../core/calendar/excel-serial.ts';
import type { IsoDate } from '../../../core/model/ids.ts';
import type { Cell } from '../../../core/tabular/cell.ts';
import { FOREVER } from '../../../core/tabular/cell-date.ts';

/** Writes a day as a column writes its days. */
type DayWriter = (day: IsoDate) => Cell;

const plain = (day: string): readonly [string, string, string] => {
  const [year = '', month = '', date = ''] = day.split('-');
  return [year, String(Number(month)), String(Number(date))];
};

/** Ways in which lists write days, each known by a value. */
const WRITINGS: readonly (readonly [RegExp, DayWriter])[] = [
  [/^\d{4}-\d{2}-\d{2}/, (day) => day],
  [/^\d{4}\/\d{2}\/\d{2}/, (day) => day.replaceAll('-', '/')],
  [/^\d{4}\.\d{2}\.\d{2}/, (day) => day.replaceAll('-', '.')],
  [/^\d{8}$/, (day) => day.replaceAll('-', '')],
  [/^\d{4}\//, (day) => plain(day).join('/')],
  [/^\d{4}\./, (day) => plain(day).join('.')],
  [/^\d{4}-/, (day) => plain(day).join('-')],
  [
    /^\d{4}年/,
    (day) => {
      const [year, month, date] = plain(day);
      return `${year}年${month}月${date}日`;
    },
  ],
];

/** Largest number that is a serial of Excel and not a date written as one number. */
const MOST_SERIAL = 100_000;

/** A day as the first dates among a column's cells are written; in the ISO form where there are none. */
export function writeDay(day: IsoDate, column: Iterable<Cell>): Cell {
  if (day === FOREVER) return '长期';
  for (const cell of column) {
    if (typeof cell === 'number') return cell < MOST_SERIAL ? dateSerial(day) : Number(day.replaceAll('-', ''));
    const text = typeof cell === 'string' ? cell.trim() : '';
    const writing = WRITINGS.find(([form]) => form.test(text));
    if (writing !== undefined) return writing[1](day);
  }
  return day;
}
