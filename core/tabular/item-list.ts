import { MAX_LONG_TEXT, MAX_NAME } from '../model/bounds.ts';
import type { DepartmentCode, ItemCode } from '../model/ids.ts';
import type { InspectionItem, ItemWeight } from '../model/inspection-item.ts';
import { itemCode } from '../model/normalise.ts';
import type { CellBlock } from './cell.ts';
import { rawText } from './cell-text.ts';
import type { ColumnMapping } from './column-match.ts';
import type { DecodedList, DecodingContext } from './decoding.ts';
import { departmentNames, type DepartmentNames } from './department-names.ts';
import type { HeaderRow } from './header-row.ts';
import { decodeBlock, listDecoder, type ListDecoder, type RowValue } from './list-decoder.ts';
import { parseRatioText } from './ratio-grammar.ts';
import type { RowReader } from './row-reader.ts';

type Reader = RowReader<'items'>;

/** Decodes 抽查事项清单 row by row. */
export function itemDecoder(
  header: HeaderRow,
  mapping: ColumnMapping<'items'>,
  context: DecodingContext,
): ListDecoder<InspectionItem> {
  const departments = departmentNames(
    context.departments,
    context.districts.map(({ name }) => name),
  );
  const ratioUnit = percentHeader(header, mapping) ? '%' : '';
  return listDecoder(header, mapping, {
    idField: () => 'code',
    nameField: 'name',
    decode: (reader) => decodeItem(reader, departments, ratioUnit),
  });
}

/** Decodes a whole 抽查事项清单. */
export const decodeItems = (
  block: CellBlock,
  header: HeaderRow,
  mapping: ColumnMapping<'items'>,
  context: DecodingContext,
): DecodedList<InspectionItem> => decodeBlock(itemDecoder(header, mapping, context), block);

function decodeItem(reader: Reader, departments: DepartmentNames, ratioUnit: string): RowValue<InspectionItem> {
  const name = reader.text('name', MAX_NAME);
  const code = readCode(reader);
  const department = readDepartment(reader, departments);
  if (name === '') reader.fault('missing-name', 'name');
  if (name === '' || code === null || department === null) return null;
  const [basis, guidance] = [reader.text('basis', MAX_LONG_TEXT), reader.text('guidance', MAX_LONG_TEXT)];
  if (basis === '') reader.fault('basis-missing', 'basis');
  if (guidance === '') reader.fault('guidance-missing', 'guidance');
  const fullCoverage = readFullCoverage(reader);
  const value: InspectionItem = {
    code,
    name,
    department,
    objectType: reader.text('objectType', MAX_NAME),
    basis,
    content: reader.text('content', MAX_LONG_TEXT),
    method: reader.text('method', MAX_NAME),
    ratioText: readRatio(reader, 'ratio', ratioUnit),
    frequencyText: readRatio(reader, 'frequency', ''),
    weight: readWeight(reader),
    fullCoverage,
    guidance,
  };
  return { value, id: code, held: false };
}

function readCode(reader: Reader): ItemCode | null {
  const text = reader.code('code');
  if (text === '') {
    reader.fault('missing-id', 'code');
    return null;
  }
  const code = itemCode(text);
  if (!code.ok) reader.fault('id-malformed', 'code');
  else reader.repairCode('code', code.value);
  return code.ok ? code.value : null;
}

function readDepartment(reader: Reader, departments: DepartmentNames): DepartmentCode | null {
  const text = reader.text('department', MAX_NAME);
  const code = text === '' ? null : departments.read(text);
  if (code === null) reader.fault(text === '' ? 'department-missing' : 'department-unknown', 'department');
  return code;
}

/** The list's own words, checked against the grammar. A number in a column headed `(%)` is so many percent. */
function readRatio(reader: Reader, field: 'ratio' | 'frequency', unit: string): string {
  const cell = reader.cell(field);
  const text = typeof cell === 'number' ? `${rawText(cell)}${unit}` : reader.text(field, MAX_NAME);
  const parsed = parseRatioText(text);
  if (!parsed.ok) reader.fault(parsed.fault.code, field, { value: parsed.fault.clause });
  return text;
}

const percentHeader = (header: HeaderRow, mapping: ColumnMapping<'items'>): boolean =>
  mapping.ratio !== undefined && /[%％]/.test(header.texts[mapping.ratio - header.left] ?? '');

/** 重点 is key; anything else counts as ordinary, for which ratios are strictly limited (SAMR 2019). */
function readWeight(reader: Reader): ItemWeight {
  const text = reader.text('weight', MAX_NAME);
  if (/^(?:重点|重点事项|重点检查事项|是|KEY)$/i.test(text)) return 'key';
  if (text !== '' && !/^(?:一般|一般事项|一般检查事项|否|普通|ORDINARY)$/i.test(text)) {
    reader.fault('weight-unknown', 'weight');
  }
  return 'ordinary';
}

function readFullCoverage(reader: Reader): boolean {
  const text = reader.text('fullCoverage', MAX_NAME);
  const full = /^(?:是|√|✓|Y|YES|TRUE|1|全覆盖)$/i.test(text);
  if (full) reader.fault('full-coverage', 'fullCoverage');
  return full;
}
