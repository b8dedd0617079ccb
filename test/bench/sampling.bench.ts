import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { SmallestTickets } from '../../core/draw/smallest-tickets.ts';
import { TICKET_WORDS, TicketMaker } from '../../core/draw/ticket.ts';
import { BENCH_KEY, benchId } from './id-list.ts';
import { inRatio, inSeconds, line, peakMegabytes, type Timed, timed, timedAsync, verdict } from './measure.ts';
import { sampleFile } from './sample-file.ts';

/** Drawing 2% of one and of eight million ids, beside DuckDB doing the same with `ORDER BY sha256(key || id)`. */
const SIZES = [1_000_000, 8_000_000];
const SHARE = 0.02;

function sample(ids: readonly string[], wanted: number): string[] {
  const maker = new TicketMaker(BENCH_KEY);
  const store = new SmallestTickets(wanted, ids.length);
  const words = new Int32Array(TICKET_WORDS);
  for (let row = 0; row < ids.length; row++) {
    maker.write(ids[row] ?? '', words);
    store.offer(row, words);
  }
  return Array.from(store.finish()?.rows ?? [], (row) => ids[row] ?? '');
}

async function writeIds(path: string, size: number): Promise<void> {
  const file = createWriteStream(path);
  for (let from = 0; from < size; from += 100_000) {
    const rows = Array.from({ length: 100_000 }, (_, i) => benchId(from + i));
    if (!file.write(`${rows.join('\n')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

async function duckdb(path: string, wanted: number): Promise<Timed<string[]>> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await connection.run(
    `CREATE TABLE ids AS SELECT column0 AS id FROM read_csv('${path}', header=false, columns={'column0':'VARCHAR'})`,
  );
  const query = `SELECT id FROM ids ORDER BY sha256('${BENCH_KEY}' || id), id LIMIT ${wanted}`;
  const found = await timedAsync(async () => (await connection.runAndReadAll(query)).getColumns()[0]);
  connection.closeSync();
  return { ...found, value: (found.value ?? []).map(String) };
}

if (process.argv[2] === 'stream') {
  const [path = '', wanted = '0', size = '0'] = process.argv.slice(3);
  const { seconds, value } = timed(() => sampleFile(path, Number(wanted), Number(size)));
  console.log(
    JSON.stringify({ seconds, count: value.length, first: value[0], last: value.at(-1), peak: peakMegabytes() }),
  );
} else await compare();

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const times: number[] = [];
  for (const size of SIZES) {
    const path = join(folder, `${size}.csv`);
    await writeIds(path, size);
    const wanted = size * SHARE;
    const streamed = JSON.parse(
      spawnSync(process.execPath, [
        process.argv[1] ?? '',
        'stream',
        path,
        String(wanted),
        String(size),
      ]).stdout.toString(),
    ) as { readonly seconds: number; readonly first: string; readonly last: string; readonly peak: number };
    const ids = Array.from({ length: size }, (_, i) => benchId(i));
    const ours = timed(() => sample(ids, wanted));
    times.push(ours.cpuSeconds);
    const peak = peakMegabytes();
    line(
      `${size} ids, from an array`,
      inSeconds(ours.seconds),
      `processor time ${inSeconds(ours.cpuSeconds)}`,
      `peak ${peak} MB ${verdict(peak < 1_500)}`,
    );
    const sameEnds = streamed.first === ours.value[0] && streamed.last === ours.value.at(-1);
    line(
      `${size} ids, from a file, reading included`,
      inSeconds(streamed.seconds),
      `peak ${streamed.peak} MB ${verdict(streamed.peak < 400)}`,
      sameEnds ? 'same result' : 'OTHER RESULT',
    );
    const theirs = await duckdb(path, wanted);
    const same = theirs.value.length === wanted && theirs.value.every((id, i) => id === ours.value[i]);
    line(
      `${size} ids, DuckDB, one thread, loading not counted`,
      inSeconds(theirs.seconds),
      `processor time ${inSeconds(theirs.cpuSeconds)}, ${inRatio(theirs.cpuSeconds / ours.cpuSeconds)} ours ${verdict(ours.cpuSeconds <= theirs.cpuSeconds)}`,
      same ? 'same result' : 'OTHER RESULT',
    );
  }
  const growth = (times[1] ?? 0) / (times[0] ?? 1);
  line('growth from 1 to 8 million', inRatio(growth), verdict(growth <= 9));
  rmSync(folder, { recursive: true });
}
