import type { IneligibilityReason } from '../draw/transcript.ts';

/** How many pairs of a team and an officer are missing for one reason. */
export interface ReasonCount {
  readonly reason: IneligibilityReason;
  readonly pairs: number;
}

/**
 * Slots that together need more than all who may fill them can give (a violator of Hall's condition):
 * `missing = slots.length − Σ caps − singles.length > 0`.
 */
export interface Shortage {
  /** The slots, ascending. */
  readonly slots: readonly number[];
  /** Officers who may fill some of the slots and could give up to their cap, ascending. */
  readonly officers: readonly { readonly officer: number; readonly cap: number }[];
  /** Pairs of an officer not listed above and a team: he could give the team one place, for nobody is in it twice. */
  readonly singles: readonly { readonly team: number; readonly officer: number }[];
  readonly missing: number;
  /**
   * Why other officers cannot help: pairs of a team of these slots and an officer who may fill none of its slots here,
   * counted by reason in order of first appearance. Null when there are more than {@link MAX_REASON_PAIRS} to look at.
   */
  readonly reasons: readonly ReasonCount[] | null;
}

/** Most pairs whose reasons are counted. */
export const MAX_REASON_PAIRS = 5_000_000;

/** What would make a plan possible; each of the three alone, but for what raising caps leaves. */
export interface Remedies {
  /** Raising caps by `total` in all, for example as listed; `left` places stay empty whatever the caps. */
  readonly raiseCaps: {
    readonly total: number;
    readonly officers: readonly { readonly officer: number; readonly by: number }[];
    readonly left: number;
  };
  /** Teams to leave out, ascending; the later drawn go first, and none of them could stay. */
  readonly dropTeams: readonly number[];
  /** Places that officers added to the roster would have to fill. */
  readonly addPlaces: number;
}

/** Why there is no plan (`draw-engine.md` §7). Data only; the edge finds the words. */
export interface NoPlanReport {
  /** The smallest of the irreducible shortages found: without any one of its slots the rest could be filled. */
  readonly smallest: Shortage;
  /** All shortages together. */
  readonly total: Shortage;
  readonly remedies: Remedies;
}
