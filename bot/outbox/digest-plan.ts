import { addDays, chinaDate, chinaInstant } from '../../core/calendar/civil-date.ts';
import { peopleOfRole } from '../../core/journal/queries.ts';
import type { OfficeState, PersonState } from '../../core/journal/state.ts';
import type { InspectorId, Instant, IsoDate } from '../../core/model/ids.ts';
import type { Card } from '../cards/card.ts';
import { shortDay } from '../cards/dates.ts';
import { leadDigestCard } from '../cards/lead-digest.ts';
import { progressCard, type DrawProgress } from '../cards/progress.ts';
import { digestKey } from './message-keys.ts';
import type { Planned } from './planned.ts';
import type { MessageSettings } from './settings.ts';
import { ledTeams, NEAR_DAYS, OLD_DAYS } from './lead-digest-plan.ts';
import { progressOf, readableDraws } from './surveys.ts';

/**
 * The morning's digests, on working days: to the joint office and to who drew, when something is late, near its deadline,
 * waits for review or publication, or could not be delivered; to each team's lead, when something of the team is to be
 * done. They say how things stood that morning and are not kept up to date.
 */
export function digestPlan(state: OfficeState, now: Instant, settings: MessageSettings): readonly Planned[] {
  const day = chinaDate(now);
  if (settings.isWorkday(day) === false || now < morning(day, settings)) return [];
  const overseers = readers(state);
  const office = overseers.flatMap((reader): readonly Planned[] => {
    const key = digestKey(day, reader.id);
    const draws = state.deliveries.get(key)?.message ? [] : worthTelling(state, reader, now);
    if (draws.length === 0) return [];
    return [digest(day, reader.id, () => progressCard(`抽查日报 · ${shortDay(day)}`, draws, ''))];
  });
  const told = new Set(overseers.map(({ id }) => id));
  const leads = [...ledTeams(state, now, settings)].flatMap(([lead, teams]) => {
    if (told.has(lead) || state.deliveries.get(digestKey(day, lead))?.message) return [];
    return [digest(day, lead, () => leadDigestCard(day, teams))];
  });
  return [...office, ...leads];
}

/** The joint office, and clerks who drew something. */
function readers(state: OfficeState): readonly PersonState[] {
  const drew = new Set([...state.draws.values()].map(({ drawnBy }) => drawnBy));
  const clerks = peopleOfRole(state, 'clerk').filter(({ id }) => drew.has(id));
  return [...peopleOfRole(state, 'joint-office'), ...clerks];
}

const digest = (day: IsoDate, reader: InspectorId, card: () => Card): Planned => ({
  kind: 'card',
  key: digestKey(day, reader),
  draw: null,
  to: { kind: 'person', person: reader },
  priority: 2,
  fresh: true,
  frozen: true,
  basis: [day],
  card,
});

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
      ({ filed, entities, undelivered, daysLeft, mayRemind, toReview, toPublish }) =>
        mayRemind &&
        (undelivered.length > 0 ||
          (daysLeft >= -OLD_DAYS && (toReview + toPublish > 0 || (filed < entities && daysLeft <= NEAR_DAYS)))),
    )
    .sort((a, b) => a.daysLeft - b.daysLeft);
}
