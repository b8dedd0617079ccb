import { addDays, chinaDate } from '../../core/calendar/civil-date.ts';
import type { Activity } from '../../core/journal/activity.ts';
import { type DeclarationActivity, declarationOf } from '../../core/journal/fold-declarations.ts';
import type { DeclarationState, OfficeState } from '../../core/journal/state.ts';
import type { InspectorId, IsoDate } from '../../core/model/ids.ts';
import type { Leave } from '../../core/model/inspector.ts';
import { checkUscc } from '../../core/model/uscc.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import {
  type DeclaredConflict,
  firmKey,
  MAX_DECLARED_CONFLICTS,
  MAX_DECLARED_FIRM,
  MAX_DECLARED_LEAVES,
} from '../../core/roster/declarations.ts';
import { authorise } from './authorise.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';
import { endedLeaveRequests, leaveRequests } from './leave-requests.ts';
import { freshSalt } from './salts.ts';
import { requiredText } from './text.ts';

/** Longest leave that is taken at its word; a longer one is a slip of the year. */
const LONGEST_LEAVE_DAYS = 366;

/**
 * Registers leave for draws to come, and asks for the places held already that it bars to be given to somebody else. The
 * same again changes nothing.
 */
export function declareLeave(parts: OfficeParts, actor: InspectorId, leave: Leave): Promise<Result<null, OfficeFault>> {
  return declare(
    parts,
    actor,
    (known, today) => {
      if (leave.to < leave.from) return fail({ code: 'leave-refused', cause: 'reversed' });
      if (leave.to < today) return fail({ code: 'leave-refused', cause: 'over' });
      const longest = addDays(leave.from, LONGEST_LEAVE_DAYS - 1);
      if (longest === null || leave.to > longest) return fail({ code: 'leave-refused', cause: 'too-long' });
      if (known.leave.some(sameLeave(leave))) return ok(null);
      if (known.leave.filter(({ to }) => to >= today).length >= MAX_DECLARED_LEAVES) {
        return fail({ code: 'leave-refused', cause: 'too-many' });
      }
      return ok({ type: 'LeaveDeclared', person: actor, leave });
    },
    (state, today) => {
      const all = [...declarationOf(state, actor).leave, leave];
      return leaveRequests(state, actor, { leave: all, added: leave }, today, () => freshSalt(parts));
    },
  );
}

/** Takes leave back, and what it asked for where nobody has decided yet; what was sealed with it stays as it is. */
export function withdrawLeave(
  parts: OfficeParts,
  actor: InspectorId,
  leave: Leave,
): Promise<Result<null, OfficeFault>> {
  const isIt = sameLeave(leave);
  return declare(
    parts,
    actor,
    ({ leave: known }) => ok(known.some(isIt) ? { type: 'LeaveWithdrawn', person: actor, leave } : null),
    (state) => {
      const left = declarationOf(state, actor).leave.filter((one) => !isIt(one));
      return endedLeaveRequests(state, actor, left, () => freshSalt(parts));
    },
  );
}

/** Registers a firm that the officer must keep away from, for draws to come (行政处罚法 §43). */
export async function declareConflict(
  parts: OfficeParts,
  actor: InspectorId,
  { firm: named, reason }: DeclaredConflict,
): Promise<Result<null, OfficeFault>> {
  const read = requiredText('firm', named, MAX_DECLARED_FIRM);
  if (!read.ok) return read;
  const firm = read.value;
  const key = firmKey(firm);
  if (key === '') return fail({ code: 'text-refused', field: 'firm', cause: 'empty' });
  // a code with a slip in it would stand there for ever and bar nothing
  if (LOOKS_LIKE_CODE.test(key) && !checkUscc(key).ok) return fail({ code: 'firm-code-wrong' });
  return declare(parts, actor, ({ conflicts }) => {
    const same = conflicts.find((known) => firmKey(known.firm) === key);
    if (same?.reason === reason) return ok(null);
    if (same === undefined && conflicts.length >= MAX_DECLARED_CONFLICTS) {
      return fail({ code: 'too-many-conflicts', limit: MAX_DECLARED_CONFLICTS });
    }
    return ok({ type: 'ConflictDeclared', person: actor, conflict: { firm, reason } });
  });
}

/** Takes a firm back. */
export function withdrawConflict(
  parts: OfficeParts,
  actor: InspectorId,
  firm: string,
): Promise<Result<null, OfficeFault>> {
  const key = firmKey(firm);
  return declare(parts, actor, ({ conflicts }) =>
    ok(
      conflicts.some((known) => firmKey(known.firm) === key)
        ? { type: 'ConflictWithdrawn', person: actor, firm }
        : null,
    ),
  );
}

const LOOKS_LIKE_CODE = /^[0-9A-Z]{18}$/;

const sameLeave =
  (leave: Leave) =>
  (other: Leave): boolean =>
    other.from === leave.from && other.to === leave.to;

type WithoutSalt<T> = T extends unknown ? Omit<T, 'salt'> : never;
type Unsalted = WithoutSalt<DeclarationActivity>;

/** Decides on what the person has declared so far; null writes nothing, and has no consequences. */
async function declare(
  parts: OfficeParts,
  actor: InspectorId,
  decide: (known: DeclarationState, today: IsoDate) => Result<Unsalted | null, OfficeFault>,
  consequences: (before: OfficeState, today: IsoDate) => readonly Activity[] = () => [],
): Promise<Result<null, OfficeFault>> {
  const now = parts.clock.now();
  const salt = freshSalt(parts);
  const today = chinaDate(now);
  const written = await parts.journal.transact<null, OfficeFault>(now, (state) => {
    const allowed = authorise(state, actor, 'declare', { person: actor });
    if (!allowed.ok) return allowed;
    const decided = decide(declarationOf(state, actor), today);
    if (!decided.ok) return decided;
    if (decided.value === null) return ok({ activities: [], answer: null });
    return ok({ activities: [{ ...decided.value, salt }, ...consequences(state, today)], answer: null });
  });
  return written.ok ? ok(null) : written;
}
