import type { IneligibilityReason, MatchingCertificate } from '../draw/transcript.ts';

/** Pair tickets are the top 36 bits of a SHA-256, so sums along any path stay exact in a double. */
export const TICKET_LIMIT = 2 ** 36;

/** Most places in all teams together. */
export const MAX_SLOTS = 1_000_000;

/** Most officers of one matching. */
export const MAX_OFFICERS = 100_000;

/** Most (team, officer) pairs: their tickets are held in memory, 8 bytes each. */
export const MAX_PAIRS = 60_000_000;

/** Most different eligible sets among the slots of one team; a team has two or three, or one for each department. */
export const MAX_CLASSES_PER_TEAM = 64;

/** Largest cap and largest carried load of one officer. */
export const MAX_LOAD = 1_000_000;

/** One place in one team. */
export interface MatchingSlot {
  /** 0-based index of the team. */
  readonly team: number;
  /**
   * Officers who may fill it: indexes, strictly ascending. Slots with the same set should share one array: sets are
   * told apart by reference first, by content only within a team.
   */
  readonly eligible: Int32Array;
}

/**
 * Who may go where, in numbers only. Officers are numbered in ascending order of id bytes, teams and slots in draw
 * order. Nothing here knows names, departments or districts.
 */
export interface MatchingProblem {
  /** Number of officers; they are 0 … officers − 1. */
  readonly officers: number;
  /** Most slots of this problem that each officer may fill; length `officers`, 0 … {@link MAX_LOAD}. */
  readonly caps: Int32Array;
  /** Load of each officer from earlier tasks, counted when balancing; length `officers`, 0 … {@link MAX_LOAD}. */
  readonly carried: Int32Array;
  /** Number of teams; they are 0 … teams − 1. */
  readonly teams: number;
  /** Slots in draw order. */
  readonly slots: readonly MatchingSlot[];
  /** Ticket of a pair: an integer in 0 … 2^36 − 1, a pure function. Asked once for each pair that some slot allows. */
  readonly pairTicket: (team: number, officer: number) => number;
  /** Why an officer may not fill a slot, or null when he may. Asked only to explain that no plan exists. */
  readonly missingReason: (slot: number, officer: number) => IneligibilityReason | null;
  /**
   * The plan in force that is to be changed as little as possible: the officer of each slot, or −1 for none. Absent
   * for a first plan. See `replacement.ts`.
   */
  readonly kept?: Int32Array;
}

/** The officer of each slot, in slot order. */
export type Plan = Int32Array;

/** The one best plan, with the prices that prove it. */
export interface BasePlan {
  readonly officerOf: Plan;
  readonly certificate: MatchingCertificate;
}

/** Called now and then during a long computation: `done` of `total` slots or steps. */
export type MatchingProgress = (done: number, total: number) => void;

/**
 * Refuses a problem that breaks the contract above. Its maker is our own code, so a breach is a bug.
 * @throws RangeError naming the breach.
 */
export function assertProblem(problem: MatchingProblem): void {
  const { officers, teams, slots, caps, carried, kept } = problem;
  require(officers <= MAX_OFFICERS, 'too many officers');
  require(slots.length <= MAX_SLOTS, 'too many slots');
  require(caps.length === officers && carried.length === officers, 'caps and carried need one entry an officer');
  require(kept === undefined || kept.length === slots.length, 'kept needs one entry a slot');
  require(caps.every(isLoad) && carried.every(isLoad), 'a cap or a carried load is out of range');
  const seen = new Set<Int32Array>();
  for (const { team, eligible } of slots) {
    require(Number.isInteger(team) && team >= 0 && team < teams, 'a slot names no team');
    if (!seen.has(eligible)) require(isAscending(eligible, officers), 'an eligible set is not ascending');
    seen.add(eligible);
  }
}

function require(holds: boolean, breach: string): void {
  if (!holds) throw new RangeError(`matching problem: ${breach}`);
}

function isLoad(value: number): boolean {
  return value >= 0 && value <= MAX_LOAD;
}

function isAscending(set: Int32Array, below: number): boolean {
  let previous = -1;
  for (const officer of set) {
    if (officer <= previous) return false;
    previous = officer;
  }
  return previous < below;
}
