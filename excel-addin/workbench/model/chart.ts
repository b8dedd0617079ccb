import type { Anchor } from './anchor.ts';
import type { Area } from './area.ts';
import type { ChangeLog } from './change-log.ts';
import type { SheetGrid } from './sheet-grid.ts';
import type { SheetGuard } from './sheet-guard.ts';

/** Kinds of charts that the workbench draws. */
export const CHART_TYPES = ['ColumnClustered', 'BarClustered'] as const;
export type ChartType = (typeof CHART_TYPES)[number];

/** How a chart looks; its numbers are those of its cells at any time. */
export interface ChartState {
  readonly name: string;
  readonly type: ChartType;
  readonly title: string;
  readonly showTitle: boolean;
  readonly showLegend: boolean;
  readonly seriesName: string;
  readonly color: string;
  readonly showLabels: boolean;
}

/** A chart of one series over cells of its sheet. */
export class Chart {
  readonly id: string;
  readonly sheet: string;
  /** Numbers, one a bar. */
  readonly values: Anchor;
  /** Words for the bars; none until they are set. */
  readonly labels: Anchor = { area: undefined };
  /** Cells that it covers. */
  readonly place: Anchor;
  readonly #log: ChangeLog;
  readonly #guard: SheetGuard;
  #state: ChartState;

  constructor(id: string, values: Area, place: Area, state: ChartState, grid: SheetGrid) {
    this.id = id;
    this.sheet = grid.sheet;
    this.values = { area: values };
    this.place = { area: place };
    this.#state = state;
    this.#log = grid.log;
    this.#guard = grid.guard;
  }

  get state(): ChartState {
    return this.#state;
  }

  get anchors(): readonly Anchor[] {
    return [this.values, this.labels, this.place];
  }

  update(patch: Partial<ChartState>): void {
    this.#guard.objects();
    const before = this.#state;
    this.#state = { ...before, ...patch };
    this.#log.record(() => {
      this.update(before);
    });
    this.#log.announce({ kind: 'layout', sheet: this.sheet });
  }

  /** Puts one of its anchors over other cells. */
  move(anchor: Anchor, area: Area | undefined): void {
    this.#guard.objects();
    const before = anchor.area;
    anchor.area = area;
    this.#log.record(() => {
      this.move(anchor, before);
    });
    this.#log.announce({ kind: 'layout', sheet: this.sheet });
  }
}
