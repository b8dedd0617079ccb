import type { Activity } from '../../core/journal/activity.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import { teamCardKey, teamGroupKey } from './message-keys.ts';
import type { Planned } from './planned.ts';

/*
 * A team's group may go away: somebody dissolves it, or puts the bot out. Then the team gets another one with the same
 * people and the visit list. Feishu tells of it by an event, or by refusing the next call.
 */

/**
 * How many groups of a team are replaced by themselves. Whoever keeps dissolving them doesn't want one, so then the clerk
 * is told and decides (补发 makes another).
 */
export const REPLACED_BY_ITSELF = 2;

/** How many groups of a team are gone. */
export const groupsLost = (draw: DrawState, team: number): number =>
  draw.lostGroups.filter((lost) => lost.team === team).length;

/** That a group is gone, as the journal has it. */
type GroupLoss = Extract<Activity, { readonly type: 'TeamGroupLost' }>;

/**
 * What follows from an event that a chat is gone: another group, or, where that was tried often enough, word to the
 * clerk. Nothing when it is no team's, or known to be gone.
 */
export function afterLossOfChat(state: OfficeState, chatId: string): readonly Activity[] {
  const loss = lossOfChat(state, chatId);
  if (loss === null) return [];
  if (replacedByItself(state, loss)) return [loss];
  const draw = state.draws.get(loss.draw);
  const nth = draw === undefined ? 1 : groupsLost(draw, loss.team) + 1;
  const key = teamCardKey(loss.draw, loss.team, nth);
  return [{ type: 'DeliveryFailed', key, reason: 'chat-gone', detail: 'event' }];
}

/**
 * What is written of a call that was answered: that its group is gone, in place of a failure of one card in it.
 * @param state - as it was when the call left: the group it went to
 */
export function withLoss(planned: Planned, activities: readonly Activity[], state: OfficeState): readonly Activity[] {
  const gone = activities.some((activity) => activity.type === 'DeliveryFailed' && activity.reason === 'chat-gone');
  const loss = gone ? lossOf(planned, state) : null;
  return loss !== null && replacedByItself(state, loss) ? [loss] : activities;
}

function lossOfChat(state: OfficeState, chatId: string): GroupLoss | null {
  for (const draw of state.draws.values()) {
    for (const { number: team } of draw.outcome?.teams ?? []) {
      if (state.chats.get(currentGroupKey(draw, team)) !== chatId) continue;
      return { type: 'TeamGroupLost', draw: draw.number, team, chatId };
    }
  }
  return null;
}

/** The loss of the group that something planned lives in; null when it lives in none, or in one that is not open. */
export function lossOf(planned: Planned, state: OfficeState): GroupLoss | null {
  const team = teamOf(planned);
  const draw = planned.draw === null ? undefined : state.draws.get(planned.draw);
  if (team === null || draw === undefined) return null;
  const chatId = state.chats.get(currentGroupKey(draw, team));
  return chatId === undefined ? null : { type: 'TeamGroupLost', draw: draw.number, team, chatId };
}

/** Whether a lost group is replaced without asking. */
function replacedByItself(state: OfficeState, { draw, team }: GroupLoss): boolean {
  const known = state.draws.get(draw);
  return known !== undefined && groupsLost(known, team) < REPLACED_BY_ITSELF;
}

/** Whether a key belongs to a group of the draw that is gone: what failed there matters no more. */
export function isOfLostGroup(draw: DrawState, key: string): boolean {
  const [kind = '', , team = '', ...rest] = key.split('/');
  const place = PLACE_OF_ORDINAL.get(kind);
  if (place === undefined) return false;
  return Number(rest[place] ?? '1') <= groupsLost(draw, Number(team));
}

/** Where behind the team the number of its group stands. */
const PLACE_OF_ORDINAL: ReadonlyMap<string, number> = new Map([
  ['team-group', 0],
  ['team-card', 0],
  ['group-member', 1],
]);

const currentGroupKey = (draw: DrawState, team: number): string =>
  teamGroupKey(draw.number, team, groupsLost(draw, team) + 1);

function teamOf(planned: Planned): number | null {
  if (planned.kind === 'member') return planned.team;
  return planned.kind === 'card' && planned.to.kind === 'group' ? planned.to.team : null;
}
