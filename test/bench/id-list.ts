import { sha256Text } from '../../core/encoding/sha256.ts';

/** The key of the benches' draw. */
export const BENCH_KEY = sha256Text('bench key');

/** The i-th of a list of made-up ids of 18 characters, like credit codes, in no order. */
export const benchId = (index: number): string =>
  `9142${String((index * 2_654_435_761) % 4_294_967_296).padStart(10, '0')}${index.toString(36).toUpperCase().padStart(4, '0')}`;
