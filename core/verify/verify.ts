import { Cancelled, cancellable } from '../draw/cancellation.ts';
import type { Progress } from '../draw/progress.ts';
import { decodeTranscript } from '../draw/transcript-decoder.ts';
import { Context } from './context.ts';
import { checkPredecessor } from './predecessor-check.ts';
import {
  type Check,
  CHECK_NAMES,
  type CheckName,
  failed,
  type Finding,
  notShown,
  passed,
  type VerificationReport,
} from './report.ts';
import { checkEntityRoot, checkIdentity, checkOfficerRoot, checkOfficersOpened } from './roster-checks.ts';
import { checkDrawn, checkExclusions, checkReserve, checkStrata } from './sample-checks.ts';
import { checkAssurance, checkSealCoherent, checkSealHash, checkSeed } from './seal-checks.ts';
import { checkBasePlan, checkEligibility, checkPlaces, checkPlan, checkTeams } from './staff-checks.ts';

export type { Check, CheckName, VerificationReport } from './report.ts';
export { CHECK_NAMES } from './report.ts';
export { answerEntity } from './entity-answer.ts';

/** How a verification is run. */
export interface VerifyOptions {
  /** Told within the long checks. */
  readonly progress?: Progress['report'];
  /** Polled within the long checks; true leaves the rest `not-shown` and the verdict false. */
  readonly cancelled?: () => boolean;
  /** For a linked transcript: the one it changes. Without it, the link is `not-shown`. */
  readonly predecessor?: unknown;
}

/** What is done for each name after `form`. */
const CHECKS: Readonly<Record<Exclude<CheckName, 'form'>, (context: Context) => Finding>> = {
  'seal-hash': checkSealHash,
  'seal-coherent': checkSealCoherent,
  seed: checkSeed,
  assurance: checkAssurance,
  'entity-root': checkEntityRoot,
  exclusions: checkExclusions,
  strata: checkStrata,
  drawn: checkDrawn,
  reserve: checkReserve,
  identity: checkIdentity,
  'officer-root': checkOfficerRoot,
  'officers-opened': checkOfficersOpened,
  teams: checkTeams,
  places: checkPlaces,
  eligibility: checkEligibility,
  'base-plan': checkBasePlan,
  plan: checkPlan,
  predecessor: checkPredecessor,
};

/**
 * Recomputes a draw from its transcript, which comes from whoever wants to be believed. Answers with every check and
 * never stops at the first failure; no value makes it throw.
 */
export function verify(transcript: unknown, options: VerifyOptions = {}): VerificationReport {
  return reportOf(Array.from(verifySteps(transcript, options)));
}

/** As {@link verify}, one check at a time, so that a page can tick them off as they come. */
export function* verifySteps(value: unknown, options: VerifyOptions = {}): Generator<Check, void, undefined> {
  const decoded = decodeTranscript(value);
  yield {
    name: 'form',
    ...(decoded.ok ? passed(decoded.value.format) : failed('', decoded.fault, decoded.fault.path)),
  };
  const context = decoded.ok ? new Context(decoded.value, options.predecessor, cancellable(progressOf(options))) : null;
  for (const name of CHECK_NAMES) {
    if (name === 'form') continue;
    const stopped = options.cancelled?.() === true;
    yield { name, ...(stopped ? notShown('cancelled') : context ? findingOf(name, context) : notShown('form')) };
  }
}

/** The report that checks make. A check that a cancelled run did not reach is a failure of the run, not of the draw. */
export const reportOf = (checks: readonly Check[]): VerificationReport => ({
  verdict: checks.length === CHECK_NAMES.length && checks.every(isGood),
  checks,
});

const isGood = ({ outcome, found }: Check): boolean =>
  outcome === 'passed' || (outcome === 'not-shown' && found !== 'cancelled');

function findingOf(name: Exclude<CheckName, 'form'>, context: Context): Finding {
  try {
    return CHECKS[name](context);
  } catch (error) {
    if (error instanceof Cancelled) return notShown('cancelled');
    throw error;
  }
}

/** The options' callbacks as a progress. */
const progressOf = ({ progress, cancelled }: VerifyOptions): Progress => ({
  report: (stage, done, total) => {
    progress?.(stage, done, total);
  },
  ...(cancelled && { cancelled }),
});
