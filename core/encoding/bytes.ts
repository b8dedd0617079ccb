/** Order of bytes as unsigned numbers; a prefix comes first. Negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/**
 * Order of the UTF-8 bytes of two texts, which is the order of their code points, without encoding them.
 * UTF-16 order, JavaScript's own, differs: it puts a character beyond U+FFFF before U+E000.
 */
export function compareUtf8(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Moves surrogates above U+FFFF, where the characters that they make belong. */
const codePointRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** Whether every element comes after the one before it, in the given order. */
export function isStrictlySorted<T>(items: readonly T[], compare: (a: T, b: T) => number): boolean {
  let previous: T | undefined;
  for (const item of items) {
    if (previous !== undefined && compare(previous, item) >= 0) return false;
    previous = item;
  }
  return true;
}

/** The given bytes, one after the other. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
