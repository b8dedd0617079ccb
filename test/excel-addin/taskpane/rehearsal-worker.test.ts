import { describe, expect, test } from '@jest/globals';
import { ok } from '../../../core/result.ts';
import type { Rehearsal, RehearsalOrder } from '../../../excel-addin/taskpane/rehearsal/rehearsal-task.ts';
import { HANDOVER_ROWS, type WorkerLike } from '../../../excel-addin/taskpane/worker/draw-worker.ts';
import { RehearsalWorker } from '../../../excel-addin/taskpane/worker/rehearsal-worker.ts';
import type { WorkerAnswer, WorkerRequest } from '../../../excel-addin/taskpane/worker/worker-messages.ts';
import { sampleEntities, sampleRules } from '../../support/sample-draw.ts';

/** A worker that answers when the test says so. */
class FakeWorker implements WorkerLike {
  readonly sent: WorkerRequest[] = [];
  isEnded = false;
  #onAnswer: (answer: WorkerAnswer) => void = () => undefined;
  #onError: (message: string) => void = () => undefined;
  send(message: WorkerRequest): void {
    this.sent.push(message);
  }
  listen(onAnswer: (answer: WorkerAnswer) => void, onError: (message: string) => void): void {
    this.#onAnswer = onAnswer;
    this.#onError = onError;
  }
  terminate(): void {
    this.isEnded = true;
  }
  answer(rounds: number): void {
    this.#onAnswer({ kind: 'rehearsed', result: ok(rehearsal(rounds)) });
  }
  breakDown(): void {
    this.#onError('out of memory');
  }
}

const rehearsal = (rounds: number): Rehearsal => ({
  ...{ rounds, planned: rounds, teams: null, places: null },
  ...{ loads: [], noPlan: null, remedies: [] },
});
const ORDER: RehearsalOrder = {
  ...{ rules: sampleRules(), exclusions: [], inspectors: [] },
  ...{ declarations: [], districts: [], ladders: [] },
};
const ROWS = sampleEntities(HANDOVER_ROWS + 1);

function setUp() {
  const started: FakeWorker[] = [];
  const worker = new RehearsalWorker(
    () => {
      const fake = new FakeWorker();
      started.push(fake);
      return fake;
    },
    () => Promise.resolve(),
  );
  const run = (version: object, signal = new AbortController().signal) =>
    worker.run({ version, entities: () => ROWS }, ORDER, () => undefined, signal);
  return { started, worker, run };
}

/** Lets promises settle. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('a worker for rehearsals', () => {
  test('is given a list once, in pieces, and another list anew', async () => {
    const { started, run } = setUp();
    const list = {};
    const first = run(list);
    await settle();
    expect(started[0]?.sent.map(({ kind }) => kind)).toEqual(['entities', 'entities', 'rehearse']);
    started[0]?.answer(1);
    expect(await first).toEqual(ok(rehearsal(1)));
    const second = run(list);
    await settle();
    started[0]?.answer(2);
    expect(await second).toEqual(ok(rehearsal(2)));
    expect(started[0]?.sent.slice(3).map(({ kind }) => kind)).toEqual(['rehearse']);
    void run({});
    await settle();
    expect([started.length, started[0]?.isEnded]).toEqual([2, true]);
  });

  test('is ended by who asks again, cancels, or lets it go; the one who waited hears of it', async () => {
    const { started, worker, run } = setUp();
    const list = {};
    const overtaken = run(list);
    await settle();
    const stop = new AbortController();
    const cancelled = run(list, stop.signal);
    expect(await overtaken).toBeNull();
    expect(started[0]?.isEnded).toBe(true);
    await settle();
    stop.abort();
    expect(await cancelled).toBeNull();
    expect(started[1]?.isEnded).toBe(true);
    const released = run(list);
    worker.release();
    expect(await released).toBeNull();
    const last = run(list);
    await settle();
    started.at(-1)?.answer(3);
    expect(await last).toEqual(ok(rehearsal(3)));
  });

  test('that breaks down is not asked again', async () => {
    const { started, run } = setUp();
    const list = {};
    const broken = run(list);
    await settle();
    started[0]?.breakDown();
    await expect(broken).rejects.toThrow('out of memory');
    void run(list);
    await settle();
    expect(started.length).toBe(2);
  });
});
