import type { AssuranceLevel, Seal } from './seal.ts';
import type { EntropySource, SeedEvidence } from './seed-evidence.ts';

/** A machine-made secret of 32 bytes, when its owner is trusted. */
const SECRET_TENTHS = 2_560;
/** log₂ 10 = 3.3219…: what one throw of a ten-sided die adds, in 10,000ths of a bit. */
const DIE_TEN_THOUSANDTHS = 33_219;
/** How a witness says that the typed digits are dice rolled in view: `骰 3 1 4 1 5`. The spec spells the spaces out. */
const DICE = /^[ \t\r\n\u3000]*骰[ \t\r\n\u3000:：]*((?:[0-9][ \t\r\n\u3000,，]*)+)$/;

/** Below this in total beside the operator's own secret, a draw is shown with a warning: 128 bits. */
export const MIN_ENTROPY_TENTHS = 1_280;

/**
 * 三级 when a witness's own machine committed and revealed, or a public value named in advance followed; 二级 when
 * a witness typed; else 一级 (`draw-engine.md` §3).
 */
export function assurance(seal: Seal, evidence: SeedEvidence): AssuranceLevel {
  if (evidence.kind === 'given') return 1;
  const committed = evidence.contributions.some((c) => c.form === 'committed' && c.value !== null);
  if (committed || (seal.publicSource !== null && evidence.publicValue !== null)) return 3;
  return evidence.contributions.some(({ form }) => form === 'typed') ? 2 : 1;
}

/**
 * What each source adds at most, in the order: operator, witnesses by department, public value. What rests on
 * somebody's word says so in the spec: a secret counts if its owner is trusted, typed text not at all unless it is
 * declared to be dice rolled in view, a public value as the seal declares.
 */
export function entropySources(seal: Seal, evidence: SeedEvidence): readonly EntropySource[] {
  if (evidence.kind === 'given') return [{ source: 'operator', entropyTenths: 0 }];
  const sources: EntropySource[] = [{ source: 'operator', entropyTenths: SECRET_TENTHS }];
  for (const contribution of evidence.contributions) {
    const committed = contribution.form === 'committed';
    if (committed && contribution.value === null) continue;
    const entropyTenths = committed ? SECRET_TENTHS : typedTenths(contribution.text);
    sources.push({ source: contribution.department, entropyTenths });
  }
  if (seal.publicSource !== null && evidence.publicValue !== null) {
    sources.push({ source: 'public-value', entropyTenths: seal.publicSource.entropyTenths });
  }
  return sources;
}

/** What does not rest on the operator's word: to be compared with {@link MIN_ENTROPY_TENTHS}. */
export const independentEntropyTenths = (sources: readonly EntropySource[]): number =>
  sources.reduce((sum, { source, entropyTenths }) => sum + (source === 'operator' ? 0 : entropyTenths), 0);

function typedTenths(text: string): number {
  const digits = DICE.exec(text)?.[1]?.replace(/[^0-9]/g, '').length ?? 0;
  return Math.min(SECRET_TENTHS, Math.floor((digits * DIE_TEN_THOUSANDTHS) / 1000));
}
