import { utf8OfDecoded } from '../encoding/utf8.ts';
import { midstate, type Midstate } from '../encoding/sha256-stream.ts';
import type { AttributeTable } from './attribute-table.ts';

/** How the leaves of all rows with the same attributes begin: whole blocks absorbed already, and what is left of them. */
export interface LeafOpening {
  readonly from: Midstate;
  readonly rest: Uint8Array;
}

/** Openings kept at most; a list with more different rows than this makes them anew. */
const MAX_KEPT = 65_536;

/**
 * The beginnings of selection leaves, `0x00 {"attributes":{…},"id":`. Rows share few combinations of attributes, so
 * most of a leaf is hashed once for all of them.
 */
export class LeafOpenings {
  readonly #members: readonly { readonly codes: Uint32Array; readonly texts: readonly string[] }[];
  /** Weights that turn a row's codes into one number, or null when there are too many combinations for that. */
  readonly #weights: readonly number[] | null;
  readonly #kept = new Map<number, LeafOpening>();

  constructor(attributes: readonly AttributeTable[]) {
    // canonical JSON orders keys by UTF-16 units (RFC 8785 §3.2.3), our columns stand in byte order
    this.#members = [...attributes]
      .sort((a, b) => (a.attribute < b.attribute ? -1 : 1))
      .map(({ attribute, values, codes }) => ({
        codes,
        texts: values.map((value) => (value === '' ? '' : `${JSON.stringify(attribute)}:${JSON.stringify(value)}`)),
      }));
    this.#weights = weightsOf(this.#members.map(({ texts }) => texts.length));
  }

  /** How the leaf of a row begins. */
  of(row: number): LeafOpening {
    if (this.#weights === null) return this.#make(row);
    const key = this.#members.reduce((sum, { codes }, i) => sum + (codes[row] ?? 0) * (this.#weights?.[i] ?? 0), 0);
    const known = this.#kept.get(key);
    if (known) return known;
    const made = this.#make(row);
    if (this.#kept.size < MAX_KEPT) this.#kept.set(key, made);
    return made;
  }

  #make(row: number): LeafOpening {
    const shown = this.#members.map(({ codes, texts }) => texts[codes[row] ?? 0] ?? '').filter((text) => text !== '');
    const bytes = utf8OfDecoded(`\u0000{"attributes":{${shown.join(',')}},"id":`);
    const whole = bytes.length - (bytes.length % 64);
    return { from: midstate(bytes.subarray(0, whole)), rest: bytes.slice(whole) };
  }
}

/** Mixed-radix weights for digits of the given ranges; null when the numbers would not be exact. */
function weightsOf(ranges: readonly number[]): readonly number[] | null {
  const weights: number[] = [];
  let weight = 1;
  for (const range of ranges) {
    weights.push(weight);
    weight *= Math.max(1, range);
  }
  return weight <= Number.MAX_SAFE_INTEGER ? weights : null;
}
