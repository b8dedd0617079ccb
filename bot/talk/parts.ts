import type { Instant } from '../../core/model/ids.ts';
import { instantAt } from '../../core/model/instant.ts';
import type { ChatGateway } from '../gateway/gateway.ts';
import type { ChatLog } from '../gateway/log.ts';
import type { Journal } from '../journal/journal.ts';
import type { Office } from '../office/office.ts';
import type { Timers } from '../clock.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { ContactStore } from '../stores/contact-store.ts';
import type { MessageSettings } from '../outbox/settings.ts';
import type { WitnessLinks } from '../witness/links.ts';

/** What the talk works with. */
export interface TalkParts {
  readonly journal: Journal;
  readonly office: Office;
  readonly gateway: ChatGateway;
  readonly outbox: Outbox;
  readonly contacts: ContactStore;
  readonly clock: Timers;
  readonly messages: MessageSettings;
  readonly links: WitnessLinks;
  readonly log: ChatLog;
}

/** The present, to the second. */
export const nowOf = ({ clock }: Pick<TalkParts, 'clock'>): Instant => instantAt(clock.now());
