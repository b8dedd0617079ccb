import type { FieldValue } from '../../../core/lists/row-fields.ts';
import { FOREVER } from '../../../core/tabular/cell-date.ts';
import { official } from '../../words/official.ts';
import { departmentWords, districtWords } from '../lists/places.ts';
import type { Places } from '../state/pane-state.ts';

const { status: STATUS, weight: WEIGHT, yesNo: YES_NO, reasons: REASONS } = official.listCells;

/** A value as a list on paper says it. */
export function officialValue(
  field: string,
  value: FieldValue,
  places: Pick<Places, 'departments' | 'districts'>,
): string {
  if (typeof value === 'boolean') return value ? YES_NO.yes : YES_NO.no;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.map(partText).join('；');
  switch (field) {
    case 'district':
      return districtWords(places, value);
    case 'department':
      return departmentWords(places, value);
    case 'status':
      return Object.entries(STATUS).find(([status]) => status === value)?.[1] ?? value;
    case 'weight':
      return value === 'key' ? WEIGHT.key : WEIGHT.ordinary;
    default:
      return value === FOREVER ? official.listCells.forever : value;
  }
}

/** One of several values: a certificate, a leave, a firm to keep away from, or a plain text. */
function partText(part: Extract<FieldValue, readonly unknown[]>[number]): string {
  if (typeof part === 'string') return part;
  if ('number' in part) {
    return `${part.number}（${part.validUntil === FOREVER ? official.listCells.forever : part.validUntil}）`;
  }
  if ('entity' in part) return `${part.entity}（${REASONS[part.reason]}）`;
  return part.from === part.to ? part.from : `${part.from}至${part.to}`;
}
