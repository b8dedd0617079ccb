/** The lists an office keeps: 一单两库, and the two short lists they refer to. */
export type ListKind = 'entities' | 'inspectors' | 'items' | 'departments' | 'districts';

/** Every kind, in the order in which they refer to one another. */
export const LIST_KINDS = ['departments', 'districts', 'items', 'entities', 'inspectors'] as const;

/** Columns of 检查对象名录库. */
export type EntityField =
  | 'name'
  | 'id'
  | 'status'
  | 'district'
  | 'address'
  | 'creditClass'
  | 'industry'
  | 'entityType'
  | 'objectType'
  | 'registeredOn'
  | 'licenceFrom'
  | 'licenceUntil'
  | 'scope';

/** Columns of 执法检查人员名录库. */
export type InspectorField =
  | 'name'
  | 'id'
  | 'department'
  | 'district'
  | 'certificate'
  | 'certificateUntil'
  | 'certificate2'
  | 'certificate2Until'
  | 'qualifications'
  | 'leave'
  | 'leaveFrom'
  | 'leaveTo'
  | 'conflicts'
  | 'conflictReason'
  | 'formerEmployers'
  | 'carriedLoad'
  | 'mobile'
  | 'email';

/** Columns of 抽查事项清单. */
export type ItemField =
  | 'code'
  | 'name'
  | 'department'
  | 'objectType'
  | 'basis'
  | 'content'
  | 'method'
  | 'ratio'
  | 'frequency'
  | 'weight'
  | 'fullCoverage'
  | 'guidance';

/** Columns of 成员单位. */
export type DepartmentField = 'code' | 'name';

/** Columns of 县市区. */
export type DistrictField = 'code' | 'name';

/** Columns that a kind of list may have. */
export interface FieldsOf {
  readonly entities: EntityField;
  readonly inspectors: InspectorField;
  readonly items: ItemField;
  readonly departments: DepartmentField;
  readonly districts: DistrictField;
}

/** Any column of any list. */
export type AnyField = FieldsOf[ListKind];
