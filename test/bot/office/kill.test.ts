import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { commitment } from '../../../core/draw/seed.ts';
import { decodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import type { JournalEntry, Person } from '../../../core/journal/activity.ts';
import { verifyChain } from '../../../core/journal/chain.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import { verify } from '../../../core/verify/verify.ts';
import type { SealRequest } from '../../../core/wire/api.ts';
import {
  decodeDrawReceipt,
  decodeDrawStatus,
  decodeKeepListReceipt,
  decodeListContent,
  decodeSealOffer,
  decodeSealReceipt,
  decodeSessionGrant,
} from '../../../core/wire/answers.ts';
import { testProgram, type Program, type RunningProgram } from '../../support/program.ts';
import { bytes32, must } from '../../support/sample-draw.ts';
import { testFolder } from '../../support/test-folder.ts';
import { paneFor, type Answer, type Call, type Pane } from '../api/pane.ts';
import { CLERK, INSPECTORS, sealRequest, WITNESS_A, WITNESS_B, WITNESSES } from './fictional-office.ts';

/*
 * The real server in a process of its own, killed with SIGKILL after every flush of the disk while the people outside
 * call it over https. They call again when they got no answer, and each time it lives one flush longer. What happens to
 * a server that is killed while it starts, `crash.test.ts` shows.
 */

let program: Program;

beforeAll(async () => {
  program = await testProgram('test/bot/office/killed-server.ts', 'killed-server');
});

/** A server that dies after the first flush of each call, then after the second, until the call is answered. */
class MortalServer {
  readonly #folder: string;
  #starts = 0;
  #running: RunningProgram | null = null;
  #codes: Readonly<Record<string, string>> = {};
  kills = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `body` is made for each attempt anew, for a code may be used up. */
  async call(method: string, path: string, call: (codes: Readonly<Record<string, string>>) => Call): Promise<Answer> {
    for (let killAfter = 1; ; killAfter += 1) {
      const pane = await this.#start(killAfter);
      try {
        const answer = await pane(method, path, call(this.#codes));
        await this.stop();
        return answer;
      } catch {
        const signal = await this.#running?.ended;
        if (signal !== 'SIGKILL') throw new Error(`it ended by itself: ${this.#running?.complaints() ?? ''}`);
        this.kills += 1;
      }
    }
  }

  async stop(): Promise<void> {
    this.#running?.process.kill('SIGKILL');
    await this.#running?.ended;
  }

  async #start(killAfter: number): Promise<Pane> {
    this.#running = program.start(this.#folder, String(killAfter), String(this.#starts));
    this.#starts += 1;
    const line = await this.#running.firstLine;
    if (line === null) throw new Error(`it didn’t start: ${this.#running.complaints()}`);
    const { office, codes } = JSON.parse(line) as { readonly office: string; readonly codes: Record<string, string> };
    this.#codes = codes;
    return paneFor(office, this.#folder);
  }
}

async function pair(server: MortalServer, person: Person): Promise<string> {
  const answer = await server.call('POST', 'pairings', (codes) => ({ body: { code: codes[person.id] } }));
  return must(decodeSessionGrant(answer.body)).token;
}

/** Lives a whole draw; answers with the seal and the transcript's hash. */
async function life(server: MortalServer): Promise<{ readonly request: SealRequest; readonly hash: Hex32 }> {
  const token = await pair(server, CLERK);
  const list = { kind: 'inspectors', rows: INSPECTORS, base: 0, contacts: [] };
  const kept = must(decodeKeepListReceipt((await server.call('POST', 'lists', () => ({ token, body: list }))).body));
  expect(kept.version).toMatchObject({ number: 1, rows: INSPECTORS.length, changes: { added: INSPECTORS.length } });
  const content = await server.call('GET', `lists/${kept.version.department}/inspectors/1`, () => ({ token }));
  expect(must(decodeListContent(content.body))).toMatchObject({ version: kept.version, rows: INSPECTORS });
  const offer = must(decodeSealOffer((await server.call('POST', 'offers', () => ({ token }))).body));
  const witnesses = WITNESSES.map((witness) => ({ ...witness, form: 'committed' }) as const);
  const request = sealRequest(offer, { witnesses });
  must(decodeSealReceipt((await server.call('POST', 'draws', () => ({ token, body: request }))).body));
  const path = `draws/${offer.drawNumber}`;
  const tokens = [await pair(server, WITNESS_A), await pair(server, WITNESS_B)];
  for (const kind of ['commit', 'reveal'] as const) {
    for (const [i, { department }] of witnesses.entries()) {
      const value = bytes32(`value ${String(i)}`);
      const body =
        kind === 'reveal' ? { kind, value } : { kind, commitment: commitment(value, request.sealHash, department) };
      must(
        decodeDrawStatus(
          (await server.call('POST', `${path}/contributions`, () => ({ token: tokens[i] ?? '', body }))).body,
        ),
      );
    }
  }
  const { transcriptHash: hash } = must(
    decodeDrawReceipt((await server.call('POST', `${path}/draw`, () => ({ token }))).body),
  );
  const transcript = must(decodeTranscript((await server.call('GET', `${path}/transcript`, () => ({ token }))).body));
  expect(verify(transcript).verdict).toBe(true);
  expect(transcript.sealHash).toBe(request.sealHash);
  return { request, hash };
}

async function checkFolder(folder: string, { request, hash }: Awaited<ReturnType<typeof life>>): Promise<void> {
  const text = await readFile(join(folder, 'journal', 'journal.jsonl'), 'utf8');
  const entries = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JournalEntry);
  expect(verifyChain(entries)).toBeNull();
  expect(entries.filter(({ activity: { type } }) => type === 'ListKept')).toHaveLength(1);
  const ours = entries.filter(({ activity }) => 'draw' in activity && activity.draw === request.seal.drawNumber);
  expect(ours.map(({ activity: { type } }) => type)).toEqual([
    'SealOffered',
    'DrawSealed',
    'ContributionCommitted',
    'ContributionCommitted',
    'ContributionRevealed',
    'ContributionRevealed',
    'RoundClosed',
    'DrawCompleted',
  ]);
  const last = ours.at(-1)?.activity;
  expect(last?.type === 'DrawCompleted' && last.transcriptHash).toBe(hash);
}

describe('the server killed after every flush', () => {
  test('loses nothing that was acknowledged and does nothing twice', async () => {
    const folder = await testFolder('kill');
    const server = new MortalServer(folder.path);
    const lived = await life(server);
    await checkFolder(folder.path, lived);
    // three pairings, a list, an offer, a seal, four contributions and the draw were each cut off at least once
    expect(server.kills).toBeGreaterThanOrEqual(12);
    await folder.remove();
  }, 300_000);
});
