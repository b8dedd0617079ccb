/** The outbox's time: milliseconds, and waking up at a time. Tests and the demonstration give one they can move. */
export interface ChatClock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** Runs the task once, after so many milliseconds of this clock. Returns how to call it off. */
  schedule(delayMs: number, task: () => void): () => void;
}

/** Longest delay that `setTimeout` keeps. */
const LONGEST_MS = 2 ** 31 - 1;

/** The machine's time. Waiting alone keeps no process alive. */
export const systemChatClock: ChatClock = {
  now: Date.now,
  schedule(delayMs, task) {
    const timer = setTimeout(task, Math.min(Math.max(0, delayMs), LONGEST_MS));
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
