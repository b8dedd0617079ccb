import type { DepartmentName, DistrictName } from '../model/draw-rules.ts';
import { MAX_NAME } from '../model/bounds.ts';
import { departmentCode, districtCode } from '../model/normalise.ts';
import type { CellBlock } from './cell.ts';
import type { ColumnMapping } from './column-match.ts';
import type { DecodedList } from './decoding.ts';
import type { HeaderRow } from './header-row.ts';
import { decodeBlock, listDecoder } from './list-decoder.ts';
import type { Result } from '../result.ts';
import type { RowReader } from './row-reader.ts';

/** Decodes 成员单位. */
export const decodeDepartments = (
  block: CellBlock,
  header: HeaderRow,
  mapping: ColumnMapping<'departments'>,
): DecodedList<DepartmentName> =>
  decodeBlock(
    listDecoder<'departments', DepartmentName>(header, mapping, {
      idField: () => 'code',
      nameField: 'name',
      decode: (reader) => decodeNamed(reader, departmentCode),
    }),
    block,
  );

/** Decodes 县市区. */
export const decodeDistricts = (
  block: CellBlock,
  header: HeaderRow,
  mapping: ColumnMapping<'districts'>,
): DecodedList<DistrictName> =>
  decodeBlock(
    listDecoder<'districts', DistrictName>(header, mapping, {
      idField: () => 'code',
      nameField: 'name',
      decode: (reader) => decodeNamed(reader, districtCode),
    }),
    block,
  );

function decodeNamed<Code extends string>(
  reader: RowReader<'departments'> | RowReader<'districts'>,
  decodeCode: (text: string) => Result<Code, unknown>,
): {
  readonly value: { readonly code: Code; readonly name: string };
  readonly id: string;
  readonly held: boolean;
} | null {
  const name = reader.text('name', MAX_NAME);
  const text = reader.code('code');
  const code = decodeCode(text);
  if (name === '') reader.fault('missing-name', 'name');
  if (!code.ok) reader.fault(text === '' ? 'missing-id' : 'id-malformed', 'code');
  return name === '' || !code.ok ? null : { value: { code: code.value, name }, id: code.value, held: false };
}
