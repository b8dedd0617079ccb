import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DrawEngine, DrawInput } from '../../../bot/office/engine.ts';
import { localEngine } from '../../../bot/office/local-engine.ts';
import { packRows } from '../../../bot/office/seal-reading.ts';
import { threadedEngine } from '../../../bot/office/threaded-engine.ts';
import type { ReplacementRequest } from '../../../core/draw/replacement.ts';
import { decodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import { canonicalRows, listRoot } from '../../../core/lists/list-root.ts';
import { inspectorId, isoDate } from '../../../core/model/normalise.ts';
import { sealHash } from '../../../core/draw/sealing.ts';
import { builtProgram } from '../../support/program.ts';
import { must, sampleInput } from '../../support/sample-draw.ts';

let threaded: DrawEngine;

beforeAll(async () => {
  const program = await builtProgram('bot/office/draw-worker.ts', 'draw-worker');
  threaded = threadedEngine(pathToFileURL(program));
});

afterAll(() => threaded.close());

const sample = sampleInput();
const input: DrawInput = {
  seal: sample.seal,
  evidence: sample.evidence,
  entities: packRows(sample.entities),
  inspectors: packRows(sample.officers),
};

describe('a thread computes what is computed in place', () => {
  test('reading a seal', async () => {
    const { seal, entities, officers: inspectors } = sample;
    const request = { seal, sealHash: sealHash(seal), entities, inspectors, contacts: [] };
    const person = must(inspectorId(inspectors[0]?.inspector.id ?? ''));
    const leave = [{ from: must(isoDate('2026-12-01')), to: must(isoDate('2026-12-02')) }];
    const reading = (text: string) => ({
      body: Buffer.from(text),
      declarations: [{ person, leave, conflicts: [] }],
    });
    const good = reading(JSON.stringify(request));
    const read = must(await threaded.readSeal(good));
    expect(read).toEqual(plain(must(await localEngine.readSeal(good))));
    expect(read.undeclared).toMatchObject({ person });
    const broken = reading(JSON.stringify({ ...request, sealHash: 'x' }));
    expect(await threaded.readSeal(broken)).toEqual(await localEngine.readSeal(broken));
    expect(await threaded.readSeal(reading('{'))).toMatchObject({ fault: { code: 'malformed' } });
  });

  test('reading a list and comparing it with another', async () => {
    const body = (rows: readonly unknown[]) =>
      Buffer.from(JSON.stringify({ kind: 'entities', rows, base: 0, contacts: [] }));
    // names of facts that JavaScript orders as numbers
    const entities = sample.entities.map((entity) => ({ ...entity, facts: { ...entity.facts, 10: 'a', 9: 'b' } }));
    const [first, ...others] = entities;
    const [before, after] = [[first, ...others], [...others].reverse()].map(body) as [Buffer, Buffer];
    const read = must(await threaded.readList(before));
    expect(read).toEqual(plain(must(await localEngine.readList(before))));
    expect(read.root).toBe(listRoot('entities', must(canonicalRows('entities', entities))));
    const pair = { kind: 'entities', before: read.packed, after: must(await threaded.readList(after)).packed } as const;
    const counts = { added: 0, changed: 0, removed: 1 };
    expect(await threaded.countChanges(pair)).toEqual(counts);
    expect(await localEngine.countChanges(pair)).toEqual(counts);
    expect(await threaded.countChanges({ ...pair, before: null })).toMatchObject({ added: others.length });
    expect(await threaded.readList(Buffer.from('{'))).toMatchObject({ fault: { code: 'malformed' } });
  });

  test('a draw and a replacement', async () => {
    const drawn = must(await threaded.draw(input));
    const local = must(await localEngine.draw(input));
    expect(drawn.full.hash).toBe(local.full.hash);
    expect(drawn.public.hash).toBe(local.public.hash);
    expect(drawn.outcome).toEqual(local.outcome);
    const transcript = must(decodeTranscript(JSON.parse(Buffer.from(drawn.full.bytes).toString('utf8'))));
    const [slot] = transcript.matching.slots;
    const officer = transcript.officers[slot?.officer ?? -1];
    if (slot === undefined || officer === undefined) throw new Error('the sample draw has changed');
    const request: ReplacementRequest = {
      reason: 'recusal',
      note: '',
      changes: [{ kind: 'recused', team: slot.team + 1, officer: officer.id }],
    };
    const replaced = must(await threaded.replace({ transcript: drawn.full.bytes, request }));
    expect(replaced.full.hash).toBe(
      must(await localEngine.replace({ transcript: drawn.full.bytes, request })).full.hash,
    );
    expect(replaced.predecessor?.transcriptHash).toBe(drawn.public.hash);
  });

  test('a draw made again, and a verification', async () => {
    const body = Buffer.from(JSON.stringify(sample));
    const made = Buffer.from(must(await threaded.recompute(body)));
    expect(made).toEqual(Buffer.from(must(await localEngine.recompute(body))));
    const question = Buffer.from(`{"transcript":${made.toString('utf8')}}`);
    expect(must(await threaded.verify(question))).toMatchObject({ verdict: true });
    expect(must(await threaded.verify(question))).toEqual(must(await localEngine.verify(question)));
    expect(await threaded.verify(Buffer.from('{'))).toMatchObject({ fault: { code: 'malformed' } });
  });

  test('a refusal', async () => {
    const other = sampleInput({ label: 'other' });
    expect(
      await threaded.draw({ ...input, evidence: other.evidence, seal: { ...input.seal, leastAssurance: 1 } }),
    ).toEqual(
      await localEngine.draw({ ...input, evidence: other.evidence, seal: { ...input.seal, leastAssurance: 1 } }),
    );
  });

  test('a bug reaches the caller', async () => {
    await expect(threaded.draw({ ...input, entities: Buffer.from('no gzip') })).rejects.toThrow();
  });
});

/** Bytes that crossed a thread are plain arrays of bytes. */
const plain = <T extends object>(value: T): T =>
  Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      member instanceof Uint8Array ? Uint8Array.from(member) : member,
    ]),
  ) as T;
