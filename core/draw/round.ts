import { compareUtf8 } from '../encoding/bytes.ts';
import { isWellFormed } from '../encoding/utf8.ts';
import { MAX_TYPED_TEXT } from '../model/bounds.ts';
import type { DepartmentCode, Hex32, InspectorId, Instant } from '../model/ids.ts';
import { fail, ok, type Result } from '../result.ts';
import type { ContributionForm, Seal, Witness } from './seal.ts';
import { sealHash } from './sealing.ts';
import { commitment } from './seed.ts';
import type { Contribution, PublicValue, SeedEvidence } from './seed-evidence.ts';

/**
 * The round in which witnesses contribute, as a value: every accepted submission makes a new one.
 * First all type or commit (`collecting`); when the last has, or the time is up, commitments are opened (`revealing`);
 * when the last is open, or that time is up, the round is `over` and may be closed.
 */
export interface Round {
  readonly seal: Seal;
  readonly sealHash: Hex32;
  /** In order of department code bytes, whatever the order of arrival. */
  readonly contributions: readonly Contribution[];
}

/** Where a round stands. */
export type RoundPhase = 'collecting' | 'revealing' | 'over';

/** What a witness sends. `person` is who is known to have sent it, not what the message claims. */
export type Submission =
  | { readonly kind: 'type'; readonly department: DepartmentCode; readonly person: InspectorId; readonly text: string }
  | {
      readonly kind: 'commit';
      readonly department: DepartmentCode;
      readonly person: InspectorId;
      readonly commitment: Hex32;
    }
  | {
      readonly kind: 'reveal';
      readonly department: DepartmentCode;
      readonly person: InspectorId;
      readonly value: Hex32;
    };

/** Why a submission is refused; nothing of the round changes. */
export type ContributionFault =
  | { readonly code: 'foreign'; readonly department: DepartmentCode; readonly person: InspectorId }
  | { readonly code: 'wrong-form'; readonly expected: ContributionForm; readonly found: ContributionForm }
  | { readonly code: 'early'; readonly at: Instant; readonly notBefore: Instant }
  | { readonly code: 'early-reveal'; readonly waitingFor: readonly DepartmentCode[]; readonly until: Instant }
  | { readonly code: 'late'; readonly at: Instant; readonly until: Instant }
  | { readonly code: 'repeated'; readonly department: DepartmentCode; readonly at: Instant }
  | { readonly code: 'not-committed'; readonly department: DepartmentCode }
  | { readonly code: 'altered'; readonly expected: Hex32; readonly found: Hex32 }
  | { readonly code: 'empty' }
  | { readonly code: 'too-long'; readonly found: number; readonly limit: number }
  | { readonly code: 'lone-surrogate' };

/** A round with nothing in it. */
export const openRound = (seal: Seal): Round => ({ seal, sealHash: sealHash(seal), contributions: [] });

/** Where the round stands at an instant. */
export function roundPhase(round: Round, now: Instant): RoundPhase {
  const { seal } = round;
  if (missing(round).length > 0 && now <= seal.contributionsUntil) return 'collecting';
  return unrevealed(round).length > 0 && now <= seal.revealsUntil ? 'revealing' : 'over';
}

/** Takes one submission, or refuses it with its reason. */
export function contribute(round: Round, submission: Submission, now: Instant): Result<Round, ContributionFault> {
  const witness = round.seal.witnesses.find(({ department }) => department === submission.department);
  if (witness?.person !== submission.person) {
    return fail({ code: 'foreign', department: submission.department, person: submission.person });
  }
  if (now < round.seal.sealedAt) return fail({ code: 'early', at: now, notBefore: round.seal.sealedAt });
  const found = submission.kind === 'type' ? 'typed' : 'committed';
  if (witness.form !== found) return fail({ code: 'wrong-form', expected: witness.form, found });
  return submission.kind === 'reveal' ? reveal(round, submission, now) : give(round, witness, submission, now);
}

function give(
  round: Round,
  { department }: Witness,
  submission: Exclude<Submission, { kind: 'reveal' }>,
  now: Instant,
): Result<Round, ContributionFault> {
  const earlier = round.contributions.find((given) => given.department === department);
  if (earlier) return fail({ code: 'repeated', department, at: earlier.at });
  const until = round.seal.contributionsUntil;
  if (now > until) return fail({ code: 'late', at: now, until });
  if (submission.kind === 'commit') {
    const { commitment: committed } = submission;
    const contribution = { department, form: 'committed', commitment: committed, value: null, at: now } as const;
    return ok(withContribution(round, { ...contribution, revealedAt: null }));
  }
  const fault = textFault(submission.text);
  return fault
    ? fail(fault)
    : ok(withContribution(round, { department, form: 'typed', text: submission.text, at: now }));
}

function reveal(
  round: Round,
  { department, value }: Extract<Submission, { kind: 'reveal' }>,
  now: Instant,
): Result<Round, ContributionFault> {
  const { contributionsUntil, revealsUntil } = round.seal;
  const given = round.contributions.find((contribution) => contribution.department === department);
  if (given?.form !== 'committed') return fail({ code: 'not-committed', department });
  if (given.revealedAt !== null) return fail({ code: 'repeated', department, at: given.revealedAt });
  if (roundPhase(round, now) === 'collecting') {
    return fail({ code: 'early-reveal', waitingFor: missing(round), until: contributionsUntil });
  }
  if (now > revealsUntil) return fail({ code: 'late', at: now, until: revealsUntil });
  const found = commitment(value, round.sealHash, department);
  if (found !== given.commitment) return fail({ code: 'altered', expected: given.commitment, found });
  return ok(withContribution(round, { ...given, value, revealedAt: now }));
}

function textFault(text: string): ContributionFault | null {
  if (text.trim() === '') return { code: 'empty' };
  if (text.length > MAX_TYPED_TEXT) return { code: 'too-long', found: text.length, limit: MAX_TYPED_TEXT };
  return isWellFormed(text) ? null : { code: 'lone-surrogate' };
}

function withContribution(round: Round, contribution: Contribution): Round {
  const others = round.contributions.filter(({ department }) => department !== contribution.department);
  const contributions = [...others, contribution].sort((a, b) => compareUtf8(a.department, b.department));
  return { ...round, contributions };
}

/** Witnesses who gave nothing yet. */
export function missing(round: Round): readonly DepartmentCode[] {
  const given = new Set(round.contributions.map(({ department }) => department));
  return round.seal.witnesses.map(({ department }) => department).filter((department) => !given.has(department));
}

/** Witnesses who committed and have not opened. */
export const unrevealed = (round: Round): readonly DepartmentCode[] =>
  round.contributions.filter((c) => c.form === 'committed' && c.value === null).map(({ department }) => department);

/** A round that takes nothing more. */
export interface ClosedRound {
  readonly contributions: readonly Contribution[];
  /** Witnesses who gave nothing. */
  readonly absent: readonly DepartmentCode[];
  /** Witnesses who committed and did not open: left out by the sealed rule. */
  readonly withheld: readonly DepartmentCode[];
}

/** Why a round is not closed: it still runs, or by the sealed rule it is void. */
export type ClosingFault =
  | { readonly code: 'still-open'; readonly waitingFor: readonly DepartmentCode[]; readonly until: Instant }
  | { readonly code: 'void'; readonly withheld: readonly DepartmentCode[] };

/** Closes a round that is over, applying the rule for values that were withheld. */
export function closeRound(round: Round, now: Instant): Result<ClosedRound, ClosingFault> {
  const { seal } = round;
  const phase = roundPhase(round, now);
  const [absent, withheld] = [missing(round), unrevealed(round)];
  if (phase === 'collecting') return fail({ code: 'still-open', waitingFor: absent, until: seal.contributionsUntil });
  if (phase === 'revealing') return fail({ code: 'still-open', waitingFor: withheld, until: seal.revealsUntil });
  const leaveOut = seal.withheldRule === 'leave-out' && seal.publicSource !== null;
  if (withheld.length > 0 && !leaveOut) return fail({ code: 'void', withheld });
  return ok({ contributions: round.contributions, absent, withheld });
}

/** The evidence from which anybody can compute the seed. */
export const evidenceOf = (closed: ClosedRound, secret: Hex32, publicValue: PublicValue | null): SeedEvidence => ({
  kind: 'protocol',
  secret,
  contributions: closed.contributions,
  publicValue,
});
