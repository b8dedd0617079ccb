import type { Area } from '../model/area.ts';
import type { CellValue } from '../model/cell-content.ts';

/** Operators between two values, as Excel writes them. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';

/** A formula, taken apart. */
export type Expression =
  | { readonly kind: 'value'; readonly value: CellValue }
  /** An argument left out: `IF(A1,,2)`. */
  | { readonly kind: 'nothing' }
  | ReferenceExpression
  /** A word that is no reference: names are not looked up, so it is Excel's `#NAME?`. */
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: 'sign'; readonly operator: '+' | '-'; readonly of: Expression }
  | { readonly kind: 'percent'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    };

/** Cells of a sheet; without one, of the sheet that the formula is in. */
export interface ReferenceExpression {
  readonly kind: 'reference';
  readonly sheet: string | undefined;
  readonly area: Area;
  /** Without `$`: moves along when the formula is looked at from another cell (conditional formats). */
  readonly relative: { readonly row: boolean; readonly column: boolean };
}

/** All references of a formula. */
export function referencesOf(expression: Expression): readonly ReferenceExpression[] {
  switch (expression.kind) {
    case 'reference':
      return [expression];
    case 'call':
      return expression.given.flatMap(referencesOf);
    case 'sign':
    case 'percent':
      return referencesOf(expression.of);
    case 'binary':
      return [...referencesOf(expression.left), ...referencesOf(expression.right)];
    case 'value':
    case 'nothing':
    case 'word':
      return [];
  }
}
