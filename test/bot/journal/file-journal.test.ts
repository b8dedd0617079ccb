import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nodeFileSystem, type FileSystem, type OpenFile } from '../../../bot/file-system.ts';
import { documentOf } from '../../../bot/journal/state-document.ts';
import { entryLine } from '../../../bot/journal/entry-line.ts';
import type { Activity, JournalEntry } from '../../../core/journal/activity.ts';
import { verifyChain } from '../../../core/journal/chain.ts';
import { foldAll } from '../../../core/journal/fold.ts';
import { IllegalActivity } from '../../../core/journal/illegal-activity.ts';
import type { OfficeState } from '../../../core/journal/state.ts';
import { fail, ok } from '../../../core/result.ts';
import { must } from '../../support/sample-draw.ts';
import { testFolder } from '../../support/test-folder.ts';
import { chained, drawnStory, person, registered, START } from '../../core/journal/story.ts';
import { open, opened } from './open-journal-folder.ts';
import { until } from '../../support/until.ts';

let folder: string;
let path: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  const made = await testFolder('journal');
  folder = made.path;
  remove = () => made.remove();
  path = join(folder, 'journal.jsonl');
});

afterEach(() => remove());

const seen = (eventId: string): Activity => ({ type: 'ChatEventSeen', eventId });
/** A state by its content. */
const facts = (state: OfficeState): unknown => documentOf(state);

async function write(activities: readonly Activity[]): Promise<readonly JournalEntry[]> {
  const journal = await opened(folder);
  const entries = await journal.append(activities, START);
  await journal.close();
  return entries;
}

describe('appending', () => {
  test('a line an entry, in canonical JSON, chained', async () => {
    const entries = await write(drawnStory);
    const lines = (await readFile(path, 'utf8')).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line) as JournalEntry)).toEqual(entries);
    expect(verifyChain(entries)).toBeNull();
  });

  test('what was written is there after opening again', async () => {
    const entries = await write(drawnStory);
    await rm(join(folder, 'snapshot.json'));
    const journal = await opened(folder);
    expect(facts(journal.state())).toEqual(facts(foldAll(entries)));
    expect(journal.state().draws.size).toBe(1);
    expect(journal.entries(0, 3)).toHaveLength(3);
    expect(journal.entries(3, 1)[0]?.sequence).toBe(4);
    expect(journal.entries(drawnStory.length, 5)).toEqual([]);
    await journal.close();
  });

  test('an illegal activity writes nothing of its batch', async () => {
    const journal = await opened(folder);
    const illegal: Activity = { type: 'PersonLinked', person: person('NOBODY'), openId: 'ou' };
    await expect(journal.append([seen('a'), illegal], START)).rejects.toThrow(IllegalActivity);
    await journal.append([seen('b')], START);
    expect([...journal.state().seenEvents].map(([id]) => id)).toEqual(['b']);
    await journal.close();
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(1);
  });
});

/** A file whose flush the test replaces. */
const flushedBy = (file: OpenFile, datasync: (file: OpenFile) => Promise<void>): OpenFile => ({
  write: (bytes) => file.write(bytes),
  read: (into, offset, length, position) => file.read(into, offset, length, position),
  datasync: () => datasync(file),
  sync: () => file.sync(),
  truncate: (length) => file.truncate(length),
  stat: () => file.stat(),
  close: () => file.close(),
});

const diskFlushedBy = (datasync: (file: OpenFile) => Promise<void>): FileSystem => ({
  ...nodeFileSystem,
  open: async (...args) => flushedBy(await nodeFileSystem.open(...args), datasync),
});

/** A disk whose flushes are counted and wait for the test while it holds them. */
function slowDisk(): { readonly files: FileSystem; flushes: number; hold: boolean; release: () => void } {
  const disk = { files: nodeFileSystem, flushes: 0, hold: false, release: (): void => undefined };
  const files = diskFlushedBy(async (file) => {
    disk.flushes += 1;
    if (disk.hold) {
      await new Promise<void>((resolve) => {
        disk.release = resolve;
      });
    }
    await file.datasync();
  });
  return Object.assign(disk, { files });
}

describe('group commit', () => {
  test('appends that come while the disk is busy share one flush', async () => {
    const disk = slowDisk();
    const { journal } = must(await open(folder, disk.files));
    disk.hold = true;
    const first = journal.append([seen('first')], START);
    await until(() => disk.flushes === 1);
    const others = Array.from({ length: 50 }, (_, i) => journal.append([seen(`other ${String(i)}`)], START));
    disk.hold = false;
    disk.release();
    await Promise.all([first, ...others]);
    expect(disk.flushes).toBe(2);
    expect(journal.state().sequence).toBe(51);
    await journal.close();
  });

  test('nobody but commands sees what is not on the disk yet', async () => {
    const disk = slowDisk();
    const { journal } = must(await open(folder, disk.files));
    const heard: number[] = [];
    journal.subscribe((_entries, state) => heard.push(state.sequence));
    disk.hold = true;
    let acknowledged = false;
    const first = journal.append([seen('a')], START).then(() => {
      acknowledged = true;
    });
    await until(() => disk.flushes === 1);
    expect(journal.state().sequence).toBe(0);
    expect(heard).toEqual([]);
    // a command decides on the newest state, and its refusal waits for the disk as well
    let refused = false;
    const second = journal
      .transact<null, string>(START, (state) =>
        state.seenEvents.has('a') ? fail('repeated') : ok({ activities: [], answer: null }),
      )
      .then((result) => {
        refused = !result.ok;
      });
    await settle();
    expect({ acknowledged, refused }).toEqual({ acknowledged: false, refused: false });
    disk.hold = false;
    disk.release();
    await Promise.all([first, second]);
    expect({ acknowledged, refused, heard }).toEqual({ acknowledged: true, refused: true, heard: [1] });
    await journal.close();
  });

  test('two commands at once can’t both take what there is once', async () => {
    const journal = await opened(folder);
    const take = (): Promise<boolean> =>
      journal
        .transact<null, 'taken'>(START, (state) =>
          state.seenEvents.has('the one') ? fail('taken') : ok({ activities: [seen('the one')], answer: null }),
        )
        .then(({ ok: got }) => got);
    const got = await Promise.all([take(), take(), take()]);
    expect(got.filter(Boolean)).toHaveLength(1);
    await journal.close();
  });

  test('after a failed flush nothing is acknowledged any more', async () => {
    const failures: unknown[] = [];
    const full = new Error('ENOSPC');
    let failing = false;
    const files = diskFlushedBy((file) => (failing ? Promise.reject(full) : file.datasync()));
    const { journal } = must(await open(folder, files, (error) => failures.push(error)));
    await journal.append([seen('kept')], START);
    failing = true;
    await expect(journal.append([seen('lost')], START)).rejects.toBe(full);
    failing = false;
    await expect(journal.append([seen('later')], START)).rejects.toBe(full);
    expect(failures).toEqual([full]);
    expect(journal.state().sequence).toBe(1);
    await journal.close();
  });
});

describe('a torn tail', () => {
  test('is cut at every byte of the last line, and what came before is kept', async () => {
    const entries = await write([...registered, seen('the last one, with 汉字')]);
    const whole = await readFile(path);
    const lastLine = whole.lastIndexOf(0x0a, whole.length - 2) + 1;
    for (let end = lastLine; end < whole.length; end += 1) {
      await writeFile(path, whole.subarray(0, end));
      const { journal, cutBytes } = must(await open(folder));
      expect(cutBytes).toBe(end - lastLine);
      expect(journal.state().sequence).toBe(entries.length - 1);
      expect(journal.state().head).toBe(entries.at(-2)?.hash);
      await journal.close();
      expect((await readFile(path)).equals(whole.subarray(0, lastLine))).toBe(true);
    }
  });

  test('the chain goes on after the cut', async () => {
    await write([seen('a'), seen('b')]);
    await truncate(path, (await readFile(path)).length - 1);
    const journal = await opened(folder);
    await journal.append([seen('c')], START);
    expect(verifyChain(journal.entries(0, 10))).toBeNull();
    expect(journal.entries(0, 10)).toHaveLength(2);
    await journal.close();
  });

  test('zeros that a power failure left are cut, too', async () => {
    await write([seen('a')]);
    await appendFile(path, Buffer.alloc(512));
    const { journal, cutBytes } = must(await open(folder));
    expect(cutBytes).toBe(512);
    await journal.close();
  });
});

describe('a journal that was changed is refused', () => {
  const line = async (at: number, change: (text: string) => string): Promise<void> => {
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[at] = change(lines[at] ?? '');
    await writeFile(path, lines.join('\n'));
  };

  test('with the place of the first entry that doesn’t fit', async () => {
    await write([seen('a'), seen('b'), seen('c')]);
    await line(1, (text) => text.replace('"b"', '"x"'));
    expect(await open(folder)).toMatchObject({
      ok: false,
      fault: { code: 'journal-broken', sequence: 2, field: 'hash', path },
    });
  });

  test('even in its last line, once that is complete', async () => {
    await write([seen('a'), seen('b')]);
    await line(1, (text) => text.replace('"b"', '"x"'));
    expect(await open(folder)).toMatchObject({ ok: false, fault: { code: 'journal-broken', sequence: 2 } });
  });

  test('when a line was taken out', async () => {
    await write([seen('a'), seen('b'), seen('c')]);
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, [lines[0], lines[2], ''].join('\n'));
    expect(await open(folder)).toMatchObject({
      ok: false,
      fault: { code: 'journal-broken', sequence: 2, field: 'sequence' },
    });
  });

  test('when a line is none of ours', async () => {
    await write([seen('a')]);
    await appendFile(path, 'hello\n');
    expect(await open(folder)).toMatchObject({ ok: false, fault: { code: 'journal-unreadable', line: 2 } });
  });

  test('when a newer version wrote into it', async () => {
    const future = { type: 'SomethingNew' } as unknown as Activity;
    const [entry] = chained([future]);
    await writeFile(path, entry === undefined ? '' : entryLine(entry));
    expect(await open(folder)).toMatchObject({ ok: false, fault: { code: 'journal-illegal', sequence: 1 } });
  });
});

describe('the snapshot', () => {
  const snapshot = (): string => join(folder, 'snapshot.json');

  test('gives the state that folding everything gives', async () => {
    await write(drawnStory);
    const fromSnapshot = await opened(folder);
    await fromSnapshot.close();
    await rm(snapshot());
    const folded = await opened(folder);
    expect(facts(fromSnapshot.state())).toEqual(facts(folded.state()));
    await folded.close();
  });

  test('is followed by what was written after it', async () => {
    await write(registered);
    const old = await readFile(snapshot());
    await write([seen('later')]);
    await writeFile(snapshot(), old);
    const journal = await opened(folder);
    expect(journal.state().sequence).toBe(registered.length + 1);
    expect(journal.state().seenEvents.has('later')).toBe(true);
    await journal.close();
  });

  const useless: readonly (readonly [string, (text: string) => string])[] = [
    ['is no JSON', (text) => text.slice(0, 100)],
    ['is empty', () => ''],
    ['is of another form', (text) => text.replace(/"format":\d+/, '"format":0')],
    ['was edited', (text) => text.replace('示例I1', '示例别名')],
  ];

  test.each(useless)('is thrown away when it %s', async (_what, spoil) => {
    await write(drawnStory);
    const text = await readFile(snapshot(), 'utf8');
    const spoilt = spoil(text);
    expect(spoilt).not.toBe(text);
    await writeFile(snapshot(), spoilt);
    const journal = await opened(folder);
    expect(journal.state().people.get(person('I1'))?.name).toBe('示例I1');
    expect(journal.state().sequence).toBe(drawnStory.length);
    await journal.close();
  });

  test('of another journal is thrown away', async () => {
    await write(registered);
    const foreign = await readFile(snapshot());
    await rm(path);
    await rm(snapshot());
    await write(Array.from({ length: registered.length }, (_, i) => seen(String(i))));
    await writeFile(snapshot(), foreign);
    const journal = await opened(folder);
    expect(journal.state().people.size).toBe(0);
    expect(journal.state().seenEvents.size).toBe(registered.length);
    await journal.close();
  });
});

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
