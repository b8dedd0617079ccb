import type { Shape } from './checks.ts';

/** What the validator knows of a component. */
export interface ComponentSpec {
  readonly shape: Shape;
  /** The member holding nested components. */
  readonly children?: 'elements' | 'columns';
  /** Only directly in the body. */
  readonly rootOnly?: boolean;
  /** Only within a form. */
  readonly formOnly?: boolean;
  /** Takes part in a form: needs a name there. */
  readonly field?: boolean;
}
