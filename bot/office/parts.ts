import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { ContactStore } from '../stores/contact-store.ts';
import type { ListStore } from '../stores/list-store.ts';
import type { RosterStore } from '../stores/roster-store.ts';
import type { SecretStore } from '../stores/secret-store.ts';
import type { TranscriptArchive } from '../stores/transcript-archive.ts';
import type { DrawEngine } from './engine.ts';
import type { OfficeProfile } from './profile.ts';

/** What the commands of an office work on. */
export interface OfficeParts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly rosters: RosterStore;
  readonly lists: ListStore;
  readonly archive: TranscriptArchive;
  readonly secrets: SecretStore;
  readonly contacts: ContactStore;
  readonly engine: DrawEngine;
  readonly profile: OfficeProfile;
  /** Bytes from the machine's generator: secrets, tokens and codes. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Root of the public site, without a slash at the end. */
  readonly publicUrl: string;
}

/** Address of a draw on the public site. */
export const publicAddress = (publicUrl: string, draw: string): string => `${publicUrl}/draws/${draw}`;
