import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Express } from 'express';
import pino, { type Logger } from 'pino';
import type { DrawNumber } from '../core/model/ids.ts';
import { instantAt } from '../core/model/instant.ts';
import { ok, type Result } from '../core/result.ts';
import { officeJsFolder } from './add-in/office-js.ts';
import { type Application, openApplication } from './application.ts';
import { officeCertificate } from './certificate.ts';
import type { Chat } from './chat.ts';
import type { Timers } from './clock.ts';
import type { Configuration } from './configuration.ts';
import { type Door, openDoor } from './door.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { officeLog } from './log.ts';
import type { DrawEngine } from './office/engine.ts';
import { publicAddress } from './office/parts.ts';
import { localEngine } from './office/local-engine.ts';
import { threadedEngine } from './office/threaded-engine.ts';
import { type OfficeChatParts, startOfficeChat } from './office-chat.ts';
import { type OfficePrograms, officeSite, type Readiness } from './office-site.ts';
import { systemChatClock } from './outbox/chat-clock.ts';
import { journalRecords } from './public/journal-records.ts';
import { publicSite } from './public/site.tsx';
import { witnessLinks } from './witness/links.ts';
import { WitnessPasses } from './witness/passes.ts';
import type { StartFault } from './start-words.ts';
import { type DataFolder, openDataFolder } from './stores/data-folder.ts';

/** In the data folder. */
const LOG_FILE = 'office.log';

/** What is built apart from this program and handed out or started by it. */
export interface ServerPrograms extends OfficePrograms {
  /** Script and style of the public site. */
  readonly publicSite: string;
  /** The built `bot/office/draw-worker`, or null to draw in place. */
  readonly drawWorker: URL | null;
}

/** What a test or the demonstration puts in another's place. */
export interface ServerSeams {
  readonly timers?: Timers;
  readonly files?: FileSystem;
  /** Adds more to the https site, after the API and the pane. */
  readonly mount?: (site: Express) => void;
  /** Reminder rules, holidays and rates of the chat. */
  readonly chat?: Pick<OfficeChatParts, 'reminders' | 'calendar' | 'dispatch'>;
  /** Called when the disk fails and nothing can be acknowledged any more. By default the process ends. */
  readonly onFailure?: (error: unknown) => void;
}

/** A running office. */
export interface OfficeServer {
  readonly addresses: { readonly office: string; readonly publicSite: string };
  readonly application: Application;
  /** Null without an app in Feishu. */
  readonly chat: Chat | null;
  close(): Promise<void>;
}

/** Starts the office's server on its data folder: API and task pane on https, public site on http. */
export async function startOfficeServer(
  configuration: Configuration,
  programs: ServerPrograms,
  seams: ServerSeams = {},
): Promise<Result<OfficeServer, StartFault>> {
  const files = seams.files ?? nodeFileSystem;
  const folder = await openDataFolder(files, configuration.dataFolder);
  if (!folder.ok) return folder;
  const started = await startInFolder(folder.value, configuration, programs, { ...seams, files });
  if (!started.ok) await folder.value.release();
  return started;
}

async function startInFolder(
  folder: DataFolder,
  configuration: Configuration,
  programs: ServerPrograms,
  seams: ServerSeams & { readonly files: FileSystem },
): Promise<Result<OfficeServer, StartFault>> {
  const officeJs = await officeJsFolder(configuration.officeJs, programs.officeJs);
  if (!officeJs.ok) return officeJs;
  const doors = await openDoors(folder, configuration, seams);
  if (!doors.ok) return doors;
  const { office, publicDoor } = doors.value;
  const closeDoors = async (): Promise<void> => {
    await Promise.all([office.close(), publicDoor.close()]);
  };
  const log = officeLog(
    configuration.logLevel,
    pino.destination({ dest: join(folder.path, LOG_FILE), sync: true, mode: 0o600 }),
  );
  const timers = seams.timers ?? systemChatClock;
  const publicUrl = configuration.publicUrl ?? publicDoor.url;
  let writable = true;
  const onFailure = (error: unknown): void => {
    writable = false;
    log.fatal({ err: error }, 'the disk failed');
    (seams.onFailure ?? endProcess)(error);
  };
  const engine = programs.drawWorker === null ? localEngine : threadedEngine(programs.drawWorker);
  const opened = await openApplication(folder, {
    files: seams.files,
    timers,
    log,
    engine,
    profile: configuration.office,
    publicUrl,
    onFailure,
  });
  if (!opened.ok) {
    await closeDoors();
    return opened;
  }
  const application = opened.value;
  const { feishu, office: profile } = configuration;
  const { answerWithinWorkdays } = profile;
  const passes = new WitnessPasses(randomBytes);
  const address = configuration.officeUrl ?? office.url;
  const links = witnessLinks(passes, address);
  const chat =
    feishu &&
    startOfficeChat(application, feishu, {
      timers,
      log,
      publicUrl,
      links,
      onFailure,
      ...(answerWithinWorkdays === undefined ? {} : { answerWithinWorkdays }),
      ...seams.chat,
    });
  const mount = (site: Express): void => {
    if (chat?.webhook) site.use(chat.webhook);
    seams.mount?.(site);
  };
  const readiness = (): Readiness => ({ journal: writable, chat: chat?.connected() ?? null });
  const siteParts = {
    office: application.office,
    address,
    clock: application.clock,
    log,
    passes,
    state: () => application.journal.state(),
    drawUrl: (draw: DrawNumber) => publicAddress(publicUrl, draw),
  };
  office.attach(officeSite(siteParts, { ...programs, officeJs: officeJs.value }, readiness, mount));
  publicDoor.attach(openPublicSite(application, configuration, programs, { timers, engine, log }));
  log.info({ office: office.url, publicSite: publicDoor.url }, 'started');
  const close = async (): Promise<void> => {
    await closeDoors();
    await chat?.close();
    await application.close();
    log.info('stopped');
  };
  return ok({ addresses: { office: office.url, publicSite: publicDoor.url }, application, chat, close });
}

interface Doors {
  readonly office: Door;
  readonly publicDoor: Door;
}

async function openDoors(
  folder: DataFolder,
  { host, officePort, publicPort, certificate: own }: Configuration,
  { files, timers = systemChatClock }: ServerSeams & { readonly files: FileSystem },
): Promise<Result<Doors, StartFault>> {
  const certificate = await officeCertificate(files, folder.certificate, own, host, instantAt(timers.now()));
  if (!certificate.ok) return certificate;
  const office = await openDoor({ what: 'office', host, port: officePort, certificate: certificate.value });
  if (!office.ok) return office;
  const publicDoor = await openDoor({ what: 'public-site', host, port: publicPort });
  if (publicDoor.ok) return ok({ office: office.value, publicDoor: publicDoor.value });
  await office.value.close();
  return publicDoor;
}

function openPublicSite(
  { clock, journal, publicCopies }: Application,
  configuration: Configuration,
  programs: ServerPrograms,
  { timers, engine, log }: { readonly timers: Timers; readonly engine: DrawEngine; readonly log: Logger },
): Express {
  const records = journalRecords({
    state: () => journal.state(),
    entries: (after, limit) => journal.entries(after, limit),
    publicCopy: (hash) => publicCopies.get(hash),
  });
  return publicSite({
    records,
    assets: programs.publicSite,
    office: configuration.office.name,
    verification: { verify: (body) => engine.verify(body), clock },
    onError: (error) => {
      log.error({ event: 'public-page-failed', err: error }, 'a public page failed');
    },
    year: () => new Date(timers.now() + CHINA_OFFSET_MS).getUTCFullYear(),
  });
}

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** After a failed disk nothing more may be said. */
function endProcess(): never {
  process.exit(1);
}
