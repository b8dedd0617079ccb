import { makePool, type Pool, type PoolFault } from '../draw/draw-pool.ts';
import { applyEntityChanges, type ChangedSample, type EntityChangeFault } from '../draw/entity-changes.ts';
import type { Progress, Stage } from '../draw/progress.ts';
import type { QuotaFault } from '../draw/quota.ts';
import { drawSample, type Sample, type SampledEntity } from '../draw/sample.ts';
import type { PlanChange, Transcript } from '../draw/transcript.ts';
import type { Result } from '../result.ts';
import { placesFinding } from './place-check.ts';
import type { Finding } from './report.ts';
import { basePlanFinding, statedProblem } from './stated-matching.ts';
import { type ColumnFault, decodeTable, type SelectionTable } from '../roster/selection-table.ts';

/** What several checks need, each worked out once and only when it is first asked for. */
export class Context {
  readonly transcript: Transcript;
  /** The transcript that this one replaces, as given by the caller; undecoded. */
  readonly given: unknown;
  readonly progress: Progress;
  #table: SelectionTable | ColumnFault | undefined;
  #pool: Result<Pool, PoolFault> | undefined;
  #sample: Result<Sample, QuotaFault> | undefined;
  #places: Finding | undefined;
  #problem: ReturnType<typeof statedProblem> | undefined;
  #basePlan: Finding | undefined;

  constructor(transcript: Transcript, given: unknown, progress: Progress) {
    this.transcript = transcript;
    this.given = given;
    this.progress = progress;
  }

  get changes(): readonly PlanChange[] {
    return this.transcript.predecessor?.changes ?? [];
  }

  /** The roster's columns, read. */
  get table(): SelectionTable | ColumnFault {
    this.#table ??= decodeTable(this.transcript.roster);
    return this.#table;
  }

  /** The pool by the sealed rules, or null when the columns can't be read. */
  get pool(): Result<Pool, PoolFault> | null {
    const { table } = this;
    if ('code' in table) return null;
    const { rules, exclusions } = this.transcript.seal;
    this.#pool ??= makePool(table, rules, exclusions);
    return this.#pool;
  }

  /** The sample by the stated seed, or null when there is no pool. */
  get sample(): Result<Sample, QuotaFault> | null {
    const { pool } = this;
    if (!pool?.ok) return null;
    this.#sample ??= drawSample(pool.value, this.transcript.seal.rules, this.transcript.seed, this.progress);
    return this.#sample;
  }

  /** The sample after entities were replaced, or null when there is none. */
  get changed(): Result<ChangedSample<SampledEntity>, EntityChangeFault> | null {
    return this.sample?.ok ? applyEntityChanges({ ...this.sample.value, replaced: [] }, this.changes) : null;
  }

  /** Whether the places of the teams make sense. */
  get places(): Finding {
    this.#places ??= placesFinding(this.transcript);
    return this.#places;
  }

  /** The matching that is stated, why it is too large, or null when its places make no sense. */
  get problem(): ReturnType<typeof statedProblem> | null {
    if (this.places.outcome === 'failed') return null;
    this.#problem ??= statedProblem(this.transcript);
    return this.#problem;
  }

  /** Whether the base plan is the best one. */
  get basePlan(): Finding {
    this.#basePlan ??= basePlanFinding(this);
    return this.#basePlan;
  }

  /** Tells a long loop's progress. */
  report(stage: Stage): (done: number, total: number) => void {
    return (done, total) => {
      this.progress.report(stage, done, total);
    };
  }
}
