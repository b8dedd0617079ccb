import { Zip, ZipDeflate } from 'fflate';

/** A part of a package; the text comes in pieces, so that no part need fit into one string. */
export interface TextPart {
  readonly path: string;
  readonly pieces: Iterable<string>;
}

/** Nothing in a package says when it was made: the same content gives the same bytes. DOS dates begin in 1980. */
const NO_DATE = new Date(1980, 0, 1);

/** Piece of text that is packed at once, in UTF-16 units. */
const PIECE_LENGTH = 64 * 1024;

/** Packs text parts into a ZIP file. */
export function zipText(parts: Iterable<TextPart>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  const encoder = new TextEncoder();
  for (const { path, pieces } of parts) {
    const file = new ZipDeflate(path, { level: 3 });
    file.mtime = NO_DATE;
    zip.add(file);
    for (const piece of gathered(pieces)) file.push(encoder.encode(piece));
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  return concatenated(chunks);
}

/** Gathers small pieces: packing has a cost a call. */
function* gathered(pieces: Iterable<string>): Generator<string> {
  let pending: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    pending.push(piece);
    length += piece.length;
    if (length < PIECE_LENGTH) continue;
    yield pending.join('');
    pending = [];
    length = 0;
  }
  yield pending.join('');
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
