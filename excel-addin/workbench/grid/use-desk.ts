import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Desk, DeskState } from './desk.ts';

/** The desk of the page. */
export const DeskContext = createContext<Desk | undefined>(undefined);

/** The desk, for parts of the page that act. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('No desk around this part of the page');
  return desk;
}

/** What is on the desk; the part of the page draws anew whenever it changes. */
export function useDeskState(): DeskState {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => desk.state);
}
