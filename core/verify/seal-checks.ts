import { sealFault } from '../draw/seal-check.ts';
import { sealHash } from '../draw/sealing.ts';
import { assurance, computeSeed, entropySources } from '../draw/seed.ts';
import type { Context } from './context.ts';
import { compareValues, failed, type Finding, passed } from './report.ts';

/** The seal is the one whose hash was published. */
export const checkSealHash = ({ transcript }: Context): Finding =>
  compareValues(sealHash(transcript.seal), transcript.sealHash, '/sealHash');

/** The seal does not contradict itself, and carries the transcript's number. */
export function checkSealCoherent({ transcript }: Context): Finding {
  const fault = sealFault(transcript.seal);
  if (fault) return failed('', fault, '/seal');
  return compareValues(transcript.seal.drawNumber, transcript.drawNumber, '/drawNumber');
}

/** The seed follows from the seal and the evidence, which keeps the rules of the round. */
export function checkSeed({ transcript }: Context): Finding {
  const { seal, evidence, seed } = transcript;
  const computed = computeSeed(seal, evidence);
  return computed.ok ? compareValues(computed.value, seed, '/seed') : failed(seed, computed.fault, '/evidence');
}

/** Entropy and level are stated as the evidence gives them. */
export function checkAssurance({ transcript }: Context): Finding {
  const { seal, evidence } = transcript;
  const sources = compareValues(entropySources(seal, evidence), transcript.entropy, '/entropy');
  if (sources.outcome === 'failed') return sources;
  const level = assurance(seal, evidence);
  return level === transcript.assurance ? passed(level) : failed(level, transcript.assurance, '/assurance');
}
