import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { draw } from '../../core/draw/draw.ts';
import { publicCopy } from '../../core/draw/redaction.ts';
import { replaceInPlan } from '../../core/draw/replacement.ts';
import { encodeTranscript } from '../../core/draw/transcript-decoder.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import { outcomeOf } from '../../core/journal/outcome.ts';
import type { Entity } from '../../core/model/entity.ts';
import type { Hex32 } from '../../core/model/ids.ts';
import type { SealedInspector } from '../../core/model/inspector.ts';
import { ok, type Result } from '../../core/result.ts';
import type { ArchiveDocument } from '../stores/transcript-archive.ts';
import type { DrawInput, DrawnTranscript, EngineFault, ReplacementInput } from './engine.ts';

/** Runs the draw: pure computation, wherever it is called. */
export function computeDraw(input: DrawInput): Result<DrawnTranscript, EngineFault> {
  const { seal, evidence } = input;
  // what the store holds was decoded before it was stored, and the draw recomputes its roots
  const entities = unpackRows(input.entities) as readonly Entity[];
  const officers = unpackRows(input.inspectors) as readonly SealedInspector[];
  const drawn = draw({ seal, evidence, entities, officers });
  return drawn.ok ? ok(archived(drawn.value)) : drawn;
}

/** Runs a replacement, likewise. */
export function computeReplacement({ transcript, request }: ReplacementInput): Result<DrawnTranscript, EngineFault> {
  // the archive has checked that these are the bytes that the engine wrote
  const before = JSON.parse(Buffer.from(transcript).toString('utf8')) as Transcript;
  const replaced = replaceInPlan(before, request);
  return replaced.ok ? ok(archived(replaced.value)) : replaced;
}

const unpackRows = (packed: Uint8Array): unknown => JSON.parse(gunzipSync(packed).toString('utf8'));

/** A transcript and its public copy as the archive takes them. */
export function archived(transcript: Transcript): DrawnTranscript {
  return {
    full: archiveDocument(transcript),
    public: archiveDocument(publicCopy(transcript)),
    outcome: outcomeOf(transcript),
    predecessor: transcript.predecessor,
  };
}

function archiveDocument(transcript: Transcript): ArchiveDocument {
  const bytes = Buffer.from(encodeTranscript(transcript));
  // a SHA-256 in hexadecimal is a Hex32
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') as Hex32 };
}
