import { createHash } from 'node:crypto';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nodeFileSystem, type FileSystem } from '../../../bot/file-system.ts';
import { fileContacts } from '../../../bot/stores/contact-store.ts';
import { fileLists } from '../../../bot/stores/list-store.ts';
import { PublicCopies } from '../../../bot/stores/public-copies.ts';
import { fileRosters } from '../../../bot/stores/roster-store.ts';
import { fileSecrets } from '../../../bot/stores/secret-store.ts';
import { fileArchive, type ArchiveDocument } from '../../../bot/stores/transcript-archive.ts';
import { writeWhole } from '../../../bot/stores/whole-file.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import { inspectorId } from '../../../core/model/normalise.ts';
import { bytes32, must } from '../../support/sample-draw.ts';
import { testFolder } from '../../support/test-folder.ts';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  const made = await testFolder('stores');
  folder = made.path;
  remove = () => made.remove();
});

afterEach(() => remove());

const files = nodeFileSystem;

describe('writing a file whole', () => {
  test('flushes the file before its name, and the name before it resolves', async () => {
    const steps: string[] = [];
    const recorded: FileSystem = {
      ...files,
      open: async (path, flags, mode) => {
        const file = await files.open(path, flags, mode);
        const what = flags === 'r' ? 'folder' : 'file';
        return {
          ...file,
          write: (bytes) => (steps.push(`write ${what}`), file.write(bytes)),
          sync: () => (steps.push(`flush ${what}`), file.sync()),
          close: () => file.close(),
        };
      },
      rename: (from, to) => (steps.push('rename'), files.rename(from, to)),
    };
    await writeWhole(recorded, join(folder, 'x'), Buffer.from('content'));
    expect(steps).toEqual(['write file', 'flush file', 'rename', 'flush folder']);
    expect(await readdir(folder)).toEqual(['x']);
    expect((await stat(join(folder, 'x'))).mode & 0o777).toBe(0o600);
  });
});

describe('rosters', () => {
  test('come back as they went in, and are stored once', async () => {
    const rosters = fileRosters(files, folder);
    const entities = Buffer.from('entities, packed');
    const inspectors = Buffer.from('inspectors, packed');
    await rosters.putEntities(bytes32('e'), entities);
    await rosters.putInspectors(bytes32('i'), inspectors);
    expect(await rosters.entities(bytes32('e'))).toEqual(entities);
    expect(await rosters.inspectors(bytes32('i'))).toEqual(inspectors);
    expect(await rosters.entities(bytes32('i'))).toBeNull();
    await rosters.putEntities(bytes32('e'), Buffer.from('others'));
    expect(await rosters.entities(bytes32('e'))).toEqual(entities);
  });
});

describe('kept lists', () => {
  test('come back as they went in, each kind by itself, and are stored once', async () => {
    const lists = fileLists(files, folder);
    const packed = Buffer.from('rows, packed');
    await lists.put('items', bytes32('root'), packed);
    expect(await lists.get('items', bytes32('root'))).toEqual(packed);
    expect(await lists.get('entities', bytes32('root'))).toBeNull();
    await lists.put('items', bytes32('root'), Buffer.from('others'));
    expect(await lists.get('items', bytes32('root'))).toEqual(packed);
  });
});

describe('the archive', () => {
  const document = (text: string): ArchiveDocument => {
    const bytes = Buffer.from(text);
    return { bytes, hash: createHash('sha256').update(bytes).digest('hex') as Hex32 };
  };

  test('keeps both copies apart, under the SHA-256 of their bytes', async () => {
    const folders = { transcripts: join(folder, 'full'), publicCopies: join(folder, 'public') };
    for (const path of Object.values(folders)) await files.mkdir(path, { recursive: true });
    const archive = fileArchive(files, folders);
    const [full, copy] = [document('{"opened":true}'), document('{"opened":null}')];
    await archive.put(full, copy);
    await archive.put(full, copy);
    expect((await archive.full(full.hash))?.toString()).toBe('{"opened":true}');
    expect(await archive.full(copy.hash)).toBeNull();
    expect(await archive.publicCopy(full.hash)).toBeNull();
    expect((await new PublicCopies(archive).get(copy.hash))?.text).toBe('{"opened":null}');
    expect(await readdir(folders.transcripts)).toEqual([`${full.hash}.json`]);
    await writeFile(join(folders.transcripts, `${full.hash}.json`), '{"opened":false}');
    await expect(archive.full(full.hash)).rejects.toThrow('changed on the disk');
  });

  test('refuses a document under another hash', async () => {
    const archive = fileArchive(files, { transcripts: folder, publicCopies: folder });
    await expect(archive.put({ ...document('a'), hash: bytes32('b') }, document('c'))).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('secrets', () => {
  test('are found by their commitment and readable by the office alone', async () => {
    const secrets = fileSecrets(files, folder);
    await secrets.put(bytes32('commitment'), bytes32('secret'));
    expect(await secrets.get(bytes32('commitment'))).toBe(bytes32('secret'));
    expect(await secrets.get(bytes32('other'))).toBeNull();
    expect((await stat(join(folder, bytes32('commitment')))).mode & 0o777).toBe(0o600);
  });
});

describe('contacts', () => {
  const a = must(inspectorId('A'));
  const b = must(inspectorId('B'));

  test('are told apart by what changed, and found again', async () => {
    const contacts = await fileContacts(files, folder);
    expect(
      await contacts.put([
        { id: a, mobile: '1' },
        { id: b, email: 'b@example.cn' },
      ]),
    ).toEqual([a, b]);
    expect(await contacts.put([{ id: a, mobile: '1' }])).toEqual([]);
    expect(await contacts.put([{ id: a, mobile: '2' }])).toEqual([a]);
    const again = await fileContacts(files, folder);
    expect(again.get(a)).toEqual({ id: a, mobile: '2' });
    expect(again.get(b)).toEqual({ id: b, email: 'b@example.cn' });
    expect((await stat(join(folder, 'contacts.json'))).mode & 0o777).toBe(0o600);
  });

  test('put at the same time are all kept', async () => {
    const contacts = await fileContacts(files, folder);
    const ids = Array.from({ length: 20 }, (_, i) => must(inspectorId(`P${String(i)}`)));
    await Promise.all(ids.map((id) => contacts.put([{ id, mobile: id }])));
    const again = await fileContacts(files, folder);
    expect(ids.map((id) => again.get(id)?.mobile)).toEqual(ids);
  });
});
