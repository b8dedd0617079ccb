import { fail, type Result } from '../../core/result.ts';
import { readCsv } from './csv-reader.ts';
import { MAX_FILE_BYTES } from './file-bounds.ts';
import type { FileFault } from './file-fault.ts';
import { signatureOf } from './file-signature.ts';
import { sheetNameOf } from './sheet-name.ts';
import type { WorkbookFile } from './workbook-file.ts';
import { readCompound } from './xls-reader.ts';
import { readXlsx } from './xlsx-reader.ts';

/** Stricter bounds than the built-in ones. */
export interface ReadOptions {
  /** Largest file, in bytes; never more than {@link MAX_FILE_BYTES}. */
  readonly maxBytes?: number;
}

/**
 * Reads a list that somebody hands in as a file. What it is follows from its bytes; its name only gives the sheet of a
 * text file its name. Runs in browsers and in Node alike, reads within the bounds of `file-bounds.ts`, evaluates
 * nothing, and answers every fault of a file as a value.
 * @param fileName - the name with or without a folder; not trusted.
 */
export function readWorkbookFile(
  fileName: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Result<WorkbookFile, FileFault> {
  const limit = Math.min(options.maxBytes ?? MAX_FILE_BYTES, MAX_FILE_BYTES);
  if (bytes.length === 0) return fail({ code: 'empty-file' });
  if (bytes.length > limit) return fail({ code: 'file-too-large', bytes: bytes.length, limit });
  const signature = signatureOf(bytes);
  switch (signature.kind) {
    case 'zip':
      return readXlsx(bytes);
    case 'compound':
      return readCompound(bytes);
    case 'text':
      return readCsv(sheetNameOf(fileName), bytes);
    case 'foreign':
      return fail({ code: 'not-a-workbook', found: signature.found });
  }
}
