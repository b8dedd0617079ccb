import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chinaDate } from '../../core/calendar/civil-date.ts';
import { instantAt } from '../../core/model/instant.ts';
import { shiftableClock } from '../../bot/sandbox/clock.ts';
import { readinessSentence } from '../../bot/gateway/readiness-words.ts';
import type { Console } from '../console.ts';
import { demoLists } from '../demo/demo-lists.ts';
import { lifeOfADraw } from '../demo/life-of-a-draw.ts';
import { trustingFetch } from '../demo/trusting-fetch.ts';
import { faultSummary, inputFaultLines } from '../lists/input-fault-text.ts';
import type { ProgramFolders } from '../serve/program-folders.ts';
import { type RunningOffice, runOffice } from '../serve/running-office.ts';
import { runFaultSentence } from './serve.ts';

/** What the demonstration is told. */
export interface DemoRequest {
  /** Somebody's own list of entities, or null for the sample's. */
  readonly entities: string | null;
  readonly programs: ProgramFolders;
  /** After the last step, with the public site still up; the demonstration ends when it resolves. */
  readonly linger: () => Promise<void>;
}

/**
 * `double-random demo`: the whole life of a draw without a person, in a temporary folder that is removed afterwards.
 * @returns the exit code.
 */
export async function demoCommand({ entities, programs, linger }: DemoRequest, terminal: Console): Promise<number> {
  const started = Date.now();
  const dataFolder = await mkdtemp(join(tmpdir(), 'double-random-demo-'));
  const clock = shiftableClock();
  // a demonstration never touches a real tenant, whatever the environment says
  const environment = { DOUBLE_RANDOM_OFFICE_PORT: '0', DOUBLE_RANDOM_PUBLIC_PORT: '0' };
  const running = await runOffice({ dataFolder, environment, programs, chatPort: 0, clock });
  if (!running.ok) {
    terminal.complain(runFaultSentence(running.fault));
    return 1;
  }
  try {
    const code = await perform(running.value, dataFolder, entities, () => clock.now(), terminal);
    if (code === 0) {
      terminal.say(`用时 ${Math.ceil((Date.now() - started) / 1000)} 秒`);
      await linger();
    }
    return code;
  } catch (error) {
    terminal.complain(`演示中断：${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await running.value.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function perform(
  { server, sandbox, sample }: RunningOffice,
  dataFolder: string,
  entities: string | null,
  now: () => number,
  terminal: Console,
): Promise<number> {
  if (sandbox === null || sample === null) throw new Error('没有示例数据');
  const lists = await demoLists(sample, chinaDate(instantAt(now())), entities);
  if (!lists.ok) {
    for (const line of inputFaultLines(lists.fault, 'entities')) terminal.complain(line);
    return 1;
  }
  const { source, filledRows, faults } = lists.value;
  terminal.say(`✓ 名单\u3000\u3000${source}：${filledRows} 行，可用 ${lists.value.entities.length} 户`);
  if (faults.length > 0) terminal.say(`\u3000\u3000\u3000\u3000\u3000${faultSummary(faults)}`);
  const ready = await server.chat?.ready;
  if (ready?.ok === false) throw new Error(readinessSentence(ready.fault));
  // the bot answers only those whom it has found
  await server.chat?.idle();
  const certificate = await readFile(join(dataFolder, 'certificate', 'certificate.pem'), 'utf8');
  await lifeOfADraw({
    ...server.addresses,
    fetch: trustingFetch(certificate),
    chat: sandbox,
    people: sample.people,
    districts: sample.districts,
    lists: lists.value,
    terminal,
    now,
  });
  return 0;
}
