import { compareUtf8 } from '../encoding/bytes.ts';
import type { CanonicalRow } from './list-root.ts';
import type { ChangeCounts } from './list-version.ts';

/** How many rows came, changed and went between two lists, both as `canonicalRows` gives them: one walk along both. */
export function changeCounts(before: readonly CanonicalRow[], after: readonly CanonicalRow[]): ChangeCounts {
  let [added, changed, removed] = [0, 0, 0];
  for (let old = 0, now = 0; old < before.length || now < after.length;) {
    const [left, right] = [before[old], after[now]];
    const order = left === undefined ? 1 : right === undefined ? -1 : compareUtf8(left.id, right.id);
    if (order < 0) removed++;
    else if (order > 0) added++;
    else if (left?.text !== right?.text) changed++;
    if (order <= 0) old++;
    if (order >= 0) now++;
  }
  return { added, changed, removed };
}
