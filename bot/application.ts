import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { announcedHolidays } from '../core/calendar/announced-holidays.ts';
import { workCalendar } from '../core/calendar/working-days.ts';
import { ok, type Result } from '../core/result.ts';
import { clockOf, type Clock, type Timers } from './clock.ts';
import type { FileSystem } from './file-system.ts';
import type { FileJournal } from './journal/file-journal.ts';
import type { JournalFault } from './journal/journal.ts';
import { openJournal } from './journal/open-journal.ts';
import type { DrawEngine } from './office/engine.ts';
import { startAnswerDeadlines } from './office/answer-deadlines.ts';
import { startLeaveWatch } from './office/leave-watch.ts';
import { buildOffice, type Office } from './office/office.ts';
import type { OfficeProfile } from './office/profile.ts';
import { Replacer } from './office/replacer.ts';
import { startRoundCloser } from './office/round-closer.ts';
import { fileContacts, type ContactStore } from './stores/contact-store.ts';
import type { DataFolder } from './stores/data-folder.ts';
import { PublicCopies } from './stores/public-copies.ts';
import { fileLists } from './stores/list-store.ts';
import { fileRosters } from './stores/roster-store.ts';
import { fileSecrets } from './stores/secret-store.ts';
import { fileArchive } from './stores/transcript-archive.ts';

/** What the application is made of, apart from its data folder. */
export interface ApplicationParts {
  readonly files: FileSystem;
  readonly timers: Timers;
  readonly log: Logger;
  readonly engine: DrawEngine;
  readonly profile: OfficeProfile;
  /** Root of the public site. */
  readonly publicUrl: string;
  /** The disk failed: nothing can be acknowledged any more, so the process should end. */
  readonly onFailure: (error: unknown) => void;
}

/** The office without its servers: journal, stores and commands over one data folder. */
export interface Application {
  readonly folder: DataFolder;
  readonly journal: FileJournal;
  readonly contacts: ContactStore;
  readonly office: Office;
  readonly publicCopies: PublicCopies;
  readonly clock: Clock;
  /** Resolves when no replacement is being computed. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a data folder that `openDataFolder` has locked, and builds the office over it. */
export async function openApplication(
  folder: DataFolder,
  parts: ApplicationParts,
): Promise<Result<Application, JournalFault>> {
  const { files, log } = parts;
  const opened = await openJournal({ folder: folder.journal, files, onFailure: parts.onFailure });
  if (!opened.ok) return opened;
  const { journal, cutBytes } = opened.value;
  if (cutBytes > 0) log.warn({ cutBytes }, 'an unfinished line at the end of the journal was cut');
  const clock = clockOf(parts.timers);
  const contacts = await fileContacts(files, folder.contacts);
  const archive = fileArchive(files, folder);
  const office = buildOffice({
    journal,
    clock,
    rosters: fileRosters(files, folder.rosters),
    lists: fileLists(files, folder.lists),
    archive,
    secrets: fileSecrets(files, folder.secrets),
    contacts,
    engine: parts.engine,
    profile: parts.profile,
    randomBytes,
    publicUrl: parts.publicUrl,
  });
  const rounds = startRoundCloser(office, journal, parts.timers, parts.onFailure);
  const { answerWithinWorkdays: workdays } = parts.profile;
  const rule = workdays === undefined ? null : { workdays, calendar: workCalendar(announcedHolidays()) };
  const answers = rule && startAnswerDeadlines({ journal, clock }, rule, parts.timers, parts.onFailure);
  const leaveWatch = startLeaveWatch({ journal, clock, randomBytes }, parts.onFailure);
  const replacer = new Replacer({ journal, archive, engine: parts.engine, clock, log, onFailure: parts.onFailure });
  const close = async (): Promise<void> => {
    rounds.stop();
    answers?.stop();
    leaveWatch.stop();
    await replacer.stop();
    await parts.engine.close();
    await journal.close();
    await folder.release();
  };
  const publicCopies = new PublicCopies(archive);
  const idle = (): Promise<void> => replacer.idle();
  return ok({ folder, journal, contacts, office, publicCopies, clock, idle, close });
}
