import { fail, ok, type Result } from '../result.ts';
import type { Ratio } from '../model/draw-rules.ts';
import { halfWidth, tidy } from './cell-text.ts';
import { compareRatios, exactFraction, INTEGER, parseInteger } from './numerals.ts';

/** 不低于、不少于、至少 are `min`; 不超过、不高于、至多 are `max`; a bare number is `exact`. */
export type Bound = 'min' | 'max' | 'exact';

/**
 * What one clause of an item's ratio or frequency means (grammar of a provincial item list, `regulation.md` §4).
 * Frequencies are counted per year of the plan; an entity cap limits the visits to one and the same entity.
 */
export type RatioClause =
  | { readonly kind: 'ratio'; readonly bound: Bound; readonly ratio: Ratio; readonly instalments: boolean }
  | { readonly kind: 'frequency'; readonly bound: Bound; readonly times: number; readonly years: number }
  | { readonly kind: 'entity-cap'; readonly bound: Bound; readonly times: number; readonly window: CapWindow }
  | { readonly kind: 'as-needed' };

/** Over what an entity cap counts. */
export type CapWindow = { readonly kind: 'years'; readonly years: number } | { readonly kind: 'licence' };

/** Text that is no clause of the grammar. */
export interface RatioFault {
  readonly code: 'ratio-unreadable' | 'ratio-out-of-range';
  readonly clause: string;
}

const BOUNDS: readonly (readonly [Bound, string])[] = [
  ['min', '不低于|不少于|不得低于|不得少于|至少|大于等于|最低|不小于|≥|>='],
  ['max', '不超过|不高于|不多于|不得超过|不得高于|不得多于|至多|最多|小于等于|最高|不大于|≤|<='],
];
const BOUND = `(${BOUNDS.map(([, words]) => words).join('|')})`;
const AMOUNT = '(\\d{1,3}(?:\\.\\d{1,4})?)';
const LEAD_IN =
  '(?:原则上)?(?:每年|年度|全年|按照?)?(?:随机)?(?:抽查|抽取|检查)?(?:对象)?(?:总数|总量|户数|数量)?(?:的)?(?:比例|比率)?(?:为|是|按|:)?';
const LEAD_OUT = '(?:的)?(?:比例|比率)?(?:随机)?(?:抽取|抽查|检查)?';
const OF_WHAT = '(?:[\\u4e00-\\u9fff]{0,14}(?:总数|总量|户数|数量|名录库|对象)(?:的|之)?)?';

const PERCENT = new RegExp(
  `^${LEAD_IN}${BOUND}?${OF_WHAT}${AMOUNT}([%‰])(以上|以下|及以上|左右)?${LEAD_OUT}(分次|分批|分期|分次完成)?$`,
);
const PERCENT_RANGE = new RegExp(`^${LEAD_IN}${AMOUNT}([%‰]?)(?:-|~|—|至|到)${AMOUNT}([%‰])${LEAD_OUT}$`);
const PERCENT_WORDS = new RegExp(`^${LEAD_IN}${BOUND}?${OF_WHAT}(百分之|千分之)(${INTEGER})(以上|以下)?${LEAD_OUT}$`);
const DECIMAL = /^(0(?:\.\d{1,4})?|1(?:\.0{1,4})?)$/;
const FULL = /^(?:全覆盖|全部|全数|全面检查|全部检查|全覆盖检查|逐户检查)$/;
const AS_NEEDED =
  /^(?:.*(?:根据|按照|按|视|依据|结合).+(?:确定|而定|执行|开展|安排|定)|视情况|视情|按需|不定期|根据实际情况?|由.+确定|按年度抽查计划|按计划|适时)$/;

const FREQUENCY = new RegExp(
  `^(?:原则上)?(?:抽查|检查)?(?:频次|次数|频率)?(?:为|:)?(?:每|一)?(${INTEGER})?(?:个)?(年|半年|季|月|周)(?:度|内)?(?:抽查|检查|开展|组织)?${BOUND}?(${INTEGER})(?:-(${INTEGER}))?次(以上|以下|及以上)?$`,
);
const FREQUENCY_SLASH = new RegExp(`^${BOUND}?(${INTEGER})次/(${INTEGER})?(年|半年|季|月|周)(?:度)?$`);
const ENTITY_CAP = new RegExp(
  `^对?(?:于)?(?:同一|单个|每个|每一|每户|同一户|单户)(?:单位|企业|对象|主体|检查对象|市场主体|经营主体|户|家)?(?:原则上)?(?:每|一)?(${INTEGER})?个?(年)(?:度|内)?(?:抽查|检查|抽取)?${BOUND}?(${INTEGER})次$`,
);
const LICENCE_CAP = new RegExp(
  `^(?:在)?(?:许可证?|许可|证照|批准|资质)(?:的)?有效期(?:限)?(?:内)?(?:抽查|检查)?${BOUND}?(${INTEGER})次$`,
);

/**
 * Reads a ratio or frequency as item lists word it: 不低于3%、不少于2‰、33%分次、每年不超过2次、
 * 对同一单位每2年不超过1次、许可有效期内不超过2次、根据实际情况确定. Several clauses may be joined by commas.
 * A bare decimal up to 1 (Excel's value of a percent cell) is a ratio. Empty text has no clauses.
 */
export function parseRatioText(text: string): Result<readonly RatioClause[], RatioFault> {
  const clauses: RatioClause[] = [];
  for (const part of clauseTexts(text)) {
    const read = readClause(part);
    if (!read.ok) return read;
    clauses.push(...read.value);
  }
  return ok(clauses);
}

/** The clauses of a text that the grammar knows; the others are faults where the list is read, and bind nobody. */
export const knownClauses = (text: string): readonly RatioClause[] =>
  clauseTexts(text).flatMap((part) => {
    const read = readClause(part);
    return read.ok ? read.value : [];
  });

/** Plain clauses of a text: half-width, without blanks and closing marks. */
const clauseTexts = (text: string): readonly string[] =>
  halfWidth(tidy(text))
    .replace(/\s+/g, '')
    .split(/[,;、。\n]|(?:并且|且|同时)/)
    .filter((part) => part !== '');

type ClauseReader = (text: string) => readonly RatioClause[] | null;

function readClause(text: string): Result<readonly RatioClause[], RatioFault> {
  for (const reader of READERS) {
    const clauses = reader(text);
    if (clauses === null) continue;
    return clauses.every(isInRange) ? ok(clauses) : fail({ code: 'ratio-out-of-range', clause: text });
  }
  return fail({ code: 'ratio-unreadable', clause: text });
}

/** Ratios above nothing and up to the whole; at least one visit where visits are counted. */
const isInRange = (clause: RatioClause): boolean =>
  clause.kind === 'as-needed' ||
  (clause.kind === 'ratio' ? clause.ratio.num > 0 && clause.ratio.num <= clause.ratio.den : clause.times > 0);

const READERS: readonly ClauseReader[] = [
  (text) => (FULL.test(text) ? [wholeRatio('exact', { num: 1, den: 1 })] : null),
  (text) => (DECIMAL.test(text) ? ratioClauses('exact', text, 1) : null),
  (text) => {
    const found = PERCENT.exec(text);
    if (found === null) return null;
    const bound = boundOf(found[1], found[4]);
    return ratioClauses(bound, found[2] ?? '', found[3] === '‰' ? 1000 : 100, found[5] !== undefined);
  },
  (text) => {
    const found = PERCENT_RANGE.exec(text);
    if (found === null) return null;
    const per = (sign: string | undefined): number =>
      (sign === undefined || sign === '' ? found[4] : sign) === '‰' ? 1000 : 100;
    const low = ratioClauses('min', found[1] ?? '', per(found[2]));
    const high = ratioClauses('max', found[3] ?? '', per(found[4]));
    return low === null || high === null ? null : [...low, ...high];
  },
  (text) => {
    const found = PERCENT_WORDS.exec(text);
    if (found === null) return null;
    return ratioClauses(boundOf(found[1], found[4]), found[3] ?? '', found[2] === '千分之' ? 1000 : 100);
  },
  (text) => {
    const found = ENTITY_CAP.exec(text);
    if (found === null) return null;
    const window: CapWindow = { kind: 'years', years: parseInteger(found[1] ?? '1') ?? 1 };
    return capClause(boundOf(found[3]), found[4], window);
  },
  (text) => {
    const found = LICENCE_CAP.exec(text);
    return found === null ? null : capClause(boundOf(found[1]), found[2], { kind: 'licence' });
  },
  (text) => {
    const found = FREQUENCY.exec(text);
    if (found === null) return null;
    const bound = boundOf(found[3], found[6]);
    if (found[5] === undefined) return frequencyClause(bound, found[4], found[1], found[2]);
    const low = frequencyClause('min', found[4], found[1], found[2]);
    const high = frequencyClause('max', found[5], found[1], found[2]);
    return low === null || high === null ? null : [...low, ...high];
  },
  (text) => {
    const found = FREQUENCY_SLASH.exec(text);
    return found === null ? null : frequencyClause(boundOf(found[1]), found[2], found[3], found[4]);
  },
  (text) => (AS_NEEDED.test(text) ? [{ kind: 'as-needed' }] : null),
];

/** Bound from the word before the number, else from the one after it. */
function boundOf(before: string | undefined, after?: string): Bound {
  if (before !== undefined) return BOUNDS.find(([, words]) => words.split('|').includes(before))?.[0] ?? 'exact';
  if (after === '以上' || after === '及以上') return 'min';
  return after === '以下' ? 'max' : 'exact';
}

const wholeRatio = (bound: Bound, ratio: Ratio, instalments = false): RatioClause => ({
  kind: 'ratio',
  bound,
  ratio,
  instalments,
});

function ratioClauses(bound: Bound, amount: string, per: number, instalments = false): readonly RatioClause[] | null {
  const ratio = exactFraction(amount, per);
  return ratio === null ? null : [wholeRatio(bound, ratio, instalments)];
}

function capClause(bound: Bound, times: string | undefined, window: CapWindow): readonly RatioClause[] | null {
  const count = parseInteger(times ?? '');
  return count === null ? null : [{ kind: 'entity-cap', bound, times: count, window }];
}

/** Periods a year; 每半年1次 is twice a year. */
const PER_YEAR: ReadonlyMap<string, number> = new Map([
  ['年', 1],
  ['半年', 2],
  ['季', 4],
  ['月', 12],
  ['周', 52],
]);

function frequencyClause(
  bound: Bound,
  times: string | undefined,
  periods: string | undefined,
  unit: string | undefined,
): readonly RatioClause[] | null {
  const count = parseInteger(times ?? '');
  const length = periods === undefined ? 1 : parseInteger(periods);
  const perYear = PER_YEAR.get(unit ?? '年');
  if (count === null || length === null || length === 0 || perYear === undefined) return null;
  return [{ kind: 'frequency', bound, times: count * perYear, years: length }];
}

/** Lowest and highest ratio that the clauses allow; null where they set none. */
export function ratioBounds(clauses: readonly RatioClause[]): {
  readonly min: Ratio | null;
  readonly max: Ratio | null;
} {
  let min: Ratio | null = null;
  let max: Ratio | null = null;
  for (const clause of clauses) {
    if (clause.kind !== 'ratio') continue;
    const { bound, ratio } = clause;
    if (bound !== 'max' && (min === null || compareRatios(ratio, min) > 0)) min = ratio;
    if (bound !== 'min' && (max === null || compareRatios(ratio, max) < 0)) max = ratio;
  }
  return { min, max };
}
