import { createHash } from 'node:crypto';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import { draw } from '../../core/draw/draw.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import { outcomeOf } from '../../core/journal/outcome.ts';
import type { Hex32 } from '../../core/model/ids.ts';
import { ok, type Result } from '../../core/result.ts';
import type { DrawInput, DrawnTranscript, EngineFault } from './engine.ts';

/** Runs the draw: pure computation, wherever it is called. */
export function computeDraw(input: DrawInput): Result<DrawnTranscript, EngineFault> {
  const { seal, evidence, entities, inspectors } = input;
  const drawn = draw({ seal, evidence, entities, officers: inspectors });
  return drawn.ok ? ok(archived(drawn.value)) : drawn;
}

/** A transcript as the archive takes it. */
export function archived(transcript: Transcript): DrawnTranscript {
  const bytes = Buffer.from(canonicalJson(transcript));
  // a SHA-256 in hexadecimal is a Hex32
  const hash = createHash('sha256').update(bytes).digest('hex') as Hex32;
  return { bytes, hash, outcome: outcomeOf(transcript), predecessor: transcript.predecessor };
}
