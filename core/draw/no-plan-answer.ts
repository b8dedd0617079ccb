import type { NoPlanReport, ReasonCount, Shortage } from '../matching/no-plan.ts';
import type { DistrictName } from '../model/draw-rules.ts';
import type { DepartmentCode, DistrictCode, InspectorId } from '../model/ids.ts';
import type { Place } from './teams.ts';
import type { SlotRole, TeamRecord } from './transcript.ts';

/** Why no plan exists, in terms that need no indexes (`draw-engine.md` §7). */
export interface NoPlanAnswer {
  /** The smallest reason: without any one of its places the rest could be filled. */
  readonly smallest: ShortageAnswer;
  /** All that is missing together. */
  readonly total: ShortageAnswer;
  readonly remedies: {
    /** Raising caps by `total` in all; `left` places stay empty whatever the caps. */
    readonly raiseCaps: { readonly total: number; readonly left: number };
    /** Entities whose removal would make a plan possible. */
    readonly dropEntities: number;
    /** Places that officers added to the roster would have to fill. */
    readonly addPlaces: number;
  };
}

/** Places that need more than those who may fill them can give. */
export interface ShortageAnswer {
  /** What the places ask for, most frequent first. */
  readonly needs: readonly Need[];
  /** Where the teams go, most teams first. */
  readonly districts: readonly DistrictTeams[];
  readonly teams: number;
  readonly entities: number;
  readonly places: number;
  /** At most {@link MAX_NAMED_OFFICERS} of those who may be sent, with their caps. */
  readonly officers: readonly { readonly id: InspectorId; readonly name: string; readonly cap: number }[];
  readonly officerCount: number;
  /** Visits that those officers can give in all, single ones of others included. */
  readonly supply: number;
  readonly missing: number;
  /** Why other officers can't help, in pairs of a team and an officer; null when there are too many to count. */
  readonly reasons: readonly ReasonCount[] | null;
}

/** A kind of place, and how many of it there are. */
export interface Need {
  readonly role: SlotRole;
  readonly department: DepartmentCode | '';
  /** What the officer must be qualified for, or `''`. */
  readonly qualification: string;
  readonly places: number;
}

/** How many teams go into one district; `''` for entities whose district is unknown. */
export interface DistrictTeams {
  readonly district: DistrictCode | '';
  /** The sealed name; empty when there is none. */
  readonly name: string;
  readonly teams: number;
}

/** Names shown of officers who may be sent. */
export const MAX_NAMED_OFFICERS = 20;

/** What the matching's report is about. */
interface Context {
  readonly places: readonly Place[];
  readonly drawn: readonly { readonly district: DistrictCode | '' }[];
  readonly districts: readonly DistrictName[];
  readonly leadQualification: string;
  readonly teams: readonly TeamRecord[];
  readonly officers: readonly { readonly id: InspectorId; readonly name: string }[];
}

/** Turns the matching's numbers into the names of the draw. */
export function noPlanAnswer(report: NoPlanReport, context: Context): NoPlanAnswer {
  const { raiseCaps, dropTeams, addPlaces } = report.remedies;
  return {
    smallest: shortageAnswer(report.smallest, context),
    total: shortageAnswer(report.total, context),
    remedies: {
      raiseCaps: { total: raiseCaps.total, left: raiseCaps.left },
      dropEntities: dropTeams.reduce((sum, team) => sum + (context.teams[team]?.entities.length ?? 0), 0),
      addPlaces,
    },
  };
}

function shortageAnswer(shortage: Shortage, context: Context): ShortageAnswer {
  const { places, teams, officers } = context;
  const short = shortage.slots.flatMap((slot) => places[slot] ?? []);
  const affected = new Set(short.map(({ team }) => team));
  const caps = shortage.officers.reduce((sum, { cap }) => sum + cap, 0);
  return {
    needs: needsOf(short, context),
    districts: districtsOf(affected, context),
    teams: affected.size,
    entities: Array.from(affected).reduce((sum, team) => sum + (teams[team]?.entities.length ?? 0), 0),
    places: short.length,
    officers: shortage.officers.slice(0, MAX_NAMED_OFFICERS).flatMap(({ officer, cap }) => {
      const known = officers[officer];
      return known ? [{ id: known.id, name: known.name, cap }] : [];
    }),
    officerCount: shortage.officers.length,
    supply: caps + shortage.singles.length,
    missing: shortage.missing,
    reasons: shortage.reasons,
  };
}

function needsOf(places: readonly Place[], { leadQualification }: Context): readonly Need[] {
  const needs = new Map<string, Need>();
  for (const { role, department } of places) {
    const key = `${role} ${department}`;
    const qualification = role === 'lead' ? leadQualification : '';
    needs.set(key, { role, department, qualification, places: (needs.get(key)?.places ?? 0) + 1 });
  }
  return Array.from(needs.values()).sort((a, b) => b.places - a.places);
}

/** A route lies in one district, so its first entity tells where a team goes. */
function districtsOf(affected: ReadonlySet<number>, { teams, drawn, districts }: Context): readonly DistrictTeams[] {
  const counts = new Map<DistrictCode | '', number>();
  for (const team of affected) {
    const district = drawn[teams[team]?.entities[0] ?? -1]?.district ?? '';
    counts.set(district, (counts.get(district) ?? 0) + 1);
  }
  const nameOf = (district: DistrictCode | ''): string => districts.find(({ code }) => code === district)?.name ?? '';
  return Array.from(counts, ([district, count]) => ({ district, name: nameOf(district), teams: count })).sort(
    (a, b) => b.teams - a.teams || (a.district < b.district ? -1 : 1),
  );
}
