import type { AssuranceLevel, ContributionForm } from '../../../core/draw/seal.ts';

/** The level that the draw will have when everybody does as the seal says (`draw-engine.md` §3). */
export function expectedAssurance({
  witnesses,
  publicSource,
}: {
  readonly witnesses: readonly { readonly form: ContributionForm }[];
  readonly publicSource: object | null;
}): AssuranceLevel {
  if (publicSource !== null || witnesses.some(({ form }) => form === 'committed')) return 3;
  return witnesses.length > 0 ? 2 : 1;
}
