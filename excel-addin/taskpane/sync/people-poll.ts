import type { Services } from '../services.ts';
import type { Sent } from '../state/sync-state.ts';

/** Milliseconds between two looks, and how many looks there are: Feishu answers within seconds, or a clerk looks later. */
const EVERY = 3_000;
const LOOKS = 40;

/** Tells who can be reached in Feishu, again while somebody is being looked for and the screen is open. */
export async function pollPeople({ store, api, pause }: Services): Promise<void> {
  const shown = (): Sent | null => {
    const { screen } = store.get().sync;
    return screen?.kind === 'sent' ? screen.sent : null;
  };
  const first = shown();
  const tell = (change: Partial<Sent>): void => {
    const sent = shown();
    if (sent === null) return;
    store.update((state) => ({
      ...state,
      sync: { ...state.sync, screen: { kind: 'sent', sent: { ...sent, ...change } } },
    }));
  };
  for (let look = 0; look < LOOKS && shown()?.version === first?.version && first !== null; look++) {
    const people = await api.people();
    if (people.ok) tell({ people: people.value, peopleProblem: null });
    else tell({ peopleProblem: people.fault });
    if (!people.ok || !people.value.some(({ state }) => state === 'sought')) return;
    await pause(EVERY);
  }
}
