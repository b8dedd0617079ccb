import type { OfficeState } from '../../core/journal/state.ts';
import type { Instant } from '../../core/model/ids.ts';
import type { MessagePlan } from './plan.ts';
import type { Planned } from './planned.ts';

/** The plan as of the state last looked at, by key. */
export class CurrentPlan {
  readonly #plan: MessagePlan;
  #state: OfficeState | null = null;
  #byKey = new Map<string, Planned>();
  #followers = new Map<string, Planned[]>();

  constructor(plan: MessagePlan) {
    this.#plan = plan;
  }

  /** Plans anew. */
  refresh(state: OfficeState, now: Instant): void {
    const planned = this.#plan.at(state, now);
    this.#state = state;
    this.#byKey = new Map(planned.map((each) => [each.key, each]));
    this.#followers = followersOf(planned);
  }

  /** Whether it was made from another state, as far as messages go. */
  isOutdated(state: OfficeState): boolean {
    return concerns(this.#state, state);
  }

  get(key: string): Planned | undefined {
    return this.#byKey.get(key);
  }

  all(): readonly Planned[] {
    return [...this.#byKey.values()];
  }

  /** What may become due when something is delivered. */
  followers(key: string): readonly Planned[] {
    return this.#followers.get(key) ?? [];
  }
}

/** Whether something changed that messages are made of; deliveries and chats are the outbox's own doing. */
export function concerns(before: OfficeState | null, after: OfficeState): boolean {
  return (
    before === null || before.draws !== after.draws || before.people !== after.people || before.lists !== after.lists
  );
}

/** What may become due when something else is delivered: the content of a group, the urgent notice of a message. */
function followersOf(plan: readonly Planned[]): Map<string, Planned[]> {
  const followers = new Map<string, Planned[]>();
  for (const planned of plan) {
    const leader = leaderOf(planned);
    if (leader === null) continue;
    const known = followers.get(leader);
    if (known === undefined) followers.set(leader, [planned]);
    else known.push(planned);
  }
  return followers;
}

function leaderOf(planned: Planned): string | null {
  switch (planned.kind) {
    case 'card':
      return planned.to.kind === 'group' ? planned.to.key : null;
    case 'member':
      return planned.group;
    case 'urge':
      return planned.message;
    case 'group':
      return null;
  }
}
