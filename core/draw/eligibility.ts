import type { Entity } from '../model/entity.ts';
import type { DistrictCode } from '../model/ids.ts';
import type { Inspector } from '../model/inspector.ts';
import { placeBar, type StaffRules, unavailability } from './availability.ts';
import { type Place, placesOfTeam } from './teams.ts';
import type { IneligibilityReason, PlanChange, TeamRecord } from './transcript.ts';

/** A place with everybody who may take it. */
export interface EligiblePlace extends Place {
  /** Index into {@link Eligibility.sets}. */
  readonly set: number;
  /** Officers of that set who must keep away from an entity of the team, ascending. */
  readonly without: readonly number[];
}

/** Who may go where, and why not. */
export interface Eligibility {
  /** By team, then place. */
  readonly places: readonly EligiblePlace[];
  /** Distinct sets of officers, ascending, in order of first use. */
  readonly sets: readonly (readonly number[])[];
  /** Why an officer may not take a place, or null when he may. */
  readonly reasonAgainst: (place: number, officer: number) => IneligibilityReason | null;
}

/** What eligibility is worked out from. Officers are in order of id bytes, as in the transcript. */
export interface EligibilityInput {
  readonly drawn: readonly Entity[];
  readonly teams: readonly TeamRecord[];
  readonly officers: readonly Inspector[];
  readonly rules: StaffRules;
  /** Of a linked transcript. */
  readonly changes?: readonly PlanChange[];
}

/** Works out who may take which place. */
export function eligibility(input: EligibilityInput): Eligibility {
  const { teams, drawn, officers, rules } = input;
  const barred = officers.map((officer) => unavailability(officer, rules));
  const bars = teamBars(input);
  const districts = teams.map((team) => districtsOf(team, drawn));
  const catalogue = new SetCatalogue(officers, rules, barred);
  const places = teams.flatMap((_, team) =>
    placesOfTeam(team, rules).map((place): EligiblePlace => {
      const set = catalogue.setFor(place, districts[team] ?? []);
      const without = Array.from(bars[team]?.keys() ?? []).filter((officer) => catalogue.has(set, officer));
      return { ...place, set, without: without.sort((a, b) => a - b) };
    }),
  );
  const reasonAgainst = (at: number, index: number): IneligibilityReason | null => {
    const [place, officer] = [places[at], officers[index]];
    if (!place || !officer) return 'department';
    const general = placeBar(officer, place, districts[place.team] ?? [], rules);
    return general ?? barred[index] ?? bars[place.team]?.get(index) ?? null;
  };
  return { places, sets: catalogue.sets, reasonAgainst };
}

const districtsOf = ({ entities }: TeamRecord, drawn: readonly Entity[]): readonly (DistrictCode | '')[] =>
  Array.from(new Set(entities.map((index) => drawn[index]?.district ?? ''))).sort();

/** Sets of officers by kind of place and district, each kept once. */
class SetCatalogue {
  readonly sets: number[][] = [];
  readonly #members: ReadonlySet<number>[] = [];
  readonly #byKind = new Map<string, number>();
  readonly #byContent = new Map<string, number>();
  readonly #officers: readonly Inspector[];
  readonly #rules: StaffRules;
  readonly #barred: readonly (IneligibilityReason | null)[];

  constructor(officers: readonly Inspector[], rules: StaffRules, barred: readonly (IneligibilityReason | null)[]) {
    this.#officers = officers;
    this.#rules = rules;
    this.#barred = barred;
  }

  setFor(place: Place, districts: readonly (DistrictCode | '')[]): number {
    const kind = `${place.role} ${place.department} ${districts.join()}`;
    const known = this.#byKind.get(kind);
    if (known !== undefined) return known;
    const members: number[] = [];
    this.#officers.forEach((officer, i) => {
      if (this.#barred[i] === null && placeBar(officer, place, districts, this.#rules) === null) members.push(i);
    });
    const index = this.#indexOf(members);
    this.#byKind.set(kind, index);
    return index;
  }

  has(set: number, officer: number): boolean {
    return this.#members[set]?.has(officer) ?? false;
  }

  #indexOf(members: number[]): number {
    const content = members.join();
    const known = this.#byContent.get(content);
    if (known !== undefined) return known;
    this.#byContent.set(content, this.sets.length);
    this.#members.push(new Set(members));
    return this.sets.push(members) - 1;
  }
}

/** For each team, the officers who must keep away from one of its entities or were recused, with the reason. */
function teamBars(input: EligibilityInput): readonly ReadonlyMap<number, IneligibilityReason>[] {
  const { teams, drawn, officers, changes = [] } = input;
  const conflicts = indexBy(officers, ({ conflicts: declared }) => declared.map(({ entity }) => entity));
  const former = indexBy(officers, ({ formerEmployers }) => formerEmployers);
  return teams.map(({ number, entities }) => {
    const bars = new Map<number, IneligibilityReason>();
    const bar = (found: readonly number[] | undefined, reason: IneligibilityReason): void => {
      for (const officer of found ?? []) if (!bars.has(officer)) bars.set(officer, reason);
    };
    for (const index of entities) {
      const entity = drawn[index];
      if (!entity) continue;
      bar(conflicts.get(entity.id), 'declared-conflict');
      bar(former.get(entity.name), 'former-employer');
    }
    bar(recusedFrom(number, officers, changes), 'recused');
    return bars;
  });
}

function recusedFrom(team: number, officers: readonly Inspector[], changes: readonly PlanChange[]): readonly number[] {
  const gone = new Set(
    changes.flatMap((change) => {
      if (change.kind === 'entity-replaced') return [];
      return change.kind === 'unavailable' || change.team === team ? [change.officer] : [];
    }),
  );
  return gone.size === 0 ? [] : officers.flatMap(({ id }, i) => (gone.has(id) ? [i] : []));
}

function indexBy(
  officers: readonly Inspector[],
  keysOf: (officer: Inspector) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  officers.forEach((officer, i) => {
    for (const key of new Set(keysOf(officer))) index.set(key, [...(index.get(key) ?? []), i]);
  });
  return index;
}
