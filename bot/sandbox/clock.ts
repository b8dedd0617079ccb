/** Stops a scheduled task from running; does nothing once it ran. */
export type Cancel = () => void;

/**
 * The sandbox's time. Everything that depends on time in Feishu (rate limits, the hour of de-duplication,
 * the 14 days of a card, redelivery) reads it here, so that a test or a demonstration can move it.
 */
export interface SandboxClock {
  /** `real` flows and cannot be moved; `shiftable` flows and can be moved ahead; `virtual` stands still until moved. */
  readonly kind: 'real' | 'shiftable' | 'virtual';
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** Runs `task` once `delayMs` of this clock have gone by. */
  schedule(delayMs: number, task: () => void): Cancel;
  /**
   * Moves the clock ahead, stopping at every task that falls due. After each one `settle` is awaited: what the task
   * started (say, a delivery to the bot) gets real time to finish before the clock goes on.
   * @throws RangeError on a real clock, or when `ms` is negative.
   */
  advance(ms: number, settle?: () => Promise<void>): Promise<void>;
  /** Drops every scheduled task. */
  stop(): void;
}

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly task: () => void;
}

/** The longest delay `setTimeout` keeps (2^31 - 1 ms); longer ones are re-armed on the way. */
const LONGEST_TIMEOUT_MS = 2_147_483_647;

/** Tasks in the order they fall due; equal times keep the order of scheduling. */
class Agenda {
  private readonly timers = new Set<Timer>();
  private count = 0;

  add(due: number, task: () => void): Timer {
    const timer = { due, order: this.count++, task };
    this.timers.add(timer);
    return timer;
  }

  remove(timer: Timer): void {
    this.timers.delete(timer);
  }

  earliest(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) {
      if (timer.due > until) continue;
      if (!first || timer.due < first.due || (timer.due === first.due && timer.order < first.order)) first = timer;
    }
    return first;
  }

  clear(): void {
    this.timers.clear();
  }
}

/** A clock that stands still at `startMs` until it is moved. */
export function virtualClock(startMs: number): SandboxClock {
  const agenda = new Agenda();
  let time = startMs;
  return {
    kind: 'virtual',
    now: () => time,
    schedule(delayMs, task) {
      const timer = agenda.add(time + Math.max(0, delayMs), task);
      return () => {
        agenda.remove(timer);
      };
    },
    async advance(ms, settle) {
      const target = time + checkedStep(ms);
      await runUntil(agenda, target, settle, (to) => {
        time = Math.max(time, to);
      });
    },
    stop: () => {
      agenda.clear();
    },
  };
}

/** The computer's time, which can also be moved ahead: for trying things out by hand. */
export function shiftableClock(): SandboxClock {
  return flowingClock('shiftable');
}

/** The computer's time. */
export function realClock(): SandboxClock {
  return flowingClock('real');
}

function flowingClock(kind: 'real' | 'shiftable'): SandboxClock {
  const agenda = new Agenda();
  let offset = 0;
  let wake: NodeJS.Timeout | undefined;
  const now = (): number => Date.now() + offset;
  const arm = (): void => {
    clearTimeout(wake);
    const next = agenda.earliest(Infinity);
    if (!next) return;
    wake = setTimeout(
      () => {
        runDue(agenda, now());
        arm();
      },
      Math.min(Math.max(0, next.due - now()), LONGEST_TIMEOUT_MS),
    );
    wake.unref();
  };
  return {
    kind,
    now,
    schedule(delayMs, task) {
      const timer = agenda.add(now() + Math.max(0, delayMs), task);
      arm();
      return () => {
        agenda.remove(timer);
        arm();
      };
    },
    async advance(ms, settle) {
      if (kind === 'real') throw new RangeError('a real clock cannot be moved');
      const target = now() + checkedStep(ms);
      await runUntil(agenda, target, settle, (to) => {
        offset += Math.max(0, to - now());
      });
      arm();
    },
    stop: () => {
      clearTimeout(wake);
      agenda.clear();
    },
  };
}

function checkedStep(ms: number): number {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError('a clock only moves ahead');
  return ms;
}

function runDue(agenda: Agenda, until: number): void {
  for (let next = agenda.earliest(until); next; next = agenda.earliest(until)) {
    agenda.remove(next);
    next.task();
  }
}

async function runUntil(
  agenda: Agenda,
  target: number,
  settle: (() => Promise<void>) | undefined,
  moveTo: (time: number) => void,
): Promise<void> {
  for (let next = agenda.earliest(target); next; next = agenda.earliest(target)) {
    moveTo(next.due);
    agenda.remove(next);
    next.task();
    await settle?.();
  }
  moveTo(target);
}
