import type { Router } from 'express';
import { announcedHolidays } from '../core/calendar/announced-holidays.ts';
import { isCovered, isWorkingDay, workCalendar, type WorkCalendar } from '../core/calendar/working-days.ts';
import { DEFAULT_REMINDER_RULES, type ReminderRules } from '../core/reminders/reminder.ts';
import type { Application } from './application.ts';
import { startChat, type Chat } from './chat.ts';
import type { Timers } from './clock.ts';
import type { FeishuSettings } from './feishu-settings.ts';
import { createFeishuGateway, FEISHU_DOMAIN } from './gateway/feishu/feishu-gateway.ts';
import type { ChatLog } from './gateway/log.ts';
import { publicAddress } from './office/parts.ts';
import type { DispatchSettings } from './outbox/dispatcher.ts';
import type { MessageSettings } from './outbox/settings.ts';
import type { WitnessLinks } from './witness/links.ts';

/** What the chat of an office needs beside the office. */
export interface OfficeChatParts {
  readonly timers: Timers;
  readonly log: ChatLog;
  /** Root of the public site as people reach it. */
  readonly publicUrl: string;
  /** Links to the witness's page. */
  readonly links: WitnessLinks;
  /** Called when the journal can't be written any more. */
  readonly onFailure: (error: unknown) => void;
  readonly reminders?: ReminderRules;
  /** Holidays; those that were announced when this version was made, when absent. */
  readonly calendar?: WorkCalendar;
  readonly dispatch?: DispatchSettings;
  readonly answerWithinWorkdays?: number;
}

/** A running chat, and the door for events where they come to an address of ours. */
export interface OfficeChat extends Chat {
  readonly webhook: Router | null;
}

/** Starts the Feishu side of an office that is open. */
export function startOfficeChat(
  { office, journal, contacts }: Pick<Application, 'office' | 'journal' | 'contacts'>,
  { domain, ...feishu }: FeishuSettings,
  parts: OfficeChatParts,
): OfficeChat {
  const { timers, log, publicUrl, links, onFailure, reminders, calendar, dispatch, answerWithinWorkdays } = parts;
  const gateway = createFeishuGateway({ ...feishu, domain: domain ?? FEISHU_DOMAIN }, log);
  const chat = startChat({
    office,
    journal,
    contacts,
    gateway,
    clock: timers,
    links,
    messages: {
      ...messageSettings(publicUrl, calendar ?? workCalendar(announcedHolidays()), reminders ?? DEFAULT_REMINDER_RULES),
      ...(answerWithinWorkdays === undefined ? {} : { answerWithinWorkdays }),
    },
    log,
    broken: onFailure,
    ...(dispatch === undefined ? {} : { dispatch }),
  });
  return { ...chat, webhook: gateway.webhook };
}

/** Addresses, reminders and holidays as messages need them. */
export function messageSettings(publicUrl: string, calendar: WorkCalendar, reminders: ReminderRules): MessageSettings {
  return {
    drawUrl: (draw) => publicAddress(publicUrl, draw),
    reminders,
    // in a year without a table nobody knows the holidays, so no reminder is moved
    isWorkday: (date) => (isCovered(calendar, date) ? isWorkingDay(calendar, date) : null),
  };
}
