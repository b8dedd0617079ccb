import { parseReference } from './address.ts';
import type { ChangeLog } from './change-log.ts';
import { ExcelFault } from './excel-fault.ts';
import { checkName, type NamedItem, type NameTarget } from './named-item.ts';
import type { Sheet } from './sheet.ts';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What else of the workbook names have to do with. */
interface Surroundings {
  /** @throws ExcelFault `ItemNotFound` */
  readonly sheet: (key: string) => Sheet;
  /** Whether a table has the name. */
  readonly isTable: (name: string) => boolean;
}

/** The defined names of a workbook and of its sheets. */
export class NameBook {
  readonly #items: NamedItem[] = [];
  readonly #log: ChangeLog;
  readonly #around: Surroundings;

  constructor(log: ChangeLog, around: Surroundings) {
    this.#log = log;
    this.#around = around;
  }

  /** Names of the workbook, or of one sheet. */
  all(scope?: Sheet): NamedItem[] {
    return this.#items.filter((item) => item.scope === scope);
  }

  /** A name in any case. */
  find(name: string, scope?: Sheet): NamedItem | undefined {
    return this.all(scope).find((item) => same(item.name, name));
  }

  /** The name as a formula of a sheet means it: the sheet's own, else the workbook's. */
  seenFrom(sheet: Sheet, name: string): NamedItem | undefined {
    return this.find(name, sheet) ?? this.find(name);
  }

  /** @throws ExcelFault `InvalidArgument`, `ItemAlreadyExists` */
  add(name: string, target: NameTarget, comment: string, scope?: Sheet): NamedItem {
    checkName(name);
    if (this.find(name, scope) !== undefined || (scope === undefined && this.#around.isTable(name))) {
      throw new ExcelFault('ItemAlreadyExists', `The name ${name} is already in use.`);
    }
    const item: NamedItem = { name, scope, target, comment, visible: true };
    this.#attach(item);
    return item;
  }

  delete(item: NamedItem): void {
    this.#items.splice(this.#items.indexOf(item), 1);
    if (item.target.kind === 'cells') item.target.sheet.release(item.target.anchor);
    this.#log.record(() => {
      this.#attach(item);
    });
    this.#log.announce({ kind: 'names' });
  }

  /** Gives a name another target: its cells are gone with their sheet, or its formula refers to cells that moved. */
  retarget(item: NamedItem, target: NameTarget): void {
    const before = item.target;
    if (before.kind === 'cells') before.sheet.release(before.anchor);
    if (target.kind === 'cells') target.sheet.grid.anchors.add(target.anchor);
    item.target = target;
    this.#log.record(() => {
      this.retarget(item, before);
    });
    this.#log.announce({ kind: 'names' });
  }

  /** Names of the workbook and of all sheets. */
  everywhere(): readonly NamedItem[] {
    return this.#items;
  }

  /** A name's target from a formula such as `=名单!$A$1`: cells when it is a plain reference. */
  targetOf(formula: string): NameTarget {
    const reference = parseReference(formula.replace(/^=/, ''));
    if (reference?.sheet === undefined) {
      return { kind: 'formula', formula: formula.startsWith('=') ? formula : `=${formula}` };
    }
    const sheet = this.#around.sheet(reference.sheet);
    return { kind: 'cells', sheet, anchor: sheet.keep(reference.area) };
  }

  #attach(item: NamedItem): void {
    this.#items.push(item);
    if (item.target.kind === 'cells') item.target.sheet.grid.anchors.add(item.target.anchor);
    this.#log.record(() => {
      this.delete(item);
    });
    this.#log.announce({ kind: 'names' });
  }
}
