import { FACT_PREFIX } from '../../../core/lists/row-fields.ts';
import type { DrawList } from '../state/list-state.ts';

/** Columns of a sheet that hold a field which is not the column of the same name; the first one tells of it. */
const COLUMNS: { readonly [K in DrawList]: Readonly<Record<string, readonly string[]>> } = {
  items: { ratioText: ['ratio'], frequencyText: ['frequency'] },
  entities: {},
  inspectors: {
    certificates: ['certificate', 'certificateUntil', 'certificate2', 'certificate2Until'],
    leave: ['leave', 'leaveFrom', 'leaveTo'],
    conflicts: ['conflicts', 'conflictReason'],
  },
};

/** The sheet's columns that hold a field. */
export const columnsOf = (kind: DrawList, field: string): readonly string[] =>
  COLUMNS[kind][field] ?? [field.startsWith(FACT_PREFIX) ? field.slice(FACT_PREFIX.length) : field];

/** Fields of the rows of each list that a sheet may tell of. */
const FIELDS: { readonly [K in DrawList]: readonly string[] } = {
  items: [
    ...['name', 'department', 'objectType', 'basis', 'content', 'method', 'ratioText', 'frequencyText'],
    ...['weight', 'fullCoverage', 'guidance'],
  ],
  entities: [
    ...['name', 'status', 'district', 'address', 'facts.creditClass', 'facts.industry', 'facts.entityType'],
    ...['facts.objectType', 'facts.licenceFrom', 'facts.licenceUntil'],
  ],
  inspectors: [
    ...['name', 'department', 'district', 'certificates', 'qualifications', 'leave', 'conflicts'],
    ...['formerEmployers', 'carriedLoad'],
  ],
};

/** Fields for which a sheet has a column; leave also when it stands in two columns, from and to. */
export function toldFields(kind: DrawList, mapping: object): readonly string[] {
  const has = (column: string): boolean => Object.hasOwn(mapping, column);
  return FIELDS[kind].filter((field) => {
    const [first = ''] = columnsOf(kind, field);
    return has(first) || (field === 'leave' && has('leaveFrom') && has('leaveTo'));
  });
}
