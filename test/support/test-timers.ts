import type { Timers } from '../../bot/clock.ts';

/** A clock that stands still until a test moves it. */
export interface TestTimers extends Timers {
  /** Moves on, running what falls due on the way, in order. */
  advance(milliseconds: number): void;
}

/** Begins at an instant in milliseconds since 1970. */
export function testTimers(from: number): TestTimers {
  let now = from;
  let alarms: { readonly at: number; readonly task: () => void }[] = [];
  return {
    now: () => now,
    schedule: (delayMs, task) => {
      const alarm = { at: now + Math.max(0, delayMs), task };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    advance: (milliseconds) => {
      const until = now + milliseconds;
      for (;;) {
        const due = alarms.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        alarms = alarms.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.task();
      }
      now = until;
    },
  };
}
