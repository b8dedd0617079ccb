import { eligibility } from '../draw/eligibility.ts';
import { purposeKey } from '../draw/purpose-key.ts';
import { makeTeams } from '../draw/teams.ts';
import type { Transcript } from '../draw/transcript.ts';
import { shuffleStream } from '../matching/shuffle-stream.ts';
import { shuffle } from '../matching/shuffle.ts';
import type { Inspector } from '../model/inspector.ts';
import { inspectorOf } from '../roster/officer-roster.ts';
import type { Context } from './context.ts';
import { compareLists, type Finding, notShown } from './report.ts';

/** Routes are cut from the drawn entities by district, in draw order. */
export function checkTeams({ sample, table, transcript }: Context): Finding {
  if (!sample?.ok || 'code' in table) return notShown('drawn');
  const column = table.attributes.find(({ attribute }) => attribute === 'district');
  const drawn = sample.value.drawn.map(({ row }) => ({ district: column?.values[column.codes[row] ?? 0] ?? '' }));
  return compareLists(makeTeams(drawn, transcript.seal.rules.team.routeLength), transcript.teams, '/teams');
}

/** The places of the teams; see `place-check.ts`. */
export const checkPlaces = ({ places }: Context): Finding => places;

/** Who may take which place follows from the officers' own records, the rules and the changes. */
export function checkEligibility({ places, transcript, changes, progress }: Context): Finding {
  if (places.outcome === 'failed') return notShown('places');
  const officers = openedOfficers(transcript);
  if (officers === null) return notShown('redacted');
  const { teams, seal, matching } = transcript;
  progress.report('eligibility', 0, teams.length);
  const drawn = transcript.drawn.map(({ entity }) => entity);
  const expected = eligibility({ drawn, teams, officers, rules: seal.rules, changes });
  const sets = compareLists(expected.sets, matching.eligibleSets, '/matching/eligibleSets');
  if (sets.outcome === 'failed') return sets;
  return compareLists(
    expected.places.map(({ set, without }) => ({ eligible: set, without })),
    matching.slots.map(({ eligible, without }) => ({ eligible, without })),
    '/matching/slots',
  );
}

/** Officers with their hidden parts, or null when some are closed. */
function openedOfficers({ officers }: Transcript): readonly Inspector[] | null {
  const opened: Inspector[] = [];
  for (const record of officers) {
    if (record.opened === null) return null;
    opened.push(inspectorOf({ ...record, opened: record.opened }));
  }
  return opened;
}

/** The base plan is legal, balanced and the best by the pair tickets, proved by the certificate. */
export const checkBasePlan = ({ basePlan }: Context): Finding => basePlan;

/** The plan is the base plan after the shuffle by the seed; in a linked transcript, the base plan itself. */
export function checkPlan(context: Context): Finding {
  const { problem, transcript, basePlan } = context;
  if (problem === null || 'code' in problem || basePlan.outcome !== 'passed') return notShown('base-plan');
  const { slots } = transcript.matching;
  const base = Int32Array.from(slots, (slot) => slot.base);
  const below = shuffleStream(purposeKey(transcript.seed, 'shuffle'));
  const linked = transcript.predecessor !== null;
  const plan = linked ? base : shuffle(problem, base, below, context.report('shuffle'));
  return compareLists(
    Array.from(plan),
    slots.map(({ officer }) => officer),
    '/matching/slots',
  );
}
