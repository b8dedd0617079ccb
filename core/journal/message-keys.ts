import type { DepartmentCode, DrawNumber, InspectorId } from '../model/ids.ts';

/*
 * Keys of messages that the task pane and the public site ask about. A key names one message to one reader for ever: it
 * is derived from what the message is about, so the same fact never makes two messages.
 */

/** The assignment card of one officer. */
export const assignmentCardKey = (draw: DrawNumber, team: number, person: InspectorId): string =>
  `assignment/${draw}/${team}/${person}`;

/** The card that asks a witness for a contribution. */
export const contributionCardKey = (draw: DrawNumber, department: DepartmentCode): string =>
  `contribution/${draw}/${department}`;
