import { fail, ok, type Result } from '../result.ts';
import { Cancelled, cancellable } from './cancellation.ts';
import type { DrawFault, DrawInput } from './draw-input.ts';
import { assignOfficers, drawEntities, fixSeed, formTeams, leaveOut, openLists, setOut } from './draw-steps.ts';
import type { Progress } from './progress.ts';
import { assembleTranscript } from './transcript-assembly.ts';
import type { Transcript } from './transcript.ts';

export type { DrawFault, DrawInput } from './draw-input.ts';

/**
 * Draws. Read aloud: open the lists, and they are the sealed ones; fix the seed from what everybody gave; leave out who
 * may not be drawn; draw the smallest tickets; form the teams that will visit them; set out who may take which place;
 * assign the officers, as evenly as can be and then by chance; write everything down.
 */
export function draw(input: DrawInput, progress?: Progress): Result<Transcript, DrawFault> {
  try {
    return story(input, cancellable(progress));
  } catch (error) {
    if (error instanceof Cancelled) return fail({ code: 'cancelled' });
    throw error;
  }
}

function story(input: DrawInput, progress: Progress): Result<Transcript, DrawFault> {
  const lists = openLists(input, progress);
  if (!lists.ok) return lists;

  const seed = fixSeed(input);
  if (!seed.ok) return seed;

  const pool = leaveOut(lists.value, input.seal);
  if (!pool.ok) return pool;

  const sample = drawEntities(pool.value, input.seal, seed.value, progress);
  if (!sample.ok) return sample;

  const teams = formTeams(lists.value, input.seal, sample.value);

  const eligible = setOut(lists.value, input.seal, teams, progress);
  if (!eligible.ok) return eligible;

  const plans = assignOfficers(lists.value, input.seal, teams, eligible.value, seed.value, progress);
  if (!plans.ok) return plans;

  progress.report('transcript', 0, 1);
  return ok(
    assembleTranscript({
      ...input,
      ...lists.value,
      ...plans.value,
      seed: seed.value,
      pool: pool.value,
      sample: sample.value,
      teams: teams.records,
      eligible: eligible.value,
    }),
  );
}
