import { int, item } from './elements.ts';
import { MAX_CLASSES_PER_TEAM, type MatchingProblem } from './problem.ts';

const NONE = -1;

/** The slots of each team by eligible set; classes are numbered in order of their first slot. */
export interface SlotClasses {
  readonly classOfSlot: Int32Array;
  readonly classTeam: Int32Array;
  readonly classSet: readonly Int32Array[];
  /** Position of each class among those of its team. */
  readonly classIndex: Int32Array;
  /** Classes of team t: `teamClasses[teamClassStart[t]]` …, ascending. */
  readonly teamClassStart: Int32Array;
  readonly teamClasses: Int32Array;
}

/**
 * Sorts the slots of each team into classes.
 * @throws RangeError when a team has more than {@link MAX_CLASSES_PER_TEAM}.
 */
export function slotClasses({ slots, teams }: MatchingProblem): SlotClasses {
  const classSet: Int32Array[] = [];
  const classOfSlot = new Int32Array(slots.length);
  const classTeam = new Int32Array(slots.length);
  const classIndex = new Int32Array(slots.length);
  // classes of a team as a list: the latest, and the one before each
  const latest = new Int32Array(teams).fill(NONE);
  const before = new Int32Array(slots.length);
  slots.forEach(({ team, eligible }, s) => {
    let c = int(latest, team);
    while (c !== NONE && !sameSet(item(classSet, c), eligible)) c = int(before, c);
    if (c === NONE) {
      c = classSet.push(eligible) - 1;
      const previous = int(latest, team);
      before[c] = previous;
      latest[team] = c;
      classTeam[c] = team;
      classIndex[c] = previous === NONE ? 0 : int(classIndex, previous) + 1;
    }
    classOfSlot[s] = c;
  });
  const count = classSet.length;
  const perTeam = Array.from(latest, (c) => (c === NONE ? 0 : int(classIndex, c) + 1));
  if (perTeam.some((classes) => classes > MAX_CLASSES_PER_TEAM)) {
    throw new RangeError('matching problem: too many kinds of slots in one team');
  }
  const teamClassStart = starts(perTeam);
  const teamClasses = new Int32Array(count);
  for (let c = 0; c < count; c++) teamClasses[int(teamClassStart, int(classTeam, c)) + int(classIndex, c)] = c;
  return {
    classOfSlot,
    classTeam: classTeam.slice(0, count),
    classSet,
    classIndex: classIndex.slice(0, count),
    teamClassStart,
    teamClasses,
  };
}

/** Where each of consecutive runs of these lengths starts; one more entry for the end. */
export function starts(lengths: readonly number[]): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (start[i + 1] = int(start, i) + length));
  return start;
}

function sameSet(a: Int32Array, b: Int32Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (int(a, i) !== int(b, i)) return false;
  return true;
}
