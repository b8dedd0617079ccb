import { originallyDrawn } from '../draw/entity-changes.ts';
import { matchingProblem, sizeFault, type SizeFault } from '../draw/matching-problem.ts';
import type { Transcript } from '../draw/transcript.ts';
import { checkCertificate } from '../matching/certificate.ts';
import type { MatchingProblem } from '../matching/problem.ts';
import type { Context } from './context.ts';
import { failed, type Finding, notShown, passed } from './report.ts';

/** Whether the certificate proves that the base plan is legal, balanced and the best by the pair tickets. */
export function basePlanFinding(context: Context): Finding {
  const { problem, transcript, progress } = context;
  if (problem === null) return notShown('places');
  if ('code' in problem) return failed('', problem, '/matching');
  const { slots, certificate } = transcript.matching;
  progress.report('certificate', 0, slots.length);
  const report = checkCertificate(
    problem,
    slots.map(({ base }) => base),
    certificate,
  );
  return report.fault === null ? passed(slots.length) : failed('', report.fault, '/matching');
}

/** The matching that a transcript states, or why it is too large to check. Only for transcripts whose places hold. */
export function statedProblem(transcript: Transcript): MatchingProblem | SizeFault {
  const { matching, officers, teams, drawn, seal, seed, predecessor } = transcript;
  const places = matching.slots.map(({ team, eligible, without }) => ({ team, set: eligible, without }));
  const loadCap = seal.rules.team.loadCap;
  const tooLarge = sizeFault({ places, sets: matching.eligibleSets });
  if (tooLarge) return tooLarge;
  const routes = teams.map(({ entities }) => {
    const first = drawn[entities[0] ?? -1];
    return first ? originallyDrawn(first.entity.id, predecessor?.changes ?? []) : '';
  });
  const kept = predecessor && Int32Array.from(matching.slots, ({ previous }) => previous ?? -1);
  return matchingProblem({
    seed,
    officers,
    loadCap,
    routes,
    places,
    sets: matching.eligibleSets,
    reasonAgainst: () => null,
    ...(kept && { kept }),
  });
}
