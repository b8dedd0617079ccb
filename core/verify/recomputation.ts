import * as v from 'valibot';
import { decodeWith, listUpTo, type MalformedFault, type Schema, textUpTo } from '../encoding/decoding.ts';
import { MAX_ENTITIES, MAX_INSPECTORS, MAX_NOTE } from '../model/bounds.ts';
import { entitySchema, sealedInspectorSchema } from '../model/schemas.ts';
import { fail, ok, type Result } from '../result.ts';
import { draw, type DrawFault, type DrawInput } from '../draw/draw.ts';
import type { Progress } from '../draw/progress.ts';
import { replaceInPlan, type ReplacementFault, type ReplacementRequest } from '../draw/replacement.ts';
import { sealSchema, seedEvidenceSchema } from '../draw/seal-schema.ts';
import { changesSchema, REPLACEMENT_REASONS, transcriptSchema } from '../draw/transcript-decoder.ts';
import type { Transcript } from '../draw/transcript.ts';
import type { CheckName } from './report.ts';
import { verify } from './verify.ts';

/**
 * Everything that decides a transcript, as one document (`docs/spec/draw-v1.md` §12.2): seal, both lists and the seed
 * evidence of a draw, or a transcript and what is to be changed in it. Whoever holds it gets the same bytes again, with
 * this program or with another one.
 */
export type Recomputation =
  | { readonly kind: 'draw'; readonly input: DrawInput }
  | { readonly kind: 'replacement'; readonly transcript: Transcript; readonly request: ReplacementRequest };

/** Why nothing comes out. */
export type RecomputationFault =
  | DrawFault
  | ReplacementFault
  /** The transcript to be changed does not hold itself. */
  | { readonly code: 'not-verified'; readonly check: CheckName };

const drawInput: Schema<DrawInput> = v.strictObject({
  seal: sealSchema,
  entities: listUpTo(MAX_ENTITIES, entitySchema),
  officers: listUpTo(MAX_INSPECTORS, sealedInspectorSchema),
  evidence: seedEvidenceSchema,
});

const replacement: Schema<{ readonly transcript: Transcript; readonly request: ReplacementRequest }> = v.strictObject({
  transcript: transcriptSchema,
  request: v.strictObject({
    reason: v.picklist(REPLACEMENT_REASONS),
    note: textUpTo(MAX_NOTE),
    changes: changesSchema,
  }),
});

/** A document from outside: of a replacement when it names a transcript, else of a draw. */
export function decodeRecomputation(value: unknown): Result<Recomputation, MalformedFault> {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, 'transcript')) {
    const decoded = decodeWith(replacement, value);
    return decoded.ok ? ok({ kind: 'replacement', ...decoded.value }) : decoded;
  }
  const decoded = decodeWith(drawInput, value);
  return decoded.ok ? ok({ kind: 'draw', input: decoded.value }) : decoded;
}

/** The transcript that follows. One that comes from outside is verified before it is changed. */
export function recompute(recomputation: Recomputation, progress?: Progress): Result<Transcript, RecomputationFault> {
  if (recomputation.kind === 'draw') return draw(recomputation.input, progress);
  const { transcript, request } = recomputation;
  const broken = verify(transcript).checks.find(({ outcome }) => outcome === 'failed');
  if (broken) return fail({ code: 'not-verified', check: broken.name });
  return replaceInPlan(transcript, request, progress);
}
