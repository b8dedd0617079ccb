import type { DrawFault } from '../../../core/draw/draw.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import type { Stage } from '../../../core/draw/progress.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import type { Contact, SealedInspector } from '../../../core/model/inspector.ts';
import type { Result } from '../../../core/result.ts';
import type { Check } from '../../../core/verify/report.ts';
import type { RehearsalFault } from '../../../core/draw/rehearsal.ts';
import type { Declaration } from '../../../core/roster/declarations.ts';
import type { Rehearsal, RehearsalOrder } from '../rehearsal/rehearsal-task.ts';
import type { LocalSealFault } from '../seal/local-seal.ts';
import type { SealDraft } from '../seal/seal-draft.ts';

/** A check that only the pane can make, because it knows what it sealed and what it was told. */
export type PaneCheckName = 'same-seal' | 'same-transcript';

/** One check of the engine or of the pane. */
export interface ShownCheck extends Omit<Check, 'name'> {
  readonly name: Check['name'] | PaneCheckName;
}

/** All checks of a transcript. */
export interface VerificationReport {
  readonly verdict: boolean;
  readonly checks: readonly ShownCheck[];
}

/** A seal computed on this machine, and the one request that carries it. */
export interface SealedBody {
  readonly seal: Seal;
  readonly sealHash: Hex32;
  readonly body: Blob;
}

/** What was verified; the transcript is null when it has no readable form. */
export interface VerifiedTranscript {
  readonly report: VerificationReport;
  readonly transcript: Transcript | null;
}

/** What the pane asks of the worker. Long lists come in pieces, so that handing them over never freezes the pane. */
export type WorkerRequest =
  | { readonly kind: 'entities'; readonly rows: readonly Entity[] }
  | {
      readonly kind: 'seal';
      readonly draft: SealDraft;
      readonly inspectors: readonly SealedInspector[];
      readonly contacts: readonly Contact[];
    }
  | {
      readonly kind: 'trial';
      readonly draft: SealDraft;
      readonly inspectors: readonly SealedInspector[];
      /** What officers declared in chat, as far as it is known; it counts as if it stood in their rows. */
      readonly declarations: readonly Declaration[];
      readonly seed: Hex32;
    }
  | { readonly kind: 'rehearse'; readonly order: RehearsalOrder }
  | {
      readonly kind: 'verify';
      readonly transcript: Blob;
      readonly sealHash: Hex32;
      readonly transcriptHash: Hex32 | null;
    };

/** What the worker answers. */
export type WorkerAnswer =
  | { readonly kind: 'sealed'; readonly result: Result<SealedBody, LocalSealFault> }
  | { readonly kind: 'tried'; readonly result: Result<Transcript, DrawFault> }
  | { readonly kind: 'rehearsed'; readonly result: Result<Rehearsal, RehearsalFault> }
  | {
      readonly kind: 'rehearsing';
      readonly step: 'rounds' | 'remedies';
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'progress'; readonly stage: Stage; readonly done: number; readonly total: number }
  | { readonly kind: 'verified'; readonly verified: VerifiedTranscript };
