import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type axeCore from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The levels that the screens hold: WCAG 2.2 AA, and axe's own best practices are not among them. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Where Fluent catches the focus to pass it on: never stopped at, and known to axe as a false alarm. */
const FOCUS_CATCHERS = '[data-tabster-dummy]';

/**
 * What axe-core finds against WCAG 2.2 AA in what a frame shows now: one line for each rule, with the places. Frames
 * within it are not looked into.
 */
export async function accessFaults(frame: Frame | Page, leaveOut: readonly string[] = []): Promise<readonly string[]> {
  await frame.evaluate(source);
  const results = await frame.evaluate(
    async ([rules, left]): Promise<AxeResults> => {
      const { axe } = window as unknown as { axe: typeof axeCore }; // defined by the line above
      return axe.run({ exclude: left.map((selector) => [selector]) }, { runOnly: rules, iframes: false });
    },
    [RULES, [...leaveOut, FOCUS_CATCHERS]] as const,
  );
  return results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`).join('; ')}`,
  );
}
