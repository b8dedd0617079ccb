import { virtualClock, type SandboxClock } from '../../../bot/sandbox/clock.ts';
import { MessagePlan } from '../../../bot/outbox/plan.ts';
import { CardVersions } from '../../../bot/outbox/presented.ts';
import { Outbox } from '../../../bot/outbox/outbox.ts';
import { stepOf } from '../../../bot/outbox/steps.ts';
import type { MessageSettings } from '../../../bot/outbox/settings.ts';
import { foldAll } from '../../../core/journal/fold.ts';
import { verifyChain } from '../../../core/journal/chain.ts';
import type { DrawNumber } from '../../../core/model/ids.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { DEFAULT_REMINDER_RULES } from '../../../core/reminders/reminder.ts';
import { emptyWorld, fakeChat, type ChatWorld, type Trouble } from './fake-chat.ts';
import { MemoryJournal, type Disk } from './memory-journal.ts';
import { LIFE, type LifeStep } from './small-draw.ts';
import { Ended, Steps } from './steps.ts';

export const SETTINGS: MessageSettings = {
  drawUrl: (draw) => `https://example.gov.cn/draws/${draw}`,
  reminders: DEFAULT_REMINDER_RULES,
  isWorkday: () => null,
};

/** 2026-11-20 09:00 in China. */
export const START_MS = Date.UTC(2026, 10, 20, 1, 0, 0);

const silent = { info: ignore, warn: ignore, error: ignore };
function ignore(): void {
  return undefined;
}

/** What outlives processes: the disk, the chat, the time. */
export interface World {
  readonly disk: Disk;
  readonly chat: ChatWorld;
  readonly clock: SandboxClock;
}

export const newWorld = (): World => ({ disk: { entries: [] }, chat: emptyWorld(), clock: virtualClock(START_MS) });

/** Lives one process: goes through the life until it is over or the process ends. Answers how many points it passed. */
export async function liveProcess(
  world: World,
  endAt: number,
  {
    life = LIFE,
    trouble,
    resend,
  }: { readonly life?: readonly LifeStep[]; readonly trouble?: Trouble; readonly resend?: DrawNumber } = {},
): Promise<{ readonly ended: boolean; readonly passed: number }> {
  const steps = new Steps(endAt);
  const journal = new MemoryJournal(world.disk, steps);
  const gateway = fakeChat(world.chat, world.clock, steps, trouble);
  const dispatch = { apiLimits: [], receiverLimits: [], atOnce: 3 };
  const outbox = new Outbox({ journal, gateway, clock: world.clock, messages: SETTINGS, log: silent, dispatch });
  const errors: unknown[] = [];
  outbox.start((error) => {
    errors.push(error);
  });
  const died = (): boolean => {
    const bug = errors.find((error) => !(error instanceof Ended));
    if (bug !== undefined) throw new Error('the outbox broke', { cause: bug });
    return errors.length > 0;
  };
  try {
    await settle(outbox, world.clock, died);
    for (const step of life) {
      if (died()) break;
      const activities = step(journal.state());
      if (activities.length === 0) continue;
      await journal.append(activities, instantAt(world.clock.now()));
      await settle(outbox, world.clock, died);
    }
    if (resend !== undefined) {
      await outbox.sendFailedAgain(resend);
      await settle(outbox, world.clock, died);
    }
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    errors.push(error);
  }
  await outbox.close();
  return { ended: died(), passed: steps.passed };
}

/** Lets everything that is due be done, moving the clock over the pauses. */
export async function settle(outbox: Outbox, clock: SandboxClock, died: () => boolean): Promise<void> {
  await rest(outbox, clock, died);
  // failures are gathered for a while before the clerk is told
  await clock.advance(GATHERED_MS);
  await rest(outbox, clock, died);
}

const GATHERED_MS = 6000;

async function rest(outbox: Outbox, clock: SandboxClock, died: () => boolean): Promise<void> {
  const end = { reached: false };
  void outbox.idle().then(() => {
    end.reached = true;
  });
  for (let turn = 0; turn < 5000; turn += 1) {
    for (let tick = 0; tick < 6; tick += 1) await new Promise((resolve) => setImmediate(resolve));
    if (end.reached || died()) return;
    await clock.advance(1000);
  }
  throw new Error('the outbox does not come to rest');
}

/** What must hold when a life is over, however often it was cut off. */
export function faultsOf(world: World): readonly string[] {
  const state = foldAll(world.disk.entries);
  const faults: string[] = [];
  if (verifyChain(world.disk.entries) !== null) faults.push('the chain is broken');
  const uuids = world.chat.messages.map(({ uuid }) => uuid);
  if (new Set(uuids).size !== uuids.length) faults.push('a message was sent twice');
  if (new Set(world.chat.groups.map(({ uuid }) => uuid)).size !== world.chat.groups.length)
    faults.push('a group was made twice');
  const now = instantAt(world.clock.now());
  const versions = new CardVersions();
  for (const planned of new MessagePlan(SETTINGS).at(state, now)) {
    const step = stepOf(planned, state, now, versions);
    if (step.kind !== 'nothing') faults.push(`${planned.key} is left to ${step.kind}`);
    if (planned.kind !== 'card') continue;
    const delivered = state.deliveries.get(planned.key)?.message;
    if (!delivered) continue;
    const message = world.chat.messages.find(({ messageId }) => messageId === delivered.messageId);
    if (message === undefined) faults.push(`${planned.key} is said to be delivered and is not there`);
    else if (JSON.stringify(planned.card().header) !== JSON.stringify(message.cards.at(-1)?.header)) {
      faults.push(`${planned.key} shows an old state`);
    }
  }
  return faults;
}
