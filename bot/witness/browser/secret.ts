import { commitment } from '../../../core/draw/seed.ts';
import { concatBytes } from '../../../core/encoding/bytes.ts';
import { hex32, isHex32 } from '../../../core/encoding/hex.ts';
import { sha256 } from '../../../core/encoding/sha256.ts';
import type { Hex32 } from '../../../core/model/ids.ts';
import type { WitnessView } from '../../../core/wire/witness.ts';

/** Begins the one line of a saved value. */
const BACKUP_MARK = '双随机抽查见证值';

/**
 * A new value from this browser's generator. What the witness typed is mixed in, so that neither the generator nor the
 * person alone decides it.
 */
export function newValue(typed: string): Hex32 {
  const random = crypto.getRandomValues(new Uint8Array(32));
  return hex32(sha256(concatBytes(random, new TextEncoder().encode(typed))));
}

/** Whether a value is the one that was committed to. */
export const opens = (value: Hex32, view: WitnessView): boolean =>
  view.commitment === commitment(value, view.sealHash, view.department);

/** What goes to the office now; the value itself goes later. */
export const commitmentFor = (value: Hex32, view: WitnessView): Hex32 =>
  commitment(value, view.sealHash, view.department);

const keyOf = (view: WitnessView): string => `ssj-witness/${view.sealHash}/${view.department}`;

/** Keeps the value in this browser. False where the browser keeps nothing (a private window, a full disk). */
export function keep(view: WitnessView, value: Hex32): boolean {
  try {
    localStorage.setItem(keyOf(view), value);
    return localStorage.getItem(keyOf(view)) === value;
  } catch {
    return false;
  }
}

/** The value kept in this browser, or null. */
export function kept(view: WitnessView): Hex32 | null {
  try {
    return read(localStorage.getItem(keyOf(view)) ?? '');
  } catch {
    return null;
  }
}

/** The text of the file in which a value is saved. */
export const backupText = (view: WitnessView, value: Hex32): string =>
  `${BACKUP_MARK} ${view.draw} ${view.departmentName}\r\n${value}\r\n公开之前请勿给任何人看。\r\n`;

/** The value in a saved file, or null. */
export function valueInBackup(text: string): Hex32 | null {
  const line = text.split(/\r?\n/).find((each) => read(each.trim()) !== null);
  return line === undefined ? null : read(line.trim());
}

function read(text: string): Hex32 | null {
  return isHex32(text) ? text : null;
}
