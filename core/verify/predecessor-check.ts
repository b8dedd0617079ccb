import { canonicalJson } from '../encoding/canonical-json.ts';
import { repeatedChange } from '../draw/entity-changes.ts';
import { publicCopy } from '../draw/redaction.ts';
import { decodeTranscript, transcriptHash } from '../draw/transcript-decoder.ts';
import type { Transcript } from '../draw/transcript.ts';
import type { Context } from './context.ts';
import { compareLists, compareValues, failed, type Finding, notShown, passed } from './report.ts';

/** The transcript that this one changes is the one it names, of the same draw, and the plan before is its plan. */
export function checkPredecessor({ transcript, given }: Context): Finding {
  const { predecessor } = transcript;
  if (predecessor === null) return passed('');
  const repeated = repeatedChange(predecessor.changes);
  if (repeated) return failed('distinct', repeated, '/predecessor/changes');
  if (given === undefined) return notShown('no-predecessor-given');
  const before = decodeTranscript(given);
  if (!before.ok) return failed('', before.fault, '/predecessor');
  const hash = compareValues(
    predecessor.transcriptHash,
    transcriptHash(publicCopy(before.value)),
    '/predecessor/transcriptHash',
  );
  return hash.outcome === 'failed' ? hash : continuation(before.value, transcript);
}

/** Same seal and seed, the earlier changes first, and each place held before by whom it was. */
function continuation(before: Transcript, after: Transcript): Finding {
  if (before.sealHash !== after.sealHash || before.seed !== after.seed) {
    return failed(before.sealHash, after.sealHash, '/sealHash');
  }
  const earlier = before.predecessor?.changes ?? [];
  const kept = after.predecessor?.changes.slice(0, earlier.length) ?? [];
  if (canonicalJson(earlier) !== canonicalJson(kept)) return failed(earlier, kept, '/predecessor/changes');
  return compareLists(
    before.matching.slots.map(({ officer }) => officer),
    after.matching.slots.map(({ previous }) => previous),
    '/matching/slots',
  );
}
