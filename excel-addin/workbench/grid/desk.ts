import type { AddInHost } from '../host/add-in-host.ts';
import type { Area } from '../model/area.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';
import { sentenceFor } from './faults.ts';

/** A sentence shown above the grid until it is closed or another takes its place. */
export interface Note {
  readonly tone: 'error' | 'info' | 'success';
  readonly text: string;
}

/** What the page shows beside the workbook itself. */
export interface DeskState {
  readonly workbook: Workbook;
  /** How the open file was read, for example `GB18030`; undefined for workbooks that are no text. */
  readonly readAs: string | undefined;
  readonly note: Note | undefined;
  readonly isSaved: boolean;
  /** Grows with every change of the workbook, so that views know when to draw anew. */
  readonly version: number;
}

/**
 * The open workbook and what surrounds it. Views subscribe to it; everything they do goes through it, so that an edit
 * the workbook refuses ends as a sentence and never half done.
 */
export class Desk {
  #state: DeskState;
  readonly #listeners = new Set<() => void>();
  #unsubscribe: () => void;
  /** The add-in in the pane, while there is one. */
  host: AddInHost | undefined;
  /** Gives the keyboard back to the grid, while it is shown. */
  focusGrid: () => void = () => undefined;
  /** Told when cells are to be brought into view. */
  onReveal: ((sheet: Sheet, area: Area) => void) | undefined;

  constructor(workbook: Workbook, readAs?: string) {
    this.#state = { workbook, readAs, note: undefined, isSaved: true, version: 0 };
    this.#unsubscribe = this.#follow(workbook);
  }

  get state(): DeskState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Puts another workbook on the desk. */
  open(workbook: Workbook, readAs: string | undefined, note?: Note): void {
    this.#unsubscribe();
    this.#unsubscribe = this.#follow(workbook);
    this.#change({ workbook, readAs, note, isSaved: false });
  }

  /** Gives the workbook another file name; an empty one changes nothing. */
  rename(name: string): void {
    if (name === '' || name === this.#state.workbook.name) return;
    this.#state.workbook.name = name;
    this.#change({ isSaved: false });
  }

  say(note: Note | undefined): void {
    this.#change({ note });
  }

  markSaved(): void {
    this.#change({ isSaved: true });
  }

  /** Does something to the workbook; what Excel would refuse is told in a sentence. Returns whether it was done. */
  attempt(work: (workbook: Workbook) => void): boolean {
    try {
      work(this.#state.workbook);
      if (this.#state.note?.tone === 'error') this.say(undefined);
      return true;
    } catch (error) {
      this.say({ tone: 'error', text: sentenceFor(error) });
      return false;
    }
  }

  #follow(workbook: Workbook): () => void {
    return workbook.history.subscribe((notices, origin) => {
      const onlyLooks = notices.every((notice) => notice.kind === 'selection' || notice.kind === 'sheet-activated');
      this.#change(onlyLooks ? {} : { isSaved: false });
      if (origin !== 'add-in') return;
      const selected = notices.filter((notice) => notice.kind === 'selection').at(-1);
      const sheet = selected === undefined ? undefined : workbook.findSheet(selected.sheet);
      if (selected !== undefined && sheet !== undefined) this.onReveal?.(sheet, selected.area);
    });
  }

  #change(patch: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...patch, version: this.#state.version + 1 };
    for (const listener of [...this.#listeners]) listener();
  }
}
