import type { DepartmentCode, DrawNumber } from '../../core/model/ids.ts';
import type { ReminderRules, WorkdayTest } from '../../core/reminders/reminder.ts';

/** What messages need to know of the office beyond its state. */
export interface MessageSettings {
  /** Address of a draw's public page. */
  readonly drawUrl: (draw: DrawNumber) => string;
  /** Address of the page on which a witness commits a value from the own machine. */
  readonly commitUrl: (draw: DrawNumber, department: DepartmentCode) => string;
  readonly reminders: ReminderRules;
  readonly isWorkday: WorkdayTest;
}
