import type { ForeignKind } from './file-fault.ts';

/** What the first bytes say about a file. Its name says nothing: systems hand out HTML as `.xls` and text as `.xlsx`. */
export type Signature =
  | { readonly kind: 'zip' }
  | { readonly kind: 'compound' }
  | { readonly kind: 'foreign'; readonly found: ForeignKind }
  | { readonly kind: 'text' };

/** Leading bytes of formats that people hand in by mistake. */
const MAGIC: readonly (readonly [bytes: readonly number[], signature: Signature])[] = [
  [[0x50, 0x4b, 0x03, 0x04], { kind: 'zip' }],
  [[0x50, 0x4b, 0x05, 0x06], { kind: 'zip' }],
  // [MS-CFB] 2.2: .xls, and every encrypted .xlsx
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], { kind: 'compound' }],
  [[0x25, 0x50, 0x44, 0x46], { kind: 'foreign', found: 'pdf' }],
  [[0x89, 0x50, 0x4e, 0x47], { kind: 'foreign', found: 'picture' }],
  [[0xff, 0xd8, 0xff], { kind: 'foreign', found: 'picture' }],
  [[0x47, 0x49, 0x46, 0x38], { kind: 'foreign', found: 'picture' }],
  [[0x52, 0x61, 0x72, 0x21], { kind: 'foreign', found: 'archive' }],
  [[0x37, 0x7a, 0xbc, 0xaf], { kind: 'foreign', found: 'archive' }],
  [[0x1f, 0x8b], { kind: 'foreign', found: 'archive' }],
  [[0x7f, 0x45, 0x4c, 0x46], { kind: 'foreign', found: 'unknown' }],
  // BIFF2 to BIFF5 without a compound file: spreadsheets from before 1997
  [[0x09, 0x08], { kind: 'foreign', found: 'legacy-workbook' }],
];

/** How much of the text is looked at for mark-up. */
const MARKUP_PROBE = 1024;

/** Tags with which a web page or an "XML spreadsheet 2003" opens; a list never does. */
const MARKUP = /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype|html|head|meta|table|style|\?xml|workbook)\b/i;

/** Reads the signature of a file from its bytes. */
export function signatureOf(bytes: Uint8Array): Signature {
  for (const [magic, signature] of MAGIC) {
    if (magic.every((byte, index) => bytes[index] === byte)) return signature;
  }
  return { kind: 'text' };
}

/** Whether decoded text is a web page that calls itself a spreadsheet, as exports of older systems do. */
export function looksLikeMarkup(text: string): boolean {
  return MARKUP.test(text.slice(0, MARKUP_PROBE));
}
