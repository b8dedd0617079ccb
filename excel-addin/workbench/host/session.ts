import type { Area } from '../model/area.ts';
import type { Anchor } from '../model/anchor.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Invocation } from '../formula/custom-functions.ts';
import type { Workbook } from '../model/workbook.ts';

/** A range the add-in keeps: it moves with its cells until it is released. */
export interface KeptRange {
  readonly sheet: Sheet;
  readonly anchor: Anchor;
}

/** What the add-in has open in the workbook: kept ranges and registered events. Ends with its page. */
export class Session {
  readonly workbook: Workbook;
  /** `context.runtime.enableEvents` */
  eventsEnabled = true;
  readonly #kept = new Map<string, KeptRange>();
  readonly #registered = new Set<string>();
  #counter = 0;

  /** Asks the add-in to answer calls of its functions. */
  readonly invoke: (invocations: readonly Invocation[]) => void;

  constructor(workbook: Workbook, invoke: (invocations: readonly Invocation[]) => void) {
    this.workbook = workbook;
    this.invoke = invoke;
  }

  /** Keeps a range and returns its reference id. */
  keep(sheet: Sheet, area: Area): string {
    this.#counter += 1;
    const id = `ref${this.#counter}`;
    this.#kept.set(id, { sheet, anchor: sheet.keep(area) });
    return id;
  }

  kept(id: string): KeptRange | undefined {
    return this.#kept.get(id);
  }

  get keptCount(): number {
    return this.#kept.size;
  }

  release(id: string): void {
    const range = this.#kept.get(id);
    if (range === undefined) return;
    range.sheet.release(range.anchor);
    this.#kept.delete(id);
  }

  releaseAll(): void {
    for (const id of [...this.#kept.keys()]) this.release(id);
  }

  /** Lets go of everything, when the add-in's page is gone. */
  close(): void {
    this.releaseAll();
    this.#registered.clear();
    this.workbook.functions.disconnect();
    this.eventsEnabled = true;
  }

  /** Notes that the add-in listens to events of a type at a target (a sheet, a table, or the workbook). */
  register(event: number, target: string): void {
    this.#registered.add(`${event} ${target}`);
  }

  unregister(event: number, target: string): void {
    this.#registered.delete(`${event} ${target}`);
  }

  listens(event: number, target: string): boolean {
    return this.eventsEnabled && this.#registered.has(`${event} ${target}`);
  }
}
