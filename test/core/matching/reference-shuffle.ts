import type { SmallProblem } from './small-problem.ts';

/** An officer and a position among his seats, for each slot. */
export type Seating = readonly (readonly [officer: number, position: number])[];

/** What one step asked for and where it led. */
export interface ReferenceStep {
  readonly from: Seating;
  readonly seats: number;
}

/** How many seats each officer owns, and how many of them his carried load blocks. */
export function seatCounts(small: SmallProblem, plan: readonly number[]): { seats: number; blocked: number[] } {
  const able = small.slots.flatMap(({ eligible }) => eligible);
  const least = Math.min(...able.map((j) => small.carried[j] ?? 0));
  const blocked = small.carried.map((carried) => Math.max(0, carried - least));
  const seats = Math.max(...plan.map((j) => (blocked[j] ?? 0) + plan.filter((other) => other === j).length));
  return { seats, blocked };
}

/** Slots take the lowest free seat in slot order. */
export function firstSeating(small: SmallProblem, plan: readonly number[]): Seating {
  const { blocked } = seatCounts(small, plan);
  return plan.map((j, s) => [j, (blocked[j] ?? 0) + plan.slice(0, s).filter((other) => other === j).length]);
}

/**
 * One step of the shuffle written straight from the spec, by values: slow, and shares nothing with the code under
 * test. Answers the seating after the step.
 */
export function referenceStep(small: SmallProblem, seating: Seating, below: (n: number) => number): Seating {
  const { seats, blocked } = seatCounts(
    small,
    seating.map(([j]) => j),
  );
  const officerOf = (s: number): number => seating[s]?.[0] ?? -1;
  const load = (j: number): number => (blocked[j] ?? 0) + seating.filter(([other]) => other === j).length;
  const own = (j: number): number => seating.filter(([other]) => other === j).length;
  const c = below(64);
  const length = c >= 16 ? 2 : c >= 4 ? 3 : c >= 1 ? 4 : 5;
  const chain = [below(seating.length)];
  const goals: (readonly [number, number])[] = [];
  const origin = officerOf(chain[0] ?? -1);
  for (let hop = 1; hop < length; hop++) {
    const s = chain[chain.length - 1] ?? -1;
    const eligible = small.slots[s]?.eligible ?? [];
    const j = eligible[below(eligible.length)] ?? -1;
    const position = below(seats);
    if (j === officerOf(s) || position < (blocked[j] ?? 0)) return seating;
    goals.push([j, position]);
    const occupant = seating.findIndex(([other, at]) => other === j && at === position);
    if (occupant < 0) {
      const between = chain.slice(1).map(officerOf);
      const fits = load(j) === load(origin) - 1 && own(j) < (small.caps[j] ?? 0);
      if (hop < length - 1 || !fits || between.includes(j) || between.includes(origin)) return seating;
      return moved(small, seating, chain, goals);
    }
    if (chain.includes(occupant)) return seating;
    chain.push(occupant);
  }
  const last = chain[chain.length - 1] ?? -1;
  if (officerOf(last) === origin || small.slots[last]?.eligible.includes(origin) !== true) return seating;
  return moved(small, seating, chain, [...goals, seating[chain[0] ?? -1] ?? [-1, -1]]);
}

function moved(
  small: SmallProblem,
  seating: Seating,
  chain: readonly number[],
  goals: readonly (readonly [number, number])[],
): Seating {
  const after = seating.map((seat, s) => (chain.includes(s) ? (goals[chain.indexOf(s)] ?? seat) : seat));
  const pairs = after.map(([j], s) => `${small.slots[s]?.team ?? -1}/${j}`);
  return new Set(pairs).size === pairs.length ? after : seating;
}
