import type { ListVersion } from '../../../core/lists/list-version.ts';
import { rowId } from '../../../core/lists/list-version.ts';
import { FACT_PREFIX, fieldOf, rowFields } from '../../../core/lists/row-fields.ts';
import { FIELD_NAMES, LIST_NAMES } from '../../words/field-names.ts';
import { official } from '../../words/official.ts';
import { sheetName, type PlannedColumn, type SheetPlan } from '../../workbook/sheet-plan.ts';
import type { Places } from '../state/pane-state.ts';
import { departmentWords } from '../lists/places.ts';
import type { AnyRow } from './list-messages.ts';
import { officialValue } from './official-value.ts';
import { syncTime } from './sync-time.ts';

/** Columns wide enough for what they hold, others are wrapped. */
const WIDTHS: Readonly<Record<string, number>> = { name: 28, address: 32, basis: 32, content: 40, guidance: 40 };

/** Another department's list as a sheet of ours: to look at, in Chinese whatever the pane speaks. */
export function readOnlySheet(
  version: ListVersion,
  rows: readonly AnyRow[],
  places: Pick<Places, 'departments' | 'districts'>,
): SheetPlan {
  const { kind } = version;
  const words = official.readOnlySheet;
  const department = departmentWords(places, version.department);
  const number = String(version.number);
  const fields = fieldsOf(rows, kind);
  const idName = kind === 'items' ? FIELD_NAMES.items.code : FIELD_NAMES[kind].id;
  const columns = [column(idName, 22), ...fields.map((field) => column(fieldHeader(kind, field), WIDTHS[field] ?? 16))];
  return {
    name: sheetName(words.name(department, LIST_NAMES[kind], number)),
    title: words.title(department, LIST_NAMES[kind]),
    notes: [words.version(number, version.byName, syncTime(version.at)), words.note],
    columns,
    table: {
      name: words.tableName,
      rows: rows.map((row) => {
        const values = rowFields(kind, row);
        return [rowId(kind, row), ...fields.map((field) => officialValue(field, fieldOf(values, field), places))];
      }),
    },
    appendix: null,
    footer: words.footer,
    watermark: null,
  };
}

const column = (header: string, width: number): PlannedColumn => ({ header, width, kind: 'text', wrap: width > 24 });

/** Fields that any row has, in the order of the first row that has each. */
function fieldsOf(rows: readonly AnyRow[], kind: ListVersion['kind']): readonly string[] {
  const fields = new Set<string>();
  for (const row of rows) for (const field of rowFields(kind, row).keys()) fields.add(field);
  return [...fields];
}

/** The usual header of a field; an attribute that has none is its own. */
function fieldHeader(kind: ListVersion['kind'], field: string): string {
  const names: Readonly<Record<string, string>> = FIELD_NAMES[kind];
  const own = field.startsWith(FACT_PREFIX) ? field.slice(FACT_PREFIX.length) : field;
  return official.listFields[own] ?? names[own] ?? own;
}
