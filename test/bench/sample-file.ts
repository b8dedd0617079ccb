import { closeSync, openSync, readSync } from 'node:fs';
import { SmallestTickets } from '../../core/draw/smallest-tickets.ts';
import { TICKET_WORDS, TicketMaker } from '../../core/draw/ticket.ts';
import { BENCH_KEY } from './id-list.ts';

const CHUNK_BYTES = 1 << 20;

/** Draws from a file with one ASCII id a line without holding it: one pass for the tickets, one for the drawn ids. */
export function sampleFile(path: string, wanted: number, expected: number): readonly string[] {
  const maker = new TicketMaker(BENCH_KEY);
  const store = new SmallestTickets(wanted, expected);
  const words = new Int32Array(TICKET_WORDS);
  forEachLine(path, (id, row) => {
    maker.write(id, words);
    store.offer(row, words);
  });
  const rows = store.finish()?.rows ?? new Int32Array();
  const place = new Map(Array.from(rows, (row, rank) => [row, rank]));
  const drawn = new Array<string>(rows.length);
  forEachLine(path, (id, row) => {
    const rank = place.get(row);
    // a copy, for a slice would keep the whole chunk in memory
    if (rank !== undefined) drawn[rank] = Buffer.from(id, 'latin1').toString('latin1');
  });
  return drawn;
}

function forEachLine(path: string, visit: (line: string, row: number) => void): void {
  const file = openSync(path, 'r');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let rest = '';
  let row = 0;
  for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
    const lines = (rest + chunk.toString('latin1', 0, read)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) visit(line, row++);
  }
  closeSync(file);
}
