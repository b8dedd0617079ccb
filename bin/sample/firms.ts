import type { IsoDate } from '../../core/model/ids.ts';
import { fictionalCode } from './fictional-code.ts';
import type { ListCell } from './list-sheet.ts';
import { DISTRICTS, type SampleDistrict } from './member-units.ts';
import { dayFrom } from './sample-day.ts';
import type { SeededIntegers } from './seeded-integers.ts';
import { TRADES, type Trade } from './trades.ts';

/** A row of the sample's 检查对象名录库, cell by cell, so that it can be as dirty as a real one. */
export interface FirmLine {
  readonly name: ListCell;
  readonly code: ListCell;
  readonly type: ListCell;
  readonly objectType: ListCell;
  readonly industry: ListCell;
  readonly status: ListCell;
  readonly creditClass: ListCell;
  readonly district: ListCell;
  readonly address: ListCell;
  readonly founded: ListCell;
  readonly scope: ListCell;
  readonly longitude: ListCell;
  readonly latitude: ListCell;
  readonly note: ListCell;
}

/** A firm before anything was spoiled: what other lists of the sample may refer to. */
export interface Firm extends FirmLine {
  readonly name: string;
  readonly code: string;
  readonly objectType: string;
  readonly creditClass: string;
  readonly address: string;
  readonly scope: string;
  readonly districtCode: string;
  readonly alive: boolean;
}

/** First character of a trade name: each says that the firm is made up. */
const MARKS = ['示', '例', '拟', '虚', '演', '仿', '样'];
const SYLLABLES = Array.from('禾岚泉桐嘉丰鑫源盛和瑞祥康宁悦朗晟恒达远宏博雅馨泰隆裕荣福安');
const ROADS = ['示例路', '虚构大道', '样板街', '演示路', '拟定巷', '仿真大道'];

/** Words of registration systems with their shares per thousand; about one firm in thirteen is dead. */
const STATUSES: readonly (readonly [words: string, alive: boolean, share: number])[] = [
  ['存续（在营、开业、在册）', true, 560],
  ['存续', true, 200],
  ['在营', true, 100],
  ['开业', true, 62],
  ['注销', false, 36],
  ['吊销，未注销', false, 18],
  ['迁出', false, 12],
  ['歇业', false, 8],
  ['撤销', false, 4],
];

/** Credit risk classes as found in a city in 2023, per thousand (丹东; `regulation.md` §4). */
const CREDIT_CLASSES: readonly (readonly [name: string, share: number])[] = [
  ['A', 654],
  ['B', 253],
  ['C', 77],
  ['D', 15],
];

/** Makes firms with different names and codes, in the order of a register: shuffled over trades and districts. */
export function makeFirms(count: number, today: IsoDate, integers: SeededIntegers): readonly Firm[] {
  const names = new Set<string>();
  const classes = integers.shuffled(apportioned(CREDIT_CLASSES, count));
  const statuses = integers.shuffled(
    apportioned(
      STATUSES.map(([words, , share]) => [words, share] as const),
      count,
    ),
  );
  const places = integers.shuffled(
    apportioned(
      DISTRICTS.map((district) => [district, district.share] as const),
      count,
    ),
  );
  const trades = integers.shuffled(
    apportioned(
      TRADES.map((trade) => [trade, trade.share] as const),
      count,
    ),
  );
  return trades.map((trade, index) => {
    const district = at(places, index);
    const status = at(statuses, index);
    const { name, code, type } = identity(trade, district, index + 1, names, integers);
    const [longitude, latitude] = position(integers);
    return {
      name,
      code,
      type,
      objectType: trade.objectType,
      industry: trade.industry,
      status,
      alive: STATUSES.some(([words, alive]) => alive && words === status),
      creditClass: at(classes, index),
      district: district.name,
      districtCode: district.code,
      address: address(district, integers),
      founded: founded(today, integers),
      scope: trade.scope,
      longitude,
      latitude,
      note: '虚构',
    };
  });
}

/** As many of each value as its share asks for, `count` in all; what rounding leaves goes to the first. */
function apportioned<T>(shares: readonly (readonly [value: T, share: number])[], count: number): readonly T[] {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const numbers = shares.map(([, share]) => Math.floor((share * count) / total));
  const missing = count - numbers.reduce((sum, number) => sum + number, 0);
  return shares.flatMap(([value], index) => {
    return Array<T>((numbers[index] ?? 0) + (index === 0 ? missing : 0)).fill(value);
  });
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value at ${index}`);
  return value;
}

function identity(
  trade: Trade,
  district: SampleDistrict,
  serial: number,
  taken: Set<string>,
  integers: SeededIntegers,
): { readonly name: string; readonly code: string; readonly type: string } {
  for (;;) {
    const form = integers.pick(trade.forms);
    const place = integers.chance(400) ? '随州市' : district.name.replace(/风景名胜区$/, '');
    const mark = integers.pick(MARKS) + integers.pick(SYLLABLES);
    const name = `${place}${mark}${integers.pick(trade.words)}${form.suffix}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, code: fictionalCode(form.code, district.registration, serial), type: form.type };
  }
}

function address(district: SampleDistrict, integers: SeededIntegers): string {
  const town = integers.pick(district.towns);
  const upper = integers.pick(['', '随州市', '湖北省随州市']);
  const within = district.name.startsWith('随州') ? upper.replace(/随州市$/, '') : upper;
  return `${within}${district.name}${town}${integers.pick(ROADS)}${integers.between(1, 299)}号`;
}

/** Real dates mostly, and dates as people type them. */
function founded(today: IsoDate, integers: SeededIntegers): ListCell {
  const day = dayFrom(today, -integers.between(200, 9000));
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const way = integers.below(100);
  if (way < 70) return { date: day };
  if (way < 80) return `${year}/${month}/${date}`;
  if (way < 87) return `${year}.${day.slice(5, 7)}.${day.slice(8, 10)}`;
  if (way < 94) return `${year}年${month}月${date}日`;
  return Number(day.replaceAll('-', ''));
}

/** Two firms in five have a position, within 0.3 degrees of the city. */
function position(integers: SeededIntegers): readonly [longitude: ListCell, latitude: ListCell] {
  const [east, north] = [integers.between(-3000, 3000), integers.between(-3000, 3000)];
  return integers.chance(400) ? [(1_133_700 + east) / 10_000, (316_900 + north) / 10_000] : [null, null];
}
