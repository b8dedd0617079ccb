import type { FieldsOf, ListKind } from './list-kind.ts';
import { DEPARTMENTS_HEADERS } from './headers/departments-headers.ts';
import { DISTRICTS_HEADERS } from './headers/districts-headers.ts';
import { ENTITIES_HEADERS } from './headers/entities-headers.ts';
import { INSPECTORS_HEADERS } from './headers/inspectors-headers.ts';
import { ITEMS_HEADERS } from './headers/items-headers.ts';
import type { FieldHeaders } from './headers/field-headers.ts';

/** Header variants by list and column. */
export const HEADERS: { readonly [K in ListKind]: { readonly [F in FieldsOf[K]]: FieldHeaders } } = {
  entities: ENTITIES_HEADERS,
  inspectors: INSPECTORS_HEADERS,
  items: ITEMS_HEADERS,
  departments: DEPARTMENTS_HEADERS,
  districts: DISTRICTS_HEADERS,
};
