import { int, item } from './elements.ts';
import { MAX_PAIRS, type MatchingProblem } from './problem.ts';
import { starts, type SlotClasses } from './slot-classes.ts';

/** The officers of each team by the classes that they belong to. */
export interface OfficerGroups {
  /** Groups of team t are `teamGroupStart[t]` … `teamGroupStart[t + 1] − 1`. */
  readonly teamGroupStart: Int32Array;
  readonly groupTeam: Int32Array;
  /** Cost of each pair of the group, as load: 0, or {@link changeCost} for pairs not in the plan in force. */
  readonly groupCost: Float64Array;
  /** Members of group g: `members[memberStart[g]]` …, as many as it has pairs, ascending. */
  readonly memberStart: Int32Array;
  readonly members: Int32Array;
  /** Pairs of group g are `pairStart[g]` … `pairStart[g + 1] − 1`. */
  readonly pairStart: Int32Array;
  /** First cell of each team in tables of its classes × groups, row by row. */
  readonly cellStart: Int32Array;
  /** For each cell 1 when the group's officers may fill the class's slots. */
  readonly serves: Uint8Array;
}

/** Sorts the officers of each team into groups; officers who may take no slot at all (cap 0) are in none. */
export function officerGroups(problem: MatchingProblem, classes: SlotClasses): OfficerGroups {
  const { teamClassStart, teamClasses, classSet } = classes;
  const maker = new TemplateMaker(problem);
  const keptOf = keptByTeam(problem);
  const templates: Template[] = [];
  for (let t = 0; t < problem.teams; t++) {
    const ofTeam = teamClasses.subarray(int(teamClassStart, t), int(teamClassStart, t + 1));
    const sets = Array.from(ofTeam, (c) => item(classSet, c));
    templates.push(maker.template(sets, keptOf?.[t]));
  }
  const penalty = keptOf === undefined ? 0 : changeCost(problem);
  return { ...listGroups(templates, penalty), members: maker.pool(), ...cells(templates, teamClassStart) };
}

/** The groups of all teams, one after the other. */
function listGroups(
  templates: readonly Template[],
  penalty: number,
): Omit<OfficerGroups, 'members' | 'cellStart' | 'serves'> {
  const teamGroupStart = starts(templates.map((template) => template.length));
  const groups = int(teamGroupStart, templates.length);
  const groupTeam = new Int32Array(groups);
  const groupCost = new Float64Array(groups);
  const memberStart = new Int32Array(groups);
  const pairStart = new Int32Array(groups + 1);
  let g = 0;
  let pairs = 0;
  templates.forEach((template, t) => {
    for (const { kept, start, size } of template) {
      groupTeam[g] = t;
      groupCost[g] = kept ? 0 : penalty;
      memberStart[g] = start;
      pairs += size;
      pairStart[++g] = pairs;
    }
  });
  if (pairs > MAX_PAIRS) throw new RangeError('matching problem: too many pairs');
  return { teamGroupStart, groupTeam, groupCost, memberStart, pairStart };
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

/** One group of a team, as teams with the same classes share it. */
interface TemplateGroup {
  /** Positions among the team's classes, ascending. */
  readonly classes: readonly number[];
  /** Whether its officers are in the team in the plan in force. */
  readonly kept: boolean;
  /** Start of its members in the pool, and their number. */
  readonly start: number;
  readonly size: number;
}

type Template = readonly TemplateGroup[];

function cells(
  templates: readonly Template[],
  teamClassStart: Int32Array,
): Pick<OfficerGroups, 'cellStart' | 'serves'> {
  const cellStart = starts(
    templates.map((template, t) => template.length * (int(teamClassStart, t + 1) - int(teamClassStart, t))),
  );
  const serves = new Uint8Array(int(cellStart, templates.length));
  templates.forEach((template, t) => {
    template.forEach(({ classes }, g) => {
      for (const k of classes) serves[int(cellStart, t) + k * template.length + g] = 1;
    });
  });
  return { cellStart, serves };
}

/** Officers in each team in the plan in force, each once even if that plan was not legal; undefined without one. */
function keptByTeam({ kept, teams, slots }: MatchingProblem): number[][] | undefined {
  if (kept === undefined) return undefined;
  const ofTeam: Set<number>[] = Array.from({ length: teams }, () => new Set());
  slots.forEach(({ team }, s) => item(ofTeam, team).add(int(kept, s)));
  return ofTeam.map((officers) => Array.from(officers).filter((j) => j >= 0));
}

/** What officers of one kind have in common while the sets are gone through. */
interface Kind {
  readonly classes: readonly number[];
  readonly kept: boolean;
}

const NOT_IN_ANY: Kind = { classes: [], kept: false };

/** Makes templates and pools their members. Teams with the same sets get the same template. */
class TemplateMaker {
  readonly #problem: MatchingProblem;
  /** Index into the kinds of the template in the making, for each officer; 0 for those in none of its sets. */
  readonly #kindOf: Int32Array;
  readonly #setNumbers = new Map<Int32Array, number>();
  readonly #templates = new Map<string, Template>();
  /** The sets and the template of the last team without a plan in force: the next one's are nearly always the same. */
  #last: { readonly sets: readonly Int32Array[]; readonly template: Template } | undefined;
  readonly #chunks: Int32Array[] = [];
  #pooled = 0;

  constructor(problem: MatchingProblem) {
    this.#problem = problem;
    this.#kindOf = new Int32Array(problem.officers);
  }

  template(sets: readonly Int32Array[], kept: readonly number[] | undefined): Template {
    if (kept === undefined && this.#last !== undefined && sameReferences(this.#last.sets, sets)) {
      return this.#last.template;
    }
    const key = this.#keyOf(sets, kept);
    const template = this.#templates.get(key) ?? this.#make(sets, kept ?? []);
    this.#templates.set(key, template);
    if (kept === undefined) this.#last = { sets, template };
    return template;
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

  #keyOf(sets: readonly Int32Array[], kept: readonly number[] | undefined): string {
    let key = '';
    for (const set of sets) key += `${this.#numberOf(set)},`;
    return kept === undefined ? key : `${key}/${kept.join()}`;
  }

  #numberOf(set: Int32Array): number {
    const known = this.#setNumbers.get(set);
    if (known !== undefined) return known;
    this.#setNumbers.set(set, this.#setNumbers.size);
    return this.#setNumbers.size - 1;
  }

  #make(sets: readonly Int32Array[], kept: readonly number[]): Template {
    const kinds: Kind[] = [NOT_IN_ANY];
    const met: number[] = [];
    sets.forEach((set, k) => {
      this.#refine(set, kinds, met, ({ classes }) => ({ classes: [...classes, k], kept: false }));
    });
    const inTeam = kept.filter((j) => int(this.#kindOf, j) > 0);
    this.#refine(inTeam, kinds, met, ({ classes }) => ({ classes, kept: true }));
    const members: number[][] = kinds.map(() => []);
    for (const j of met.sort((a, b) => a - b)) {
      item(members, int(this.#kindOf, j)).push(j);
      this.#kindOf[j] = 0;
    }
    return kinds.flatMap((kind, i) => this.#pool(kind, item(members, i)));
  }

  /** Parts officers who are in the set from those of the same kind who are not. */
  #refine(set: Iterable<number>, kinds: Kind[], met: number[], next: (kind: Kind) => Kind): void {
    const successor = new Int32Array(kinds.length);
    for (const j of set) {
      if (int(this.#problem.caps, j) === 0) continue;
      const before = int(this.#kindOf, j);
      if (before === 0) met.push(j);
      let after = int(successor, before);
      if (after === 0) {
        after = kinds.push(next(item(kinds, before))) - 1;
        successor[before] = after;
      }
      this.#kindOf[j] = after;
    }
  }

  #pool({ classes, kept }: Kind, members: readonly number[]): TemplateGroup[] {
    if (members.length === 0) return [];
    const start = this.#pooled;
    this.#chunks.push(Int32Array.from(members));
    this.#pooled += members.length;
    return [{ classes, kept, start, size: members.length }];
  }
}

function sameReferences(a: readonly Int32Array[], b: readonly Int32Array[]): boolean {
  return a.length === b.length && a.every((set, i) => set === b[i]);
}
