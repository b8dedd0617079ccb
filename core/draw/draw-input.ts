import type { Entity } from '../model/entity.ts';
import type { SealedInspector } from '../model/inspector.ts';
import type { RosterFault } from '../roster/roster-fault.ts';
import type { PoolFault } from './draw-pool.ts';
import type { SizeFault } from './matching-problem.ts';
import type { NoPlanAnswer } from './no-plan-answer.ts';
import type { QuotaFault } from './quota.ts';
import type { SealFault } from './seal-check.ts';
import type { RosterRoot, Seal } from './seal.ts';
import type { SeedFault } from './seed.ts';
import type { SeedEvidence } from './seed-evidence.ts';

/** Everything that decides a draw. Nothing else does: no clock, no order of rows, no other randomness. */
export interface DrawInput {
  readonly seal: Seal;
  readonly entities: readonly Entity[];
  readonly officers: readonly SealedInspector[];
  readonly evidence: SeedEvidence;
}

/** Why there is no draw. */
export type DrawFault =
  | { readonly code: 'seal'; readonly cause: SealFault }
  | { readonly code: 'roster'; readonly list: 'entities' | 'inspectors'; readonly cause: RosterFault }
  | {
      readonly code: 'roster-mismatch';
      readonly list: 'entities' | 'inspectors';
      readonly expected: RosterRoot;
      readonly found: RosterRoot;
    }
  | { readonly code: 'seed'; readonly cause: SeedFault }
  | { readonly code: 'pool'; readonly cause: PoolFault }
  | { readonly code: 'quota'; readonly cause: QuotaFault }
  | { readonly code: 'no-plan'; readonly answer: NoPlanAnswer }
  | { readonly code: 'too-large'; readonly cause: SizeFault }
  | { readonly code: 'cancelled' };
