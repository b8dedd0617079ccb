/** What the values of a column look like when the header alone leaves a doubt; tested in `value-evidence.ts`. */
export type ValueShape =
  | 'credit-code'
  | 'code'
  | 'date'
  | 'date-span'
  | 'status'
  | 'credit-class'
  | 'district'
  | 'department'
  | 'person-name'
  | 'organisation-name'
  | 'address'
  | 'ratio'
  | 'mobile'
  | 'email'
  | 'small-integer'
  | 'yes-no'
  | 'any';

/** How a column is recognised. Headers are in the form that `plainHeader` gives. */
export interface FieldHeaders {
  /** A list without this column can't be used. */
  readonly required: boolean;
  /** Two columns that match about equally well are a fault that names both: taking the wrong one would change the draw. */
  readonly identifying: boolean;
  readonly shape: ValueShape;
  /** Names that mean this column and nothing else. */
  readonly names: readonly string[];
  /** Names that often mean this column, taken when no better one is there. */
  readonly weak: readonly string[];
  /** Names taken when there is nothing else at all. */
  readonly lastResort: readonly string[];
  /** Words that make a header another matter although it contains a name. */
  readonly never: readonly string[];
}

/** What one column is recognised by; what is not said is the usual. */
export const field = (
  shape: ValueShape,
  names: readonly string[],
  rest: Partial<Omit<FieldHeaders, 'shape' | 'names'>> = {},
): FieldHeaders => ({
  required: false,
  identifying: false,
  weak: [],
  lastResort: [],
  never: [],
  ...rest,
  shape,
  names,
});
