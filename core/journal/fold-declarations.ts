import { chinaDate } from '../calendar/civil-date.ts';
import type { InspectorId, Instant, IsoDate } from '../model/ids.ts';
import type { Leave } from '../model/inspector.ts';
import { type Declaration, firmKey } from '../roster/declarations.ts';
import type { Activity } from './activity.ts';
import { IllegalActivity } from './illegal-activity.ts';
import type { DeclarationState, OfficeState } from './state.ts';

/** Activities about what people declare of themselves. */
export type DeclarationActivity = Extract<
  Activity,
  { readonly type: 'LeaveDeclared' | 'LeaveWithdrawn' | 'ConflictDeclared' | 'ConflictWithdrawn' }
>;

const NOTHING: DeclarationState = { leave: [], conflicts: [] };

/** The part of `fold` that knows declarations of leave and of conflicts. */
export function foldDeclaration(state: OfficeState, activity: DeclarationActivity, at: Instant): OfficeState {
  if (!state.people.has(activity.person)) {
    throw new IllegalActivity(activity.type, `unknown person ${activity.person}`);
  }
  const after = declared(declarationOf(state, activity.person), activity, chinaDate(at));
  const empty = after.leave.length === 0 && after.conflicts.length === 0;
  const declarations = empty
    ? state.declarations.delete(activity.person)
    : state.declarations.set(activity.person, after);
  return { ...state, declarations };
}

/** What a person has declared. */
export const declarationOf = (state: OfficeState, person: InspectorId): DeclarationState =>
  state.declarations.get(person) ?? NOTHING;

/** Everything declared that can matter on a day or later. */
export function declarationsFrom(state: OfficeState, day: IsoDate): readonly Declaration[] {
  return [...state.declarations].flatMap(([person, { leave, conflicts }]) => {
    const ahead = leave.filter(({ to }) => to >= day);
    return ahead.length === 0 && conflicts.length === 0 ? [] : [{ person, leave: ahead, conflicts }];
  });
}

function declared(before: DeclarationState, activity: DeclarationActivity, today: IsoDate): DeclarationState {
  const leave = before.leave.filter(({ to }) => to >= today);
  const { conflicts } = before;
  switch (activity.type) {
    case 'LeaveDeclared':
      return { leave: [...without(leave, activity.leave), activity.leave].sort(byFirstDay), conflicts };
    case 'LeaveWithdrawn':
      return { leave: without(leave, activity.leave), conflicts };
    case 'ConflictDeclared': {
      const key = firmKey(activity.conflict.firm);
      return { leave, conflicts: [...conflicts.filter(({ firm }) => firmKey(firm) !== key), activity.conflict] };
    }
    case 'ConflictWithdrawn': {
      const key = firmKey(activity.firm);
      return { leave, conflicts: conflicts.filter(({ firm }) => firmKey(firm) !== key) };
    }
  }
}

const without = (leave: readonly Leave[], gone: Leave): readonly Leave[] =>
  leave.filter(({ from, to }) => from !== gone.from || to !== gone.to);

const byFirstDay = (a: Leave, b: Leave): number =>
  a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1;
