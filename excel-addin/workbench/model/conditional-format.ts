import { cellArea, contains, type Area } from './area.ts';
import type { Anchor } from './anchor.ts';
import type { ChangeLog } from './change-log.ts';

/** What a conditional format does to a cell; what it leaves out stays as the cell has it. */
export interface ConditionalLook {
  readonly fill: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strikethrough: boolean | null;
}

/** A rule of the kind "use a formula to determine which cells to format". */
export interface ConditionalState {
  /** With its `=`; empty until it is set. Relative references are those of the first cell of the range. */
  readonly formula: string;
  readonly look: ConditionalLook;
  readonly stopIfTrue: boolean;
}

const PLAIN: ConditionalLook = { fill: null, fontColor: null, bold: null, italic: null, strikethrough: null };

/** A conditional format of a sheet. It lies over the formats of its cells and changes none of them. */
export class ConditionalFormat {
  readonly id: string;
  readonly sheet: string;
  readonly anchors: readonly Anchor[];
  readonly #log: ChangeLog;
  #state: ConditionalState = { formula: '', look: PLAIN, stopIfTrue: false };

  constructor(id: string, sheet: string, areas: readonly Area[], log: ChangeLog) {
    this.id = id;
    this.sheet = sheet;
    this.anchors = areas.map((area) => ({ area }));
    this.#log = log;
  }

  get state(): ConditionalState {
    return this.#state;
  }

  /** Areas that are left of it. */
  get areas(): readonly Area[] {
    return this.anchors.flatMap(({ area }) => area ?? []);
  }

  covers(row: number, column: number): boolean {
    const cell = cellArea(row, column);
    return this.anchors.some(({ area }) => area !== undefined && contains(area, cell));
  }

  update(patch: Partial<ConditionalState>): void {
    const before = this.#state;
    this.#state = { ...before, ...patch };
    this.#log.record(() => {
      this.update(before);
    });
    this.#log.announce({ kind: 'layout', sheet: this.sheet });
  }

  dress(look: Partial<ConditionalLook>): void {
    this.update({ look: { ...this.#state.look, ...look } });
  }
}
