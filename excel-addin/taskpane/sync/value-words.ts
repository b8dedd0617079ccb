import { FACT_PREFIX, type FieldValue } from '../../../core/lists/row-fields.ts';
import { FOREVER } from '../../../core/tabular/cell-date.ts';
import { words } from '../../words/words.ts';
import { departmentWords, districtWords } from '../lists/places.ts';
import type { DrawList } from '../state/list-state.ts';
import type { Places } from '../state/pane-state.ts';

/** Name of a field, as the columns of the list are called. */
export function fieldWords(kind: DrawList, field: string): string {
  const own = field.startsWith(FACT_PREFIX) ? field.slice(FACT_PREFIX.length) : field;
  return words.sync.fields[own] ?? words.names.field(kind, own);
}

/** A value as the pane says it. */
export function valueWords(
  field: string,
  value: FieldValue,
  places: Pick<Places, 'departments' | 'districts'>,
): string {
  const { values } = words.sync;
  if (typeof value === 'boolean') return value ? values.yesNo.yes : values.yesNo.no;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.length === 0 ? values.blank : words.common.joined(value.map(partWords));
  switch (field) {
    case 'district':
      return value === '' ? values.blank : districtWords(places, value);
    case 'department':
      return departmentWords(places, value);
    case 'status':
      return Object.entries(values.status).find(([status]) => status === value)?.[1] ?? value;
    case 'weight':
      return value === 'key' ? values.weight.key : values.weight.ordinary;
    default:
      return value === '' ? values.blank : value === FOREVER ? values.forever : value;
  }
}

function partWords(part: Extract<FieldValue, readonly unknown[]>[number]): string {
  const { sync } = words;
  if (typeof part === 'string') return part;
  if ('number' in part) {
    return sync.pairOf(part.number, part.validUntil === FOREVER ? sync.values.forever : part.validUntil);
  }
  if ('entity' in part) return sync.pairOf(part.entity, sync.values.reasons[part.reason]);
  return part.from === part.to ? part.from : sync.span(part.from, part.to);
}

/** Characters kept before and after what differs in a long text. */
const AROUND = 16;
/** Texts up to this length are shown whole. */
const SHORT = 60;
/** Characters shown of what differs at most. */
const MOST = 160;

/** Two texts cut to where they differ, so that a changed word in a page of text is seen. */
export function differingParts(before: string, after: string): readonly [string, string] {
  if (before.length <= SHORT && after.length <= SHORT) return [before, after];
  const [old, now] = [Array.from(before), Array.from(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const from = Math.max(0, start - AROUND);
  const rest = Math.max(0, end - AROUND);
  const cut = (text: readonly string[]): string => {
    const part = text.slice(from, text.length - rest);
    const isLong = part.length > MOST;
    const shown = isLong ? part.slice(0, MOST) : part;
    return `${from > 0 ? '…' : ''}${shown.join('')}${rest > 0 || isLong ? '…' : ''}`;
  };
  return [cut(old), cut(now)];
}
