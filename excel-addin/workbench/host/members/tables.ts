import { itemNotFound } from '../../model/excel-fault.ts';
import { Sheet } from '../../model/sheet.ts';
import type { Table } from '../../model/table.ts';
import type { Workbook } from '../../model/workbook.ts';
import { EVENT, WORKBOOK_TARGET, listening } from '../event-registry.ts';
import { bind, type HostClass, type HostObject } from '../host-class.ts';
import { rangeArgument } from './places.ts';
import { TABLE } from './table.ts';

/** A table as an object of the batch. */
export const tableObject = (table: Table): HostObject => bind(TABLE, table);

type Owner = Workbook | Sheet;

function find(owner: Owner, key: string): Table | undefined {
  if (!(owner instanceof Sheet)) return owner.findTable(key);
  return owner.tables.find((table) => table.id === key || table.state.name.toLowerCase() === key.toLowerCase());
}

/** `Excel.TableCollection` of the workbook or of one sheet. */
export const TABLES: HostClass<Owner> = {
  name: 'TableCollection',
  properties: { Count: { get: ({ tables }) => tables.length } },
  items: ({ tables }) => tables.map(tableObject),
  item: (owner, key) => {
    const table = find(owner, key.key(0));
    if (table === undefined) throw itemNotFound(`table ${key.key(0)}`);
    return tableObject(table);
  },
  finders: {
    Add: (owner, given, session) => {
      const sheet = owner instanceof Sheet ? owner : owner.activeSheet;
      const range = rangeArgument(given, 0, sheet, session);
      return tableObject(session.workbook.addTable(range.sheet, range.area, given.boolean(1)));
    },
    GetItemAt: ({ tables }, given) => {
      const table = tables[given.integer(0)];
      if (table === undefined) throw itemNotFound('no table at this position');
      return tableObject(table);
    },
    GetItemOrNullObject: (owner, given) => {
      const table = find(owner, given.key(0));
      return table === undefined ? null : tableObject(table);
    },
  },
  methods: {
    GetCount: ({ tables }) => tables.length,
    ...listening<Owner>((owner) => (owner instanceof Sheet ? owner.id : WORKBOOK_TARGET), {
      AddedEvent: EVENT.tableAdded,
      DataChangedEvent: EVENT.tableChanged,
      DeletedEvent: EVENT.tableDeleted,
    }),
  },
};
