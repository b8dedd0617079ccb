import { virtualClock, type SandboxClock } from '../../../bot/sandbox/clock.ts';
import type { SandboxOptions } from '../../../bot/sandbox/options.ts';
import { startSandbox, type Sandbox } from '../../../bot/sandbox/server.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { startChat, type Chat, type ChatParts } from '../../../bot/chat.ts';
import { createFeishuGateway } from '../../../bot/gateway/feishu/feishu-gateway.ts';
import type { ChatLog } from '../../../bot/gateway/log.ts';
import { nodeFileSystem, type FileSystem } from '../../../bot/file-system.ts';
import type { FileJournal } from '../../../bot/journal/file-journal.ts';
import { openJournal } from '../../../bot/journal/open-journal.ts';
import { localEngine } from '../../../bot/office/local-engine.ts';
import { buildOffice, type Office } from '../../../bot/office/office.ts';
import type { Timers } from '../../../bot/clock.ts';
import type { WitnessLinks } from '../../../bot/witness/links.ts';
import type { MessageSettings } from '../../../bot/outbox/settings.ts';
import type { PersonOptions } from '../../../bot/sandbox/options.ts';
import { fileContacts } from '../../../bot/stores/contact-store.ts';
import { openDataFolder, type DataFolder } from '../../../bot/stores/data-folder.ts';
import { fileLists } from '../../../bot/stores/list-store.ts';
import { fileRosters } from '../../../bot/stores/roster-store.ts';
import { fileSecrets } from '../../../bot/stores/secret-store.ts';
import { fileArchive } from '../../../bot/stores/transcript-archive.ts';
import type { ContributionForm } from '../../../core/draw/seal.ts';
import { sealHash } from '../../../core/draw/sealing.ts';
import type { Person } from '../../../core/journal/activity.ts';
import type { DrawRules } from '../../../core/model/draw-rules.ts';
import type { DepartmentCode, DrawNumber, InspectorId } from '../../../core/model/ids.ts';
import type { Contact } from '../../../core/model/inspector.ts';
import { withDeclarations } from '../../../core/roster/declarations.ts';
import { instantAt, plusSeconds } from '../../../core/model/instant.ts';
import { DEFAULT_REMINDER_RULES } from '../../../core/reminders/reminder.ts';
import {
  must,
  sampleEntities,
  sampleInspector,
  sampleRules,
  sampleSeal,
  withSalts,
} from '../../support/sample-draw.ts';

/** A whole office on its own folder, with people whom the local Feishu knows. Names are fictional. */

export const APP = { appId: 'cli_00000000000000b2', appSecret: 'secret-of-the-chat-tests', name: '双随机抽查' };

/** 2026-11-20 09:00 in China. */
export const START_MS = Date.UTC(2026, 10, 20, 1, 0, 0);

const SCJG = 'SCJG' as DepartmentCode;
const XFJY = 'XFJY' as DepartmentCode;
const idOf = (text: string): InspectorId => text as InspectorId; // fixed test ids

export const CLERK: Person = { id: idOf('C1'), name: '示例经办人', department: SCJG, role: 'clerk' };
export const OFFICE: Person = { id: idOf('C2'), name: '示例联席办', department: SCJG, role: 'joint-office' };
export const WITNESS_A: Person = { id: idOf('W0'), name: '示例见证人甲', department: SCJG, role: 'auditor' };
export const WITNESS_B: Person = { id: idOf('W1'), name: '示例见证人乙', department: XFJY, role: 'auditor' };
export const STAFF = [CLERK, OFFICE, WITNESS_A, WITNESS_B];

/** Officers of both departments. */
export const INSPECTORS = Array.from({ length: 12 }, (_, index) =>
  sampleInspector(index, { department: index % 2 === 0 ? SCJG : XFJY, carriedLoad: 0 }),
);

const everybody = [...STAFF, ...INSPECTORS];

/** A fictional mobile number for each person; the chat must never show it. */
export const mobileOf = (person: InspectorId): string =>
  `139${String(10_000_000 + everybody.findIndex(({ id }) => id === person))}`;
export const openIdOf = (person: InspectorId): string => `ou_${person.toLowerCase()}`;

/** The same people as the local Feishu has them. */
export const FEISHU_PEOPLE: readonly PersonOptions[] = everybody.map(({ id, name, department }) => ({
  openId: openIdOf(id),
  name,
  department,
  mobile: mobileOf(id),
}));

export const CONTACTS: readonly Contact[] = everybody.map(({ id }) => ({ id, mobile: mobileOf(id) }));

/** Links that tests can tell apart; the page behind them is tested by itself. */
export const LINKS: WitnessLinks = {
  linkFor: (person, draw) => `https://office.example.gov.cn/witness/#link-of-${person}-${draw}`,
};

export const SETTINGS: MessageSettings = {
  drawUrl: (draw) => `https://example.gov.cn/draws/${draw}`,
  reminders: DEFAULT_REMINDER_RULES,
  isWorkday: () => null,
};

/** An office that is open, and what it is made of. */
export interface OpenOffice {
  readonly office: Office;
  readonly journal: FileJournal;
  readonly folder: DataFolder;
  readonly parts: Pick<ChatParts, 'office' | 'journal' | 'contacts'>;
  close(): Promise<void>;
}

/** A fresh folder, removed by the test that made it. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'chat-office-'));
export const removeFolder = (path: string): Promise<void> => rm(path, { recursive: true, force: true });

/** Opens the office of a folder; the people are registered the first time. */
export async function openOffice(
  path: string,
  clock: Pick<Timers, 'now'>,
  files: FileSystem = nodeFileSystem,
): Promise<OpenOffice> {
  const folder = must(await openDataFolder(files, path));
  const { journal } = must(await openJournal({ folder: folder.journal, files, onFailure: fail }));
  const contactStore = await fileContacts(files, folder.contacts);
  const office = buildOffice({
    journal,
    clock: { now: () => instantAt(clock.now()) },
    rosters: fileRosters(files, folder.rosters),
    lists: fileLists(files, folder.lists),
    archive: fileArchive(files, { transcripts: folder.transcripts, publicCopies: folder.publicCopies }),
    secrets: fileSecrets(files, folder.secrets),
    contacts: contactStore,
    engine: localEngine,
    profile: {
      name: '示例办公室（虚构）',
      drawPrefix: 'SZ',
      departments: [],
      districts: [],
      itemListVersion: '2026-1',
      leastAssurance: 1,
    },
    randomBytes,
    publicUrl: 'https://example.gov.cn',
  });
  must(await office.registerPeople('installation', STAFF, CONTACTS));
  return {
    office,
    journal,
    folder,
    parts: { office, journal, contacts: contactStore },
    async close() {
      await journal.close();
      await folder.release();
    },
  };
}

function fail(error: unknown): void {
  throw error;
}

/** Seals a draw with two witnesses, who type unless told; values are opened for an hour after the deadline. */
export async function sealDraw(
  { office }: Pick<OpenOffice, 'office'>,
  rules: Partial<DrawRules> = {},
  minutes = 60,
  forms: readonly [ContributionForm, ContributionForm] = ['typed', 'typed'],
): Promise<DrawNumber> {
  const offer = must(await office.offerSeal(CLERK.id));
  const entities = sampleEntities(120);
  const officers = withSalts(withDeclarations(INSPECTORS, offer.declarations, entities));
  const until = plusSeconds(offer.issuedAt, minutes * 60);
  const seal = sampleSeal(entities, officers, {
    drawNumber: offer.drawNumber,
    sealedAt: offer.issuedAt,
    secretHash: offer.secretHash,
    rules: sampleRules({
      // a firm may be drawn again and again: what is told to whom is what matters here
      items: sampleRules().items.map((item) => ({ ...item, frequencyText: '' })),
      team: { size: 2, routeLength: 3, loadCap: 10, districtRule: 'any', leadQualification: '' },
      ...rules,
    }),
    witnesses: [WITNESS_A, WITNESS_B].map(({ id, name, department }, index) => ({
      person: id,
      name,
      department,
      form: forms[index] ?? 'typed',
    })),
    contributionsUntil: until,
    revealsUntil: forms.includes('committed') ? plusSeconds(until, 3600) : until,
  });
  const request = {
    seal,
    sealHash: sealHash(seal),
    entities,
    inspectors: officers,
    contacts: CONTACTS.slice(STAFF.length),
  };
  must(await office.seal(CLERK.id, request));
  return offer.drawNumber;
}

/** Log lines of the chat, for tests that look for what must not be in them. */
export class LogLines implements ChatLog {
  readonly lines: string[] = [];
  readonly info = (fields: object, sentence: string): void => {
    this.lines.push(JSON.stringify({ fields, sentence }));
  };
  readonly warn = this.info;
  readonly error = this.info;
}

/** Starts the chat side of an office against a Feishu at `domain`. */
export function chatOf(
  { parts }: OpenOffice,
  domain: string,
  clock: Timers,
  over: Partial<ChatParts> = {},
): { readonly chat: Chat; readonly log: LogLines } {
  const log = new LogLines();
  const gateway = createFeishuGateway({ ...APP, domain, readyWithinMs: 5000 }, log);
  const chat = startChat({ ...parts, gateway, clock, messages: SETTINGS, links: LINKS, log, broken: fail, ...over });
  return { chat, log };
}

/** An office with its chat on a local Feishu, by a clock that stands until it is moved. */
export interface ChatWorld {
  readonly clock: SandboxClock;
  readonly sandbox: Sandbox;
  readonly office: OpenOffice;
  readonly chat: Chat;
  readonly log: LogLines;
}

/** Nothing is slowed down and eight calls go at once: what is said is tested here, how fast elsewhere. */
export const AT_ONCE: Pick<ChatParts, 'dispatch'> = {
  dispatch: { apiLimits: [], receiverLimits: [], atOnce: 8 },
};

/** Starts it all in a fresh folder and waits until the chat stands. */
export async function openWorld(over: Partial<Pick<SandboxOptions, 'people' | 'settleMs'>> = {}): Promise<ChatWorld> {
  const clock = virtualClock(START_MS);
  const rules = { limits: false };
  const sandbox = await startSandbox({ port: 0, clock, apps: [APP], people: FEISHU_PEOPLE, rules, ...over });
  const office = await openOffice(await newFolder(), clock);
  const { chat, log } = chatOf(office, sandbox.url, clock, AT_ONCE);
  must(await chat.ready);
  return { clock, sandbox, office, chat, log };
}

/** Ends it all and removes the folder. */
export async function closeWorld({
  sandbox,
  office,
  chat,
}: Pick<ChatWorld, 'sandbox' | 'office' | 'chat'>): Promise<void> {
  await chat.close();
  await office.close();
  await sandbox.close();
  await removeFolder(office.folder.path);
}
