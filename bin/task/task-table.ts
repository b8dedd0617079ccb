import type { DepartmentName, DistrictName, DrawRules } from '../../core/model/draw-rules.ts';
import type { IsoDate } from '../../core/model/ids.ts';
import type { InspectionItem } from '../../core/model/inspection-item.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Cell } from '../../core/tabular/cell.ts';
import { cellDate } from '../../core/tabular/cell-date.ts';
import { cellText, listedParts } from '../../core/tabular/cell-text.ts';
import { departmentNames } from '../../core/tabular/department-names.ts';
import { parseInteger } from '../../core/tabular/numerals.ts';
import { readDistrictRule, readFilters, readQuota, readStrata } from './task-terms.ts';

/** A line of the task table that can't be used. Rows count from 1, as spreadsheets show them. */
export type TaskFault =
  | { readonly code: 'missing-line'; readonly line: TaskLine }
  | { readonly code: 'unknown-line'; readonly row: number; readonly found: string }
  | { readonly code: 'repeated-line'; readonly row: number; readonly line: TaskLine }
  | { readonly code: 'unreadable'; readonly row: number; readonly line: TaskLine; readonly found: string }
  | { readonly code: 'out-of-range'; readonly row: number; readonly line: TaskLine; readonly found: string }
  | { readonly code: 'unknown-department'; readonly row: number; readonly found: string }
  | { readonly code: 'unknown-item'; readonly row: number; readonly found: string }
  | { readonly code: 'two-quotas'; readonly row: number };

/** Lines of the table: first cell the name, second cell the value. A name may be written in any of these ways. */
const LINES = {
  title: ['任务名称', '任务', '名称'],
  provincialTaskNumber: ['省平台任务编号', '省级平台任务编号', '任务编号'],
  items: ['抽查事项', '事项', '事项编码'],
  lead: ['牵头部门', '牵头', '发起部门'],
  participants: ['参与部门', '参与'],
  filters: ['抽查范围', '范围', '筛选'],
  strata: ['分层', '分层依据'],
  ratio: ['抽取比例', '抽查比例', '比例'],
  count: ['抽取户数', '抽取数量', '户数'],
  reserve: ['候补户数', '候补'],
  size: ['每组人数', '每户人数'],
  routeLength: ['每组户数'],
  loadCap: ['每人最多组数', '每人上限'],
  districtRule: ['区县规则', '人员区县'],
  leadQualification: ['组长资格'],
  from: ['检查开始', '开始日期'],
  until: ['检查截止', '截止日期', '完成时限'],
  directedReason: ['定向原因'],
  fullCoverageBasis: ['全覆盖抽查依据'],
} as const;

/** Name of a line. */
export type TaskLine = keyof typeof LINES;

/** How a line is called in a sentence to its author. */
export const lineName = (line: TaskLine): string => LINES[line][0];

const REQUIRED: readonly TaskLine[] = ['title', 'items', 'lead', 'from', 'until'];

/** Numbers that a table may leave out. Two officers: 行政处罚法 §42; the others are the office's habit. */
const DEFAULTS = { reserve: 5, size: 2, routeLength: 2, loadCap: 5 } as const;
const RANGES: Record<keyof typeof DEFAULTS, readonly [number, number]> = {
  reserve: [0, 1000],
  size: [2, 20],
  routeLength: [1, 200],
  loadCap: [1, 1000],
};

/** What the names in a task table are looked up in. */
export interface TaskContext {
  readonly departments: readonly DepartmentName[];
  readonly districts: readonly DistrictName[];
  readonly items: readonly InspectionItem[];
}

interface Line {
  readonly row: number;
  readonly cell: Cell;
  readonly text: string;
}
type Lines = ReadonlyMap<TaskLine, Line>;

/**
 * Reads a task (方案) kept as a table of two columns, one rule a row, in any order.
 * @returns the rules of the draw, or every line that is wrong.
 */
export function readTaskTable(
  rows: readonly (readonly Cell[])[],
  context: TaskContext,
): Result<DrawRules, readonly TaskFault[]> {
  const faults: TaskFault[] = [];
  const lines = collectLines(rows, faults);
  for (const line of REQUIRED) if (!lines.has(line)) faults.push({ code: 'missing-line', line });
  const lead = leadDepartment(lines, context, faults);
  const items = readItems(lines, context, faults);
  const from = date('from', lines, faults);
  const until = date('until', lines, faults);
  const quota = readQuota(lines, faults);
  const { filters, strata, districtRule } = readTerms(lines, context, faults);
  const number = (line: keyof typeof DEFAULTS): number => integer(line, lines, faults);
  const team = {
    size: number('size'),
    routeLength: number('routeLength'),
    loadCap: number('loadCap'),
    districtRule,
    leadQualification: text('leadQualification', lines),
  };
  const reserve = number('reserve');
  const participants = departments('participants', lines, context, faults).filter((code) => code !== lead);
  if (faults.length > 0 || lead === undefined || from === null || until === null || quota === null) return fail(faults);
  return ok({
    title: text('title', lines),
    provincialTaskNumber: text('provincialTaskNumber', lines),
    lead,
    participants,
    items,
    fullCoverageBasis: fullCoverage(items, text('fullCoverageBasis', lines)),
    directedReason: text('directedReason', lines),
    filters,
    stratifyBy: strata,
    quota,
    reserve,
    team,
    inspectionFrom: from,
    inspectionUntil: until,
    deadlineProvisional: false,
  });
}

function readTerms(lines: Lines, context: TaskContext, faults: TaskFault[]) {
  return {
    filters: readFilters(lines.get('filters'), context.districts, faults),
    strata: readStrata(lines.get('strata'), faults),
    districtRule: readDistrictRule(lines.get('districtRule'), faults),
  };
}

/** How many of a task's lines a table has: tells a task from the other sheets of a workbook. */
export const taskLineCount = (rows: readonly (readonly Cell[])[]): number =>
  rows.filter((cells) => cellText(cells[1]) !== '' && lineCalled(cellText(cells[0])) !== null).length;

function collectLines(rows: readonly (readonly Cell[])[], faults: TaskFault[]): Lines {
  const lines = new Map<TaskLine, Line>();
  rows.forEach((cells, index) => {
    const [name, value] = [cellText(cells[0]), cellText(cells[1])];
    if (name === '' || value === '') return;
    const line = lineCalled(name);
    const row = index + 1;
    if (line === null) {
      if (!isHeading(name)) faults.push({ code: 'unknown-line', row, found: name });
    } else if (lines.has(line)) faults.push({ code: 'repeated-line', row, line });
    else lines.set(line, { row, cell: cells[1] ?? null, text: value });
  });
  return lines;
}

function lineCalled(name: string): TaskLine | null {
  const plain = name.replace(/[:：\s]/g, '');
  const found = (Object.keys(LINES) as TaskLine[]).find((line) => (LINES[line] as readonly string[]).includes(plain));
  return found ?? null;
}

/** A first row that only names the two columns. */
const isHeading = (name: string): boolean => ['项目', '项', '栏目', '内容'].includes(name);

const text = (line: TaskLine, lines: Lines): string => lines.get(line)?.text ?? '';

function date(line: TaskLine, lines: Lines, faults: TaskFault[]): IsoDate | null {
  const found = lines.get(line);
  if (found === undefined) return null;
  const day = cellDate(found.cell);
  if (day === null) faults.push({ code: 'unreadable', row: found.row, line, found: found.text });
  return day;
}

function integer(line: keyof typeof DEFAULTS, lines: Lines, faults: TaskFault[]): number {
  const found = lines.get(line);
  if (found === undefined) return DEFAULTS[line];
  const value = parseInteger(found.text.replace(/[人户组]$/, ''));
  const [least, most] = RANGES[line];
  if (value !== null && value >= least && value <= most) return value;
  faults.push({ code: value === null ? 'unreadable' : 'out-of-range', row: found.row, line, found: found.text });
  return DEFAULTS[line];
}

function departments(line: TaskLine, lines: Lines, context: TaskContext, faults: TaskFault[]) {
  const found = lines.get(line);
  if (found === undefined) return [];
  const names = departmentNames(
    context.departments,
    context.districts.map(({ name }) => name),
  );
  return listedParts(found.text).flatMap((part) => {
    const code = names.read(part);
    if (code === null) faults.push({ code: 'unknown-department', row: found.row, found: part });
    return code === null ? [] : [code];
  });
}

/** One department leads: a second one in the line is not dropped in silence. */
function leadDepartment(lines: Lines, context: TaskContext, faults: TaskFault[]) {
  const [lead, second] = departments('lead', lines, context, faults);
  const found = lines.get('lead');
  if (second !== undefined && found !== undefined) {
    faults.push({ code: 'unreadable', row: found.row, line: 'lead', found: found.text });
  }
  return lead;
}

/** Items by code or by name, in the order of the table. */
function readItems(lines: Lines, context: TaskContext, faults: TaskFault[]): readonly InspectionItem[] {
  const found = lines.get('items');
  if (found === undefined) return [];
  return listedParts(found.text).flatMap((part) => {
    const item = context.items.find(({ code, name }) => code === part.toUpperCase() || name === part);
    if (item === undefined) faults.push({ code: 'unknown-item', row: found.row, found: part });
    return item === undefined ? [] : [item];
  });
}

const fullCoverage = (items: readonly InspectionItem[], basis: string): DrawRules['fullCoverageBasis'] =>
  basis === '' ? [] : items.filter((item) => item.fullCoverage).map((item) => ({ item: item.code, basis }));
