import type { Transcript } from './transcript.ts';

/**
 * The copy for the public: names and departments of officers stay open, as the law asks; district, certificates,
 * expertise, leave, conflicts and former employers are closed behind their salted hashes. What closes is said by
 * `opened: null`, so the copy verifies by the same steps, and an auditor can open it with the full transcript.
 */
export const publicCopy = (transcript: Transcript): Transcript => ({
  ...transcript,
  officers: transcript.officers.map((officer) => ({ ...officer, opened: null })),
});

/** Whether some officer's hidden part is closed. */
export const isRedacted = (transcript: Transcript): boolean =>
  transcript.officers.some(({ opened }) => opened === null);
