import { messageStage } from '../../core/journal/lifecycle.ts';
import { currentAssignments } from '../../core/journal/queries.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import { chinaDate, daysBetween } from '../../core/calendar/civil-date.ts';
import type { Instant, InspectorId } from '../../core/model/ids.ts';
import {
  dueReminder,
  nextReminderAt,
  reminderPoints,
  type ReminderFate,
  type ReminderKind,
} from '../../core/reminders/reminder.ts';
import { reminderCard } from '../cards/reminder.ts';
import { lastReminder } from './last-reminder.ts';
import { askedReminderKey, reminderKey, urgeKey } from './message-keys.ts';
import type { Planned } from './planned.ts';
import type { MessageSettings } from './settings.ts';
import { isHeld, openEntities, taskView, teamBasis, teamView } from './views.ts';

/** Reminders that are due for a drawn task: from the calendar, and those that somebody asked for. */
export function reminderPlan(
  state: OfficeState,
  draw: DrawState,
  now: Instant,
  settings: MessageSettings,
): readonly Planned[] {
  const drawn = draw.transcripts[0];
  if (drawn === undefined || draw.phase !== 'drawn') return [];
  const until = draw.seal.rules.inspectionUntil;
  const points = reminderPoints(until, settings.reminders, settings.isWorkday);
  return currentAssignments(draw)
    .filter(({ team, person }) => isHeld(draw, team, person) && isOpen(draw, team))
    .flatMap(({ team, person }) => {
      const fateOf = (kind: ReminderKind, day: Parameters<typeof reminderKey>[4]): ReminderFate =>
        fate(state, reminderKey(draw.number, team, person, kind, day));
      const due = dueReminder(now, { until, since: chinaDate(drawn.at) }, points, settings.reminders, fateOf);
      const calendar =
        due === null
          ? []
          : remind(draw, team, person, settings, {
              key: reminderKey(draw.number, team, person, due.kind, due.day),
              kind: due.kind,
              daysLeft: due.daysLeft,
            });
      const asked = draw.remindersAsked.at(-1);
      const wanted =
        asked === undefined
          ? calendar
          : [
              ...calendar,
              ...remind(draw, team, person, settings, {
                key: askedReminderKey(draw.number, team, person, asked),
                kind: 'asked',
                daysLeft: daysBetween(chinaDate(asked), until),
              }),
            ];
      return [...wanted, ...unfinished(state, draw, { team, person }, now, settings, wanted)];
    });
}

/**
 * What is left to do about the newest reminder that was tried, though the calendar no longer asks for it: one that failed
 * may be sent again, saying what is true that day, and one that arrived may still lack its urgent notice.
 */
function unfinished(
  state: OfficeState,
  draw: DrawState,
  { team, person }: { readonly team: number; readonly person: InspectorId },
  now: Instant,
  settings: MessageSettings,
  wanted: readonly Planned[],
): readonly Planned[] {
  const last = lastReminder(state, draw.number, team, person);
  if (last === null || wanted.some(({ key }) => key === last.key || key === urgeKey(last.key))) return [];
  const today = chinaDate(now);
  const daysLeft = daysBetween(today, draw.seal.rules.inspectionUntil);
  const onDay = (at: Instant | null): boolean => at !== null && chinaDate(at) === today;
  const { message, failure, lastAttemptAt } = last.delivery;
  if (message === null) {
    // an attempt of another day whose outcome nobody knows is not made up for
    if (failure === null && !onDay(lastAttemptAt)) return [];
    return remind(draw, team, person, settings, { key: last.key, kind: kindToday(last.kind, daysLeft), daysLeft });
  }
  const key = urgeKey(last.key);
  const urge = messageStage(state.deliveries.get(key));
  const late = last.kind === 'overdue' || (last.kind === 'asked' && daysLeft < 0);
  if (!late || !(urge === 'failed' || (urge === 'waiting' && onDay(message.at)))) return [];
  return [{ kind: 'urge', key, draw: draw.number, message: last.key, person, priority: 0 }];
}

function kindToday(kind: ReminderKind, daysLeft: number): ReminderKind {
  if (kind === 'asked') return kind;
  if (daysLeft === 0) return 'today';
  return daysLeft > 0 ? 'before' : 'overdue';
}

/** When the calendar next makes something due for a draw. */
export function nextReminderOf(draw: DrawState, now: Instant, settings: MessageSettings): Instant | null {
  if (draw.phase !== 'drawn' || !(draw.outcome?.teams ?? []).some(({ number }) => isOpen(draw, number))) return null;
  const points = reminderPoints(draw.seal.rules.inspectionUntil, settings.reminders, settings.isWorkday);
  return nextReminderAt(now, points, settings.reminders);
}

interface Reminder {
  readonly key: string;
  readonly kind: ReminderKind;
  readonly daysLeft: number;
}

function remind(
  draw: DrawState,
  number: number,
  person: Parameters<typeof reminderKey>[2],
  settings: MessageSettings,
  { key, kind, daysLeft }: Reminder,
): readonly Planned[] {
  const team = teamView(draw, number);
  if (team === null) return [];
  const reader = team.members.find((member) => member.person === person);
  const view = {
    task: taskView(draw, settings),
    team: number,
    kind,
    daysLeft,
    until: draw.seal.rules.inspectionUntil,
    open: openEntities(team),
    entities: team.entities.length,
    unaccepted: reader?.state.kind === 'assigned' || reader?.state.kind === 'recusal-refused',
    toldToo: team.members.filter((member) => member.person !== person).map(({ name }) => name),
  };
  const late = daysLeft < 0;
  const message: Planned = {
    kind: 'card',
    key,
    draw: draw.number,
    to: { kind: 'person', person },
    priority: late ? 0 : 1,
    fresh: true,
    basis: teamBasis(draw, number),
    card: () => reminderCard(view),
  };
  if (!late) return [message];
  return [message, { kind: 'urge', key: urgeKey(key), draw: draw.number, message: key, person, priority: 0 }];
}

const isOpen = (draw: DrawState, number: number): boolean => {
  const team = teamView(draw, number);
  return team !== null && openEntities(team) > 0;
};

function fate(state: OfficeState, key: string): ReminderFate {
  const stage = messageStage(state.deliveries.get(key));
  if (stage === 'waiting') return 'untried';
  return stage === 'attempted' ? 'in-doubt' : 'settled';
}
