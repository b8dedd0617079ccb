import type { ModelData } from 'highs';
import type { MatchingProblem } from '../../../core/matching/problem.ts';

/** Numbers of the optimum that an LP solver and the matching must agree on. */
export interface CostWeights {
  /** Worth of one unit of load against one unit of ticket; more than all tickets of a plan together. */
  readonly load: number;
  readonly ticket: number;
}

/**
 * The matching as a linear program, built from its statement alone: x(class, officer) for every slot class of a team,
 * y(officer, k) for the k-th task of an officer. Its matrix is that of a network, so the LP optimum is a whole plan.
 */
export function lpModel(problem: MatchingProblem, weights: CostWeights): ModelData {
  const lp = new LpColumns();
  const officerRow = Array.from({ length: problem.officers }, () => lp.row(0, 0));
  const classes = new Map<string, { team: number; eligible: Int32Array; row: number }>();
  const size = new Map<string, number>();
  for (const { team, eligible } of problem.slots) {
    const key = `${team}:${eligible.join()}`;
    if (!classes.has(key)) classes.set(key, { team, eligible, row: lp.row(0, 0) });
    size.set(key, (size.get(key) ?? 0) + 1);
  }
  const onceRow = new Map<string, number>();
  for (const [key, { team, eligible, row }] of classes) {
    lp.setRow(row, size.get(key) ?? 0, size.get(key) ?? 0);
    for (const j of eligible) {
      const pair = `${team}:${j}`;
      const once = onceRow.get(pair) ?? lp.row(0, 1);
      onceRow.set(pair, once);
      lp.column(problem.pairTicket(team, j) * weights.ticket, [officerRow[j] ?? -1, row, once], [-1, 1, 1]);
    }
  }
  const mostTasks = Math.min(problem.teams, Math.max(0, ...problem.caps));
  for (let j = 0; j < problem.officers; j++) {
    for (let k = 1; k <= Math.min(problem.caps[j] ?? 0, mostTasks); k++) {
      lp.column(((problem.carried[j] ?? 0) + k) * weights.load, [officerRow[j] ?? -1], [1]);
    }
  }
  return lp.model();
}

/** Columns between 0 and 1, collected one by one. */
class LpColumns {
  readonly #cost: number[] = [];
  readonly #starts: number[] = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];

  row(lower: number, upper: number): number {
    this.#lower.push(lower);
    return this.#upper.push(upper) - 1;
  }

  setRow(row: number, lower: number, upper: number): void {
    this.#lower[row] = lower;
    this.#upper[row] = upper;
  }

  column(cost: number, rows: readonly number[], values: readonly number[]): void {
    this.#cost.push(cost);
    this.#indices.push(...rows);
    this.#values.push(...values);
    this.#starts.push(this.#indices.length);
  }

  model(): ModelData {
    const [numCols, numRows] = [this.#cost.length, this.#lower.length];
    const entries = { starts: this.#starts, indices: this.#indices, values: this.#values };
    return {
      numCols,
      numRows,
      colCost: this.#cost,
      colLower: new Float64Array(numCols),
      colUpper: new Float64Array(numCols).fill(1),
      rowLower: this.#lower,
      rowUpper: this.#upper,
      matrix: { format: 'csc', numRows, numCols, ...entries },
    };
  }
}
