import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256Text } from '../../../core/encoding/sha256.ts';
import { solve } from '../../../core/matching/base-plan.ts';
import { checkCertificate } from '../../../core/matching/certificate.ts';
import type { MatchingProblem } from '../../../core/matching/problem.ts';
import { problemOf, smallProblems, type SmallProblem } from './small-problem.ts';

const problems = smallProblems({ officers: 7, teams: 5, slots: 10, cap: 4, carried: 3, tickets: 2 ** 36 });

/** The same problem with officer j called `names[j]`. */
function renamed(small: SmallProblem, names: readonly number[]): SmallProblem {
  const old = names.map((_, name) => names.indexOf(name));
  return {
    ...small,
    caps: old.map((j) => small.caps[j] ?? 0),
    carried: old.map((j) => small.carried[j] ?? 0),
    tickets: small.tickets.map((row) => old.map((j) => row[j] ?? 0)),
    slots: small.slots.map(({ team, eligible }) => ({
      team,
      eligible: eligible.map((j) => names[j] ?? -1).sort((a, b) => a - b),
    })),
  };
}

const named = problems.chain((small) =>
  fc.record({
    small: fc.constant(small),
    names: fc.shuffledSubarray(
      small.caps.map((_, j) => j),
      { minLength: small.caps.length },
    ),
  }),
);

const hasEqualTickets = (small: SmallProblem): boolean => small.tickets.some((row) => new Set(row).size < row.length);

describe('laws', () => {
  test('names do not matter: officers renamed with their tickets give the same plan under the new names', () => {
    fc.assert(
      fc.property(named, ({ small, names }) => {
        fc.pre(!hasEqualTickets(small));
        const [plan, other] = [solve(problemOf(small)), solve(problemOf(renamed(small, names)))];
        expect(other.ok).toBe(plan.ok);
        if (!plan.ok || !other.ok) return;
        expect(Array.from(other.value.officerOf)).toEqual(Array.from(plan.value.officerOf, (j) => names[j]));
        const prices = plan.value.certificate.officers.map(
          (_, name) => plan.value.certificate.officers[names.indexOf(name)],
        );
        expect(other.value.certificate).toEqual({ classes: plan.value.certificate.classes, officers: prices });
      }),
      { numRuns: 1000, seed: 3 },
    );
  });

  test('sharing eligible sets changes nothing', () => {
    fc.assert(
      fc.property(problems, (small) => {
        const problem = problemOf(small);
        const sets = new Map<string, Int32Array>();
        const slots = problem.slots.map(({ team, eligible }) => {
          const shared = sets.get(String(eligible)) ?? eligible;
          sets.set(String(eligible), shared);
          return { team, eligible: shared };
        });
        expect(solve({ ...problem, slots })).toEqual(solve(problem));
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  test('a problem beside another one, with other officers, does not touch its plan', () => {
    fc.assert(
      fc.property(problems, problems, (a, b) => {
        const both: SmallProblem = {
          caps: [...a.caps, ...b.caps],
          carried: [...a.carried, ...b.carried],
          teams: a.teams + b.teams,
          slots: [
            ...a.slots,
            ...b.slots.map(({ team, eligible }) => ({
              team: team + a.teams,
              eligible: eligible.map((j) => j + a.caps.length),
            })),
          ],
          tickets: [...a.tickets, ...b.tickets.map((row) => [...a.caps.map(() => 0), ...row])],
        };
        const [one, other, joint] = [a, b, both].map((small) => solve(problemOf(small)));
        if (one?.ok !== true || other?.ok !== true) {
          expect(joint?.ok).toBe(false);
          return;
        }
        const shifted = Array.from(other.value.officerOf, (j) => j + a.caps.length);
        expect(joint?.ok === true && Array.from(joint.value.officerOf)).toEqual([...one.value.officerOf, ...shifted]);
      }),
      { numRuns: 500, seed: 6 },
    );
  });

  test.each([
    ['of one kind', 0, 0],
    ['some of whom may do both', 8, 0],
    ['who have done unlike many before', 0, 9],
    ['some of whom may do both and have done unlike many before', 8, 9],
  ])('a city where everybody may go anywhere has a proved plan: officers %s', (_, both, carried) => {
    const [teams, officers] = [300, 40];
    const everybody = Array.from({ length: officers }, (__, j) => j);
    const lead = Int32Array.from(everybody.filter((j) => j % 2 === 0 || j < both));
    const second = Int32Array.from(everybody.filter((j) => j % 2 === 1 || j < both));
    const problem: MatchingProblem = {
      officers,
      caps: new Int32Array(officers).fill(17),
      carried: Int32Array.from(everybody, (j) => (carried * (j % 7)) / 3),
      teams,
      slots: Array.from({ length: 2 * teams }, (__, s) => ({ team: s >> 1, eligible: s % 2 === 0 ? lead : second })),
      pairTicket: (team, officer) => Number.parseInt(sha256Text(`${team} ${officer}`).slice(0, 9), 16),
      missingReason: () => null,
    };
    const solved = solve(problem);
    if (!solved.ok) throw new Error('a plan exists');
    const { officerOf, certificate } = solved.value;
    expect(checkCertificate(problem, officerOf, certificate)).toEqual({ ok: true, fault: null });
  });

  test('progress ends at the number of slots', () => {
    const seen: [number, number][] = [];
    const everybody = Int32Array.of(0, 1, 2);
    const problem: MatchingProblem = {
      officers: 3,
      caps: new Int32Array(3).fill(300),
      carried: new Int32Array(3),
      teams: 300,
      slots: Array.from({ length: 600 }, (_, s) => ({ team: s >> 1, eligible: everybody })),
      pairTicket: (team, officer) => (team * 7919 + officer * 104_729) % 65_537,
      missingReason: () => null,
    };
    expect(solve(problem, (done, total) => seen.push([done, total])).ok).toBe(true);
    expect(seen.at(-1)).toEqual([600, 600]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
  });
});

describe('a broken contract is a bug and throws', () => {
  const good = problemOf({
    caps: [1, 1],
    carried: [0, 0],
    teams: 1,
    slots: [{ team: 0, eligible: [0, 1] }],
    tickets: [[1, 2]],
  });
  test.each<[string, Partial<MatchingProblem>]>([
    ['a set that is not ascending', { slots: [{ team: 0, eligible: Int32Array.of(1, 0) }] }],
    ['a set with an officer twice', { slots: [{ team: 0, eligible: Int32Array.of(1, 1) }] }],
    ['an officer beyond the roster', { slots: [{ team: 0, eligible: Int32Array.of(2) }] }],
    ['a negative officer', { slots: [{ team: 0, eligible: Int32Array.of(-1) }] }],
    ['a slot of no team', { slots: [{ team: 1, eligible: Int32Array.of(0) }] }],
    ['caps of another length', { caps: Int32Array.of(1) }],
    ['a negative cap', { caps: Int32Array.of(1, -1) }],
    ['a carried load out of range', { carried: Int32Array.of(0, 1_000_001) }],
    ['a ticket of more than 36 bits', { pairTicket: () => 2 ** 36 }],
    ['a ticket that is no integer', { pairTicket: () => 0.5 }],
    ['a plan in force of another length', { kept: Int32Array.of() }],
  ])('%s', (_, change) => {
    expect(() => solve({ ...good, ...change })).toThrow(RangeError);
  });

  test('65 kinds of slots in one team are too many, 64 are not', () => {
    const slots = Array.from({ length: 65 }, (_, s) => ({ team: 0, eligible: Int32Array.of(s) }));
    const wide = { ...good, officers: 65, caps: new Int32Array(65).fill(1), carried: new Int32Array(65) };
    expect(() => solve({ ...wide, slots })).toThrow('too many kinds');
    const solved = solve({ ...wide, slots: slots.slice(1) });
    expect(solved.ok && Array.from(solved.value.officerOf)).toEqual(slots.slice(1).map((_, s) => s + 1));
  });
});
