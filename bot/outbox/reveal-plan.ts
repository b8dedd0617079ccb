import { roundPhase } from '../../core/draw/round.ts';
import { stageOf } from '../../core/journal/lifecycle.ts';
import { roundOf } from '../../core/journal/queries.ts';
import type { DrawState } from '../../core/journal/state.ts';
import type { Instant } from '../../core/model/ids.ts';
import { plusSeconds } from '../../core/model/instant.ts';
import { revealCard } from '../cards/reveal.ts';
import { revealCardKey } from './message-keys.ts';
import type { Planned } from './planned.ts';
import type { MessageSettings } from './settings.ts';
import { contributionView } from './views.ts';

/** To each witness who committed: that it is time to open. Depends on the time, for late witnesses are not waited for. */
export function revealPlan(draw: DrawState, now: Instant, settings: MessageSettings): readonly Planned[] {
  const open = stageOf(draw) === 'collecting' && roundPhase(roundOf(draw), now) === 'revealing';
  return draw.seal.witnesses.flatMap((witness): readonly Planned[] => {
    const given = draw.contributions.get(witness.department);
    if (given?.form !== 'committed') return [];
    return [
      {
        kind: 'card',
        key: revealCardKey(draw.number, witness.department),
        draw: draw.number,
        to: { kind: 'person', person: witness.person },
        priority: 0,
        fresh: open && given.revealed === null,
        basis: [draw.seal, draw.contributions, draw.roundClosed, draw.voided],
        card: () => revealCard(contributionView(draw, witness, settings), draw.seal.revealsUntil),
      },
    ];
  });
}

/** When opening begins although somebody has not committed, or null when that does not lie ahead. */
export function nextRevealAt(draw: DrawState, now: Instant): Instant | null {
  if (stageOf(draw) !== 'collecting' || !draw.seal.witnesses.some(({ form }) => form === 'committed')) return null;
  // a commitment is taken in the second of the deadline, too
  const at = plusSeconds(draw.seal.contributionsUntil, 1);
  return at > now ? at : null;
}
