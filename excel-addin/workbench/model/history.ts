import type { ChangeLog, Notice } from './change-log.ts';

/** Who changes the workbook: a person at the grid, or the add-in. */
export type Origin = 'person' | 'add-in';

/** Cells kept for undoing, over all steps. */
const MAX_KEPT_CELLS = 4_000_000;
/** Excel's own number of undo levels. */
const MAX_STEPS = 100;

interface Step {
  readonly label: string;
  readonly inverses: readonly (() => void)[];
  readonly weight: number;
}

/** Told what happened once an edit is complete. */
export type Listener = (notices: readonly Notice[], origin: Origin) => void;

/** Steps back and forth. What an edit did is recorded as closures, and undoing records its own in turn. */
export class History implements ChangeLog {
  #undo: Step[] = [];
  #redo: Step[] = [];
  #inverses: (() => void)[] | undefined;
  #weight = 0;
  #notices: Notice[] = [];
  /** How many of the notices formulas have been computed for. */
  #settled = 0;
  readonly #listeners = new Set<Listener>();
  #isReplaying = false;
  /** Computes formulas once an edit is complete; what it changes is no step of its own. */
  settle: (notices: readonly Notice[]) => readonly Notice[] = () => [];

  /** Words for the next step back, or undefined when there is none. */
  get undoLabel(): string | undefined {
    return this.#undo.at(-1)?.label;
  }

  get redoLabel(): string | undefined {
    return this.#redo.at(-1)?.label;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  record(inverse: () => void, weight = 1): void {
    this.#inverses?.push(inverse);
    this.#weight += weight;
  }

  announce(notice: Notice): void {
    this.#notices.push(notice);
  }

  /**
   * Runs one edit: a step to undo, and its notices at the end. An edit within an edit belongs to the outer one.
   * When a person's edit fails, what it already did is taken back. The add-in's stays, as in Excel, whose batches
   * stop at the failing action and keep what came before.
   */
  edit<T>(origin: Origin, label: string, work: () => T): T {
    if (this.#inverses !== undefined) return work();
    this.#begin();
    try {
      const result = work();
      this.#finish(label, origin);
      return result;
    } catch (error) {
      if (origin === 'person') this.#takeBack();
      this.#finish(label, origin);
      throw error;
    }
  }

  /** Computes formulas for what the edit under way has done so far, since somebody is about to read them. */
  settleNow(): void {
    const fresh = this.#notices.slice(this.#settled);
    this.#notices.push(...this.settle(fresh));
    this.#settled = this.#notices.length;
  }

  undo(): boolean {
    return this.#step(this.#undo, (step) => this.#redo.push(step));
  }

  redo(): boolean {
    return this.#step(this.#redo, (step) => this.#undo.push(step));
  }

  /** Forgets all steps, as after opening another file. */
  clear(): void {
    this.#undo = [];
    this.#redo = [];
  }

  #begin(): void {
    this.#inverses = [];
    this.#weight = 0;
  }

  #takeBack(): void {
    const inverses = this.#inverses ?? [];
    this.#begin();
    this.#replay(inverses);
    this.#inverses = [];
  }

  #finish(label: string, origin: Origin): void {
    const inverses = this.#inverses ?? [];
    this.#inverses = undefined;
    if (inverses.length > 0) {
      this.#undo.push({ label, inverses, weight: this.#weight });
      this.#redo = [];
      this.#trim();
    }
    this.#tell(origin);
  }

  #step(from: Step[], keep: (step: Step) => void): boolean {
    const step = from.pop();
    if (step === undefined) return false;
    this.#begin();
    this.#replay(step.inverses);
    keep({ label: step.label, inverses: this.#inverses ?? [], weight: this.#weight });
    this.#inverses = undefined;
    this.#tell('person');
    return true;
  }

  get isReplaying(): boolean {
    return this.#isReplaying;
  }

  #replay(inverses: readonly (() => void)[]): void {
    this.#isReplaying = true;
    try {
      for (const inverse of [...inverses].reverse()) inverse();
    } finally {
      this.#isReplaying = false;
    }
  }

  #trim(): void {
    let kept = 0;
    let steps = 0;
    for (const step of [...this.#undo].reverse()) {
      kept += step.weight;
      if (kept > MAX_KEPT_CELLS || steps >= MAX_STEPS) break;
      steps += 1;
    }
    this.#undo = steps === 0 ? [] : this.#undo.slice(-steps);
  }

  #tell(origin: Origin): void {
    this.settleNow();
    const notices = this.#notices;
    this.#notices = [];
    this.#settled = 0;
    if (notices.length > 0) for (const listener of [...this.#listeners]) listener(notices, origin);
  }
}
