/** Looks at most so often, with a breath between: about twenty seconds, so that a fault fails and doesn't hang. */
const MOST_LOOKS = 4_000;
const BREATH_MS = 5;

/** Waits for something that happens behind a connection or a disk. @throws Error when it never comes. */
export async function until(met: () => Promise<boolean> | boolean): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    if (await met()) return;
    await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
  }
  throw new Error('what was waited for did not happen');
}
