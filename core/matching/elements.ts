/**
 * Reading an element whose index is in range by construction. The compiler takes every indexed read for possibly
 * undefined; a check in the inner loops of the solver would cost time and hide a bug behind a default. One reader for
 * each kind of array keeps the reads monomorphic, so that the engine inlines them. These casts are the only ones.
 */
export const int = (array: Int32Array, index: number): number => array[index] as number;

/** Like {@link int}, for doubles. */
export const num = (array: Float64Array, index: number): number => array[index] as number;

/** Like {@link int}, for bytes. */
export const byte = (array: Uint8Array, index: number): number => array[index] as number;

/** Like {@link int}, for ordinary arrays. */
export const item = <T>(array: readonly T[], index: number): T => array[index] as T;
