import { appendFileSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { systemChatClock } from '../../bot/outbox/chat-clock.ts';
import { startChat } from '../../bot/chat.ts';
import { createFeishuGateway } from '../../bot/gateway/feishu/feishu-gateway.ts';
import type { ChatGateway } from '../../bot/gateway/gateway.ts';
import { startRoundCloser } from '../../bot/office/round-closer.ts';
import { nodeFileSystem, type FileSystem, type OpenFile } from '../../bot/file-system.ts';
import { chinaDate } from '../../core/calendar/civil-date.ts';
import { currentAssignments } from '../../core/journal/queries.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { IsoDate } from '../../core/model/ids.ts';
import { instantAt } from '../../core/model/instant.ts';
import { must } from '../support/sample-draw.ts';
import {
  APP,
  CLERK,
  CONTACTS,
  INSPECTORS,
  LINKS,
  openOffice,
  sealDraw,
  SETTINGS,
  STAFF,
} from '../bot/talk/chat-office.ts';

/*
 * An office that kills itself: started by `crash.test.ts` as a process of its own, on a data folder and against a local
 * Feishu that both outlive it. It seals a draw, draws when it may, and goes on until every officer has accepted.
 */

const [folder = '', domain = '', killAt = 'Infinity', diary = ''] = process.argv.slice(2);

/** The steps at which an earlier life ended, when each step is to end one life. */
const deadly = diary === '' ? null : new Set(readFileSync(diary, 'utf8').split('\n'));
let passed = 0;

/** Whether the process ends at its next point, when that is this step. */
function isDeadly(step: string): boolean {
  return deadly === null ? passed + 1 >= Number(killAt) : !deadly.has(step);
}

/** A point at which the process may end. Nothing after it happens. */
async function point(step: string): Promise<void> {
  const ends = isDeadly(step);
  passed += 1;
  if (!ends) return;
  if (deadly !== null) appendFileSync(diary, `${step}\n`);
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
}

/** Points before something is done and after it is done, before anybody learns of it. */
async function around<T>(step: string, act: () => Promise<T>): Promise<T> {
  await point(`before ${step}`);
  const answer = await act();
  await point(`after ${step}`);
  return answer;
}

/** A file's name without what differs from life to life: process numbers, random parts, numbers of draws. */
function nameOf(path: string): string {
  return basename(path).replaceAll(/[0-9a-f]{4,}|\d+/g, '…');
}

/** What a line of the journal records, without time, hashes and numbers: the same each time it is done again. */
function recorded(line: string): string {
  const { activity } = JSON.parse(line) as { readonly activity: Readonly<Record<string, unknown>> };
  return [activity['type'], activity['person'], activity['department'], activity['key']]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

/** A file whose every write may be its last act: before it, when half of it is written, and after it has been flushed. */
function mortalFile(file: OpenFile, path: string): OpenFile {
  const write = file.write.bind(file);
  const flush = file.datasync.bind(file);
  const isJournal = basename(path) === 'journal.jsonl';
  let written = '';
  file.write = async (bytes: Uint8Array) => {
    const text = Buffer.from(bytes).toString('utf8');
    written = `${nameOf(path)} ${isJournal ? text.trimEnd().split('\n').map(recorded).join(', ') : ''}`;
    await point(`before writing ${written}`);
    if (isDeadly(`half-way through ${written}`)) {
      await write(bytes.subarray(0, bytes.length >> 1));
      await point(`half-way through ${written}`);
    }
    return write(bytes);
  };
  file.datasync = async () => {
    await flush();
    await point(`after writing ${written}`);
  };
  return file;
}

/** Points around all that lasts: each write, each renaming, each second name, each removal. */
const files: FileSystem = {
  ...nodeFileSystem,
  open: async (path, flags, mode) => mortalFile(await nodeFileSystem.open(path, flags, mode), path),
  rename: (from, to) => around(`renaming to ${nameOf(to)}`, () => nodeFileSystem.rename(from, to)),
  link: (existing, path) => around(`naming ${nameOf(path)}`, () => nodeFileSystem.link(existing, path)),
  unlink: (path) => around(`removing ${nameOf(path)}`, () => nodeFileSystem.unlink(path)),
};

function mortal(gateway: ChatGateway): ChatGateway {
  return {
    start: (listener) => gateway.start(listener),
    connected: () => gateway.connected(),
    close: () => gateway.close(),
    sendCard: (receiver, card, uuid) => around(`card ${uuid}`, () => gateway.sendCard(receiver, card, uuid)),
    updateCard: (messageId, card) => around(`update ${messageId}`, () => gateway.updateCard(messageId, card)),
    findCard: (chatId, receipt, since) => around(`search ${receipt}`, () => gateway.findCard(chatId, receipt, since)),
    createGroup: (group) => around(`group ${group.name}`, () => gateway.createGroup(group)),
    findGroup: (receipt) => around(`search of group ${receipt}`, () => gateway.findGroup(receipt)),
    addMember: (chatId, openId) => around(`member ${openId}`, () => gateway.addMember(chatId, openId)),
    removeMember: (chatId, openId) => around(`leaver ${openId}`, () => gateway.removeMember(chatId, openId)),
    findPeople: (contacts) => around('search of people', () => gateway.findPeople(contacts)),
    urge: (messageId, openIds) => around(`urging ${messageId}`, () => gateway.urge(messageId, openIds)),
  };
}

function broken(error: unknown): void {
  throw error;
}

const silent = { info: ignore, warn: ignore, error: ignore };
function ignore(): void {
  return undefined;
}

const office = await openOffice(folder, systemChatClock, files);
const rounds = startRoundCloser(office.office, office.journal, systemChatClock, broken);
const chat = startChat({
  ...office.parts,
  gateway: mortal(createFeishuGateway({ ...APP, domain }, silent)),
  clock: systemChatClock,
  messages: SETTINGS,
  links: LINKS,
  log: silent,
  dispatch: { apiLimits: [], receiverLimits: [], atOnce: 1 },
  broken,
});
await chat.ready;
// keeps the process alive while it waits for the chat
const alive = setInterval(ignore, 1000);

// the same list again is no new version, so a life that got no answer simply keeps it once more
must(
  await office.office.keepList(CLERK.id, {
    kind: 'inspectors',
    rows: INSPECTORS,
    base: 0,
    contacts: CONTACTS.slice(STAFF.length),
  }),
);
if (office.journal.state().draws.size === 0) {
  const one = { kind: 'count', count: 1 } as const;
  await sealDraw(
    office,
    { quota: one, stratifyBy: [], inspectionFrom: nextMonth(), inspectionUntil: nextMonth() },
    600,
  );
}
await reached((state) => [...state.draws.values()].every(({ phase }) => phase === 'ready' || phase === 'drawn'));
for (const { number, phase } of office.journal.state().draws.values()) {
  if (phase === 'ready') await office.office.draw(CLERK.id, number);
}
await reached((state) =>
  [...state.draws.values()].every((draw) => currentAssignments(draw).every((place) => place.state.kind === 'accepted')),
);
await chat.idle();
clearInterval(alive);
await chat.close();
rounds.stop();
await office.close();

/** Waits until the journal says so. */
function reached(holds: (state: OfficeState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds(office.journal.state())) {
      resolve();
      return;
    }
    const stop = office.journal.subscribe((_, state) => {
      if (!holds(state)) return;
      stop();
      resolve();
    });
  });
}

/** A month from now: the sealed deadlines must lie ahead of the machine's own clock. */
function nextMonth(): IsoDate {
  return chinaDate(instantAt(Date.now() + 30 * 86_400_000));
}
