import type { Json } from '../json.ts';

/**
 * Why Feishu refuses a card. `code` is the answer's code (230099, or 230025 for length); `subcode` is the one told as
 * `ErrCode` in its message; `path` says where, in Feishu's own way: `ROOT -> body -> elements -> [0](tag: markdown)`.
 */
export interface CardFault {
  readonly code: 230099 | 230025;
  readonly subcode: number;
  readonly path: string;
  readonly message: string;
}

/** Subcodes of 230099 that Feishu documents for "send message". */
export const SUBCODE = {
  invalidPerson: 100290,
  limit: 11310,
  badJson: 200621,
  badChart: 200550,
  unsupportedTag: 200861,
  badRows: 200914,
  undeclaredColumn: 200915,
} as const;

/** Most faults collected from one card: enough to mend it, bounded for a hostile one. */
const MOST_FAULTS = 50;

/** Collects the faults of one card. */
export class CardReport {
  readonly faults: CardFault[] = [];

  add(subcode: number, path: string, message: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ code: 230099, subcode, path, message });
  }

  /** A value that is not of the form the documentation gives. */
  wrong(path: string, expected: string, value: Json | undefined): void {
    this.add(SUBCODE.badJson, path, `expected ${expected}, got ${shown(value)}`);
  }
}

/** A value as a message shows it, shortened. */
function shown(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
