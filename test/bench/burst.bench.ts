import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFileSystem } from '../../bot/file-system.ts';
import { createFeishuGateway } from '../../bot/gateway/feishu/feishu-gateway.ts';
import { openJournal } from '../../bot/journal/open-journal.ts';
import { systemChatClock } from '../../bot/outbox/chat-clock.ts';
import { Outbox } from '../../bot/outbox/outbox.ts';
import { connectSandbox } from '../../bot/sandbox/remote.ts';
import { startSandbox } from '../../bot/sandbox/server.ts';
import { instantAt } from '../../core/model/instant.ts';
import { ALL_CARDS, APP, BURST, beforeBurst, FEISHU_PEOPLE, TASK_CARDS, TEAMS } from '../bot/outbox/burst-office.ts';
import { SETTINGS } from '../bot/outbox/life-runner.ts';
import { must } from '../support/sample-draw.ts';
import { inSeconds, line, timedAsync, verdict } from './measure.ts';

/**
 * How fast cards leave when no limit is set: the real outbox, journal (flushed to the disk) and SDK, against the local
 * Feishu in another process. With each task card come its team's group and visit list, which count as calls.
 */
const WANTED_A_SECOND = 500;

const silent = { info: ignore, warn: ignore, error: ignore };
function ignore(): void {
  return undefined;
}

if (process.argv[2] === 'feishu') await playFeishu();
else await burst();

async function playFeishu(): Promise<void> {
  const { url } = await startSandbox({ port: 0, apps: [APP], people: FEISHU_PEOPLE, rules: { limits: false } });
  process.send?.(url);
  process.once('disconnect', () => {
    process.exit(0);
  });
}

async function burst(): Promise<void> {
  const feishu = fork(process.argv[1] ?? '', ['feishu']);
  const [url] = (await once(feishu, 'message')) as [string]; // the address is all it sends
  const folder = await mkdtemp(join(tmpdir(), 'burst-'));
  const { journal } = must(
    await openJournal({
      folder,
      files: nodeFileSystem,
      onFailure(error) {
        throw error;
      },
    }),
  );
  const clock = systemChatClock;
  await journal.append(beforeBurst(), instantAt(clock.now()));
  const gateway = createFeishuGateway({ ...APP, domain: url }, silent);
  const dispatch = { apiLimits: [], receiverLimits: [], atOnce: 40 };
  const outbox = new Outbox({ journal, gateway, clock, messages: SETTINGS, log: silent, dispatch });
  outbox.start((error) => {
    throw error;
  });
  await outbox.idle();
  const run = await timedAsync(async () => {
    await journal.append([BURST], instantAt(clock.now()));
    await outbox.idle();
  });
  await outbox.close();
  await gateway.close();
  const sandbox = connectSandbox(url);
  const messages = (await sandbox.messages()).filter(({ type }) => type === 'interactive');
  const uuids = new Set(messages.map(({ uuid }) => uuid));
  const rate = ALL_CARDS / run.seconds;
  const perCore = ALL_CARDS / run.cpuSeconds;
  line(`${ALL_CARDS} cards, ${TASK_CARDS} of them tasks, and ${TEAMS} groups`, inSeconds(run.seconds));
  line('cards a second by the clock', rate.toFixed(0), verdict(rate >= WANTED_A_SECOND));
  line('cards a second of processor time', perCore.toFixed(0), verdict(perCore >= WANTED_A_SECOND));
  line(
    'lost, doubled',
    `${ALL_CARDS - uuids.size}, ${messages.length - uuids.size}`,
    verdict(uuids.size === ALL_CARDS && messages.length === ALL_CARDS),
  );
  await journal.close();
  await rm(folder, { recursive: true });
  feishu.disconnect();
}
