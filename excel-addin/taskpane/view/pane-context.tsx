import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PaneActions } from '../actions.ts';
import type { Services } from '../services.ts';
import type { PaneState } from '../state/pane-state.ts';
import { departmentWords } from '../lists/places.ts';

/** What every part of the pane can reach. */
export interface Pane {
  readonly services: Services;
  readonly actions: PaneActions;
}

/** Set once by the root. */
export const PaneContext = createContext<Pane | null>(null);

/** Services and actions. */
export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (pane === null) throw new Error('the pane has no context');
  return pane;
}

/** A part of the state; re-renders when that part is another one. */
export function usePaneState<T>(part: (state: PaneState) => T): T {
  const { store } = usePane().services;
  return useSyncExternalStore(store.subscribe, () => part(store.get()));
}

/** Names of departments by code, for sentences. */
export function useDepartmentWords(): (code: string) => string {
  const places = usePaneState((state) => state.places);
  return (code) => departmentWords(places, code);
}
