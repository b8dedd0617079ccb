import { sha256Text } from '../../core/encoding/sha256.ts';
import { assignmentCardKey, contributionCardKey } from '../../core/journal/message-keys.ts';
import type { DepartmentCode, DrawNumber, Instant, InspectorId, IsoDate } from '../../core/model/ids.ts';
import type { ReminderKind } from '../../core/reminders/reminder.ts';

/*
 * Keys of the messages that only the chat side knows; those that the pane asks about are in `core/journal/message-keys`.
 * The draw's number is the second part, but for the digest, which is about a day, and the report on a list.
 */

export { assignmentCardKey, contributionCardKey };

/** That it is time to open a commitment. */
export const revealCardKey = (draw: DrawNumber, department: DepartmentCode): string => `reveal/${draw}/${department}`;

/**
 * The n-th group of a team, counted from 1: another one takes the place of one that is gone. The first has no number, and
 * so it is with the keys of what belongs to it.
 */
export const teamGroupKey = (draw: DrawNumber, team: number, nth = 1): string =>
  `team-group/${draw}/${team}${ordinal(nth)}`;

/** A person's being in a team's n-th group or not: kept in the same ledger as messages. */
export const groupMemberKey = (draw: DrawNumber, team: number, person: InspectorId, nth = 1): string =>
  `group-member/${draw}/${team}/${person}${ordinal(nth)}`;

/** The visit list in a team's n-th group. */
export const teamCardKey = (draw: DrawNumber, team: number, nth = 1): string =>
  `team-card/${draw}/${team}${ordinal(nth)}`;

const ordinal = (nth: number): string => (nth === 1 ? '' : `/${String(nth)}`);

/** That a draw was made, or given up, to one reader. */
export const finishedKey = (draw: DrawNumber, reader: InspectorId): string => `finished/${draw}/${reader}`;

/** The n-th request for recusal of one officer, to one who may decide. */
export const recusalRequestKey = (
  draw: DrawNumber,
  team: number,
  person: InspectorId,
  request: number,
  decider: InspectorId,
): string => `recusal/${draw}/${team}/${person}/${request}/${decider}`;

/** What was decided on the n-th request, to who asked. */
export const recusalAnswerKey = (draw: DrawNumber, team: number, person: InspectorId, request: number): string =>
  `recusal-answer/${draw}/${team}/${person}/${request}`;

/** That a place was taken back or went to somebody else, to who had it. */
export const withdrawnKey = (draw: DrawNumber, team: number, person: InspectorId): string =>
  `withdrawn/${draw}/${team}/${person}`;

/** A team's results, to one who reviews them. */
export const reviewKey = (draw: DrawNumber, team: number, reviewer: InspectorId): string =>
  `review/${draw}/${team}/${reviewer}`;

/** That a result came back, to who filed it. */
export const returnedKey = (draw: DrawNumber, entity: string, at: Instant): string =>
  `returned/${draw}/${sha256Text(entity).slice(0, 16)}/${at}`;

/** The publication of a draw's results, to who answers for it. */
export const publicationKey = (draw: DrawNumber, reader: InspectorId): string => `publication/${draw}/${reader}`;

/** Who of a draw could not be reached, to who answers for it. */
export const undeliveredKey = (draw: DrawNumber, reader: InspectorId): string => `undelivered/${draw}/${reader}`;

/** The n-th time that nobody was found for places of a draw, to one who can do something about it. */
export const vacancyKey = (draw: DrawNumber, vacancy: number, reader: InspectorId): string =>
  `vacancy/${draw}/${vacancy}/${reader}`;

/** A reminder from the calendar. */
export const reminderKey = (
  draw: DrawNumber,
  team: number,
  person: InspectorId,
  kind: ReminderKind,
  day: IsoDate,
): string => `reminder/${draw}/${team}/${person}/${kind}/${day}`;

/** A reminder that somebody asked for. */
export const askedReminderKey = (draw: DrawNumber, team: number, person: InspectorId, asked: Instant): string =>
  `reminder/${draw}/${team}/${person}/asked/${asked}`;

/** The joint office's digest of a day. */
export const digestKey = (day: IsoDate, reader: InspectorId): string => `digest/${day}/${reader}`;

/** What came of keeping one version of a department's list of officers, to who kept it. */
export const listReportKey = (department: DepartmentCode, number: number): string =>
  `list-report/${department}/${number}`;

/** The urgent notice that goes with a message. */
export const urgeKey = (messageKey: string): string => `urge/${messageKey}`;

/** The private chat with an account, as {@link OfficeState.chats} keeps it. */
export const privateChatKey = (openId: string): string => `private/${openId}`;

/** The draw that a key belongs to, or null. */
export function drawOfKey(key: string): DrawNumber | null {
  const part = key.split('/')[1];
  return part === undefined || part === '' ? null : (part as DrawNumber); // only ever looked up
}

/** Feishu's `uuid` (≤ 50 characters): the same key always gives the same one. */
export const uuidOf = (key: string): string => `ssj-${sha256Text(key).slice(0, 40)}`;

/** Short number printed on every card, by which a message can be found again in its chat. */
export const receiptOf = (key: string): string => sha256Text(`receipt ${key}`).slice(0, 8).toUpperCase();
