import { useEffect } from 'react';
import { usePolling } from '../seal/use-polling.ts';
import { usePane } from '../view/pane-context.tsx';

/** Milliseconds between two looks at what officers have declared. */
const POLL = 60_000;

/** Keeps what officers declared in chat up to date while the plan is looked at. */
export function useDeclarations(): void {
  const { actions } = usePane();
  useEffect(() => {
    void actions.plan.loadDeclarations();
  }, [actions]);
  usePolling(actions.plan.loadDeclarations, POLL);
}
