import type { Transcript } from '../../../core/draw/transcript.ts';
import type { AssignmentState, AssignmentStatus, DeliveryState, DrawStatus } from '../../../core/wire/api.ts';

/** One officer of a team as the lists show him. */
export interface ShownMember {
  readonly name: string;
  readonly department: string;
  readonly lead: boolean;
  readonly state: AssignmentState['kind'];
  readonly card: DeliveryState;
}

/** One team as the lists show it. */
export interface ShownTeam {
  readonly number: number;
  readonly members: readonly ShownMember[];
  /** Indexes into the transcript's drawn entities. */
  readonly entities: readonly number[];
}

const NOT_ASKED: Pick<AssignmentStatus, 'card' | 'state'> = { card: { kind: 'waiting' }, state: { kind: 'assigned' } };

/** Teams of a verified transcript, joined with what their officers have answered since. */
export function teamsOf(transcript: Transcript, status: Pick<DrawStatus, 'assignments'>): readonly ShownTeam[] {
  const answers = new Map(status.assignments.map((answer) => [`${String(answer.team)} ${answer.person}`, answer]));
  return transcript.teams.map((team, index) => {
    const slots = transcript.matching.slots.filter((slot) => slot.team === index);
    const members = slots.flatMap((slot): readonly ShownMember[] => {
      const officer = transcript.officers[slot.officer];
      if (officer === undefined) return [];
      const answer = answers.get(`${String(team.number)} ${officer.id}`) ?? NOT_ASKED;
      return [
        {
          name: officer.name,
          department: officer.department,
          lead: slot.role === 'lead',
          state: answer.state.kind,
          card: answer.card,
        },
      ];
    });
    return { number: team.number, members, entities: team.entities };
  });
}

/** Teams of a transcript that nobody was told of. */
export const teamsIn = (transcript: Transcript): readonly ShownTeam[] => teamsOf(transcript, { assignments: [] });

/** The team of each drawn entity, by its place in the transcript. */
export const teamsByEntity = (teams: readonly ShownTeam[]): ReadonlyMap<number, ShownTeam> =>
  new Map(teams.flatMap((team) => team.entities.map((entity) => [entity, team] as const)));
