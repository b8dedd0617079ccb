import type { AddInHost } from '../host/add-in-host.ts';
import type { Place, Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';
import { EntryFault, type RefusedEntry } from '../model/excel-fault.ts';
import { typeCell } from './edits.ts';
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
  /** Asked before an entry that a rule warns of is taken. */
  readonly question: EntryQuestion | undefined;
  readonly isSaved: boolean;
  /** Grows with every change of the workbook, so that views know when to draw anew. */
  readonly version: number;
}

/** An entry that breaks the rule of its cell, which the person may insist on. */
export interface EntryQuestion {
  readonly refused: RefusedEntry;
  /** Takes it all the same. */
  readonly insist: () => void;
  /** Lets go of it. */
  readonly drop: () => void;
}

/** What the shown sheet can be asked to do. */
export interface SheetViewHandle {
  readonly sheet: Sheet;
  /** Takes the keyboard. */
  readonly focus: () => void;
  /** Scrolls as far as a cell. */
  readonly reveal: (place: Place) => void;
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
  #view: SheetViewHandle | undefined;

  constructor(workbook: Workbook, readAs?: string) {
    this.#state = { workbook, readAs, note: undefined, question: undefined, isSaved: true, version: 0 };
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
    this.#change({ workbook, readAs, note, question: undefined, isSaved: false });
  }

  /** Gives the workbook another file name; an empty one changes nothing. */
  rename(name: string): void {
    if (name === '' || name === this.#state.workbook.name) return;
    this.#state.workbook.name = name;
    this.#change({ isSaved: false });
  }

  /**
   * Makes a sheet's view the one that has the keyboard; the function returned lets go of it. A sheet that the add-in
   * shows leaves the keyboard in the pane, where the clerk is working.
   */
  attach(view: SheetViewHandle): () => void {
    this.#view = view;
    if (!(document.activeElement instanceof HTMLIFrameElement)) view.focus();
    return () => {
      if (this.#view === view) this.#view = undefined;
    };
  }

  /** Gives the keyboard back to the grid. */
  focusGrid(): void {
    this.#view?.focus();
  }

  /** Brings a cell of the shown sheet into view. */
  reveal(sheet: Sheet, place: Place): void {
    if (this.#view?.sheet === sheet) this.#view.reveal(place);
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

  /**
   * A person enters a text. What the rule of the cell refuses is told; what it only warns of is asked about.
   *
   * @param done - called when the entry is over: taken or let go of.
   * @returns whether it was taken at once.
   */
  enter(sheet: Sheet, place: Place, text: string, done: () => void): boolean {
    if (this.#state.question !== undefined) return false;
    const { workbook } = this.#state;
    try {
      typeCell(workbook, sheet, place, text);
    } catch (error) {
      if (!(error instanceof EntryFault) || error.refused.style === 'Stop') {
        this.say({ tone: 'error', text: sentenceFor(error) });
        return false;
      }
      const answer = (work: () => void) => (): void => {
        this.#change({ question: undefined });
        work();
        done();
      };
      const insist = answer(() => {
        typeCell(workbook, sheet, place, text, true);
      });
      this.#change({ question: { refused: error.refused, insist, drop: answer(() => undefined) } });
      return false;
    }
    if (this.#state.note?.tone === 'error') this.say(undefined);
    done();
    return true;
  }

  /** Closes the question, so that the entry can be mended. */
  closeQuestion(): void {
    this.#change({ question: undefined });
  }

  #follow(workbook: Workbook): () => void {
    return workbook.history.subscribe((notices, origin) => {
      const onlyLooks = notices.every((notice) => notice.kind === 'selection' || notice.kind === 'sheet-activated');
      this.#change(onlyLooks ? {} : { isSaved: false });
      if (origin !== 'add-in') return;
      const selected = notices.filter((notice) => notice.kind === 'selection').at(-1);
      const sheet = selected === undefined ? undefined : workbook.findSheet(selected.sheet);
      if (selected !== undefined && sheet !== undefined) this.reveal(sheet, selected.area);
    });
  }

  #change(patch: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...patch, version: this.#state.version + 1 };
    for (const listener of [...this.#listeners]) listener();
  }
}
