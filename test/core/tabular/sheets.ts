import type { Cell, CellBlock } from '../../../core/tabular/cell.ts';
import type { ColumnMapping } from '../../../core/tabular/column-match.ts';
import type { DecodingContext } from '../../../core/tabular/decoding.ts';
import type { HeaderRow } from '../../../core/tabular/header-row.ts';
import type { ListKind } from '../../../core/tabular/list-kind.ts';
import { readLayout } from '../../../core/tabular/list-reading.ts';
import { SUIZHOU_TOWNS } from '../../../core/tabular/suizhou-towns.ts';
import type { DepartmentCode, DistrictCode, IsoDate } from '../../../core/model/ids.ts';

/** A block that starts somewhere in its sheet (A1 unless said otherwise). */
export const block = (rows: readonly (readonly Cell[])[], top = 0, left = 0): CellBlock => ({ top, left, rows });

const department = (code: string, name: string): { code: DepartmentCode; name: string } => ({
  code: code as DepartmentCode,
  name,
});
const district = (code: string, name: string): { code: DistrictCode; name: string } => ({
  code: code as DistrictCode,
  name,
});

/** What the lists of these tests are checked against: the members and counties of the founding document. */
export const CONTEXT: DecodingContext = {
  departments: [
    department('SCJG', '市市场监管局'),
    department('XFJY', '市消防救援支队'),
    department('ZJJ', '市住建局'),
    department('WJW', '市卫健委'),
    department('SWJ', '市税务局'),
  ],
  districts: [
    district('421303', '曾都区'),
    district('421321', '随县'),
    district('421381', '广水市'),
    district('SZGX', '随州高新区'),
    district('DHS', '大洪山风景名胜区'),
  ],
  towns: SUIZHOU_TOWNS,
  inferDistricts: true,
  today: '2026-11-24' as IsoDate,
  entityIds: new Map(),
};

/** Header and mapping of a block that leaves no doubt. */
export function layout<K extends ListKind>(
  cells: CellBlock,
  kind: K,
): { readonly header: HeaderRow; readonly mapping: ColumnMapping<K> } {
  const found = readLayout(cells, kind);
  if (!found.ok) throw new Error(`no layout: ${JSON.stringify(found.fault)}`);
  return found.value;
}
