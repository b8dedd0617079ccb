import { isJsonArray, isJsonObject, type Json } from '../json.ts';
import {
  anyObject,
  flag,
  integer,
  length,
  list,
  matching,
  object,
  oneOf,
  text,
  type Check,
  type Shape,
} from './checks.ts';
import { SUBCODE, type CardReport } from './fault.ts';
import { display, horizontalAlign, verticalAlign } from './parts.ts';

const CHART_TYPES = [
  'line',
  'area',
  'bar',
  'pie',
  'common',
  'funnel',
  'scatter',
  'radar',
  'gauge',
  'linearProgress',
  'circularProgress',
  'wordCloud',
  'rangeColumn',
];

/** A VChart definition: a known type with data. VChart's own members are not checked. */
export const chartSpec: Check = (value, path, report) => {
  if (!isJsonObject(value)) report.add(SUBCODE.badChart, path, 'chart spec is invalid: expected an object');
  else if (typeof value['type'] !== 'string' || !CHART_TYPES.includes(value['type'])) {
    report.add(SUBCODE.badChart, path, `chart spec is invalid: type must be one of ${CHART_TYPES.join(', ')}`);
  } else if (!isJsonObject(value['data']) && !isJsonArray(value['data'])) {
    report.add(SUBCODE.badChart, path, 'chart spec is invalid: data is missing');
  }
};

const column = object({
  required: {
    name: text(100),
    data_type: oneOf('text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'),
  },
  optional: {
    display_name: text(),
    width: (value, path, report) => {
      if (typeof value === 'string' && /^([1-9]\d?|100)%$/.test(value)) return;
      length(80, 600, 'auto')(value, path, report);
    },
    vertical_align: verticalAlign,
    horizontal_align: horizontalAlign,
    format: object({ optional: { symbol: text(1), precision: integer(0, 10), separator: flag } }),
    date_format: text(40),
  },
});

const headerStyle = object({
  optional: {
    text_align: horizontalAlign,
    text_size: oneOf('normal', 'heading'),
    background_style: oneOf('grey', 'none'),
    text_color: oneOf('default', 'grey'),
    bold: flag,
    lines: integer(1, 99),
  },
});

/** The table component. Its rows are checked against its columns by `checkRows`. */
export const tableShape: Shape = {
  required: { columns: list(column, 1, 50), rows: list(anyObject) },
  optional: {
    ...display,
    page_size: integer(1, 10),
    row_height: length(32, 124, 'low', 'middle', 'high', 'auto'),
    row_max_height: length(32, 999),
    freeze_first_column: flag,
    header_style: headerStyle,
  },
};

const OPTION = object({ required: { text: text() }, optional: { color: matching(/^[a-z]*$/, 'a colour name') } });

/** Whether a cell can be read as its column's type. Nothing is an empty cell. */
const CELL: Readonly<Record<string, (value: Json) => boolean>> = {
  text: (value) => typeof value !== 'object',
  lark_md: (value) => typeof value !== 'object',
  markdown: (value) => typeof value !== 'object',
  number: (value) => typeof value === 'number',
  date: (value) => typeof value === 'number' && Number.isInteger(value),
  persons: (value) =>
    typeof value === 'string' || (isJsonArray(value) && value.every((entry) => typeof entry === 'string')),
  options: (value) => typeof value === 'string' || isJsonArray(value),
};

/** Checks that each row has only declared columns (200915) and readable cells (200914). */
export function checkRows(table: Readonly<Record<string, Json | undefined>>, path: string, report: CardReport): void {
  const types = new Map<string, string>();
  for (const entry of isJsonArray(table['columns']) ? table['columns'] : []) {
    if (!isJsonObject(entry) || typeof entry['name'] !== 'string') continue;
    types.set(entry['name'], typeof entry['data_type'] === 'string' ? entry['data_type'] : 'text');
  }
  const rows = isJsonArray(table['rows']) ? table['rows'] : [];
  rows.forEach((row, index) => {
    if (!isJsonObject(row)) return;
    for (const [name, value] of Object.entries(row)) {
      checkCell(types.get(name), name, value, `${path} -> rows -> [${index}] -> ${name}`, report);
    }
  });
}

function checkCell(
  type: string | undefined,
  name: string,
  value: Json | undefined,
  path: string,
  report: CardReport,
): void {
  if (type === undefined) {
    report.add(SUBCODE.undeclaredColumn, path, `table rows name is invalid: no column is named ${name}`);
    return;
  }
  if (value === undefined || value === null) return;
  if (CELL[type]?.(value) === false) {
    report.add(SUBCODE.badRows, path, `table rows is invalid: the cell is not of type ${type}`);
  } else if (type === 'options' && isJsonArray(value)) list(OPTION)(value, path, report);
}
