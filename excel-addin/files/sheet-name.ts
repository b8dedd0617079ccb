import { MAX_SHEET_NAME_LENGTH } from './file-bounds.ts';

/** Sheet name for a text file: the file's name without folder and extension, within what Excel allows. */
export function sheetNameOf(fileName: string): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? '';
  return legalSheetName(base.replace(/\.[^.]*$/, ''));
}

/** Name within Excel's rules for sheets: no `: \ / ? * [ ]`, no apostrophe at either end, 31 characters, not empty. */
export function legalSheetName(name: string): string {
  const legal = name
    .replace(/[\p{Cc}:\\/?*[\]]/gu, ' ')
    .trim()
    .replace(/^'+|'+$/g, '')
    .slice(0, MAX_SHEET_NAME_LENGTH)
    .trim();
  return legal === '' ? 'Sheet1' : legal;
}
