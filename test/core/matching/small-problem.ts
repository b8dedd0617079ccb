import fc from 'fast-check';
import type { MatchingProblem } from '../../../core/matching/problem.ts';

/** A problem small enough to try every plan, as plain data. */
export interface SmallProblem {
  readonly caps: readonly number[];
  readonly carried: readonly number[];
  /** Team and eligible officers of each slot. */
  readonly slots: readonly { readonly team: number; readonly eligible: readonly number[] }[];
  readonly teams: number;
  /** Ticket of (team, officer). */
  readonly tickets: readonly (readonly number[])[];
}

/** The numeric problem of plain data. Every slot has its own array, so sets are compared by content. */
export function problemOf(small: SmallProblem, kept?: readonly number[]): MatchingProblem {
  return {
    officers: small.caps.length,
    caps: Int32Array.from(small.caps),
    carried: Int32Array.from(small.carried),
    teams: small.teams,
    slots: small.slots.map(({ team, eligible }) => ({ team, eligible: Int32Array.from(eligible) })),
    pairTicket: (team, officer) => small.tickets[team]?.[officer] ?? 0,
    missingReason: (slot, officer) => (small.slots[slot]?.eligible.includes(officer) === true ? null : 'recused'),
    ...(kept === undefined ? {} : { kept: Int32Array.from(kept) }),
  };
}

/** Sizes and ranges of what {@link smallProblems} makes. */
export interface SmallRanges {
  readonly officers: number;
  readonly teams: number;
  readonly slots: number;
  readonly cap: number;
  readonly carried: number;
  /** Tickets are below this; a small number makes ties. */
  readonly tickets: number;
}

/** Random small problems; slots of a team are often alike, officers often scarce. */
export function smallProblems(ranges: SmallRanges): fc.Arbitrary<SmallProblem> {
  return fc
    .record({
      officers: fc.integer({ min: 2, max: ranges.officers }),
      teams: fc.integer({ min: 1, max: ranges.teams }),
    })
    .chain(({ officers, teams }) => {
      const everybody = Array.from({ length: officers }, (_, j) => j);
      const eligible = fc.oneof(
        { arbitrary: fc.subarray(everybody, { minLength: Math.ceil(officers / 2) }), weight: 4 },
        { arbitrary: fc.subarray(everybody), weight: 1 },
      );
      const perOfficer = (max: number): fc.Arbitrary<number[]> =>
        fc.array(fc.nat({ max }), { minLength: officers, maxLength: officers });
      const ticket = fc.nat({ max: ranges.tickets - 1 });
      return fc
        .record({
          caps: perOfficer(ranges.cap).map((caps) => caps.map((cap, j) => (j % 4 === 3 ? cap : Math.max(1, cap)))),
          carried: perOfficer(ranges.carried),
          sets: fc.array(eligible, { minLength: 1, maxLength: 3 }),
          picks: fc.array(fc.tuple(fc.nat({ max: teams - 1 }), fc.nat({ max: 2 })), { maxLength: ranges.slots }),
          tickets: fc.array(fc.array(ticket, { minLength: officers, maxLength: officers }), {
            minLength: teams,
            maxLength: teams,
          }),
        })
        .map(({ caps, carried, sets, picks, tickets }) => ({
          caps,
          carried,
          teams,
          tickets,
          slots: picks.map(([team, pick]) => ({ team, eligible: sets[pick % sets.length] ?? [] })),
        }));
    });
}
