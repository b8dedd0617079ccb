import { chinaDate, daysBetween } from '../../core/calendar/civil-date.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import type { InspectorId, Instant } from '../../core/model/ids.ts';
import type { LedTeam } from '../cards/lead-digest.ts';
import type { MessageSettings } from './settings.ts';
import { reviewView } from './result-plan.ts';
import { openEntities, teamView } from './views.ts';

/** Days before a deadline from which open firms are worth a line every day, and after it until they are no news. */
export const NEAR_DAYS = 7;
export const OLD_DAYS = 60;

/** Teams with something to be done, by their leads; of a team without such there is nothing to say. */
export function ledTeams(
  state: OfficeState,
  now: Instant,
  settings: MessageSettings,
): ReadonlyMap<InspectorId, readonly LedTeam[]> {
  const byLead = new Map<InspectorId, LedTeam[]>();
  for (const draw of state.draws.values()) {
    if (draw.phase !== 'drawn' || isOfToday(draw, now)) continue;
    for (const { number } of draw.outcome?.teams ?? []) {
      const found = ledTeam(draw, number, now, settings);
      if (found === null || !isWorthTelling(found.team)) continue;
      const known = byLead.get(found.lead);
      if (known === undefined) byLead.set(found.lead, [found.team]);
      else known.push(found.team);
    }
  }
  for (const teams of byLead.values()) teams.sort((a, b) => a.daysLeft - b.daysLeft);
  return byLead;
}

/** On the day of the draw the task cards say it all. */
const isOfToday = ({ transcripts }: DrawState, now: Instant): boolean =>
  transcripts[0] !== undefined && chinaDate(transcripts[0].at) === chinaDate(now);

function ledTeam(
  draw: DrawState,
  number: number,
  now: Instant,
  settings: MessageSettings,
): { readonly lead: InspectorId; readonly team: LedTeam } | null {
  const view = teamView(draw, number);
  const lead = view?.members.find((member) => member.lead)?.person;
  if (view === null || lead === undefined) return null;
  const { title, inspectionUntil: until } = draw.seal.rules;
  const team = {
    draw: draw.number,
    title,
    team: number,
    until,
    daysLeft: daysBetween(chinaDate(now), until),
    unanswered: view.members
      .filter(({ state: { kind } }) => kind === 'assigned' || kind === 'recusal-refused')
      .map(({ name }) => name),
    open: openEntities(view),
    entities: view.entities.length,
    toReview: draw.results.size === 0 ? 0 : (reviewView(draw, number, lead, settings)?.awaited.length ?? 0),
  };
  return { lead, team };
}

const isWorthTelling = ({ toReview, open, daysLeft, unanswered }: LedTeam): boolean =>
  toReview > 0 || (open > 0 && daysLeft >= -OLD_DAYS && (daysLeft <= NEAR_DAYS || unanswered.length > 0));
