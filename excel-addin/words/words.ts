import { chinese, type Words } from './chinese.ts';
import { english } from './en/english.ts';

/** Everything that the pane says, in the language chosen at the start. Read where it is shown, never at import. */
export let words: Words = chinese;

/**
 * Chooses the language, before anything is shown. `displayLanguage` is a BCP 47 tag, as `Office.context` tells it;
 * English is for those who set Excel to English, Chinese for everybody else.
 */
export function speak(displayLanguage: string): void {
  words = /^en(?:-|$)/i.test(displayLanguage) ? english : chinese;
}
