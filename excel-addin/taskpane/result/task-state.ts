import { chinaDate } from '../../../core/calendar/civil-date.ts';
import type { Instant } from '../../../core/model/ids.ts';
import type { DrawStatus, FindingStatus } from '../../../core/wire/api.ts';
import type { TaskState } from '../../words/task-states.ts';
import type { ShownTeam } from './shown-teams.ts';

/** Day of an instant in China, `''` for none. */
export const dayOf = (instant: Instant | null): string => (instant === null ? '' : chinaDate(instant));

/** Findings by entity id. */
export const findingsByEntity = ({ findings }: Pick<DrawStatus, 'findings'>): ReadonlyMap<string, FindingStatus> =>
  new Map(findings.map((finding) => [finding.entity, finding]));

/**
 * How far a firm's task is: what was found counts most, then a recusal that is open, then the answer of the one who is
 * furthest behind.
 */
export function taskState(team: ShownTeam, finding: FindingStatus | undefined): TaskState {
  if (finding !== undefined && finding.publishedAt !== null) return 'published';
  if (finding?.accepted === false) return 'returned';
  if (finding !== undefined) return 'checked';
  const present = team.members.filter(({ state }) => state !== 'replaced');
  if (present.some(({ state }) => state === 'recusal-asked' || state === 'recusal-approved')) return 'recusal';
  if (present.every(({ state }) => state === 'accepted')) return 'accepted';
  if (present.some(({ card }) => card.kind === 'failed')) return 'undelivered';
  return present.every(({ card, state }) => card.kind === 'delivered' || state === 'accepted') ? 'told' : 'waiting';
}
