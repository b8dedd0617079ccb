import { int, item } from './elements.ts';
import { MAX_CLASSES_PER_TEAM, type MatchingProblem } from './problem.ts';

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
  const ofTeam: number[][] = Array.from({ length: teams }, () => []);
  const classSet: Int32Array[] = [];
  const classTeam: number[] = [];
  const classIndex: number[] = [];
  const classOfSlot = new Int32Array(slots.length);
  slots.forEach(({ team, eligible }, s) => {
    const mine = item(ofTeam, team);
    let c = mine.find((k) => sameSet(item(classSet, k), eligible));
    if (c === undefined) {
      c = classSet.push(eligible) - 1;
      classTeam.push(team);
      classIndex.push(mine.push(c) - 1);
    }
    classOfSlot[s] = c;
  });
  if (ofTeam.some((mine) => mine.length > MAX_CLASSES_PER_TEAM)) {
    throw new RangeError('matching problem: too many kinds of slots in one team');
  }
  return {
    classOfSlot,
    classTeam: Int32Array.from(classTeam),
    classSet,
    classIndex: Int32Array.from(classIndex),
    teamClassStart: starts(ofTeam.map((mine) => mine.length)),
    teamClasses: Int32Array.from(ofTeam.flat()),
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
