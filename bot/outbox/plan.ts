import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import type { Instant } from '../../core/model/ids.ts';
import { digestPlan, nextDigestAt } from './digest-plan.ts';
import { drawPlan } from './draw-plan.ts';
import { listReportPlan } from './list-report-plan.ts';
import { drawOfKey } from './message-keys.ts';
import type { Planned, PlannedCard } from './planned.ts';
import { nextReminderOf, reminderPlan } from './reminder-plan.ts';
import { nextRevealAt, revealPlan } from './reveal-plan.ts';
import type { MessageSettings } from './settings.ts';
import { undeliveredPlan } from './undelivered-plan.ts';
import { vacancyPlan } from './vacancy-plan.ts';

/**
 * Everything that the chat should show, from the state and the time alone. What a draw makes is kept as long as the
 * draw's state is the same value, so that asking again after each delivery costs little.
 */
export class MessagePlan {
  readonly #settings: MessageSettings;
  readonly #draws = new WeakMap<DrawState, readonly Planned[]>();

  constructor(settings: MessageSettings) {
    this.#settings = settings;
  }

  /** All of it, oldest draw first. */
  at(state: OfficeState, now: Instant): readonly Planned[] {
    const aboutDraws = [...state.draws.values()].flatMap((draw) => [
      ...this.#ofDraw(draw),
      ...revealPlan(draw, now, this.#settings),
      ...undeliveredPlan(state, draw, this.#settings),
      ...vacancyPlan(state, draw, this.#settings),
      ...reminderPlan(state, draw, now, this.#settings),
    ]);
    return [...aboutDraws, ...listReportPlan(state), ...digestPlan(state, now, this.#settings)];
  }

  /** The card with a key, when the draw has one. */
  card(state: OfficeState, key: string, now: Instant): PlannedCard | null {
    const number = drawOfKey(key);
    const draw = number === null ? undefined : state.draws.get(number);
    if (draw === undefined) return null;
    const planned = [
      ...this.#ofDraw(draw),
      ...revealPlan(draw, now, this.#settings),
      ...undeliveredPlan(state, draw, this.#settings),
      ...vacancyPlan(state, draw, this.#settings),
      ...reminderPlan(state, draw, now, this.#settings),
    ];
    const found = planned.find((each) => each.key === key);
    return found?.kind === 'card' ? found : null;
  }

  /** The next time at which the calendar makes something due. */
  nextAt(state: OfficeState, now: Instant): Instant | null {
    let next: Instant | null = nextDigestAt(state, now, this.#settings);
    for (const draw of state.draws.values()) {
      for (const at of [nextReminderOf(draw, now, this.#settings), nextRevealAt(draw, now)]) {
        if (at !== null && (next === null || at < next)) next = at;
      }
    }
    return next;
  }

  #ofDraw(draw: DrawState): readonly Planned[] {
    const known = this.#draws.get(draw);
    if (known !== undefined) return known;
    const made = drawPlan(draw, this.#settings);
    this.#draws.set(draw, made);
    return made;
  }
}
