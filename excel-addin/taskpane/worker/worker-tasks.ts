import { decodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import type { Stage } from '../../../core/draw/progress.ts';
import { sha256Text } from '../../../core/encoding/sha256.ts';
import type { Entity } from '../../../core/model/entity.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import { ok, type Result } from '../../../core/result.ts';
import { verify } from '../../../core/verify/verify.ts';
import { sealLocally, type LocalSealFault } from '../seal/local-seal.ts';
import type { PaneCheckName, SealedBody, ShownCheck, VerifiedTranscript, WorkerRequest } from './worker-messages.ts';

/** Seals on this machine and writes the request that says so. */
export function sealTask(
  entities: readonly Entity[],
  { draft, inspectors, contacts }: Extract<WorkerRequest, { kind: 'seal' }>,
): Result<SealedBody, LocalSealFault> {
  const sealed = sealLocally({ draft, entities, inspectors, contacts });
  if (!sealed.ok) return sealed;
  const { seal, sealHash, request } = sealed.value;
  return ok({ seal, sealHash, body: new Blob([JSON.stringify(request)], { type: 'application/json' }) });
}

/** Verifies what the server sent as if it came from a stranger: its form, every number, and that it is this seal's. */
export async function verifyTask(
  { transcript, sealHash, transcriptHash }: Extract<WorkerRequest, { kind: 'verify' }>,
  onProgress: (stage: Stage, done: number, total: number) => void,
): Promise<VerifiedTranscript> {
  const text = await transcript.text();
  const value = parse(text);
  const decoded = decodeTranscript(value);
  const found = decoded.ok ? decoded.value : null;
  const { checks } = verify(value, { progress: onProgress });
  const own: readonly ShownCheck[] = [
    compared('same-seal', sealHash, found?.sealHash ?? ''),
    ...(transcriptHash === null ? [] : [compared('same-transcript', transcriptHash, sha256Text(text))]),
  ];
  const all = [...own, ...checks];
  return { report: { verdict: all.every(({ outcome }) => outcome !== 'failed'), checks: all }, transcript: found };
}

const compared = (name: PaneCheckName, expected: Hex32, found: string): ShownCheck => ({
  name,
  outcome: expected === found ? 'passed' : 'failed',
  expected,
  found,
});

/** What is no JSON has no form, and the first check will say so. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
