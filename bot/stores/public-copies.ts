import type { Transcript } from '../../core/draw/transcript.ts';
import type { Hex32 } from '../../core/model/ids.ts';
import type { TranscriptArchive } from './transcript-archive.ts';

/** A public copy: its bytes as text, and read. */
export interface PublicCopy {
  readonly text: string;
  readonly transcript: Transcript;
}

/** Copies kept in memory: a province's is some 20 MB of text. */
const KEPT = 3;

/** Public copies by their hash; the last ones that were asked for stay in memory. */
export class PublicCopies {
  readonly #archive: TranscriptArchive;
  readonly #kept = new Map<Hex32, Promise<PublicCopy | null>>();

  constructor(archive: TranscriptArchive) {
    this.#archive = archive;
  }

  /** Null when there is none. */
  async get(hash: Hex32): Promise<PublicCopy | null> {
    const known = this.#kept.get(hash);
    const copy = known ?? this.#read(hash);
    this.#kept.delete(hash);
    this.#kept.set(hash, copy);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    try {
      return await copy;
    } catch (error) {
      this.#kept.delete(hash);
      throw error;
    }
  }

  async #read(hash: Hex32): Promise<PublicCopy | null> {
    const bytes = await this.#archive.publicCopy(hash);
    if (bytes === null) return null;
    const text = bytes.toString('utf8');
    // the archive has checked that these are the bytes that the engine wrote
    return { text, transcript: JSON.parse(text) as Transcript };
  }
}
