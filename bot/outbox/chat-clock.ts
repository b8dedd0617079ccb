import type { Timers } from '../clock.ts';

/** Longest delay that `setTimeout` keeps. */
const LONGEST_MS = 2 ** 31 - 1;

/** The machine's time. Waiting alone keeps no process alive. */
export const systemChatClock: Timers = {
  now: Date.now,
  schedule(delayMs, task) {
    const timer = setTimeout(task, Math.min(Math.max(0, delayMs), LONGEST_MS));
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
