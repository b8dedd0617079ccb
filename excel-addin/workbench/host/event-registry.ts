import type { HostClass } from './host-class.ts';
import type { Session } from './session.ts';

/** Numbers of events in the protocol, as `GenericEventHandlers` of office.js registers them. */
export const EVENT = {
  sheetChanged: 10,
  sheetActivated: 11,
  sheetDeactivated: 12,
  sheetAdded: 13,
  sheetSelectionChanged: 14,
  sheetDeleted: 15,
  sheetFormatChanged: 18,
  sheetRenamed: 25,
  sheetVisibilityChanged: 26,
  sheetMoved: 27,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

export type EventNumber = (typeof EVENT)[keyof typeof EVENT];

/** Target of events of the whole workbook: `OfficeExtension.Constants.eventWorkbookId`. */
export const WORKBOOK_TARGET = 'Workbook';

/** The methods `_Register…` and `_Unregister…` of a class for its events, with the id of what they are about. */
export function listening<T>(
  target: (self: T) => string,
  events: Readonly<Record<string, EventNumber>>,
): NonNullable<HostClass<T>['methods']> {
  return Object.fromEntries(
    Object.entries(events).flatMap(([name, event]) => [
      [
        `_Register${name}`,
        (self: T, _given: unknown, session: Session) => {
          session.register(event, target(self));
          return undefined;
        },
      ],
      [
        `_Unregister${name}`,
        (self: T, _given: unknown, session: Session) => {
          session.unregister(event, target(self));
          return undefined;
        },
      ],
    ]),
  );
}
