import { systemChatClock } from '../../bot/outbox/chat-clock.ts';
import { startChat } from '../../bot/chat.ts';
import { createFeishuGateway } from '../../bot/gateway/feishu/feishu-gateway.ts';
import type { ChatGateway } from '../../bot/gateway/gateway.ts';
import { startRoundCloser } from '../../bot/office/round-closer.ts';
import { nodeFileSystem, type FileSystem } from '../../bot/file-system.ts';
import { chinaDate } from '../../core/calendar/civil-date.ts';
import { currentAssignments } from '../../core/journal/queries.ts';
import type { OfficeState } from '../../core/journal/state.ts';
import type { IsoDate } from '../../core/model/ids.ts';
import { instantAt } from '../../core/model/instant.ts';
import { APP, CLERK, LINKS, openOffice, sealDraw, SETTINGS } from '../bot/talk/chat-office.ts';

/*
 * An office that kills itself: started by `crash.test.ts` as a process of its own, on a data folder and against a local
 * Feishu that both outlive it. It seals a draw, draws when it may, and goes on until every officer has accepted.
 */

const [folder = '', domain = '', killAt = 'Infinity'] = process.argv.slice(2);

let passed = 0;
/** A point at which the process may end. Nothing after it happens. */
async function point(): Promise<void> {
  passed += 1;
  if (passed < Number(killAt)) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
}

/** Points around each flush to the disk. */
const files: FileSystem = {
  ...nodeFileSystem,
  async open(path, flags, mode) {
    const file = await nodeFileSystem.open(path, flags, mode);
    const flush = file.datasync.bind(file);
    file.datasync = async () => {
      await point();
      await flush();
      await point();
    };
    return file;
  },
};

/** Points before a call leaves and after its answer came, before anybody learns of it. */
function mortal(gateway: ChatGateway): ChatGateway {
  const around = async <T>(call: () => Promise<T>): Promise<T> => {
    await point();
    const answer = await call();
    await point();
    return answer;
  };
  return {
    start: (listener) => gateway.start(listener),
    connected: () => gateway.connected(),
    close: () => gateway.close(),
    sendCard: (receiver, card, uuid) => around(() => gateway.sendCard(receiver, card, uuid)),
    updateCard: (messageId, card) => around(() => gateway.updateCard(messageId, card)),
    findCard: (chatId, receipt, since) => around(() => gateway.findCard(chatId, receipt, since)),
    createGroup: (group) => around(() => gateway.createGroup(group)),
    findGroup: (receipt) => around(() => gateway.findGroup(receipt)),
    addMember: (chatId, openId) => around(() => gateway.addMember(chatId, openId)),
    removeMember: (chatId, openId) => around(() => gateway.removeMember(chatId, openId)),
    findPeople: (contacts) => around(() => gateway.findPeople(contacts)),
    urge: (messageId, openIds) => around(() => gateway.urge(messageId, openIds)),
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
