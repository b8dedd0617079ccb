import { xmlOfCellText } from './xml-text.ts';

/** Collects the texts of all cells while they are written, each once; the shared strings part is written last. */
export class StringTable {
  readonly #indexes = new Map<string, number>();
  #uses = 0;

  /** Index of a text. */
  indexOf(text: string): number {
    this.#uses++;
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    const index = this.#indexes.size;
    this.#indexes.set(text, index);
    return index;
  }

  /** The shared strings part (ECMA-376 part 1, 18.4.9), piece by piece. */
  *toXml(): Generator<string> {
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
    yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ';
    yield `count="${this.#uses}" uniqueCount="${this.#indexes.size}">`;
    for (const text of this.#indexes.keys()) {
      const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
      yield `<si><t${space}>${xmlOfCellText(text)}</t></si>`;
    }
    yield '</sst>';
  }
}
