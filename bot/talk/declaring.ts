import { chinaDate } from '../../core/calendar/civil-date.ts';
import { declarationOf } from '../../core/journal/fold-declarations.ts';
import { asksForLeave } from '../../core/journal/fold-assignments.ts';
import { assignmentsOf, isVacant } from '../../core/journal/queries.ts';
import type { PersonState } from '../../core/journal/state.ts';
import type { IsoDate } from '../../core/model/ids.ts';
import type { Leave } from '../../core/model/inspector.ts';
import { isIsoDate } from '../../core/model/normalise.ts';
import type { Result } from '../../core/result.ts';
import type { Card } from '../cards/card.ts';
import {
  CONFLICT_FIELD,
  CONFLICT_FIRM_FIELD,
  LEAVE_FIELD,
  LEAVE_FROM_FIELD,
  LEAVE_TO_FIELD,
  RECUSAL_REASON_FIELD,
  type Click,
} from '../cards/clicks.ts';
import { conflictMark, conflictsCard } from '../cards/conflicts.ts';
import { leaveCard, leaveMark, spanWords, type LeaveView } from '../cards/leave.ts';
import type { CardClick, ClickAnswer } from '../gateway/events.ts';
import type { OfficeFault } from '../office/faults.ts';
import { faultSentence } from './fault-words.ts';
import { readLeave } from './leave-words.ts';
import { nowOf, type TalkParts } from './parts.ts';
import { reasonOf } from './reasons.ts';

/** Leave as it stands, with its form. */
export function leaveReply(parts: TalkParts, person: PersonState, notice?: string): Card {
  return leaveCard(leaveView(parts, person), notice);
}

/** Registers the leave that was written behind the command, or shows the form when it can't be read. */
export async function declareLeaveReply(parts: TalkParts, person: PersonState, written: string): Promise<Card> {
  const leave = readLeave(written, chinaDate(nowOf(parts)));
  if (leave === null) {
    return leaveReply(parts, person, '没有看懂请假的日期，请在下面选择，或发送例如“请假 12月1日至12月5日”。');
  }
  return leaveReply(parts, person, leaveNotice(await parts.office.declareLeave(person.id, leave), leave));
}

/** Firms as they stand, with the form; what was written behind the command stands in it already. */
export function conflictReply(parts: TalkParts, person: PersonState, prefilled = '', notice?: string): Card {
  return conflictsCard(declarationOf(parts.journal.state(), person.id).conflicts, prefilled, notice);
}

/** Clicks that send one of these forms. */
export type DeclaringClick = Extract<
  Click,
  { readonly do: 'declare-leave' | 'withdraw-leave' | 'declare-conflict' | 'withdraw-conflict' }
>;

/** Carries out a form of these cards; the card is shown as it is afterwards. */
export async function answerDeclaration(
  parts: TalkParts,
  click: CardClick,
  person: PersonState,
  wanted: DeclaringClick,
): Promise<ClickAnswer> {
  const done = await declared(parts, click, person, wanted);
  const text = done.ok ? done.value : faultSentence(done.fault);
  const ofLeave = wanted.do === 'declare-leave' || wanted.do === 'withdraw-leave';
  return {
    toast: { kind: done.ok ? 'success' : 'warning', text },
    card: ofLeave ? leaveReply(parts, person, text) : conflictReply(parts, person, '', text),
  };
}

async function declared(
  { office, journal }: TalkParts,
  { form }: CardClick,
  { id }: PersonState,
  wanted: DeclaringClick,
): Promise<Result<string, OfficeFault>> {
  const known = declarationOf(journal.state(), id);
  switch (wanted.do) {
    case 'declare-leave': {
      const from = dateOf(form[LEAVE_FROM_FIELD]);
      if (from === null) return { ok: false, fault: { code: 'text-refused', field: 'from', cause: 'empty' } };
      const leave = { from, to: dateOf(form[LEAVE_TO_FIELD]) ?? from };
      return said(await office.declareLeave(id, leave), `已登记请假：${spanWords(leave)}`);
    }
    case 'withdraw-leave': {
      const leave = known.leave.find((one) => leaveMark(one) === form[LEAVE_FIELD]);
      if (leave === undefined) return { ok: true, value: '这段请假已经撤销' };
      return said(await office.withdrawLeave(id, leave), `已撤销请假：${spanWords(leave)}`);
    }
    case 'declare-conflict': {
      const firm = form[CONFLICT_FIRM_FIELD] ?? '';
      const conflict = { firm, reason: reasonOf(form[RECUSAL_REASON_FIELD]) };
      return said(await office.declareConflict(id, conflict), '已登记回避单位');
    }
    case 'withdraw-conflict': {
      const conflict = known.conflicts.find((one) => conflictMark(one) === form[CONFLICT_FIELD]);
      if (conflict === undefined) return { ok: true, value: '这个单位已经撤销' };
      return said(await office.withdrawConflict(id, conflict.firm), '已撤销回避单位');
    }
  }
}

const said = (result: Result<null, OfficeFault>, words: string): Result<string, OfficeFault> =>
  result.ok ? { ok: true, value: words } : result;

const leaveNotice = (result: Result<null, OfficeFault>, leave: Leave): string =>
  result.ok ? `已登记请假：${spanWords(leave)}。` : faultSentence(result.fault);

/** Feishu gives a day with its zone: `2026-12-01 +0800`. */
function dateOf(value: string | undefined): IsoDate | null {
  const day = (value ?? '').slice(0, 10);
  return isIsoDate(day) ? day : null;
}

function leaveView(parts: TalkParts, { id }: PersonState): LeaveView {
  const state = parts.journal.state();
  const today = chinaDate(nowOf(parts));
  const leave = declarationOf(state, id).leave.filter(({ to }) => to >= today);
  const met = assignmentsOf(state, id).filter(({ draw, assignment }) => {
    const { inspectionFrom, inspectionUntil } = draw.seal.rules;
    const meets = leave.some(({ from, to }) => from <= inspectionUntil && to >= inspectionFrom);
    return meets && !isVacant(assignment.state);
  });
  const numbers = (asking: boolean): readonly string[] => [
    ...new Set(
      met.filter(({ assignment }) => asksForLeave(assignment.state) === asking).map(({ draw }) => draw.number),
    ),
  ];
  return { leave, asked: numbers(true), tasks: numbers(false) };
}
