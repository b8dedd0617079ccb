/** Chi-squared statistic of counts against expected counts. */
export function chiSquared(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, i) => sum + (count - (expected[i] ?? 0)) ** 2 / (expected[i] ?? 1), 0);
}

/**
 * The value that a chi-squared variable with these degrees of freedom exceeds about once in a million
 * (Wilson–Hilferty, z = 4.753; within a few per cent of the exact quantile).
 */
export function onceInAMillion(degrees: number): number {
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + 4.753 * Math.sqrt(spread)) ** 3;
}

/** Standard deviations between a count and its expectation under a binomial law. */
export const deviations = (count: number, trials: number, chance: number): number =>
  Math.abs(count - trials * chance) / Math.sqrt(trials * chance * (1 - chance));
