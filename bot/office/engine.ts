import type { ReplacementRequest } from '../../core/draw/replacement.ts';
import type { Seal } from '../../core/draw/seal.ts';
import type { SeedEvidence } from '../../core/draw/seed-evidence.ts';
import type { Predecessor } from '../../core/draw/transcript.ts';
import type { DrawOutcome } from '../../core/journal/activity.ts';
import type { MalformedFault } from '../../core/encoding/decoding.ts';
import type { ChangeCounts } from '../../core/lists/list-version.ts';
import type { Declaration } from '../../core/roster/declarations.ts';
import type { Result } from '../../core/result.ts';
import type { VerificationReport } from '../../core/verify/verify.ts';
import type { CodedFault } from '../../core/wire/api.ts';
import type { ListPair, ReadList, ReadListFault } from './list-reading.ts';
import type { ReadSeal, ReadSealFault } from './seal-reading.ts';
import type { ArchiveDocument } from '../stores/transcript-archive.ts';

/**
 * Where long computations are made: on a thread of their own, so that the office keeps answering, or in place. What is
 * computed is the same either way.
 */
export interface DrawEngine {
  /** Reads a seal request, recomputes its hashes and compares its rows with what officers declared. */
  readSeal(input: SealReading): Promise<Result<ReadSeal, ReadSealFault>>;
  /** Reads a list that came to be kept. */
  readList(body: Uint8Array): Promise<Result<ReadList, ReadListFault>>;
  /** How many rows differ between two kept lists. */
  countChanges(input: ListPair): Promise<ChangeCounts>;
  draw(input: DrawInput): Promise<Result<DrawnTranscript, EngineFault>>;
  /** Changes the plan of an archived transcript as little as possible. */
  replace(input: ReplacementInput): Promise<Result<DrawnTranscript, EngineFault>>;
  /** Makes a transcript again from what came over the wire: `recomputeBody`. */
  recompute(body: Uint8Array): Promise<Result<Uint8Array, MalformedFault | EngineFault>>;
  /** Verifies what came over the wire: `verifyBody`. */
  verify(body: Uint8Array): Promise<Result<VerificationReport, MalformedFault>>;
  close(): Promise<void>;
}

/** A seal request as it came, and what the office knows of its officers. */
export interface SealReading {
  readonly body: Uint8Array;
  readonly declarations: readonly Declaration[];
}

/** A sealed draw with its lists and evidence. */
export interface DrawInput {
  readonly seal: Seal;
  readonly evidence: SeedEvidence;
  /** As the roster store keeps them. */
  readonly entities: Uint8Array;
  readonly inspectors: Uint8Array;
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
