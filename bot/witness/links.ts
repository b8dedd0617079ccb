import type { DrawNumber, InspectorId, Instant } from '../../core/model/ids.ts';
import { WITNESS_ROOT } from '../../core/wire/witness.ts';
import type { WitnessPasses } from './passes.ts';

/** Makes the link that a witness opens in a browser: good once, for a few minutes, for this witness and draw. */
export interface WitnessLinks {
  linkFor(person: InspectorId, draw: DrawNumber, now: Instant): string;
}

/**
 * Links below the office's address. The token stands in the fragment: browsers keep that to themselves, so it is in no
 * server's log and no Referer.
 */
export const witnessLinks = (passes: WitnessPasses, officeUrl: string): WitnessLinks => ({
  linkFor: (person, draw, now) => `${officeUrl}${WITNESS_ROOT}/#${passes.issueLink({ person, draw }, now)}`,
});
