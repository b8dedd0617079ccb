import { nodeFileSystem, type FileSystem, type OpenFile } from '../../../bot/file-system.ts';
import { startOfficeServer } from '../../../bot/server.ts';
import { must } from '../../support/sample-draw.ts';
import { testTimers } from '../../support/test-timers.ts';
import { CLERK, configurationAt, NO_PROGRAMS, STAFF, START_MS, WITNESS_A, WITNESS_B } from './fictional-office.ts';

/*
 * A program for `kill.test.ts`: an office server that kills itself with SIGKILL right after the flush of that number
 * since it was ready, of the journal or of any other file. Writes one line when it is ready: its address and a pairing
 * code for each of the people who will call it.
 */

const [folder = '', killAfter = '0', start = '0'] = process.argv.slice(2);
let flushes = 0;
let ready = false;

/** Nothing runs any more after the flush: the caller never hears of it. */
async function flushed(flush: Promise<void>): Promise<void> {
  await flush;
  if (ready) flushes += 1;
  if (ready && flushes === Number(killAfter)) process.kill(process.pid, 'SIGKILL');
}

const killing = (file: OpenFile): OpenFile => ({
  write: (bytes) => file.write(bytes),
  read: (into, offset, length, position) => file.read(into, offset, length, position),
  datasync: () => flushed(file.datasync()),
  sync: () => flushed(file.sync()),
  truncate: (length) => file.truncate(length),
  stat: () => file.stat(),
  close: () => file.close(),
});

const files: FileSystem = {
  ...nodeFileSystem,
  open: async (...args) => killing(await nodeFileSystem.open(...args)),
};

// each start a minute after the last: codes are not given twice in a breath
const timers = testTimers(START_MS + Number(start) * 60_000);
const server = must(await startOfficeServer(configurationAt(folder), NO_PROGRAMS, { timers, files }));
const { office } = server.application;
must(await office.registerPeople('installation', STAFF, []));
const codes: Record<string, string> = {};
for (const { id } of [CLERK, WITNESS_A, WITNESS_B]) codes[id] = must(await office.issuePairingCode(id)).code;
ready = true;
process.stdout.write(`${JSON.stringify({ office: server.addresses.office, codes })}\n`);
