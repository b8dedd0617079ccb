import type { PaneActions } from './actions.ts';
import { DRAW_LISTS } from './state/list-state.ts';

/** Names of the ribbon's functions, as `manifest.xml` calls them. */
export const RIBBON_FUNCTIONS = ['checkLists', 'runTrial', 'writeResult'] as const;
type RibbonFunction = (typeof RIBBON_FUNCTIONS)[number];

/** The part of Office.js that the ribbon needs. */
export interface RibbonHost {
  readonly associate: (name: string, run: (event: { completed: () => void }) => void) => void;
  readonly showPane: () => Promise<void>;
}

/** Ties the ribbon's buttons to what the pane does; one runtime serves both, so the pane shows what comes of it. */
export function connectRibbon(host: RibbonHost, actions: PaneActions): void {
  const functions: Readonly<Record<RibbonFunction, () => Promise<void>>> = {
    checkLists: async () => {
      actions.goTo('lists');
      for (const kind of DRAW_LISTS) await actions.lists.reread(kind);
      await actions.lists.setMarking(true);
    },
    runTrial: async () => {
      actions.goTo('plan');
      await actions.trial.run();
    },
    writeResult: async () => {
      actions.goTo('result');
      await actions.draw.writeResult();
    },
  };
  for (const name of RIBBON_FUNCTIONS) {
    host.associate(name, (event) => {
      void host
        .showPane()
        .then(functions[name])
        .finally(() => {
          event.completed();
        });
    });
  }
}
