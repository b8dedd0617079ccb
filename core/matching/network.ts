import { byte, int, item } from './elements.ts';
import { MAX_CLASSES_PER_TEAM, MAX_PAIRS, assertProblem, type MatchingProblem } from './problem.ts';

/**
 * The flow network of a problem (spec, "Network"): class → group → officer → load.
 *
 * - A *class* is the slots of one team with one eligible set; classes are numbered in order of their first slot.
 * - A *group* is the officers of one team that belong to the same of its classes (and, when a plan in force is to be
 *   kept, are alike in being in the team now). Each gives the team at most one place.
 * - A *pair* is a group and one of its officers. Teams whose classes are the same share the list of members; only the
 *   tickets are their own.
 */
export interface Network {
  readonly officers: number;
  readonly caps: Int32Array;
  readonly carried: Int32Array;
  readonly classOfSlot: Int32Array;
  readonly classTeam: Int32Array;
  /** Slots of each class. */
  readonly classSize: Int32Array;
  /** Classes of team t: `teamClasses[teamClassStart[t]] …`, ascending. */
  readonly teamClassStart: Int32Array;
  readonly teamClasses: Int32Array;
  /** Groups of team t are `teamGroupStart[t]` … `teamGroupStart[t + 1] − 1`. */
  readonly teamGroupStart: Int32Array;
  readonly groupTeam: Int32Array;
  /** Bit k stands for the team's k-th class. */
  readonly groupMask: Int32Array;
  /** Load part of the cost of each pair of the group: 0, or {@link changeCost} for pairs not in the plan in force. */
  readonly groupCost: Float64Array;
  /** Members of group g: `members[memberStart[g]]` …, as many as it has pairs, ascending. */
  readonly memberStart: Int32Array;
  readonly members: Int32Array;
  /** Pairs of group g are `pairStart[g]` … `pairStart[g + 1] − 1`. */
  readonly pairStart: Int32Array;
  /** Ticket of each pair. */
  readonly tickets: Float64Array;
}

/** Lays out the network and asks for every ticket once. Time and memory O(pairs). */
export function buildNetwork(problem: MatchingProblem): Network {
  assertProblem(problem);
  const classes = classesOf(problem);
  const groups = groupsOf(problem, classes);
  const { classOfSlot, classTeam, classSize, teamClassStart, teamClasses } = classes;
  const { officers, caps, carried } = problem;
  const shape = { officers, caps, carried, classOfSlot, classTeam, classSize, teamClassStart, teamClasses, ...groups };
  return { ...shape, tickets: ticketsOf(problem, groups) };
}

/**
 * What changing one pair of the plan in force costs: more than all loads of any plan together, so that fewer changes
 * always win. Loads are at most the carried load and one for each team.
 */
export function changeCost(problem: MatchingProblem): number {
  let most = 0;
  for (let j = 0; j < problem.officers; j++) {
    most = Math.max(most, int(problem.carried, j) + Math.min(int(problem.caps, j), problem.teams));
  }
  return 1 + problem.slots.length * most;
}

/** Whether the officer of a pair is in its team in the plan in force is part of the group, see {@link Network}. */
interface Classes {
  readonly classOfSlot: Int32Array;
  readonly classTeam: Int32Array;
  readonly classSize: Int32Array;
  readonly classSet: readonly Int32Array[];
  readonly teamClassStart: Int32Array;
  readonly teamClasses: Int32Array;
}

function classesOf(problem: MatchingProblem): Classes {
  const { slots, teams } = problem;
  const ofTeam: number[][] = Array.from({ length: teams }, () => []);
  const classSet: Int32Array[] = [];
  const team: number[] = [];
  const size: number[] = [];
  const classOfSlot = new Int32Array(slots.length);
  slots.forEach((slot, s) => {
    const mine = item(ofTeam, slot.team);
    let c = mine.find((k) => sameSet(item(classSet, k), slot.eligible));
    if (c === undefined) {
      c = classSet.push(slot.eligible) - 1;
      mine.push(c);
      team.push(slot.team);
      size.push(0);
    }
    classOfSlot[s] = c;
    size[c] = item(size, c) + 1;
  });
  const widest = ofTeam.reduce((most, mine) => Math.max(most, mine.length), 0);
  if (widest > MAX_CLASSES_PER_TEAM) throw new RangeError('matching problem: too many kinds of slots in one team');
  return {
    classOfSlot,
    classTeam: Int32Array.from(team),
    classSize: Int32Array.from(size),
    classSet,
    teamClassStart: starts(ofTeam.map((mine) => mine.length)),
    teamClasses: Int32Array.from(ofTeam.flat()),
  };
}

function sameSet(a: Int32Array, b: Int32Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (int(a, i) !== int(b, i)) return false;
  return true;
}

/** Where each of consecutive runs of these lengths starts; one more entry for the end. */
function starts(lengths: readonly number[]): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (start[i + 1] = int(start, i) + length));
  return start;
}

type Groups = Pick<
  Network,
  'teamGroupStart' | 'groupTeam' | 'groupMask' | 'groupCost' | 'memberStart' | 'members' | 'pairStart'
>;

/** The groups that the eligible sets of one team make, before tickets. */
interface Template {
  readonly masks: readonly number[];
  readonly kept: readonly boolean[];
  /** Start of each group's members in the pool, and their number. */
  readonly starts: readonly number[];
  readonly sizes: readonly number[];
}

function groupsOf(problem: MatchingProblem, classes: Classes): Groups {
  const maker = new TemplateMaker(problem);
  const keptOf = keptByTeam(problem);
  const templates: Template[] = [];
  for (let t = 0; t < problem.teams; t++) {
    const sets: Int32Array[] = [];
    for (let k = int(classes.teamClassStart, t); k < int(classes.teamClassStart, t + 1); k++) {
      sets.push(item(classes.classSet, int(classes.teamClasses, k)));
    }
    templates.push(maker.template(sets, keptOf?.[t]));
  }
  const penalty = keptOf === undefined ? 0 : changeCost(problem);
  const sizes = templates.flatMap((template) => template.sizes);
  if (sizes.reduce((sum, size) => sum + size, 0) > MAX_PAIRS) throw new RangeError('matching problem: too many pairs');
  return {
    teamGroupStart: starts(templates.map((template) => template.masks.length)),
    groupTeam: Int32Array.from(templates.flatMap((template, t) => template.masks.map(() => t))),
    groupMask: Int32Array.from(templates.flatMap((template) => template.masks)),
    groupCost: Float64Array.from(templates.flatMap((template) => template.kept.map((kept) => (kept ? 0 : penalty)))),
    memberStart: Int32Array.from(templates.flatMap((template) => template.starts)),
    members: maker.pool(),
    pairStart: starts(sizes),
  };
}

/** Officers in each team in the plan in force; undefined when there is none. */
function keptByTeam(problem: MatchingProblem): number[][] | undefined {
  const { kept } = problem;
  if (kept === undefined) return undefined;
  const ofTeam: number[][] = Array.from({ length: problem.teams }, () => []);
  problem.slots.forEach(({ team }, s) => {
    if (int(kept, s) >= 0) item(ofTeam, team).push(int(kept, s));
  });
  return ofTeam;
}

/** Makes templates and pools their members. Teams with the same sets get the same template. */
class TemplateMaker {
  readonly #caps: Int32Array;
  readonly #mask: Int32Array;
  readonly #kept: Uint8Array;
  readonly #setNumbers = new Map<Int32Array, number>();
  readonly #templates = new Map<string, Template>();
  readonly #chunks: Int32Array[] = [];
  #pooled = 0;

  constructor(problem: MatchingProblem) {
    this.#caps = problem.caps;
    this.#mask = new Int32Array(problem.officers);
    this.#kept = new Uint8Array(problem.officers);
  }

  template(sets: readonly Int32Array[], kept: readonly number[] | undefined): Template {
    const key = `${sets.map((set) => this.#numberOf(set)).join()}/${kept?.join() ?? ''}`;
    const known = this.#templates.get(key);
    if (known !== undefined) return known;
    kept?.forEach((j) => (this.#kept[j] = 1));
    const made = this.#pool(this.#grouped(this.#touched(sets)));
    kept?.forEach((j) => (this.#kept[j] = 0));
    this.#templates.set(key, made);
    return made;
  }

  pool(): Int32Array {
    const members = new Int32Array(this.#pooled);
    let at = 0;
    for (const chunk of this.#chunks) {
      members.set(chunk, at);
      at += chunk.length;
    }
    return members;
  }

  #numberOf(set: Int32Array): number {
    const known = this.#setNumbers.get(set);
    if (known !== undefined) return known;
    this.#setNumbers.set(set, this.#setNumbers.size);
    return this.#setNumbers.size - 1;
  }

  /** Officers of any of the sets who can take a slot at all; `#mask` then says of which sets. */
  #touched(sets: readonly Int32Array[]): number[] {
    const touched: number[] = [];
    sets.forEach((set, k) => {
      for (const j of set) {
        if (int(this.#caps, j) === 0) continue;
        if (int(this.#mask, j) === 0) touched.push(j);
        this.#mask[j] = int(this.#mask, j) | (1 << k);
      }
    });
    return touched;
  }

  /** Members by (mask, kept), each ascending because all of a group are first met in the same set. */
  #grouped(touched: readonly number[]): Map<number, number[]> {
    const byKind = new Map<number, number[]>();
    for (const j of touched) {
      const kind = int(this.#mask, j) * 2 + byte(this.#kept, j);
      const group = byKind.get(kind);
      if (group === undefined) byKind.set(kind, [j]);
      else group.push(j);
      this.#mask[j] = 0;
    }
    return byKind;
  }

  #pool(byKind: Map<number, number[]>): Template {
    const starts: number[] = [];
    for (const group of byKind.values()) {
      starts.push(this.#pooled);
      this.#chunks.push(Int32Array.from(group));
      this.#pooled += group.length;
    }
    const kinds = [...byKind.keys()];
    return {
      masks: kinds.map((kind) => Math.floor(kind / 2)),
      kept: kinds.map((kind) => kind % 2 === 1),
      starts,
      sizes: [...byKind.values()].map((group) => group.length),
    };
  }
}

function ticketsOf(problem: MatchingProblem, groups: Groups): Float64Array {
  const { groupTeam, memberStart, members, pairStart } = groups;
  const tickets = new Float64Array(int(pairStart, groupTeam.length));
  for (let g = 0; g < groupTeam.length; g++) {
    const team = int(groupTeam, g);
    const shift = int(memberStart, g) - int(pairStart, g);
    for (let p = int(pairStart, g); p < int(pairStart, g + 1); p++) {
      tickets[p] = problem.pairTicket(team, int(members, p + shift));
    }
  }
  return tickets;
}
