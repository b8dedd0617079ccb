import { decodeDepartments, decodeDistricts } from '../../../core/tabular/directory-lists.ts';
import { readLayout } from '../../../core/tabular/list-reading.ts';
import type { DistrictCode } from '../../../core/model/ids.ts';
import type { DepartmentName, DistrictName } from '../../../core/model/draw-rules.ts';
import { isDistrictCode } from '../../../core/model/normalise.ts';
import type { Directory } from '../../../core/wire/api.ts';
import type { Places } from '../state/pane-state.ts';
import { guessSheet, type SheetTop } from './sheet-guess.ts';

/** Departments and districts as the office keeps them; a code that no seal would take is left out. */
export const serverPlaces = (directory: Directory): Places => ({
  departments: directory.departments,
  districts: directory.districts.flatMap(({ code, name }) => (isDistrictCode(code) ? [{ code, name }] : [])),
  origin: 'server',
});

/** Departments and districts from the workbook's own sheets 成员单位 and 县市区, for work without a server. */
export function sheetPlaces(tops: readonly SheetTop[]): Places {
  const departments = departmentsIn(tops);
  const districts = districtsIn(tops);
  return { departments, districts, origin: departments.length + districts.length > 0 ? 'sheets' : 'none' };
}

function departmentsIn(tops: readonly SheetTop[]): readonly DepartmentName[] {
  const block = blockOf(tops, 'departments');
  const layout = block === null ? null : readLayout(block, 'departments');
  if (block === null || layout === null || !layout.ok) return [];
  return decodeDepartments(block, layout.value.header, layout.value.mapping).rows.map(({ value }) => value);
}

function districtsIn(tops: readonly SheetTop[]): readonly DistrictName[] {
  const block = blockOf(tops, 'districts');
  const layout = block === null ? null : readLayout(block, 'districts');
  if (block === null || layout === null || !layout.ok) return [];
  return decodeDistricts(block, layout.value.header, layout.value.mapping).rows.map(({ value }) => value);
}

function blockOf(tops: readonly SheetTop[], kind: 'departments' | 'districts'): SheetTop['block'] | null {
  const sheet = guessSheet(tops, kind);
  return tops.find((top) => top.sheet === sheet)?.block ?? null;
}

/** Name of a department, or its code when it is unknown. */
export const departmentWords = (places: Pick<Places, 'departments'>, code: string): string =>
  places.departments.find((department) => department.code === code)?.name ?? code;

/** Name of a district, or its code when it is unknown; `''` is a blank. */
export const districtWords = (places: Pick<Places, 'districts'>, code: DistrictCode | string): string =>
  places.districts.find((district) => district.code === code)?.name ?? code;
