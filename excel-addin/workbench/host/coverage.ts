import type { HostClass } from './host-class.ts';
import {
  CHART,
  CHART_FILL,
  CHART_LEGEND,
  CHART_SERIES,
  CHART_SERIES_COLLECTION,
  CHART_SERIES_FORMAT,
  CHART_TITLE,
  CHARTS,
} from './members/charts.ts';
import {
  CONDITIONAL_FILL,
  CONDITIONAL_FONT,
  CONDITIONAL_FORMAT,
  CONDITIONAL_FORMATS,
  CONDITIONAL_RANGE_FORMAT,
  CONDITIONAL_RULE,
  CUSTOM_CONDITIONAL_FORMAT,
} from './members/conditional-formats.ts';
import { DATA_VALIDATION } from './members/data-validation.ts';
import { AUTO_FILTER, FILTER } from './members/filters.ts';
import { FREEZE_PANES } from './members/freeze-panes.ts';
import { NAMED_ITEM, NAMED_ITEMS } from './members/named-items.ts';
import { PAGE_BREAK, PAGE_BREAKS } from './members/page-breaks.ts';
import { HEADER_FOOTER, HEADERS_FOOTERS, PAGE_LAYOUT } from './members/page-layout.ts';
import { RANGE_BORDER, RANGE_BORDERS } from './members/range-borders.ts';
import { FORMAT_PROTECTION, RANGE_FILL, RANGE_FONT, RANGE_FORMAT } from './members/range-format.ts';
import { RANGE_AREAS } from './members/range-areas.ts';
import { RANGE_VIEW, RANGE_VIEWS } from './members/range-view.ts';
import { RANGE } from './members/range.ts';
import { SETTING, SETTINGS } from './members/settings.ts';
import { TABLE_COLUMN, TABLE_COLUMNS } from './members/table-columns.ts';
import { TABLE_ROW, TABLE_ROWS } from './members/table-rows.ts';
import { TABLE } from './members/table.ts';
import { TABLES } from './members/tables.ts';
import { APPLICATION, PROPERTIES, RUNTIME, WORKBOOK } from './members/workbook.ts';
import { WORKSHEET } from './members/worksheet.ts';
import { WORKSHEET_PROTECTION } from './members/worksheet-protection.ts';
import { WORKSHEETS } from './members/worksheets.ts';
import { camelCase } from './query.ts';

/** Members of a class of Excel's object model, as JavaScript names them. */
export interface ClassMembers {
  readonly className: string;
  readonly members: readonly string[];
}

/** What of a class of office.js the workbench answers. */
export interface ClassCoverage {
  readonly className: string;
  /** Members the workbench answers. */
  readonly implemented: readonly string[];
  /** Members that office.js has and the workbench refuses with `ApiNotFound`. */
  readonly refused: readonly string[];
  /** Members in our tables that office.js does not know: mistakes. */
  readonly unknown: readonly string[];
}

/** Events by the name of the method that registers them; office.js offers them as `on…`. */
const EVENT_METHODS: Readonly<Record<string, string>> = {
  ActivatedEvent: 'onActivated',
  AddedEvent: 'onAdded',
  DataChangedEvent: 'onChanged',
  DeactivatedEvent: 'onDeactivated',
  DeletedEvent: 'onDeleted',
  EventMoved: 'onMoved',
  EventNameChanged: 'onNameChanged',
  EventVisibilityChanged: 'onVisibilityChanged',
  FormatChangedEvent: 'onFormatChanged',
  SelectionChangedEvent: 'onSelectionChanged',
};

/** Names the protocol has for members that JavaScript calls otherwise. */
const RENAMED: Readonly<Record<string, string>> = {
  Gridlines: 'showGridlines',
  Headings: 'showHeadings',
  _Runtime: '_Runtime',
  _ReferenceId: '_ReferenceId',
  _Id: '_Id',
};

function memberName(name: string): string | undefined {
  if (name.startsWith('_Register')) return EVENT_METHODS[name.slice('_Register'.length)] ?? name;
  if (name.startsWith('_Unregister')) return undefined;
  return RENAMED[name] ?? (name.startsWith('_') ? name : camelCase(name));
}

function membersOf<T>(type: HostClass<T>): ClassMembers {
  const names = [type.properties, type.objects, type.finders, type.methods].flatMap((table) =>
    Object.keys(table ?? {}),
  );
  const members = new Set(names.flatMap((name) => memberName(name) ?? []));
  if (type.items !== undefined) members.add('items');
  if (type.item !== undefined) members.add('getItem');
  return { className: type.name, members: [...members].sort() };
}

/** Every class of Excel's object model the workbench knows, with the members it answers. */
export function answeredMembers(): ClassMembers[] {
  return [
    membersOf(APPLICATION),
    membersOf(AUTO_FILTER),
    membersOf(CHART),
    membersOf(CHART_FILL),
    membersOf(CHART_LEGEND),
    membersOf(CHART_SERIES),
    membersOf(CHART_SERIES_COLLECTION),
    membersOf(CHART_SERIES_FORMAT),
    membersOf(CHART_TITLE),
    membersOf(CHARTS),
    membersOf(CONDITIONAL_FILL),
    membersOf(CONDITIONAL_FONT),
    membersOf(CONDITIONAL_FORMAT),
    membersOf(CONDITIONAL_FORMATS),
    membersOf(CONDITIONAL_RANGE_FORMAT),
    membersOf(CONDITIONAL_RULE),
    membersOf(CUSTOM_CONDITIONAL_FORMAT),
    membersOf(DATA_VALIDATION),
    membersOf(FILTER),
    membersOf(FORMAT_PROTECTION),
    membersOf(FREEZE_PANES),
    membersOf(HEADER_FOOTER),
    membersOf(HEADERS_FOOTERS),
    membersOf(NAMED_ITEM),
    membersOf(NAMED_ITEMS),
    membersOf(PAGE_BREAK),
    membersOf(PAGE_BREAKS),
    membersOf(PAGE_LAYOUT),
    membersOf(PROPERTIES),
    membersOf(RANGE),
    membersOf(RANGE_AREAS),
    membersOf(RANGE_BORDER),
    membersOf(RANGE_BORDERS),
    membersOf(RANGE_FILL),
    membersOf(RANGE_FONT),
    membersOf(RANGE_FORMAT),
    membersOf(RANGE_VIEW),
    membersOf(RANGE_VIEWS),
    membersOf(RUNTIME),
    membersOf(SETTING),
    membersOf(SETTINGS),
    membersOf(TABLE),
    membersOf(TABLE_COLUMN),
    membersOf(TABLE_COLUMNS),
    membersOf(TABLE_ROW),
    membersOf(TABLE_ROWS),
    membersOf(TABLES),
    membersOf(WORKBOOK),
    membersOf(WORKSHEET),
    membersOf(WORKSHEET_PROTECTION),
    membersOf(WORKSHEETS),
  ];
}

/** Sets what the workbench answers against what the prototypes of office.js offer. */
export function coverage(office: readonly ClassMembers[]): ClassCoverage[] {
  const answered = new Map(answeredMembers().map(({ className, members }) => [className, members]));
  const offered = new Map(office.map(({ className, members }) => [className, members]));
  return [...answered].map(([className, members]) => {
    const known = new Set(offered.get(className) ?? []);
    return {
      className,
      implemented: members.filter((member) => known.has(member)),
      refused: [...known].filter((member) => !member.startsWith('_') && !members.includes(member)),
      unknown: members.filter((member) => !known.has(member)),
    };
  });
}
