import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SAMPLE_WORKBOOK, sampleOffice, sampleStaff } from '../../bin/serve/sample-office.ts';
import { sampleSheets } from '../../bin/sample/sample-workspace.ts';
import { SETTINGS_FILE } from '../../bot/configuration.ts';
import { isoDate } from '../../core/model/normalise.ts';
import { readWorkbookFile } from '../../excel-addin/files/workbook-file-reader.ts';
import { must } from '../support/sample-draw.ts';
import { testFolder } from '../support/test-folder.ts';
import { sample, TODAY } from './fictional-lists.ts';

const LATER = must(isoDate('2026-08-15'));

let folder: Awaited<ReturnType<typeof testFolder>>;
beforeEach(async () => {
  folder = await testFolder('sample');
});
afterEach(() => folder.remove());

const settings = (): string => join(folder.path, SETTINGS_FILE);

async function filesOf(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

test('a first start lays out the office and its lists, in a folder that need not be there', async () => {
  const data = join(folder.path, '新', '数据');
  expect(await sampleOffice(data, TODAY)).toEqual({ ok: true, value: sample });
  const written: unknown = JSON.parse(await readFile(join(data, SETTINGS_FILE), 'utf8'));
  expect(written).toMatchObject({ office: { name: sample.officeName, departments: sample.departments } });
  const book = readWorkbookFile(SAMPLE_WORKBOOK, await readFile(join(data, 'sample', SAMPLE_WORKBOOK)));
  expect(must(book).sheets.map(({ rows }) => rows)).toEqual(sampleSheets(sample).map(({ rows }) => rows));
  expect((await filesOf(data)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a second start finds the office of the first day again and writes nothing', async () => {
  await sampleOffice(folder.path, TODAY);
  await writeFile(settings(), '{"office":{"name":"改过"}}');
  expect(await sampleOffice(folder.path, LATER)).toEqual({ ok: true, value: sample });
  expect(await readFile(settings(), 'utf8')).toContain('改过');
});

test('a first start that was interrupted begins again, on its first day', async () => {
  await sampleOffice(folder.path, TODAY);
  const whole = await readFile(settings(), 'utf8');
  // the settings are written last: without them the folder was never finished
  await rm(settings());
  expect(await sampleOffice(folder.path, LATER)).toEqual({ ok: true, value: sample });
  expect(await readFile(settings(), 'utf8')).toBe(whole);
});

test('a folder with settings of its own belongs to a real office and is left alone', async () => {
  await writeFile(settings(), '{}');
  expect(await sampleOffice(folder.path, TODAY)).toEqual({ ok: true, value: null });
  expect(await filesOf(folder.path)).toEqual([SETTINGS_FILE]);
});

test('a folder that holds something else is refused and left alone', async () => {
  await writeFile(join(folder.path, '别的文件.txt'), '');
  expect(await sampleOffice(folder.path, TODAY)).toEqual({
    ok: false,
    fault: { code: 'folder-foreign', path: folder.path },
  });
  expect(await filesOf(folder.path)).toEqual(['别的文件.txt']);
});

test('a folder that cannot be written is a fault with its path and reason', async () => {
  const inTheWay = join(folder.path, '文件');
  await writeFile(inTheWay, '');
  const path = join(inTheWay, '数据');
  expect(await sampleOffice(path, TODAY)).toEqual({
    ok: false,
    fault: { code: 'folder-unwritable', path, reason: 'ENOTDIR' },
  });
});

test('everybody of the sample is registered with what Feishu finds them by', () => {
  const { people, contacts } = sampleStaff(sample.people);
  expect(people.map(({ id }) => String(id))).toEqual(sample.people.map(({ staffId }) => staffId));
  expect(contacts.map(({ id }) => id)).toEqual(people.map(({ id }) => id));
  const codes = sample.departments.map(({ code }) => code);
  for (const { department } of people) expect(codes).toContain(department);
});
