import type { ColumnState } from '../model/cell-store.ts';
import type { Notice } from '../model/change-log.ts';
import type { Workbook } from '../model/workbook.ts';
import { restoreWorkbook, SAVED_VERSION, saveWorkbook, type SavedWorkbook } from './saved-workbook.ts';

const DATABASE = 'double-random-workbench';
const PARTS = 'parts';
const WORKBOOK_KEY = 'workbook';

const columnKey = (sheet: string, column: number): string => `cells ${sheet} ${column}`;

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The browser store failed'));
    };
  });
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(PARTS);
  };
  return done(request);
}

/** A workbook that was kept, and how its file had been read. */
export interface KeptWorkbook {
  readonly workbook: Workbook;
  readonly readAs: string | undefined;
}

/**
 * Keeps the open workbook in this browser (IndexedDB), so that it survives a reload. Cells are kept column by column,
 * and only columns that changed are written again, one at a time: a list of a million rows never blocks the page for
 * long.
 */
export class BrowserStore {
  readonly #database: IDBDatabase;
  /** Columns to write: of a sheet some, or all of them. */
  readonly #dirty = new Map<string, Set<number> | 'all'>();

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  static async open(): Promise<BrowserStore> {
    return new BrowserStore(await openDatabase());
  }

  /** Notes which columns have to be written. */
  note(notices: readonly Notice[]): void {
    for (const notice of notices) {
      if (notice.kind === 'sheet-added') this.#dirty.set(notice.sheet, 'all');
      if (notice.kind !== 'data' && notice.kind !== 'rewritten') continue;
      if (notice.kind === 'data' && notice.change !== 'RangeEdited') this.#dirty.set(notice.sheet, 'all');
      else this.#noteColumns(notice.sheet, notice.area.column, notice.area.columns);
    }
  }

  /** Everything has to be written: another workbook was opened. */
  noteAll(workbook: Workbook): void {
    this.#dirty.clear();
    for (const sheet of workbook.sheets) this.#dirty.set(sheet.id, 'all');
  }

  /** Writes what changed, all of it or nothing. */
  async save(workbook: Workbook, readAs: string | undefined): Promise<void> {
    const dirty = new Map(this.#dirty);
    this.#dirty.clear();
    try {
      const transaction = this.#database.transaction(PARTS, 'readwrite');
      const ended = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => {
          resolve();
        };
        transaction.onabort = () => {
          reject(transaction.error ?? new Error('The browser store refused to save'));
        };
      });
      await Promise.all([ended, this.#write(transaction.objectStore(PARTS), workbook, readAs, dirty)]);
    } catch (error) {
      for (const [sheet, columns] of dirty) if (!this.#dirty.has(sheet)) this.#dirty.set(sheet, columns);
      throw error;
    }
  }

  /** The workbook kept last; undefined when there is none. */
  async load(currentYear: () => number): Promise<KeptWorkbook | undefined> {
    const parts = this.#database.transaction(PARTS, 'readonly').objectStore(PARTS);
    // Only `save` writes here, and the version tells whether its shape is this one.
    const saved = (await done(parts.get(WORKBOOK_KEY))) as SavedWorkbook | undefined;
    if (saved?.version !== SAVED_VERSION) return undefined;
    const workbook = restoreWorkbook(saved, currentYear);
    for (const { id, columns } of saved.sheets) {
      const sheet = workbook.findSheet(id);
      for (const column of columns) {
        const state = (await done(parts.get(columnKey(id, column)))) as ColumnState | undefined;
        if (state !== undefined) sheet?.grid.cells.importColumn(column, state);
      }
    }
    workbook.history.clear();
    return { workbook, readAs: saved.readAs };
  }

  async #write(
    parts: IDBObjectStore,
    workbook: Workbook,
    readAs: string | undefined,
    dirty: ReadonlyMap<string, Set<number> | 'all'>,
  ): Promise<void> {
    const wanted = new Set<string>([WORKBOOK_KEY]);
    await done(parts.put(saveWorkbook(workbook, readAs), WORKBOOK_KEY));
    for (const sheet of workbook.sheets) {
      const changed = dirty.get(sheet.id);
      for (const column of sheet.grid.cells.columns()) {
        const key = columnKey(sheet.id, column);
        wanted.add(key);
        if (changed === 'all' || changed?.has(column) === true) {
          await done(parts.put(sheet.grid.cells.exportColumn(column), key));
        }
      }
    }
    for (const key of await done(parts.getAllKeys())) {
      if (typeof key === 'string' && !wanted.has(key)) await done(parts.delete(key));
    }
  }

  #noteColumns(sheet: string, first: number, count: number): void {
    const noted = this.#dirty.get(sheet) ?? new Set<number>();
    if (noted === 'all') return;
    for (let column = first; column < first + count; column++) noted.add(column);
    this.#dirty.set(sheet, noted);
  }
}
