import type { WindowFault } from '../../../core/calendar/inspection-window.ts';
import type { PreviewFault } from '../../../core/draw/pool.ts';
import type { RosterFault } from '../../../core/roster/roster-fault.ts';
import type { Words } from '../chinese.ts';
import { say, type WordsFor } from '../fault-table.ts';
import { grouped, rowNumber } from '../numbers.ts';
import { quotedText } from '../their-text.ts';
import { counted, dayWords, listed } from './numbers.ts';
import { outcomes } from './outcomes.ts';

const WINDOW: WordsFor<WindowFault> = {
  'deadline-past': ({ until, today }) => ({
    what: `The deadline ${dayWords(until, today.slice(0, 4))} has passed.`,
    todo: 'Choose today or a later day.',
  }),
  'window-reversed': ({ from, until }) => ({
    what: `The start ${from} is later than the deadline ${until}.`,
    todo: 'Start earlier, or move the deadline back.',
  }),
  'window-too-long': ({ days, limit }) => ({
    what: `The inspection period has ${counted(days, 'day')}, more than ${grouped(limit)}.`,
    todo: 'Shorten it, or make several tasks of it.',
  }),
  'window-without-workday': ({ from, until }) => ({
    what: `There is no working day from ${from} to ${until}.`,
    todo: 'Move the deadline to a working day.',
  }),
};

/** Why an inspection window can't be kept. */
export const windowFaultAdvice: Words['faults']['window'] = (fault) => say(WINDOW, fault);

const PREVIEW: WordsFor<PreviewFault> = {
  'unknown-exclusion': ({ id }) => ({
    what: `${id} of the exclusions is not among the firms.`,
    todo: 'Remove it from the exclusions.',
  }),
  'too-many-strata': ({ found, limit }) => ({
    what: `This makes ${counted(found, 'stratum', 'strata')}, more than ${grouped(limit)}.`,
    todo: 'Stratify by fewer columns.',
  }),
  'empty-pool': ({ exclusions }) => ({
    what: `No firm is left to draw from: ${listed(
      exclusions.map(({ reason, count }) => `${grouped(count)} ${outcomes.exclusions[reason]}`),
      5,
    )}.`,
    todo: 'Widen the chosen range.',
  }),
  'bad-ratio': () => ({
    what: 'The ratio must be above 0 and not above 100%.',
    todo: 'Change the ratio.',
  }),
  'no-rate-for-stratum': ({ stratum }) => ({
    what: `The stratum “${stratum.map((value) => (value === '' ? 'blank' : quotedText(value))).join(' · ')}” has no ratio.`,
    todo: 'Give this stratum a ratio too.',
  }),
  'quota-exceeds-pool': ({ asked, pool }) => ({
    what: `${counted(asked, 'firm')} are to be drawn, but the pool has only ${grouped(pool)}.`,
    todo: `Draw at most ${grouped(pool)}, or widen the range.`,
  }),
  'nothing-to-draw': () => ({
    what: 'This ratio draws no firm at all.',
    todo: 'Raise the ratio, or round it up (“at least”).',
  }),
};

/** Why there is nothing to preview. */
export const previewFaultAdvice: Words['faults']['preview'] = (fault) => say(PREVIEW, fault);

const ROSTER: WordsFor<RosterFault> = {
  'empty-roster': () => ({
    what: 'The list is empty.',
    todo: 'Go back to “Lists” and read the list first.',
  }),
  'too-many-rows': ({ found, limit }) => ({
    what: `The list has ${counted(found, 'row')}, more than the ${grouped(limit)} that one draw can take.`,
    todo: 'Make several draws by district or industry.',
  }),
  'duplicate-ids': ({ duplicates }) => {
    const [first] = duplicates;
    return {
      what: `${counted(duplicates.length, 'pair')} of repeated codes, for example ${first?.id ?? ''} (entries ${rowNumber(first?.first ?? 0)} and ${rowNumber(first?.second ?? 0)}).`,
      todo: 'Keep one row for each code.',
    };
  },
  'bad-id': ({ index }) => ({
    what: `The code of entry ${rowNumber(index)} cannot be used.`,
    todo: 'Correct it and read the list again.',
  }),
  'bad-field': ({ index, field }) => ({
    what: `“${field}” of entry ${rowNumber(index)} cannot be used.`,
    todo: 'Correct it and read the list again.',
  }),
};

/** Why a roster can't be sealed. */
export const rosterFaultAdvice: Words['faults']['roster'] = (fault) => say(ROSTER, fault);
