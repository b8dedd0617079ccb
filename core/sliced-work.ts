/** Work that can be laid aside between two pieces, and what it comes to. Each `next()` does one piece of bounded size. */
export type SlicedWork<T> = Generator<undefined, T>;

/** Does all pieces at once, for whoever need not breathe in between. */
export function finishWork<T>(work: SlicedWork<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Items of a piece that is only looked through, and of one that is sorted. */
const LOOKED_AT = 5_000;
const SORTED = 2_000;

/** Looks at every item, piece by piece. */
export function* eachSliced<T>(items: readonly T[], look: (item: T, index: number) => void): SlicedWork<undefined> {
  for (let from = 0; from < items.length; from += LOOKED_AT) {
    const to = Math.min(from + LOOKED_AT, items.length);
    for (let index = from; index < to; index++) look(items[index] as T, index); // below the length
    yield;
  }
  return undefined;
}

/** Sorts a copy, stable, piece by piece: short runs first, then runs merged in pairs. */
export function* sortSliced<T>(items: readonly T[], compare: (a: T, b: T) => number): SlicedWork<T[]> {
  let sorted: T[] = [];
  for (let from = 0; from < items.length; from += SORTED) {
    for (const item of items.slice(from, from + SORTED).sort(compare)) sorted.push(item);
    yield;
  }
  for (let run = SORTED; run < sorted.length; run *= 2) {
    const merged: T[] = [];
    for (let from = 0; from < sorted.length; from += 2 * run) {
      const middle = Math.min(from + run, sorted.length);
      yield* mergeRuns(sorted, { from, middle, to: Math.min(from + 2 * run, sorted.length) }, compare, merged);
    }
    sorted = merged;
  }
  return sorted;
}

function* mergeRuns<T>(
  items: readonly T[],
  { from, middle, to }: { readonly from: number; readonly middle: number; readonly to: number },
  compare: (a: T, b: T) => number,
  merged: T[],
): SlicedWork<undefined> {
  let [left, right] = [from, middle];
  while (left < middle || right < to) {
    const [a, b] = [items[left] as T, items[right] as T]; // used only below their ends
    const takesLeft = right === to || (left < middle && compare(a, b) <= 0);
    merged.push(takesLeft ? a : b);
    if (takesLeft) left++;
    else right++;
    if (merged.length % SORTED === 0) yield;
  }
  return undefined;
}
