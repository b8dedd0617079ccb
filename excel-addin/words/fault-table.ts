import type { Advice } from './list-faults.ts';

/** One entry for each code of a union of faults. */
export type WordsFor<F extends { readonly code: string }> = {
  readonly [C in F['code']]: (fault: Extract<F, { code: C }>) => Advice;
};

/** Looks up the entry of a fault's code. */
export function say<F extends { readonly code: string }>(words: WordsFor<F>, fault: F): Advice {
  const entry = words[fault.code as F['code']] as (fault: F) => Advice; // each entry takes its own fault
  return entry(fault);
}
