import type { DepartmentCode, Hex32, Instant } from '../model/ids.ts';

/** A witness's value once public. */
export type Contribution =
  | {
      readonly department: DepartmentCode;
      readonly form: 'typed';
      readonly text: string;
      readonly at: Instant;
    }
  | {
      readonly department: DepartmentCode;
      readonly form: 'committed';
      readonly commitment: Hex32;
      /** The 32 bytes behind the commitment, or null when they were withheld. */
      readonly value: Hex32 | null;
      /** When the commitment came. */
      readonly at: Instant;
      /** When the value came, or null when it was withheld. */
      readonly revealedAt: Instant | null;
    };

/** The public value that followed, as announced by its source. */
export interface PublicValue {
  readonly value: string;
  readonly at: Instant;
}

/** Everything from which anybody can compute the seed. */
export type SeedEvidence =
  | {
      readonly kind: 'protocol';
      /** The operator's 32-byte secret, opened after the round. */
      readonly secret: Hex32;
      /** In order of department code bytes. Witnesses who gave nothing are absent. */
      readonly contributions: readonly Contribution[];
      readonly publicValue: PublicValue | null;
    }
  /** A seed given from outside (command line, trial draw): provable, but witnessed by nobody. */
  | { readonly kind: 'given'; readonly seed: Hex32 };

/** What one source adds at most, and whose word it rests on. */
export interface EntropySource {
  readonly source: 'operator' | 'public-value' | DepartmentCode;
  /** Tenths of a bit. */
  readonly entropyTenths: number;
}
