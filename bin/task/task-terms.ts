import type { DistrictName, DistrictRule, PoolFilter, Quota } from '../../core/model/draw-rules.ts';
import type { Cell } from '../../core/tabular/cell.ts';
import { listedParts, rawText } from '../../core/tabular/cell-text.ts';
import { parseInteger } from '../../core/tabular/numerals.ts';
import { placeNames } from '../../core/tabular/place-names.ts';
import { parseRatioText } from '../../core/tabular/ratio-grammar.ts';
import type { TaskFault, TaskLine } from './task-table.ts';

/** A line of the table as it stands. */
interface Line {
  readonly row: number;
  readonly cell: Cell;
  readonly text: string;
}

/** Attributes as people call them. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['区县', 'district'],
  ['所在区县', 'district'],
  ['地区', 'district'],
  ['信用风险等级', 'creditClass'],
  ['信用等级', 'creditClass'],
  ['信用风险', 'creditClass'],
  ['行业', 'industry'],
  ['企业类型', 'entityType'],
  ['对象类型', 'objectType'],
]);

/** `抽取比例` as item lists word it (不低于3% rounds up, 不超过 down; a bare 3% counts as 不低于), or `抽取户数`. */
export function readQuota(lines: ReadonlyMap<TaskLine, Line>, faults: TaskFault[]): Quota | null {
  const [ratio, count] = [lines.get('ratio'), lines.get('count')];
  if (ratio !== undefined && count !== undefined) {
    faults.push({ code: 'two-quotas', row: count.row });
    return null;
  }
  if (ratio !== undefined) return readRatio(ratio, faults);
  if (count !== undefined) return readCount(count, faults);
  faults.push({ code: 'missing-line', line: 'ratio' });
  return null;
}

function readRatio(line: Line, faults: TaskFault[]): Quota | null {
  const clauses = parseRatioText(rawText(line.cell));
  if (!clauses.ok) {
    const code = clauses.fault.code === 'ratio-out-of-range' ? 'out-of-range' : 'unreadable';
    faults.push({ code, row: line.row, line: 'ratio', found: line.text });
    return null;
  }
  const clause = clauses.value.find((candidate) => candidate.kind === 'ratio');
  if (clause?.kind === 'ratio') {
    return { kind: 'ratio', ratio: clause.ratio, rounding: clause.bound === 'max' ? 'down' : 'up' };
  }
  faults.push({ code: 'unreadable', row: line.row, line: 'ratio', found: line.text });
  return null;
}

function readCount(line: Line, faults: TaskFault[]): Quota | null {
  const count = parseInteger(line.text.replace(/户$/, ''));
  if (count !== null && count > 0) return { kind: 'count', count };
  faults.push({ code: count === null ? 'unreadable' : 'out-of-range', row: line.row, line: 'count', found: line.text });
  return null;
}

/** `区县=曾都区、随县；行业=食品销售`. */
export function readFilters(
  line: Line | undefined,
  districts: readonly DistrictName[],
  faults: TaskFault[],
): readonly PoolFilter[] {
  if (line === undefined || line.text === '全部') return [];
  const places = placeNames(districts, []);
  return line.text.split(/[;；]/).flatMap((part) => {
    const [name, values] = part.split(/[=＝:：]/, 2).map((piece) => piece.trim());
    const attribute = ATTRIBUTES.get(name ?? '');
    if (attribute === undefined || values === undefined || values === '') {
      faults.push({ code: 'unreadable', row: line.row, line: 'filters', found: part });
      return [];
    }
    const listed = listedParts(values);
    return [
      { attribute, values: attribute === 'district' ? listed.map((value) => districtOf(places, value)) : listed },
    ];
  });
}

function districtOf(places: ReturnType<typeof placeNames>, text: string): string {
  const reading = places.read(text);
  return reading.kind === 'district' ? reading.code : text;
}

/** `区县、信用风险等级`. */
export function readStrata(line: Line | undefined, faults: TaskFault[]): readonly string[] {
  if (line === undefined || line.text === '不分层') return [];
  return listedParts(line.text).flatMap((name) => {
    const attribute = ATTRIBUTES.get(name);
    if (attribute === undefined) faults.push({ code: 'unreadable', row: line.row, line: 'strata', found: name });
    return attribute === undefined ? [] : [attribute];
  });
}

const DISTRICT_RULES: ReadonlyMap<string, DistrictRule> = new Map([
  ['不限', 'any'],
  ['任意', 'any'],
  ['本区县', 'own'],
  ['属地', 'own'],
  ['异地', 'never-own'],
  ['非本区县', 'never-own'],
]);

/** `不限`, `本区县` or `异地`. */
export function readDistrictRule(line: Line | undefined, faults: TaskFault[]): DistrictRule {
  if (line === undefined) return 'any';
  const rule = DISTRICT_RULES.get(line.text);
  if (rule === undefined) faults.push({ code: 'unreadable', row: line.row, line: 'districtRule', found: line.text });
  return rule ?? 'any';
}
