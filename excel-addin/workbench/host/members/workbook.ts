import { cellArea } from '../../model/area.ts';
import { itemNotFound } from '../../model/excel-fault.ts';
import type { DocumentProperties } from '../../model/document-properties.ts';
import type { Workbook } from '../../model/workbook.ts';
import { bind, type HostClass, type HostObject, type Property } from '../host-class.ts';
import type { Session } from '../session.ts';
import { NAMED_ITEMS } from './named-items.ts';
import { rangeObject } from './range.ts';
import { RangeRef, rangeAt } from './range-ref.ts';
import { SETTINGS } from './settings.ts';
import { TABLES } from './tables.ts';
import { WORKSHEETS } from './worksheets.ts';

/** `Excel.Application`. There is no formula engine: calculating leaves every formula as it is. */
export const APPLICATION: HostClass<Workbook> = {
  name: 'Application',
  properties: {
    CalculationMode: { get: () => 'Automatic' },
    CalculationState: { get: () => 'Done' },
    DecimalSeparator: { get: () => '.' },
    ThousandsSeparator: { get: () => ',' },
    UseSystemSeparators: { get: () => true },
  },
  methods: {
    // The grid redraws once a batch is done, so there is nothing to hold back.
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
};

export const RUNTIME: HostClass<Workbook> = {
  name: 'Runtime',
  properties: {
    EnableEvents: {
      get: (_workbook, session) => session.eventsEnabled,
      set: (_workbook, given, session) => {
        session.eventsEnabled = given.boolean(0);
      },
    },
  },
};

const text = (key: keyof DocumentProperties): Property<Workbook> => ({
  get: ({ properties }) => properties[key],
  set: (workbook, given) => {
    workbook.describe({ [key]: given.text(0) });
  },
});

/** `Excel.DocumentProperties` */
export const PROPERTIES: HostClass<Workbook> = {
  name: 'DocumentProperties',
  properties: {
    Author: text('author'),
    Category: text('category'),
    Comments: text('comments'),
    Company: text('company'),
    Keywords: text('keywords'),
    Manager: text('manager'),
    Subject: text('subject'),
    Title: text('title'),
  },
};

/** A kept range by its reference id. */
function kept(session: Session, id: string): HostObject | null {
  const range = session.kept(id);
  return range === undefined ? null : rangeObject(new RangeRef(range.sheet, range.anchor, id));
}

function keptOrThrow(session: Session, id: string): HostObject {
  const range = kept(session, id);
  if (range === null) throw itemNotFound(`reference ${id}`);
  return range;
}

/** `Excel.Workbook`: where every path begins. */
export const WORKBOOK: HostClass<Workbook> = {
  name: 'Workbook',
  properties: {
    Name: { get: ({ name }) => name },
    ReadOnly: { get: () => false },
  },
  objects: {
    Application: (workbook) => bind(APPLICATION, workbook),
    Names: (workbook) => bind(NAMED_ITEMS, workbook),
    Properties: (workbook) => bind(PROPERTIES, workbook),
    Settings: (workbook) => bind(SETTINGS, workbook),
    Tables: (workbook) => bind(TABLES, workbook),
    Worksheets: (workbook) => bind(WORKSHEETS, workbook),
    _Runtime: (workbook) => bind(RUNTIME, workbook),
  },
  finders: {
    GetActiveCell: ({ activeSheet }) =>
      rangeObject(rangeAt(activeSheet, cellArea(activeSheet.active.row, activeSheet.active.column))),
    GetSelectedRange: ({ activeSheet }) => rangeObject(rangeAt(activeSheet, activeSheet.selection)),
    _GetObjectByReferenceId: (_workbook, given, session) => keptOrThrow(session, given.text(0)),
    _GetRangeForEventByReferenceId: (_workbook, given, session) => keptOrThrow(session, given.text(0)),
    _GetRangeOrNullObjectForEventByReferenceId: (_workbook, given, session) => kept(session, given.text(0)),
  },
  methods: {
    _GetReferenceCount: (_workbook, _given, session) => session.keptCount,
    _RemoveAllReferences: (_workbook, _given, session) => {
      session.releaseAll();
      return undefined;
    },
    _RemoveReference: (_workbook, given, session) => {
      session.release(given.text(0));
      return undefined;
    },
  },
};
