import { spawnSync } from 'node:child_process';
import loadHighs from 'highs';
import { solve } from '../../core/matching/base-plan.ts';
import { checkCertificate } from '../../core/matching/certificate.ts';
import type { BasePlan, MatchingProblem } from '../../core/matching/problem.ts';
import { shuffle } from '../../core/matching/shuffle.ts';
import { shuffleStream } from '../../core/matching/shuffle-stream.ts';
import { lpModel, type CostWeights } from '../core/matching/lp-model.ts';
import { fullDistricts, greedySolves, numbers, tightProblem, type Size } from './matching-problems.ts';
import { fastest, inRatio, inSeconds, line, peakMegabytes, timed, verdict } from './measure.ts';

const SIZES: readonly Size[] = [
  { teams: 60, officers: 40, districts: 1, slots: 2 },
  { teams: 600, officers: 200, districts: 1, slots: 2 },
  { teams: 5000, officers: 1000, districts: 5, slots: 2 },
  { teams: 50_000, officers: 20_000, districts: 100, slots: 2 },
];

const TIGHT = 1000;
const RETRIES = 100;

function solved(problem: MatchingProblem): BasePlan {
  const result = solve(problem);
  if (!result.ok) throw new Error('the problem has a plan');
  return result.value;
}

/** 600 × 200, everybody may go everywhere, with the optimum compared. HiGHS gets its model ready-made. */
async function againstHighs(): Promise<void> {
  const highs = await loadHighs();
  for (const slots of [1, 2]) {
    const problem = fullDistricts({ teams: 600, officers: 200, districts: 1, slots });
    const weights = { load: 600 * slots + 1, ticket: 2 ** -36 };
    const model = highs.createModel(lpModel(problem, weights));
    model.options.set({ output_flag: false });
    const theirs = timed(() => model.run());
    const cold = timed(() => solved(problem));
    const warm = fastest(4, () => solved(problem));
    const cost = costOf(problem, cold.value.officerOf, weights);
    const same = Math.abs(cost / model.getObjectiveValue() - 1) < 1e-9 ? 'same optimum' : 'OTHER OPTIMUM';
    line(`600 × 200 full, ${slots} a team: HiGHS, LP`, inSeconds(theirs.cpuSeconds));
    const ratio = (own: number): string =>
      `${inRatio(own / theirs.cpuSeconds)} ${verdict(own <= theirs.cpuSeconds / 3)}`;
    line('  ours, first run', inSeconds(cold.cpuSeconds), ratio(cold.cpuSeconds), same);
    line('  ours, warm', inSeconds(warm.cpuSeconds), ratio(warm.cpuSeconds));
    model.dispose();
  }
}

function costOf(problem: MatchingProblem, plan: Int32Array, weights: CostWeights): number {
  const load = new Map<number, number>();
  return plan.reduce((sum, j, s) => {
    const next = (load.get(j) ?? 0) + 1;
    load.set(j, next);
    return sum + next * weights.load + problem.pairTicket(problem.slots[s]?.team ?? -1, j) * weights.ticket;
  }, 0);
}

/** One size, in a process of its own; the largest twice, the others several times. Tickets are looked up, not hashed: hashing is another bench. */
function oneSize(size: Size): void {
  const { teams, officers, districts } = size;
  const problem = fullDistricts(size);
  const runs = teams < 10_000 ? 4 : 2;
  const base = fastest(runs, () => solved(problem));
  const check = fastest(runs, () => checkCertificate(problem, base.value.officerOf, base.value.certificate));
  if (!check.value.ok) throw new Error('the certificate does not hold');
  const pairs = (teams * officers) / districts;
  const perPair = `${((base.cpuSeconds * 1e6) / pairs).toFixed(2)} µs a pair`;
  line(
    `${teams} × ${officers} in ${districts}: base plan`,
    inSeconds(base.cpuSeconds),
    perPair,
    `${peakMegabytes()} MB`,
  );
  const share = check.cpuSeconds / base.cpuSeconds;
  line('  checking the certificate', inSeconds(check.cpuSeconds), `${inRatio(share)} ${verdict(share <= 0.1)}`);
  const switched = timed(() => shuffle(problem, base.value.officerOf, shuffleStream('0'.repeat(64))));
  line('  shuffle', inSeconds(switched.cpuSeconds), `${64 * problem.slots.length} steps`);
}

/** Feasible problems from tight to roomy: how many are solved, and how many what platforms do would solve. */
function completeness(): void {
  const below = numbers(99);
  for (const [others, spare] of [
    [2, 0],
    [2, 10],
    [2, 40],
    [6, 0],
    [6, 40],
  ] as const) {
    const problems = Array.from({ length: TIGHT }, (_, i) => tightProblem(i + 1, others, spare));
    const ours = problems.filter((problem) => solve(problem).ok).length;
    const greedy = problems.filter((problem) => greedySolves(problem, RETRIES, below)).length;
    const what = `${TIGHT} feasible, ≤ ${others + 1} may fill a slot, ${spare} places spare`;
    line(what, `flow ${ours} ${verdict(ours === TIGHT)}`, `random greedy, ${RETRIES} tries: ${greedy}`);
  }
}

const [script, index] = process.argv.slice(1);
const size = index === undefined ? undefined : SIZES[Number(index)];
if (size !== undefined) {
  oneSize(size);
} else {
  await againstHighs();
  for (const at of SIZES.keys()) spawnSync(process.execPath, [script ?? '', String(at)], { stdio: 'inherit' });
  completeness();
}
