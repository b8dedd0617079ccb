import { purposeKey } from '../../core/draw/purpose-key.ts';
import { TicketMaker } from '../../core/draw/ticket.ts';
import type { Hex32 } from '../../core/model/ids.ts';
import { isHex32 } from '../../core/encoding/hex.ts';
import { isEntityId, normaliseText } from '../../core/model/normalise.ts';
import { fail, ok, type Result } from '../../core/result.ts';

import type { FunctionFault } from './refusal.ts';

/** What a cell hands to a function. */
export type CellInput = string | number | boolean | null | undefined;

/** Text of a cell: a code that is stored as a number is taken by its digits. */
const textOf = (cell: CellInput): string => normaliseText(String(cell ?? ''));

function keyOf(cell: CellInput): Result<Hex32, FunctionFault> {
  const key = textOf(cell).toLowerCase();
  return isHex32(key) ? ok(key) : fail({ code: 'key-malformed' });
}

/** The key from which all tickets of a draw are made, from its seed: SHA-256(`SSJ1\ndraw\n` seed `\n`). */
export function drawKey(seed: CellInput): Result<string, FunctionFault> {
  const known = keyOf(seed);
  return known.ok ? ok(purposeKey(known.value, 'draw')) : known;
}

/** Ticket of an entity: SHA-256(key ‖ id) in 64 digits (`docs/spec/draw-v1.md`, "Tickets"). */
export function ticket(key: CellInput, id: CellInput): Result<string, FunctionFault> {
  const known = keyOf(key);
  if (!known.ok) return known;
  const code = textOf(id);
  return isEntityId(code) ? ok(new TicketMaker(known.value).hex(code)) : fail({ code: 'id-malformed' });
}

type Cells = readonly (readonly CellInput[])[];

/**
 * Rank of an entity among others by ticket: 1 is drawn first. With strata, a list of the same size as the ids,
 * only those of the entity's own stratum count. Blank cells are no entities.
 */
export function rank(key: CellInput, id: CellInput, ids: Cells, strata: Cells | null): Result<number, FunctionFault> {
  const known = keyOf(key);
  if (!known.ok) return known;
  const own = textOf(id);
  const codes = ids.flat().map(codeOf);
  const layers = strata === null ? null : strata.flat().map((cell) => String(cell ?? ''));
  if (layers !== null && layers.length !== codes.length) return fail({ code: 'strata-do-not-fit' });
  const at = codes.indexOf(own);
  if (!isEntityId(own)) return fail({ code: 'id-malformed' });
  if (at < 0) return fail({ code: 'id-not-among' });
  const tickets = new TicketMaker(known.value);
  const mine = tickets.hex(own);
  let before = 0;
  for (const [index, code] of codes.entries()) {
    if (code === '' || code === own || layers?.[index] !== layers?.[at]) continue;
    // the order by id behind it would only matter if two ids had one SHA-256
    if (tickets.hex(code) < mine) before++;
  }
  return ok(before + 1);
}

/** Excel hands blank cells of a range over as 0, and no entity has that code. */
function codeOf(cell: CellInput): string {
  const text = cell === 0 ? '' : textOf(cell);
  return isEntityId(text) ? text : '';
}
