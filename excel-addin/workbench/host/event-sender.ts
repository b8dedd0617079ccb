import { formatArea } from '../model/address.ts';
import { intersection, type Area } from '../model/area.ts';
import type { CellValue } from '../model/cell-content.ts';
import type { Notice } from '../model/change-log.ts';
import type { Origin } from '../model/history.ts';
import type { Sheet } from '../model/sheet.ts';
import { EVENT, WORKBOOK_TARGET, type EventNumber } from './event-registry.ts';
import type { Json, JsonObject } from './json.ts';
import { plainValue, valueType } from './members/range-cells.ts';
import type { Session } from './session.ts';

/** Category of events of the object model: `OfficeExtension.Constants.eventMessageCategory`. */
const EVENT_CATEGORY = 65536;

/** Event ranges kept for `event.getRange(context)`; the oldest is let go of. */
const KEPT_EVENTS = 100;

/** One entry of a `richApiMessage`: category, event, target, arguments as JSON, running number, from elsewhere. */
export type EventEntry = readonly [number, EventNumber, string, string, number, boolean];

function details(before: CellValue | undefined, after: CellValue | undefined): JsonObject {
  return {
    valueBefore: plainValue(before),
    valueAfter: plainValue(after),
    valueTypeBefore: valueType(before),
    valueTypeAfter: valueType(after),
  };
}

/** Turns what happened to the workbook into the events that the add-in listens to. */
export class EventSender {
  readonly #session: Session;
  #counter = 0;
  readonly #kept: string[] = [];

  constructor(session: Session) {
    this.#session = session;
  }

  /** The entries to push for one edit, in order. */
  entries(notices: readonly Notice[], origin: Origin): EventEntry[] {
    return notices.flatMap((notice) => this.#entriesOf(notice, origin));
  }

  #entriesOf(notice: Notice, origin: Origin): EventEntry[] {
    const base = { source: 'Local', triggerSource: origin === 'add-in' ? 'ThisLocalAddin' : 'Unknown' };
    switch (notice.kind) {
      case 'data':
        return this.#dataEntries(notice, base);
      case 'format':
        return this.#sheetEvent(EVENT.sheetFormatChanged, notice.sheet, () => ({
          ...base,
          ...this.#place(notice.sheet, notice.area),
        }));
      case 'selection':
        return this.#selectionEntries(notice.sheet, notice.area);
      case 'sheet-activated':
        return [
          ...this.#sheetEvent(EVENT.sheetDeactivated, notice.before, () => ({ worksheetId: notice.before })),
          ...this.#sheetEvent(EVENT.sheetActivated, notice.sheet, () => ({ worksheetId: notice.sheet })),
        ];
      case 'sheet-added':
        return this.#sheetEvent(EVENT.sheetAdded, notice.sheet, () => ({ ...base, worksheetId: notice.sheet }));
      case 'sheet-deleted':
        return this.#sheetEvent(EVENT.sheetDeleted, notice.sheet, () => ({ ...base, worksheetId: notice.sheet }));
      case 'sheet-renamed':
        return this.#sheetEvent(EVENT.sheetRenamed, notice.sheet, () => ({
          ...base,
          worksheetId: notice.sheet,
          nameBefore: notice.before,
          nameAfter: notice.after,
        }));
      case 'sheet-moved':
        return this.#sheetEvent(EVENT.sheetMoved, notice.sheet, () => ({
          ...base,
          worksheetId: notice.sheet,
          positionBefore: notice.before,
          positionAfter: notice.after,
        }));
      case 'sheet-visibility':
        return this.#sheetEvent(EVENT.sheetVisibilityChanged, notice.sheet, () => ({
          ...base,
          worksheetId: notice.sheet,
          visibilityBefore: notice.before,
          visibilityAfter: notice.after,
        }));
      case 'table-added':
        return this.#sheetEvent(EVENT.tableAdded, notice.sheet, () => ({
          ...base,
          tableId: notice.table,
          worksheetId: notice.sheet,
        }));
      case 'table-deleted':
        return this.#sheetEvent(EVENT.tableDeleted, notice.sheet, () => ({
          ...base,
          tableId: notice.table,
          tableName: notice.name,
          worksheetId: notice.sheet,
        }));
      case 'calculated':
      case 'rewritten':
      case 'table-changed':
      case 'layout':
      case 'settings':
      case 'names':
      case 'properties':
        return [];
    }
  }

  #dataEntries(notice: Extract<Notice, { kind: 'data' }>, base: JsonObject): EventEntry[] {
    const { sheet: id, area, change, direction, single } = notice;
    const facts = (): JsonObject => ({
      ...base,
      ...this.#place(id, area),
      changeType: change,
      shiftDirection: direction,
      ...(single === undefined ? {} : details(single.before, single.after)),
    });
    const tables = (this.#session.workbook.findSheet(id)?.tables ?? []).filter((table) =>
      intersection(table.area, area),
    );
    return [
      ...this.#sheetEvent(EVENT.sheetChanged, id, facts),
      ...tables.flatMap((table) =>
        this.#event(EVENT.tableChanged, [table.id, id, WORKBOOK_TARGET], () => ({ ...facts(), tableId: table.id })),
      ),
    ];
  }

  #selectionEntries(id: string, area: Area): EventEntry[] {
    const sheet = this.#session.workbook.findSheet(id);
    return [
      ...this.#sheetEvent(EVENT.sheetSelectionChanged, id, () => ({ address: formatArea(area), worksheetId: id })),
      ...(sheet?.tables ?? []).flatMap((table) => {
        const inside = intersection(table.area, area);
        return this.#event(EVENT.tableSelectionChanged, [table.id], () => ({
          address: inside === undefined ? '' : formatArea(inside),
          worksheetId: id,
          tableId: table.id,
        }));
      }),
    ];
  }

  /** Where it happened, with a reference that `getRange(context)` of the event follows. */
  #place(id: string, area: Area): JsonObject {
    const sheet = this.#session.workbook.findSheet(id);
    return {
      worksheetId: id,
      address: formatArea(area),
      ...(sheet === undefined ? {} : { referenceId: this.#keep(sheet, area) }),
    };
  }

  #keep(sheet: Sheet, area: Area): string {
    const reference = this.#session.keep(sheet, area);
    this.#kept.push(reference);
    const oldest = this.#kept.length > KEPT_EVENTS ? this.#kept.shift() : undefined;
    if (oldest !== undefined) this.#session.release(oldest);
    return reference;
  }

  #sheetEvent(event: EventNumber, sheet: string, facts: () => Json): EventEntry[] {
    return this.#event(event, [sheet, WORKBOOK_TARGET], facts);
  }

  #event(event: EventNumber, targets: readonly string[], facts: () => Json): EventEntry[] {
    const heard = targets.filter((target) => this.#session.listens(event, target));
    if (heard.length === 0) return [];
    const message = JSON.stringify(facts());
    return heard.map((target) => {
      this.#counter += 1;
      return [EVENT_CATEGORY, event, target, message, this.#counter, false];
    });
  }
}
