import type { ReplacementRequest } from '../../core/draw/replacement.ts';
import type { Seal } from '../../core/draw/seal.ts';
import type { SeedEvidence } from '../../core/draw/seed-evidence.ts';
import type { Predecessor } from '../../core/draw/transcript.ts';
import type { DrawOutcome } from '../../core/journal/activity.ts';
import type { Entity } from '../../core/model/entity.ts';
import type { SealedInspector } from '../../core/model/inspector.ts';
import type { Result } from '../../core/result.ts';
import type { CodedFault } from '../../core/wire/api.ts';
import type { ArchiveDocument } from '../stores/transcript-archive.ts';

/**
 * Where draws are computed: on a thread of their own, so that the office keeps answering, or in place for small ones.
 * What is computed is `core/draw` either way.
 */
export interface DrawEngine {
  draw(input: DrawInput): Promise<Result<DrawnTranscript, EngineFault>>;
  /** Changes the plan of an archived transcript as little as possible. */
  replace(input: ReplacementInput): Promise<Result<DrawnTranscript, EngineFault>>;
  close(): Promise<void>;
}

/** A sealed draw with its lists and evidence. */
export interface DrawInput {
  readonly seal: Seal;
  readonly evidence: SeedEvidence;
  readonly entities: readonly Entity[];
  readonly inspectors: readonly SealedInspector[];
}

/** An archived transcript and what changes. */
export interface ReplacementInput {
  /** The full copy, canonical JSON. */
  readonly transcript: Uint8Array;
  readonly request: ReplacementRequest;
}

/** A transcript ready for the archive. */
export interface DrawnTranscript {
  readonly full: ArchiveDocument;
  readonly public: ArchiveDocument;
  readonly outcome: DrawOutcome;
  readonly predecessor: Predecessor | null;
}

/** Why the engine made no transcript: its own code with the evidence. */
export type EngineFault = CodedFault;
