import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { TICKET_WORDS, TicketMaker } from '../../core/draw/ticket.ts';
import { BENCH_KEY, benchId } from './id-list.ts';
import { fastest, inRatio, line, verdict } from './measure.ts';

/** Tickets a second on one core, beside other ways to get them and beside OpenSSL's speed at 64-byte messages. */
const COUNT = 1_000_000;
const ids = Array.from({ length: COUNT }, (_, i) => benchId(i));

function rate(what: string, work: () => void, of = COUNT): number {
  const perSecond = of / fastest(5, work).cpuSeconds / 1e6;
  line(what, `${perSecond.toFixed(2)} million/s`);
  return perSecond;
}

const words = new Int32Array(TICKET_WORDS);
const maker = new TicketMaker(BENCH_KEY);
const ours = rate('ours: midstate, compression by hand', () => {
  for (const id of ids) maker.write(id, words);
});
const some = ids.slice(0, COUNT / 4);
rate(
  'node:crypto createHash',
  () => {
    for (const id of some) createHash('sha256').update(BENCH_KEY).update(id).digest();
  },
  some.length,
);
const encoder = new TextEncoder();
rate(
  '@noble/hashes, plain',
  () => {
    for (const id of some) sha256(encoder.encode(BENCH_KEY + id));
  },
  some.length,
);
const prefix = sha256.create().update(encoder.encode(BENCH_KEY));
rate(
  '@noble/hashes, cloned midstate',
  () => {
    for (const id of some) prefix.clone().update(encoder.encode(id)).digest();
  },
  some.length,
);

const speed = spawnSync('openssl', ['speed', '-seconds', '2', '-bytes', '64', 'sha256'], { encoding: 'utf8' });
const kilobytes = Number(/sha256\s+([\d.]+)k/.exec(speed.stdout)?.[1] ?? 0);
const openssl = (kilobytes * 1000) / 64 / 1e6;
line('openssl speed, messages of 64 bytes', `${openssl.toFixed(2)} million/s`);
line('ours against openssl', inRatio(ours / openssl), verdict(ours >= openssl / 4));
