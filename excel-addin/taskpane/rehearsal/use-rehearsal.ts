import { useEffect } from 'react';
import type { PlanOutlook } from '../plan/plan-outlook.ts';
import { usePane } from '../view/pane-context.tsx';

/** Milliseconds that a plan must stand still before it is rehearsed: a clerk who turns a control turns it further. */
const STANDING_STILL = 400;

/** Rehearses the plan whenever it is another one and could be sealed. */
export function useRehearsal(outlook: PlanOutlook): void {
  const { actions, services } = usePane();
  const { rules, preview, rehearsal } = outlook;
  const isKnown = rehearsal.subject !== null;
  useEffect(() => {
    if (rules === null || preview === null || isKnown) return undefined;
    let isCurrent = true;
    void services.pause(STANDING_STILL).then(() => {
      if (isCurrent) void actions.rehearsal.run({ rules, preview });
    });
    return () => {
      isCurrent = false;
    };
  }, [rules, preview, isKnown, actions, services]);
}
