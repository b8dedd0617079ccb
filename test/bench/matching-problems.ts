import type { MatchingProblem, MatchingSlot } from '../../core/matching/problem.ts';

/** Whole numbers below n, always the same for the same start (mulberry32; speed matters here, quality little). */
export function numbers(start: number): (n: number) => number {
  let state = start >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

/** How large a matching is. */
export interface Size {
  readonly teams: number;
  readonly officers: number;
  readonly districts: number;
  /** Slots of each team. */
  readonly slots: number;
}

/** Everybody of a district may fill every slot of it; tickets of 36 bits. */
export function fullDistricts({ teams, officers, districts, slots }: Size): MatchingProblem {
  const below = numbers(1);
  const [teamsEach, officersEach] = [teams / districts, officers / districts];
  const sets = Array.from({ length: districts }, (_, d) =>
    Int32Array.from({ length: officersEach }, (__, k) => d * officersEach + k),
  );
  const tickets = Float64Array.from({ length: teams * officersEach }, () => below(2 ** 18) * 2 ** 18 + below(2 ** 18));
  return {
    officers,
    caps: new Int32Array(officers).fill(20),
    carried: new Int32Array(officers),
    teams,
    slots: Array.from({ length: teams * slots }, (_, s) => {
      const team = Math.floor(s / slots);
      return { team, eligible: sets[Math.floor(team / teamsEach)] ?? new Int32Array() };
    }),
    pairTicket: (team, officer) => tickets[team * officersEach + (officer % officersEach)] ?? 0,
    missingReason: () => null,
  };
}

/**
 * A feasible problem: 120 slots in teams of two, 40 officers of cap 3, and each slot may be filled by the officer of a
 * hidden plan and up to `others` more. `spare` officers may do one more than they have in the hidden plan.
 */
export function tightProblem(start: number, others: number, spare: number): MatchingProblem {
  const below = numbers(start);
  const [officers, teams, cap] = [40, 60, 3];
  const hidden = hiddenPlan(officers, teams, cap, below);
  const slots: MatchingSlot[] = hidden.map((officer, s) => {
    const more = Array.from({ length: others }, () => below(officers));
    const eligible = Int32Array.from(new Set([officer, ...more])).sort();
    return { team: s >> 1, eligible };
  });
  const tickets = Float64Array.from({ length: teams * officers }, () => below(2 ** 32));
  return {
    officers,
    caps: Int32Array.from({ length: officers }, (_, j) => (j < spare ? cap + 1 : cap)),
    carried: new Int32Array(officers),
    teams,
    slots,
    pairTicket: (team, officer) => tickets[team * officers + officer] ?? 0,
    missingReason: () => null,
  };
}

/** Each officer `cap` times in random order, nobody twice in a team of two. */
function hiddenPlan(officers: number, teams: number, cap: number, below: (n: number) => number): number[] {
  for (;;) {
    const plan = shuffled(
      Array.from({ length: officers * cap }, (_, i) => i % officers),
      below,
    );
    if (Array.from({ length: teams }, (_, t) => plan[2 * t] !== plan[2 * t + 1]).every(Boolean)) return plan;
  }
}

/** A copy in random order (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], below: (n: number) => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const k = below(i + 1);
    [copy[i], copy[k]] = [copy[k] as T, copy[i] as T];
  }
  return copy;
}

/** What platforms do: teams in random order, a random officer who may and has room; from the start when stuck. */
export function greedySolves(problem: MatchingProblem, retries: number, below: (n: number) => number): boolean {
  for (let attempt = 0; attempt < retries; attempt++) if (greedyOnce(problem, below)) return true;
  return false;
}

function greedyOnce({ slots, caps }: MatchingProblem, below: (n: number) => number): boolean {
  const room = Array.from(caps);
  const inTeam = new Set<string>();
  for (const { team, eligible } of shuffled(slots, below)) {
    const able = Array.from(eligible).filter((j) => (room[j] ?? 0) > 0 && !inTeam.has(`${team}/${j}`));
    const chosen = able[below(able.length)];
    if (chosen === undefined) return false;
    room[chosen] = (room[chosen] ?? 0) - 1;
    inTeam.add(`${team}/${chosen}`);
  }
  return true;
}
