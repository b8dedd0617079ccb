import type { DrawOutcome } from '../../core/journal/activity.ts';
import type { Seal } from '../../core/draw/seal.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import type { DepartmentCode, DrawNumber, Hex32, Instant } from '../../core/model/ids.ts';
import type { DrawPhase } from '../../core/wire/api.ts';

/** A step of a draw's life that the public may see, with its time. */
export interface Milestone {
  readonly kind: 'sealed' | 'contributed' | 'closed' | 'drawn' | 'dispatched' | 'relinked' | 'void' | 'published';
  readonly at: Instant;
  /** Department of a contribution, reason of a void or replacement; else empty. */
  readonly note: string;
}

/** A published result of one inspected entity. */
export interface PublishedResult {
  readonly entity: string;
  readonly result: string;
  readonly at: Instant;
}

/** What the journal makes public of one draw. */
export interface PublicDraw {
  readonly seal: Seal;
  readonly sealHash: Hex32;
  readonly phase: DrawPhase;
  readonly milestones: readonly Milestone[];
  /** Departments whose value is in, and those who stayed away once the round is closed. */
  readonly contributed: readonly DepartmentCode[];
  readonly absent: readonly DepartmentCode[];
  readonly outcome: DrawOutcome | null;
  /** Hash of the public copy's bytes, as the journal has it. */
  readonly recordHash: Hex32 | null;
  /** Assignment cards: sent, delivered, accepted. */
  readonly assignments: { readonly total: number; readonly delivered: number; readonly accepted: number };
  readonly results: readonly PublishedResult[];
  readonly voidReason: string | null;
  readonly replacedBy: DrawNumber | null;
}

/** A line of the transparency log. Entries that are not public show their hash alone, so the chain stays whole. */
export interface LogLine {
  readonly sequence: number;
  readonly at: Instant;
  readonly hash: Hex32;
  readonly draw: DrawNumber | null;
  readonly activity: string | null;
}

/**
 * Where the public site reads. It sees public copies only: whoever implements this port has already left out what the
 * law does not publish.
 */
export interface PublicRecords {
  /** Newest first. */
  draws(): readonly PublicDraw[];
  draw(number: string): PublicDraw | null;
  /** The public copy as canonical JSON, exactly the bytes that its hash covers, or null before the draw. */
  transcript(number: string): Promise<{ readonly text: string; readonly transcript: Transcript } | null>;
  /** Log lines with a sequence above `after`, at most `limit`. */
  log(after: number, limit: number): readonly LogLine[];
}
