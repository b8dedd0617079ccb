import { describe, expect, test } from '@jest/globals';
import { Outbox } from '../../../bot/outbox/outbox.ts';
import { virtualClock } from '../../../bot/sandbox/clock.ts';
import type { OfficeState } from '../../../core/journal/state.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { emptyWorld, fakeChat, type Trouble } from './fake-chat.ts';
import { SETTINGS, settle, START_MS } from './life-runner.ts';
import { MemoryJournal } from './memory-journal.ts';
import { LIFE } from './small-draw.ts';
import { Steps } from './steps.ts';

const silent = { info: ignore, warn: ignore, error: ignore };
function ignore(): void {
  return undefined;
}

/** A journal that can't be read any more after so many more readings. */
class FailingJournal extends MemoryJournal {
  left = Infinity;
  readings = 0;
  writable = true;

  override append(...given: Parameters<MemoryJournal['append']>): ReturnType<MemoryJournal['append']> {
    return this.writable ? super.append(...given) : Promise.reject(new Error('the disk is full'));
  }

  override state(): OfficeState {
    this.readings += 1;
    this.left -= 1;
    if (this.left < 0) throw new Error('the journal is gone');
    return super.state();
  }
}

/** An office with a sealed draw whose witnesses are about to be asked; the journal fails after `left` readings. */
async function officeOn(left: number, trouble?: Trouble) {
  const clock = virtualClock(START_MS);
  const chat = emptyWorld();
  const journal = new FailingJournal({ entries: [] }, new Steps(Infinity));
  const gateway = fakeChat(chat, clock, new Steps(Infinity), trouble);
  const dispatch = { apiLimits: [], receiverLimits: [], atOnce: 1 };
  const outbox = new Outbox({ journal, gateway, clock, messages: SETTINGS, log: silent, dispatch });
  const broken: unknown[] = [];
  outbox.start((error) => {
    broken.push(error);
  });
  await settle(outbox, clock, () => false);
  for (const step of LIFE.slice(0, 1)) await journal.append(step(journal.state()), instantAt(clock.now()));
  await settle(outbox, clock, () => false);
  const sealing = LIFE[1]?.(journal.state()) ?? [];
  journal.left = left;
  await journal.append(sealing, instantAt(clock.now()));
  return { outbox, clock, chat, journal, broken };
}

describe('a journal that cannot be read', () => {
  test.each([0, 1, 2, 3, 4, 6, 9])(
    'after %i readings stops everything, is told once, and is not asked again',
    async (left) => {
      const { outbox, clock, chat, journal, broken } = await officeOn(left);
      await settle(outbox, clock, () => broken.length > 0);
      expect(broken).toEqual([new Error('the journal is gone')]);
      await outbox.idle();
      const { readings } = journal;
      const sent = chat.messages.length;
      outbox.look();
      await clock.advance(24 * 3_600_000);
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      expect(journal.readings).toBe(readings);
      expect(chat.messages).toHaveLength(sent);
      expect(broken).toHaveLength(1);
      await outbox.close();
    },
  );

  test('while a click is answered does not throw into the answer', async () => {
    const { outbox, journal, broken } = await officeOn(Infinity);
    journal.left = 0;
    outbox.hold('assignment/x');
    outbox.release('assignment/x', null);
    await outbox.idle();
    expect(broken).toEqual([new Error('the journal is gone')]);
    await outbox.close();
  });
});

test('a journal that cannot be written ends the calls too, also those that need no entry before them', async () => {
  const updates: string[] = [];
  const { outbox, clock, journal, broken } = await officeOn(Infinity, (call, about) => {
    if (call !== 'update') return null;
    updates.push(about);
    journal.writable = false;
    return null;
  });
  for (const step of LIFE.slice(2)) {
    if (broken.length > 0) break;
    const activities = step(journal.state());
    if (activities.length > 0) await journal.append(activities, instantAt(clock.now()));
    await settle(outbox, clock, () => broken.length > 0);
  }
  await outbox.idle();
  expect(updates).toHaveLength(1);
  expect(broken).toEqual([new Error('the disk is full')]);
  await outbox.close();
});
