import { afterEach, expect, test } from '@jest/globals';
import { draw } from '../../../core/draw/draw.ts';
import { publicCopy } from '../../../core/draw/redaction.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import { bytes32, must, sampleInput, sampleTranscript } from '../../support/sample-draw.ts';
import { drawnDraw, openSite, published, recordsOf, type RunningSite } from './published-draws.ts';

/** `docs/spec/draw-v1.md` §5: a page warns when the sources beside the operator have less than 128 bits in total. */

let site: RunningSite | null = null;
afterEach(async () => {
  await site?.close();
  site = null;
});

async function pageOf(transcript: Transcript): Promise<string> {
  const copy = publicCopy(transcript);
  site = await openSite(recordsOf([published(drawnDraw(copy), copy)], []));
  return (await fetch(`${site.url}/draws/${copy.drawNumber}`)).text();
}

const WARNING = '除办理机关外，各来源的随机量合计';
const input = sampleInput();
const typedOnly = {
  witnesses: input.seal.witnesses.filter(({ form }) => form === 'typed'),
  leastAssurance: 2,
} as const;

test('a draw that only typed words witnessed rests on the operator, and the page says so', async () => {
  expect(await pageOf(sampleTranscript({ seal: typedOnly }))).toContain(`${WARNING} 0 比特，低于 128 比特`);
});

test('twenty dice are 66 bits, which is not enough; a machine’s secret is', async () => {
  const dice = sampleInput({ seal: typedOnly });
  if (dice.evidence.kind !== 'protocol') throw new Error('the sample is witnessed');
  const contributions = dice.evidence.contributions.map((given) =>
    given.form === 'typed' ? { ...given, text: '骰 31415 92653 58979 32384' } : given,
  );
  const thrown = must(draw({ ...dice, evidence: { ...dice.evidence, contributions } }));
  expect(await pageOf(thrown)).toContain(`${WARNING} 66.4 比特`);
  await site?.close();
  expect(await pageOf(sampleTranscript())).not.toContain(WARNING);
});

test('a trial with a given seed has none at all', async () => {
  const trial = sampleInput({ seal: { witnesses: [], leastAssurance: 1 } });
  const given = must(draw({ ...trial, evidence: { kind: 'given', seed: bytes32('given') } }));
  expect(await pageOf(given)).toContain(`${WARNING} 0 比特`);
});
