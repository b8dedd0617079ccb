import type { Desk } from '../grid/desk.ts';
import { BrowserStore, type KeptWorkbook } from './browser-store.ts';

/** Pause after the last change before it is saved, in milliseconds. */
const QUIET = 800;

/** Saves what is on the desk a moment after it changes, and at once when the page is about to go. */
export class Keeper {
  readonly #store: BrowserStore;
  readonly #desk: Desk;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #followed: Desk['state']['workbook'] | undefined;
  #unfollow: (() => void) | undefined;

  constructor(store: BrowserStore, desk: Desk) {
    this.#store = store;
    this.#desk = desk;
  }

  /** The store and what it kept; undefined when this browser keeps nothing, as in some private windows. */
  static async load(
    currentYear: () => number,
  ): Promise<{ store: BrowserStore; kept: KeptWorkbook | undefined } | undefined> {
    try {
      const store = await BrowserStore.open();
      return { store, kept: await store.load(currentYear) };
    } catch {
      return undefined;
    }
  }

  /** Begins to save. `isKept` says that what is on the desk came from the store. */
  start(isKept: boolean): void {
    this.#follow(isKept);
    this.#desk.subscribe(() => {
      if (this.#desk.state.workbook !== this.#followed) this.#follow(false);
      if (!this.#desk.state.isSaved) this.#later();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && !this.#desk.state.isSaved) this.#now();
    });
  }

  #follow(isKept: boolean): void {
    const { workbook } = this.#desk.state;
    this.#unfollow?.();
    this.#followed = workbook;
    this.#unfollow = workbook.history.subscribe((notices) => {
      this.#store.note(notices);
    });
    if (isKept) return;
    this.#store.noteAll(workbook);
    this.#later();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#now();
    }, QUIET);
  }

  #now(): void {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#save());
  }

  async #save(): Promise<void> {
    const { workbook, readAs, version } = this.#desk.state;
    try {
      await this.#store.save(workbook, readAs);
      if (this.#desk.state.version === version) this.#desk.markSaved();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.#desk.say({
        tone: 'error',
        text: '浏览器的存储空间不够或不可用，工作簿没有保存在本机。请用“另存为”保存成文件。',
      });
    }
  }
}
