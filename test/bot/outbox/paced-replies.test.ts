import { expect, test } from '@jest/globals';
import { noticeCard } from '../../../bot/cards/menu.ts';
import { Outbox } from '../../../bot/outbox/outbox.ts';
import { virtualClock } from '../../../bot/sandbox/clock.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { emptyWorld, fakeChat } from './fake-chat.ts';
import { SETTINGS, settle, START_MS } from './life-runner.ts';
import { MemoryJournal } from './memory-journal.ts';
import { CLERK, LIFE, NEWCOMER, openIdOf } from './small-draw.ts';
import { Steps } from './steps.ts';

const silent = { info: ignore, warn: ignore, error: ignore };
function ignore(): void {
  return undefined;
}

test('replies in the middle of a burst get through, and together with it keep the limits', async () => {
  const clock = virtualClock(START_MS);
  const left: { readonly at: number; readonly reply: boolean }[] = [];
  const gateway = fakeChat(emptyWorld(), clock, new Steps(Infinity), (call, about) => {
    if (call === 'send') left.push({ at: clock.now(), reply: about.startsWith('reply') });
    return null;
  });
  const journal = new MemoryJournal({ entries: [] }, new Steps(Infinity));
  const outbox = new Outbox({
    journal,
    gateway,
    clock,
    messages: SETTINGS,
    log: silent,
    dispatch: { apiLimits: [{ windowMs: 3000, count: 2 }], receiverLimits: [{ windowMs: 4000, count: 1 }], atOnce: 3 },
  });
  outbox.start((error) => {
    throw error;
  });
  const replies = outbox.pacedGateway();
  const answered: Promise<unknown>[] = [];
  for (const step of LIFE.slice(0, 6)) {
    await journal.append(step(journal.state()), instantAt(clock.now()));
    if (journal.state().draws.size > 0) {
      const openId = openIdOf(answered.length % 2 === 0 ? CLERK : NEWCOMER);
      const uuid = `reply ${answered.length}`;
      answered.push(replies.sendCard({ kind: 'person', openId }, noticeCard('示例', '示例'), uuid));
    }
    await settle(outbox, clock, () => false);
  }
  await Promise.all(answered);
  expect(left.filter(({ reply }) => reply)).toHaveLength(answered.length);
  expect(left.length).toBeGreaterThan(answered.length + 5);
  for (const [index, { at }] of left.entries()) {
    // the third from any call on leaves three seconds later at the soonest
    expect((left[index + 2]?.at ?? Infinity) - at).toBeGreaterThanOrEqual(3000);
  }
  await outbox.close();
});
