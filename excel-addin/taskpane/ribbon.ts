import type { PaneActions } from './actions.ts';
import { DRAW_LISTS } from './state/list-state.ts';

/** Names of the ribbon's functions, as `manifest.xml` calls them. */
export const RIBBON_FUNCTIONS = ['checkLists', 'runTrial', 'openSeal', 'writeResult', 'writeCheckSheet'] as const;

/** Names of the actions behind keys, as `shortcuts.json` calls them: the ribbon's, and opening the pane. */
export const SHORTCUT_ACTIONS = ['openPane', ...RIBBON_FUNCTIONS] as const;
type Command = (typeof SHORTCUT_ACTIONS)[number];

/** The part of Office.js that the ribbon needs. */
export interface RibbonHost {
  /** A button hands over an event that wants to be completed; a key hands over nothing. */
  readonly associate: (name: string, run: (event?: { completed: () => void }) => Promise<void>) => void;
  readonly showPane: () => Promise<void>;
}

/**
 * Ties the ribbon's buttons and the keys to what the pane does; one runtime serves all, so the pane shows what comes of
 * it. A step that can't be shown yet leads to the one that is in the way.
 */
export function connectRibbon(host: RibbonHost, actions: PaneActions): void {
  const commands: Readonly<Record<Command, () => Promise<void>>> = {
    openPane: () => Promise.resolve(),
    checkLists: async () => {
      actions.goTo('lists');
      for (const kind of DRAW_LISTS) await actions.lists.reread(kind);
      await actions.lists.setMarking(true);
    },
    runTrial: async () => {
      actions.goTo('plan');
      await actions.trial.run();
    },
    openSeal: () => {
      actions.goTo('seal');
      return Promise.resolve();
    },
    writeResult: async () => {
      actions.goTo('result');
      await actions.draw.writeResult();
    },
    writeCheckSheet: async () => {
      actions.goTo('result');
      await actions.sheets.write('check');
    },
  };
  for (const name of SHORTCUT_ACTIONS) {
    host.associate(name, (event) =>
      host
        .showPane()
        .then(commands[name])
        .finally(() => {
          event?.completed();
        }),
    );
  }
}
