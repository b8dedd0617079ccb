import type { DrawNumber } from '../../core/model/ids.ts';
import type { ReminderRules, WorkdayTest } from '../../core/reminders/reminder.ts';

/** What messages need to know of the office beyond its state. */
export interface MessageSettings {
  /** Address of a draw's public page. */
  readonly drawUrl: (draw: DrawNumber) => string;
  readonly reminders: ReminderRules;
  readonly isWorkday: WorkdayTest;
  /** Working days in which a task has to be answered, where the office has such a rule. */
  readonly answerWithinWorkdays?: number;
}
