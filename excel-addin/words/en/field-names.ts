import type { FieldsOf, ListKind } from '../../../core/tabular/list-kind.ts';

/** Names of the lists. */
export const LIST_NAMES: Readonly<Record<ListKind, string>> = {
  items: 'Inspection items',
  entities: 'Firms',
  inspectors: 'Inspectors',
  departments: 'Departments',
  districts: 'Districts',
};

const FIELD_NAMES: { readonly [K in ListKind]: { readonly [F in FieldsOf[K]]: string } } = {
  entities: {
    name: 'Name',
    id: 'Unified social credit code',
    status: 'Registration status',
    district: 'District',
    address: 'Address',
    creditClass: 'Credit risk class',
    industry: 'Industry',
    entityType: 'Type of firm',
    objectType: 'Type of inspected party',
    registeredOn: 'Founded on',
    licenceFrom: 'Licence valid from',
    licenceUntil: 'Licence valid until',
    scope: 'Business scope',
  },
  inspectors: {
    name: 'Name',
    id: 'Staff number',
    department: 'Department',
    district: 'District',
    certificate: 'Enforcement certificate',
    certificateUntil: 'Certificate valid until',
    certificate2: 'Second certificate',
    certificate2Until: 'Second certificate valid until',
    qualifications: 'Speciality',
    leave: 'Leave from and to',
    leaveFrom: 'Leave from',
    leaveTo: 'Leave to',
    conflicts: 'Firms to keep away from',
    conflictReason: 'Reason to keep away',
    formerEmployers: 'Former employers',
    carriedLoad: 'Tasks already carried',
    mobile: 'Mobile',
    email: 'Email',
  },
  items: {
    code: 'Item code',
    name: 'Item name',
    department: 'Department',
    objectType: 'Type of inspected party',
    basis: 'Legal basis',
    content: 'What is inspected',
    method: 'Method',
    ratio: 'Ratio',
    frequency: 'Frequency',
    weight: 'Category of item',
    fullCoverage: 'Full coverage',
    guidance: 'Guidance',
  },
  departments: { code: 'Department code', name: 'Department name' },
  districts: { code: 'District code', name: 'Name' },
};

/** Name of a column, whichever list it belongs to. */
export function fieldName(kind: ListKind, field: string): string {
  const names: Readonly<Record<string, string>> = FIELD_NAMES[kind];
  return names[field] ?? field;
}
