import { fail, ok, type Result } from '../../core/result.ts';
import type { FileFault } from './file-fault.ts';
import { scanXml } from './xml-scanner.ts';
import { cellTextOf } from './xml-text.ts';

/** Collects the text of one string item or inline string: its runs joined, phonetic hints (`rPh`) left out. */
export class StringItem {
  #text = '';
  #inText = false;
  #phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.#phonetic++;
    else if (name === 't') this.#inText = this.#phonetic === 0;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic--;
    else if (name === 't') this.#inText = false;
  }

  text(raw: string, literal: boolean): void {
    if (this.#inText) this.#text += literal ? raw : cellTextOf(raw);
  }

  /** The text so far; the next item starts empty. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

/** Reads the shared strings part (ECMA-376 part 1, 18.4): rich text becomes plain text. */
export function readSharedStrings(xml: string): Result<readonly string[], FileFault> {
  const strings: string[] = [];
  const item = new StringItem();
  const sound = scanXml(xml, {
    open(name) {
      item.open(name);
    },
    close(name) {
      if (name === 'si') strings.push(item.take());
      else item.close(name);
    },
    text(raw, literal) {
      item.text(raw, literal);
    },
  });
  return sound ? ok(strings) : fail({ code: 'not-a-workbook', found: 'damaged' });
}
