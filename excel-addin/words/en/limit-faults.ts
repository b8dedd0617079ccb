import type { Words } from '../chinese.ts';
import { grouped, percent } from '../numbers.ts';
import { counted } from './numbers.ts';

/** What was changed in the list of exclusions before sealing. */
export const capsAppliedAdvice: Words['faults']['capsApplied'] = ({ added, removed }) => {
  const done = [
    ...(added > 0 ? [`${counted(added, 'firm')} reached the limit on visits and went to the exclusions`] : []),
    ...(removed > 0 ? [`${counted(removed, 'firm')} may be visited again and left the exclusions`] : []),
  ];
  return {
    what: `${done.join('; ')}. The pool has changed, and nothing is sealed yet.`,
    todo: 'Go back to “Plan” to see the numbers, then press “Seal” again.',
  };
};

/** Which limit a draw would break, and what to do. */
export const limitAdvice: Words['faults']['limit'] = (fault) => {
  switch (fault.code) {
    case 'ratio-above-ceiling':
      return {
        what: `The ratio of the ordinary item ${fault.item} may not exceed ${percent(fault.ratio)}: of ${counted(fault.living, 'firm')} at most ${grouped(fault.most)} may be drawn, now it is ${grouped(fault.drawn)}.`,
        todo: 'Draw fewer; in a directed inspection, state the reason for the higher ratio.',
      };
    case 'capped-in-pool': {
      const shown = fault.entities.map(
        ({ id, counted: visits, from, until }) => `${id} (${counted(visits, 'visit')} from ${from} to ${until})`,
      );
      return {
        what: `In the pool, ${counted(fault.found, 'firm')} reached the limit on visits: ${examples(shown)}.`,
        todo: 'Press “Seal” again; these firms then go to the exclusions.',
      };
    }
    case 'cap-unfounded':
      return {
        what: `Excluded for the limit on visits, but without the visits on record: ${counted(fault.found, 'firm')}, ${examples(fault.ids)}.`,
        todo: 'Remove them from the exclusions, or enter the visits and seal again.',
      };
  }
};

/** How many there are stands before them. */
const examples = (names: readonly string[]): string => names.slice(0, 3).join(', ');
