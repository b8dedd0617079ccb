import type { SlotRecord, Transcript } from '../draw/transcript.ts';
import type { DrawOutcome, OutcomeTeam } from './activity.ts';

/** What the journal keeps of a transcript: teams, who is in them and where they go. */
export function outcomeOf(transcript: Transcript): DrawOutcome {
  const places = new Map<number, SlotRecord[]>();
  for (const slot of transcript.matching.slots) places.set(slot.team, [...(places.get(slot.team) ?? []), slot]);
  return {
    assurance: transcript.assurance,
    pool: transcript.strata.reduce((sum, { pool }) => sum + pool, 0),
    teams: transcript.teams.map((team, index) => ({
      number: team.number,
      members: (places.get(index) ?? []).map((slot) => member(transcript, slot)),
      entities: team.entities.map((drawn) => visited(transcript, drawn)),
    })),
  };
}

function member({ officers }: Transcript, { officer, role }: SlotRecord): OutcomeTeam['members'][number] {
  const record = officers[officer];
  if (record === undefined) throw new RangeError('a place is given to nobody of the roster');
  return { person: record.id, name: record.name, department: record.department, lead: role === 'lead' };
}

function visited({ drawn }: Transcript, index: number): OutcomeTeam['entities'][number] {
  const record = drawn[index];
  if (record === undefined) throw new RangeError('a team visits what was not drawn');
  const { id, name, address } = record.entity;
  return { id, name, address };
}
