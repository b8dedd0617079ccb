import { startOfficeServer, type OfficeServer, type ServerSeams } from '../../../bot/server.ts';
import type { Person } from '../../../core/journal/activity.ts';
import type { SealOffer, SessionGrant } from '../../../core/wire/api.ts';
import { decodeSealOffer, decodeSessionGrant } from '../../../core/wire/answers.ts';
import { must } from '../../support/sample-draw.ts';
import { testFolder } from '../../support/test-folder.ts';
import { testTimers, type TestTimers } from '../../support/test-timers.ts';
import { configurationAt, NO_PROGRAMS, STAFF, START_MS } from '../office/fictional-office.ts';
import { paneFor, type Pane } from './pane.ts';

/** A server on a fresh folder, with staff registered and a clock that the test moves. */
export interface RunningOffice {
  readonly server: OfficeServer;
  readonly timers: TestTimers;
  readonly folder: string;
  readonly pane: Pane;
  /** Pairs a pane as a person. */
  pair(person: Person): Promise<SessionGrant>;
  offer(token: string): Promise<SealOffer>;
  /** Stops and removes the folder. */
  close(): Promise<void>;
}

/** Starts it. */
export async function runningOffice(seams: ServerSeams = {}): Promise<RunningOffice> {
  const folder = await testFolder('api');
  const timers = testTimers(START_MS);
  const server = must(await startOfficeServer(configurationAt(folder.path), NO_PROGRAMS, { timers, ...seams }));
  const { office } = server.application;
  must(await office.registerPeople('installation', STAFF, []));
  const pane = await paneFor(server.addresses.office, folder.path);
  return {
    server,
    timers,
    folder: folder.path,
    pane,
    pair: async (person) => {
      const { code } = must(await office.issuePairingCode(person.id));
      return must(decodeSessionGrant((await pane('POST', 'pairings', { body: { code } })).body));
    },
    offer: async (token) => must(decodeSealOffer((await pane('POST', 'offers', { token })).body)),
    close: async () => {
      await server.close();
      await folder.remove();
    },
  };
}
