import { fail, ok, type Result } from '../../core/result.ts';
import { MAX_PART_BYTES, MAX_UNPACKED_BYTES } from './file-bounds.ts';
import type { FileFault, ForeignKind } from './file-fault.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { unpackEntry } from './zip-entry.ts';

/** The parts of a workbook, unpacked one by one as they are asked for: pictures and macros never are. */
export interface XlsxPackage {
  /** Text of the part, null when there is no such part. All parts together stay within the bounds. */
  readPart(path: string): Result<string | null, FileFault>;
}

const CONTENT_TYPES = '[content_types].xml';

/** Content type of the main part of a workbook or template, with or without macros (ECMA-376 part 1, 12.3.23). */
const WORKBOOK = /(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroEnabled)\.main\+xml/;

/** Content types of the main parts of other packages; workbooks mention them too when they embed one. */
const OTHER_PACKAGES: readonly (readonly [needle: string, found: ForeignKind])[] = [
  ['wordprocessingml', 'word-document'],
  ['presentationml', 'presentation'],
  ['sheet.binary', 'binary-workbook'],
];

/** Opens a ZIP file as a workbook, or says what else it is. */
export function openXlsxPackage(bytes: Uint8Array): Result<XlsxPackage, FileFault> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const entries = byPath(directory.value);
  if (entries === null) return fail({ code: 'not-a-workbook', found: 'damaged' });
  const contentTypes = entries.get(CONTENT_TYPES);
  if (contentTypes === undefined) return fail({ code: 'not-a-workbook', found: kindOfArchive(entries) });
  if (contentTypes.encrypted) return fail({ code: 'encrypted-workbook' });
  const workbook = packageOf(bytes, entries);
  const declared = workbook.readPart(CONTENT_TYPES);
  if (!declared.ok) return declared;
  const found = foreignKindOf(declared.value ?? '');
  return found === null ? ok(workbook) : fail({ code: 'not-a-workbook', found });
}

/** Part names differ in case only by mistake (ECMA-376 part 2, 6.2.2.3); two such parts are a trick. */
function byPath(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> | null {
  const paths = new Map(entries.map((entry) => [keyOf(entry.path), entry]));
  return paths.size === entries.length ? paths : null;
}

const keyOf = (path: string): string => path.replace(/^\//, '').toLowerCase();

function packageOf(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): XlsxPackage {
  let unpacked = 0;
  return {
    readPart(path) {
      const entry = entries.get(keyOf(path));
      if (entry === undefined) return ok(null);
      if (entry.encrypted) return fail({ code: 'encrypted-workbook' });
      unpacked += entry.size;
      if (entry.size > MAX_PART_BYTES) return tooLarge(entry.size, MAX_PART_BYTES);
      if (unpacked > MAX_UNPACKED_BYTES) return tooLarge(unpacked, MAX_UNPACKED_BYTES);
      const content = unpackEntry(bytes, entry);
      return content.ok ? ok(textOf(content.value)) : content;
    },
  };
}

const tooLarge = (bytes: number, limit: number): Result<never, FileFault> =>
  fail({ code: 'unpacked-too-large', bytes, limit });

/** Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 6.1.4); without a mark, UTF-8. */
function textOf(content: Uint8Array): string {
  const utf16 = content[0] === 0xff && content[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(content);
}

function foreignKindOf(contentTypes: string): ForeignKind | null {
  if (WORKBOOK.test(contentTypes)) return null;
  const other = OTHER_PACKAGES.find(([needle]) => contentTypes.includes(needle));
  if (other !== undefined) return other[1];
  return contentTypes.includes('spreadsheetml') ? null : 'archive';
}

function kindOfArchive(entries: ReadonlyMap<string, ZipEntry>): ForeignKind {
  return entries.has('mimetype') || entries.has('meta-inf/manifest.xml') ? 'open-document' : 'archive';
}
