/**
 * SHA-256's compression function (FIPS 180-4 §6.2.2), by hand: a ticket costs one call of it, a Merkle node two.
 * `@noble/hashes` is the reference in the tests.
 */

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (§4.2.2). */
// prettier-ignore
const K = Int32Array.of(
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
);

/** First 32 bits of the fractional parts of the square roots of the first 8 primes (§5.3.3). */
export const INITIAL_STATE: Int32Array = Int32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
);

/** Message schedule, used by one call at a time. */
const W = new Int32Array(64);

/**
 * Compresses one block.
 * @param from - the eight words of the state before
 * @param block - the sixteen big-endian words of the block
 * @param into - where the eight words of the state after go; may be `from`
 */
export function compress(from: Int32Array, block: Int32Array, into: Int32Array): void {
  expandSchedule(block);
  let a = from[0] ?? 0;
  let b = from[1] ?? 0;
  let c = from[2] ?? 0;
  let d = from[3] ?? 0;
  let e = from[4] ?? 0;
  let f = from[5] ?? 0;
  let g = from[6] ?? 0;
  let h = from[7] ?? 0;
  let u = 0;
  // four rounds a turn, registers renamed instead of moved, and written out: calls would pass V8's limit of inlining,
  // which costs half the speed
  for (let t = 0; t < 64; t += 4) {
    u =
      (h +
        (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) +
        (g ^ (e & (f ^ g))) +
        (K[t] ?? 0) +
        (W[t] ?? 0)) |
      0;
    d = (d + u) | 0;
    h =
      (u +
        (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) +
        ((a & b) | (c & (a | b)))) |
      0;
    u =
      (g +
        (((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7))) +
        (f ^ (d & (e ^ f))) +
        (K[t + 1] ?? 0) +
        (W[t + 1] ?? 0)) |
      0;
    c = (c + u) | 0;
    g =
      (u +
        (((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10))) +
        ((h & a) | (b & (h | a)))) |
      0;
    u =
      (f +
        (((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7))) +
        (e ^ (c & (d ^ e))) +
        (K[t + 2] ?? 0) +
        (W[t + 2] ?? 0)) |
      0;
    b = (b + u) | 0;
    f =
      (u +
        (((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10))) +
        ((g & h) | (a & (g | h)))) |
      0;
    u =
      (e +
        (((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7))) +
        (d ^ (b & (c ^ d))) +
        (K[t + 3] ?? 0) +
        (W[t + 3] ?? 0)) |
      0;
    a = (a + u) | 0;
    e =
      (u +
        (((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10))) +
        ((f & g) | (h & (f | g)))) |
      0;
    u = a;
    a = e;
    e = u;
    u = b;
    b = f;
    f = u;
    u = c;
    c = g;
    g = u;
    u = d;
    d = h;
    h = u;
  }
  into[0] = (from[0] ?? 0) + a;
  into[1] = (from[1] ?? 0) + b;
  into[2] = (from[2] ?? 0) + c;
  into[3] = (from[3] ?? 0) + d;
  into[4] = (from[4] ?? 0) + e;
  into[5] = (from[5] ?? 0) + f;
  into[6] = (from[6] ?? 0) + g;
  into[7] = (from[7] ?? 0) + h;
}

function expandSchedule(block: Int32Array): void {
  for (let t = 0; t < 16; t++) W[t] = block[t] ?? 0;
  for (let t = 16; t < 64; t++) {
    const x = W[t - 15] ?? 0;
    const y = W[t - 2] ?? 0;
    const sigma0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const sigma1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[t] = sigma1 + (W[t - 7] ?? 0) + sigma0 + (W[t - 16] ?? 0);
  }
}
