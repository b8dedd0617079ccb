import { MAX_RATIO_TERM } from '../model/bounds.ts';
import type { Quota, Ratio, RatioRounding } from '../model/draw-rules.ts';
import { fail, ok, type Result } from '../result.ts';

/** What of a stratum its quota is reckoned from. */
export interface StratumSize {
  /** Values of the attributes that make the strata. */
  readonly stratum: readonly string[];
  /** Entities that are alive, excluded ones included: what a ratio is a ratio of. */
  readonly living: number;
  /** Entities that may be drawn. */
  readonly pool: number;
}

/** How many are drawn from each stratum. */
export interface QuotaPlan {
  readonly drawn: readonly number[];
  /** Strata of which a tie of remainders decides whether one more is drawn: by {@link TieOrder}. */
  readonly tied: readonly number[];
}

/** Why a quota can't be met. */
export type QuotaFault =
  | { readonly code: 'bad-ratio'; readonly ratio: Ratio }
  | { readonly code: 'no-rate-for-stratum'; readonly stratum: readonly string[] }
  | { readonly code: 'quota-exceeds-pool'; readonly asked: number; readonly pool: number }
  | { readonly code: 'nothing-to-draw' };

/** Order of strata whose remainders are equal; negative when `a` comes first. */
export type TieOrder = (a: number, b: number) => number;

/** Numbers to draw, in exact integers. */
export function planQuota(
  quota: Quota,
  strata: readonly StratumSize[],
  tieOrder: TieOrder,
): Result<QuotaPlan, QuotaFault> {
  const plan = quota.kind === 'count' ? shareCount(quota.count, strata, tieOrder) : rateCounts(quota, strata);
  if (plan.ok && plan.value.drawn.every((count) => count === 0)) return fail({ code: 'nothing-to-draw' });
  return plan;
}

function rateCounts(
  quota: Exclude<Quota, { kind: 'count' }>,
  strata: readonly StratumSize[],
): Result<QuotaPlan, QuotaFault> {
  const drawn: number[] = [];
  for (const { stratum, living, pool } of strata) {
    const ratio = quota.kind === 'ratio' ? quota.ratio : rateOf(quota, stratum);
    if (!ratio) return fail({ code: 'no-rate-for-stratum', stratum });
    if (!isRatio(ratio)) return fail({ code: 'bad-ratio', ratio });
    drawn.push(Math.min(pool, ratioCount(living, ratio, quota.rounding)));
  }
  return ok({ drawn, tied: [] });
}

const rateOf = (quota: Extract<Quota, { kind: 'ratio-per-stratum' }>, stratum: readonly string[]): Ratio | undefined =>
  quota.rates.find((rate) => rate.stratum.length === stratum.length && rate.stratum.every((v, i) => v === stratum[i]))
    ?.ratio;

/** More than 0 and at most 1, in integers small enough to multiply by a row count. */
export const isRatio = ({ num, den }: Ratio): boolean =>
  Number.isInteger(num) && Number.isInteger(den) && num > 0 && num <= den && den < MAX_RATIO_TERM;

/** `living · num / den`, rounded: 不低于 up, 不超过 down. Exact: the product stays below 2^53. */
export function ratioCount(living: number, { num, den }: Ratio, rounding: RatioRounding): number {
  const product = living * num;
  const rest = product % den;
  return (product - rest) / den + (rounding === 'up' && rest > 0 ? 1 : 0);
}

/** A fixed total over strata in proportion to their pools, by largest remainders (Hamilton's method). */
function shareCount(count: number, strata: readonly StratumSize[], tieOrder: TieOrder): Result<QuotaPlan, QuotaFault> {
  const whole = strata.reduce((sum, { pool }) => sum + pool, 0);
  if (count > whole) return fail({ code: 'quota-exceeds-pool', asked: count, pool: whole });
  if (whole === 0 || count === 0) return fail({ code: 'nothing-to-draw' });
  const rests = strata.map(({ pool }) => (count * pool) % whole);
  const drawn = strata.map(({ pool }, i) => (count * pool - (rests[i] ?? 0)) / whole);
  const left = count - drawn.reduce((sum, share) => sum + share, 0);
  const order = rests.map((_, i) => i).sort((a, b) => (rests[b] ?? 0) - (rests[a] ?? 0) || tieOrder(a, b));
  for (const i of order.slice(0, left)) drawn[i] = (drawn[i] ?? 0) + 1;
  return ok({ drawn, tied: tiedStrata(rests, order, left) });
}

/** The strata with the remainder of the last one served, when not all of them were. */
function tiedStrata(rests: readonly number[], order: readonly number[], left: number): readonly number[] {
  const [last, next] = [order[left - 1], order[left]];
  if (last === undefined || next === undefined || rests[last] !== rests[next]) return [];
  return order.filter((i) => rests[i] === rests[last]).sort((a, b) => a - b);
}
