import { describe, expect, test } from '@jest/globals';
import type { PaneActions } from '../../../excel-addin/taskpane/actions.ts';
import { connectRibbon, RIBBON_FUNCTIONS, SHORTCUT_ACTIONS } from '../../../excel-addin/taskpane/ribbon.ts';
import { shownStep } from '../../../excel-addin/taskpane/view/reachable-steps.ts';

type Run = (event?: { completed: () => void }) => Promise<void>;

/** Actions that only write down what was asked of them. */
function recordingActions(asked: string[]): PaneActions {
  const recorder = (path: string): unknown =>
    new Proxy(() => undefined, {
      get: (_target, name) => recorder(`${path}${path === '' ? '' : '.'}${String(name)}`),
      apply: (_target, _this, given) => {
        asked.push(`${path}(${given.map(String).join()})`);
        return Promise.resolve();
      },
    });
  return recorder('') as PaneActions; // whatever is called of it answers
}

const WANTED: Readonly<Record<(typeof SHORTCUT_ACTIONS)[number], readonly string[]>> = {
  openPane: [],
  checkLists: [
    ...['goTo(lists)', 'lists.reread(items)', 'lists.reread(entities)', 'lists.reread(inspectors)'],
    'lists.setMarking(true)',
  ],
  runTrial: ['goTo(plan)', 'trial.run()'],
  openSeal: ['goTo(seal)'],
  writeResult: ['goTo(result)', 'draw.writeResult()'],
  writeCheckSheet: ['goTo(result)', 'sheets.write(check)'],
};

describe('the ribbon', () => {
  const asked: string[] = [];
  const known = new Map<string, Run>();
  connectRibbon(
    {
      associate: (name, run) => known.set(name, run),
      showPane: () => {
        asked.push('show');
        return Promise.resolve();
      },
    },
    recordingActions(asked),
  );

  test.each(SHORTCUT_ACTIONS)('%s shows the pane and does its work, from a key', async (name) => {
    asked.length = 0;
    await known.get(name)?.();
    expect(asked).toEqual(['show', ...WANTED[name]]);
  });

  test.each(RIBBON_FUNCTIONS)('%s tells Excel when it has ended, from a button', async (name) => {
    asked.length = 0;
    await known.get(name)?.({ completed: () => asked.push('completed') });
    expect(asked).toEqual(['show', ...WANTED[name], 'completed']);
  });
});

describe('the step that is shown', () => {
  test('is the wanted one, or the last before it that may be shown', () => {
    expect(shownStep('result', new Set(['lists', 'plan', 'seal', 'result']))).toBe('result');
    expect(shownStep('result', new Set(['lists', 'plan']))).toBe('plan');
    expect(shownStep('seal', new Set(['lists']))).toBe('lists');
    expect(shownStep('lists', new Set(['lists', 'plan']))).toBe('lists');
  });
});
