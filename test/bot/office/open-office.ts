import pino from 'pino';
import { openApplication, type Application } from '../../../bot/application.ts';
import { nodeFileSystem } from '../../../bot/file-system.ts';
import type { DrawEngine } from '../../../bot/office/engine.ts';
import { localEngine } from '../../../bot/office/local-engine.ts';
import type { OfficeProfile } from '../../../bot/office/profile.ts';
import { openDataFolder } from '../../../bot/stores/data-folder.ts';
import { commitment } from '../../../core/draw/seed.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import type { DrawState } from '../../../core/journal/state.ts';
import type { DrawNumber, Hex32 } from '../../../core/model/ids.ts';
import type { SealRequest } from '../../../core/wire/api.ts';
import { bytes32, must } from '../../support/sample-draw.ts';
import { testFolder } from '../../support/test-folder.ts';
import { testTimers, type TestTimers } from '../../support/test-timers.ts';
import { CLERK, PROFILE, sealRequest, STAFF, START_MS, WITNESS_A, WITNESS_B, XFJY } from './fictional-office.ts';

/** An office without servers on a fresh folder, with staff registered and a clock that the test moves. */
export interface OpenOffice extends Application {
  readonly timers: TestTimers;
  drawState(number: DrawNumber): DrawState;
  /** Seals an ordinary draw as the clerk. */
  sealed(over?: Partial<Seal>): Promise<SealRequest>;
  /** Gives both witnesses' values, which closes the round. */
  witnessed(request: SealRequest): Promise<void>;
  /** Seals, witnesses and draws. */
  drawn(over?: Partial<Seal>): Promise<{ readonly request: SealRequest; readonly transcriptHash: Hex32 }>;
  /** Stops, lets something happen to the folder or the clock, and opens it again. */
  again(meanwhile?: () => Promise<void>): Promise<OpenOffice>;
  remove(): Promise<void>;
}

/** What a test may put in another's place. */
export interface OfficeOptions {
  readonly engine?: DrawEngine;
  readonly profile?: Partial<OfficeProfile>;
}

/** Opens it. */
export async function openOffice(options: OfficeOptions = {}): Promise<OpenOffice> {
  const folder = await testFolder('office');
  return openAt(folder.path, () => folder.remove(), testTimers(START_MS), options);
}

async function openAt(
  path: string,
  removeFolder: () => Promise<void>,
  timers: TestTimers,
  options: OfficeOptions,
): Promise<OpenOffice> {
  const folder = must(await openDataFolder(nodeFileSystem, path));
  const application = must(
    await openApplication(folder, {
      files: nodeFileSystem,
      timers,
      log: pino({ level: 'silent' }),
      engine: options.engine ?? localEngine,
      profile: { ...PROFILE, ...options.profile },
      publicUrl: 'https://public.example',
      onFailure: (error) => {
        throw error;
      },
    }),
  );
  const { office, journal } = application;
  must(await office.registerPeople('installation', STAFF, []));
  const sealed = async (over: Partial<Seal> = {}): Promise<SealRequest> => {
    const request = sealRequest(must(await office.offerSeal(CLERK.id)), over);
    must(await office.seal(CLERK.id, request));
    return request;
  };
  const witnessed = async ({ seal, sealHash }: SealRequest): Promise<void> => {
    const value = bytes32(`value for ${seal.drawNumber}`);
    must(await office.contribute(WITNESS_A.id, seal.drawNumber, { kind: 'type', text: '骰 1 2 3' }));
    const committed = commitment(value, sealHash, XFJY);
    must(await office.contribute(WITNESS_B.id, seal.drawNumber, { kind: 'commit', commitment: committed }));
    must(await office.contribute(WITNESS_B.id, seal.drawNumber, { kind: 'reveal', value }));
  };
  return {
    ...application,
    timers,
    drawState: (number) => {
      const draw = journal.state().draws.get(number);
      if (draw === undefined) throw new Error(`no draw ${number}`);
      return draw;
    },
    sealed,
    witnessed,
    drawn: async (over) => {
      const request = await sealed(over);
      await witnessed(request);
      const { transcriptHash } = must(await office.draw(CLERK.id, request.seal.drawNumber));
      return { request, transcriptHash };
    },
    again: async (meanwhile) => {
      await application.close();
      await meanwhile?.();
      return openAt(path, removeFolder, timers, options);
    },
    remove: async () => {
      await application.close();
      await removeFolder();
    },
  };
}
