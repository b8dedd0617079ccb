import { sameDocument } from '../encoding/same-document.ts';
import { type Place, placesOfTeam } from '../draw/teams.ts';
import type { MatchingRecord, SlotRecord, Transcript } from '../draw/transcript.ts';
import { STEPS_PER_SLOT } from '../matching/shuffle.ts';
import { failed, type Finding, passed } from './report.ts';

/**
 * The places of every team are those of the rules, and what they say of officers makes sense by what is public: sets
 * are sorted, used and of the right departments, and indexes point to somebody. Everything after relies on this.
 */
export function placesFinding(transcript: Transcript): Finding {
  const { matching } = transcript;
  return (
    setsFault(matching, transcript.officers.length) ??
    slotsFault(transcript) ??
    departmentsFault(transcript) ??
    stepsFault(transcript) ??
    passed(matching.slots.length)
  );
}

/** Each set ascends and points to officers; all differ and are numbered in order of first use. */
function setsFault({ eligibleSets, slots }: MatchingRecord, officers: number): Finding | null {
  const contents = new Set<string>();
  for (const [i, set] of eligibleSets.entries()) {
    const at = `/matching/eligibleSets/${i}`;
    if (!ascends(set) || (set.at(-1) ?? 0) >= officers) return failed('ascending', set, at);
    if (contents.has(set.join())) return failed('distinct', set, at);
    contents.add(set.join());
  }
  let used = 0;
  for (const [i, { eligible }] of slots.entries()) {
    if (eligible > used || eligible >= eligibleSets.length) return failed(used, eligible, `${slotPath(i)}/eligible`);
    if (eligible === used) used++;
  }
  return used === eligibleSets.length ? null : failed(used, eligibleSets.length, '/matching/eligibleSets');
}

const slotPath = (index: number): string => `/matching/slots/${index}`;

const ascends = (set: readonly number[]): boolean => set.every((officer, i) => i === 0 || officer > (set[i - 1] ?? -1));

function slotsFault({ matching, teams, seal, officers, predecessor }: Transcript): Finding | null {
  const expected = teams.flatMap((_, team) => placesOfTeam(team, seal.rules));
  const length = Math.max(expected.length, matching.slots.length);
  const members = matching.eligibleSets.map((set) => new Set(set));
  for (let i = 0; i < length; i++) {
    const [place, slot] = [expected[i], matching.slots[i]];
    if (!place || !slot || !sameDocument(place, placeOf(slot))) {
      return failed(place, slot && placeOf(slot), slotPath(i));
    }
    const fault = slotFault(slot, members[slot.eligible], officers.length, predecessor !== null);
    if (fault !== null) return failed(fault, slot, `${slotPath(i)}/${fault}`);
  }
  return null;
}

const placeOf = ({ team, role, department }: SlotRecord): Place => ({ team, role, department });

/** Name of the member of a slot that points nowhere, or null. */
function slotFault(
  slot: SlotRecord,
  members: ReadonlySet<number> | undefined,
  officers: number,
  linked: boolean,
): string | null {
  const inside = slot.without.every((officer) => members?.has(officer));
  if (!inside || !ascends(slot.without)) return 'without';
  if (slot.base >= officers) return 'base';
  if (slot.officer >= officers) return 'officer';
  return (slot.previous !== undefined) === linked && (slot.previous ?? -1) < officers ? null : 'previous';
}

/** Nobody is eligible for a place of another department than the officer's. */
function departmentsFault({ matching, officers, seal }: Transcript): Finding | null {
  const joint = new Set<string>([seal.rules.lead, ...seal.rules.participants]);
  const checked = new Set<string>();
  for (const [i, { eligible, department }] of matching.slots.entries()) {
    const key = `${eligible} ${department}`;
    if (checked.has(key)) continue;
    checked.add(key);
    const stranger = (matching.eligibleSets[eligible] ?? []).find((index) => {
      const own = officers[index]?.department ?? '';
      return department === '' ? !joint.has(own) : own !== department;
    });
    if (stranger !== undefined) return failed(department, officers[stranger]?.department, `${slotPath(i)}/eligible`);
  }
  return null;
}

/** A first plan is shuffled, a linked one is not: nobody may draw again by inventing a leave. */
function stepsFault({ matching, predecessor }: Transcript): Finding | null {
  const expected = predecessor === null ? STEPS_PER_SLOT * matching.slots.length : 0;
  const found = matching.shuffleSteps;
  return found === expected ? null : failed(expected, found, '/matching/shuffleSteps');
}
