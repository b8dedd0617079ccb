import { addDays, chinaDate, chinaInstant } from '../../core/calendar/civil-date.ts';
import { peopleOfRole } from '../../core/journal/queries.ts';
import type { OfficeState, PersonState } from '../../core/journal/state.ts';
import type { Instant, IsoDate } from '../../core/model/ids.ts';
import { shortDay } from '../cards/dates.ts';
import { progressCard, type DrawProgress } from '../cards/progress.ts';
import { digestKey } from './message-keys.ts';
import type { Planned } from './planned.ts';
import type { MessageSettings } from './settings.ts';
import { progressOf, readableDraws } from './surveys.ts';

/** Days before a deadline from which a draw is worth a line every day. */
const NEAR_DAYS = 7;
/** Days after a deadline from which a draw is no longer news. */
const OLD_DAYS = 60;

/**
 * The joint office's digest: on working mornings, when something is late, near its deadline, or could not be delivered.
 * It says how things stood that morning and is not kept up to date.
 */
export function digestPlan(state: OfficeState, now: Instant, settings: MessageSettings): readonly Planned[] {
  const day = chinaDate(now);
  if (settings.isWorkday(day) === false || now < morning(day, settings)) return [];
  return peopleOfRole(state, 'joint-office').flatMap((reader): readonly Planned[] => {
    const key = digestKey(day, reader.id);
    const draws = state.deliveries.get(key)?.message ? [] : worthTelling(state, reader, now);
    if (draws.length === 0) return [];
    return [
      {
        kind: 'card',
        key,
        draw: null,
        to: { kind: 'person', person: reader.id },
        priority: 2,
        fresh: true,
        frozen: true,
        basis: [day],
        card: () => progressCard(`抽查日报 · ${shortDay(day)}`, draws, ''),
      },
    ];
  });
}

/** The next morning on which there may be a digest, or null while there is nothing drawn. */
export function nextDigestAt(state: OfficeState, now: Instant, settings: MessageSettings): Instant | null {
  if (![...state.draws.values()].some(({ phase }) => phase === 'drawn')) return null;
  const today = chinaDate(now);
  const at = morning(today, settings);
  if (at > now) return at;
  const tomorrow = addDays(today, 1);
  return tomorrow === null ? null : morning(tomorrow, settings);
}

const morning = (day: IsoDate, { reminders }: MessageSettings): Instant => chinaInstant(day, reminders.hour, 0);

function worthTelling(state: OfficeState, reader: PersonState, now: Instant): readonly DrawProgress[] {
  return readableDraws(state, reader)
    .filter(({ phase }) => phase === 'drawn')
    .map((draw) => progressOf(state, draw, reader, now))
    .filter(
      ({ filed, entities, undelivered, daysLeft }) =>
        (filed < entities && daysLeft <= NEAR_DAYS && daysLeft >= -OLD_DAYS) || undelivered.length > 0,
    )
    .sort((a, b) => a.daysLeft - b.daysLeft);
}
