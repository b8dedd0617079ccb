import { compareUtf8, isStrictlySorted } from '../encoding/bytes.ts';
import { toHex } from '../encoding/hex.ts';
import { sha256Text } from '../encoding/sha256.ts';
import { utf8OfDecoded } from '../encoding/utf8.ts';
import type { DepartmentCode, Hex32, Instant } from '../model/ids.ts';
import { fail, ok, type Result } from '../result.ts';
import { assurance } from './assurance.ts';
import type { AssuranceLevel, ContributionForm, PublicSource, Seal } from './seal.ts';
import { sealHash } from './sealing.ts';
import type { Contribution, PublicValue, SeedEvidence } from './seed-evidence.ts';

export { assurance, entropySources, independentEntropyTenths, MIN_ENTROPY_TENTHS } from './assurance.ts';
export { purposeKey } from './purpose-key.ts';

/** Why evidence gives no seed. */
export type SeedFault =
  | { readonly code: 'secret-mismatch'; readonly expected: Hex32; readonly found: Hex32 }
  | { readonly code: 'contributions-out-of-order' }
  | { readonly code: 'foreign-contribution'; readonly department: DepartmentCode }
  | {
      readonly code: 'wrong-form';
      readonly department: DepartmentCode;
      readonly expected: ContributionForm;
      readonly found: ContributionForm;
    }
  | {
      readonly code: 'commitment-mismatch';
      readonly department: DepartmentCode;
      readonly expected: Hex32;
      readonly found: Hex32;
    }
  | { readonly code: 'early'; readonly what: TimedThing; readonly at: Instant; readonly notBefore: Instant }
  | { readonly code: 'late'; readonly what: TimedThing; readonly at: Instant; readonly until: Instant }
  | { readonly code: 'half-revealed'; readonly department: DepartmentCode }
  | { readonly code: 'withheld'; readonly departments: readonly DepartmentCode[] }
  | { readonly code: 'public-value-missing'; readonly source: string }
  | { readonly code: 'public-value-unexpected' }
  | { readonly code: 'given-seed-in-witnessed-draw' }
  | { readonly code: 'assurance-too-low'; readonly expected: AssuranceLevel; readonly found: AssuranceLevel };

/** Whose instant is out of its window. */
export type TimedThing = 'public-value' | DepartmentCode;

/** Hash of the operator's secret that the seal holds. */
export const secretHash = (secret: Hex32): Hex32 => sha256Text(`SSJ-SECRET-1\n${secret}\n`);

/**
 * Commitment to a witness's 32-byte value. It names the seal and the department, so that nobody can hand in somebody
 * else's commitment and later the value that belongs to it.
 */
export const commitment = (value: Hex32, sealedHash: Hex32, department: DepartmentCode): Hex32 =>
  sha256Text(`SSJ-COMMIT-1\n${sealedHash}\n${department}\n${value}\n`);

/** The seed, when the evidence is complete and fits the seal. */
export function computeSeed(seal: Seal, evidence: SeedEvidence): Result<Hex32, SeedFault> {
  const fault = evidenceFault(seal, evidence);
  return fault ? fail(fault) : ok(sha256Text(seedText(seal, evidence)));
}

/** The ASCII text that is hashed; the normative form is in the spec, "Seed". */
export function seedText(seal: Seal, evidence: SeedEvidence): string {
  const head = `SSJ-SEED-1\n${sealHash(seal)}\n`;
  if (evidence.kind === 'given') return `${head}given ${evidence.seed}\n`;
  const lines = evidence.contributions.map(contributionLine).join('');
  return `${head}secret ${evidence.secret}\n${lines}${publicLine(seal.publicSource, evidence.publicValue)}`;
}

/** Typed text is written as the hexadecimal of its UTF-8, so that no text can look like another line. */
function contributionLine(contribution: Contribution): string {
  const { department } = contribution;
  if (contribution.form === 'typed') return `typed ${department} ${toHex(utf8OfDecoded(contribution.text))}\n`;
  return contribution.value === null ? '' : `committed ${department} ${contribution.value}\n`;
}

function publicLine(source: PublicSource | null, value: PublicValue | null): string {
  if (source === null || value === null) return '';
  return `public ${source.kind} ${toHex(utf8OfDecoded(source.name))} ${toHex(utf8OfDecoded(value.value))}\n`;
}

function evidenceFault(seal: Seal, evidence: SeedEvidence): SeedFault | null {
  if (evidence.kind === 'given') {
    const witnessed = seal.witnesses.length > 0 || seal.publicSource !== null;
    return witnessed ? { code: 'given-seed-in-witnessed-draw' } : levelFault(seal, evidence);
  }
  const found = secretHash(evidence.secret);
  if (found !== seal.secretHash) return { code: 'secret-mismatch', expected: seal.secretHash, found };
  return (
    contributionsFault(seal, evidence.contributions) ??
    publicValueFault(seal.publicSource, evidence.publicValue) ??
    levelFault(seal, evidence)
  );
}

function contributionsFault(seal: Seal, contributions: readonly Contribution[]): SeedFault | null {
  const departments = contributions.map(({ department }) => department);
  if (!isStrictlySorted(departments, compareUtf8)) return { code: 'contributions-out-of-order' };
  const opening = revealsOpenAt(seal, contributions);
  for (const contribution of contributions) {
    const fault = contributionFault(seal, contribution, opening);
    if (fault) return fault;
  }
  const withheld = contributions.filter((c) => c.form === 'committed' && c.value === null);
  const mayBeLeftOut = seal.withheldRule === 'leave-out' && seal.publicSource !== null;
  if (withheld.length === 0 || mayBeLeftOut) return null;
  return { code: 'withheld', departments: withheld.map(({ department }) => department) };
}

/** From when on values may be opened: when the last witness has given something, else when the time for it is over. */
function revealsOpenAt(seal: Seal, contributions: readonly Contribution[]): Instant {
  if (contributions.length < seal.witnesses.length) return seal.contributionsUntil;
  return contributions.reduce((latest, { at }) => (at > latest ? at : latest), seal.sealedAt);
}

function contributionFault(seal: Seal, contribution: Contribution, opening: Instant): SeedFault | null {
  const { department, form, at } = contribution;
  const witness = seal.witnesses.find((candidate) => candidate.department === department);
  if (!witness) return { code: 'foreign-contribution', department };
  if (witness.form !== form) return { code: 'wrong-form', department, expected: witness.form, found: form };
  const untimely = windowFault(department, at, seal.sealedAt, seal.contributionsUntil);
  return untimely ?? (contribution.form === 'committed' ? revealFault(seal, contribution, opening) : null);
}

function revealFault(
  seal: Seal,
  contribution: Extract<Contribution, { form: 'committed' }>,
  opening: Instant,
): SeedFault | null {
  const { department, value, revealedAt } = contribution;
  if (value === null && revealedAt === null) return null;
  if (value === null || revealedAt === null) return { code: 'half-revealed', department };
  const found = commitment(value, sealHash(seal), department);
  if (found !== contribution.commitment) {
    return { code: 'commitment-mismatch', department, expected: contribution.commitment, found };
  }
  return windowFault(department, revealedAt, opening, seal.revealsUntil);
}

function publicValueFault(source: PublicSource | null, value: PublicValue | null): SeedFault | null {
  if (source === null) return value === null ? null : { code: 'public-value-unexpected' };
  if (value === null) return { code: 'public-value-missing', source: source.name };
  if (value.at >= source.notBefore) return null;
  return { code: 'early', what: 'public-value', at: value.at, notBefore: source.notBefore };
}

function windowFault(what: TimedThing, at: Instant, notBefore: Instant, until: Instant): SeedFault | null {
  // instants have one fixed form, so their texts compare as they do
  if (at < notBefore) return { code: 'early', what, at, notBefore };
  return at > until ? { code: 'late', what, at, until } : null;
}

function levelFault(seal: Seal, evidence: SeedEvidence): SeedFault | null {
  const found = assurance(seal, evidence);
  const expected = seal.leastAssurance;
  return found < expected ? { code: 'assurance-too-low', expected, found } : null;
}
