import { itemNotFound } from '../../model/excel-fault.ts';
import { nameFormula, type NamedItem } from '../../model/named-item.ts';
import { Sheet } from '../../model/sheet.ts';
import type { Workbook } from '../../model/workbook.ts';
import { bind, selfOf, type HostClass, type HostObject } from '../host-class.ts';
import type { Session } from '../session.ts';
import { rangeObject, RANGE } from './range.ts';
import { RangeRef } from './range-ref.ts';
import { sheetObject } from './worksheets.ts';

function rangeOf({ target }: NamedItem): RangeRef | undefined {
  return target.kind === 'cells' && target.anchor.area !== undefined
    ? new RangeRef(target.sheet, target.anchor)
    : undefined;
}

/** `Excel.NamedItem` */
export const NAMED_ITEM: HostClass<NamedItem> = {
  name: 'NamedItem',
  identity: ({ name }) => ({ _Id: name }),
  properties: {
    Comment: { get: ({ comment }) => comment },
    Formula: { get: nameFormula },
    Name: { get: ({ name }) => name },
    Scope: { get: ({ scope }) => (scope === undefined ? 'Workbook' : 'Worksheet') },
    Type: { get: ({ target }) => (target.kind === 'cells' ? 'Range' : 'String') },
    Value: { get: (item) => nameFormula(item).slice(1) },
    Visible: { get: ({ visible }) => visible },
    _Id: { get: ({ name }) => name },
  },
  objects: {
    Worksheet: ({ scope }) => (scope === undefined ? null : sheetObject(scope)),
    WorksheetOrNullObject: ({ scope }) => (scope === undefined ? null : sheetObject(scope)),
  },
  finders: {
    GetRange: (item) => {
      const range = rangeOf(item);
      if (range === undefined) throw itemNotFound(`the cells of ${item.name}`);
      return rangeObject(range);
    },
    GetRangeOrNullObject: (item) => {
      const range = rangeOf(item);
      return range === undefined ? null : rangeObject(range);
    },
  },
  methods: {
    Delete: (item, _given, { workbook }) => {
      workbook.names.delete(item);
      return undefined;
    },
  },
};

const itemObject = (item: NamedItem): HostObject => bind(NAMED_ITEM, item);

const scopeOf = (owner: Workbook | Sheet): Sheet | undefined => (owner instanceof Sheet ? owner : undefined);

function find(owner: Workbook | Sheet, name: string, { workbook }: Session): NamedItem | undefined {
  return workbook.names.find(name, scopeOf(owner));
}

/** `Excel.NamedItemCollection` of the workbook or of one sheet. */
export const NAMED_ITEMS: HostClass<Workbook | Sheet> = {
  name: 'NamedItemCollection',
  items: (owner, { workbook }) => workbook.names.all(scopeOf(owner)).map(itemObject),
  item: (owner, key, session) => {
    const item = find(owner, key.text(0), session);
    if (item === undefined) throw itemNotFound(`name ${key.text(0)}`);
    return itemObject(item);
  },
  finders: {
    Add: (owner, given, { workbook }) => {
      const range = selfOf(RANGE, given.object(1));
      const target =
        range === undefined
          ? workbook.names.targetOf(given.text(1))
          : ({ kind: 'cells', sheet: range.sheet, anchor: range.sheet.keep(range.area) } as const);
      return itemObject(workbook.names.add(given.text(0), target, given.optionalText(2) ?? '', scopeOf(owner)));
    },
    GetItemOrNullObject: (owner, given, session) => {
      const item = find(owner, given.text(0), session);
      return item === undefined ? null : itemObject(item);
    },
  },
  methods: { GetCount: (owner, _given, { workbook }) => workbook.names.all(scopeOf(owner)).length },
};
