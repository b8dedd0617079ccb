import { may, mayEver } from '../../core/access/permissions.ts';
import { personOf } from '../../core/journal/queries.ts';
import type { DrawState, OfficeState, PersonState } from '../../core/journal/state.ts';
import { assignmentAt } from '../../core/journal/queries.ts';
import { assignmentCard, FIRST_LOOK } from '../cards/assignment.ts';
import type { Card } from '../cards/card.ts';
import { menuCard, noticeCard } from '../cards/menu.ts';
import { pairingCard } from '../cards/pairing.ts';
import { ownTasksCard, progressCard, statisticsCard } from '../cards/progress.ts';
import { assignmentCardKey } from '../outbox/message-keys.ts';
import { taskView, teamView } from '../outbox/views.ts';
import { matchesNumber, type Command } from './commands.ts';
import { conflictReply, declareLeaveReply, leaveReply } from './declaring.ts';
import { faultSentence } from './fault-words.ts';
import { peopleReply } from './people-report.ts';
import { nowOf, type TalkParts } from './parts.ts';
import { countsOfYear, ownTasks, progressOf, readableDraws, tasksForToday } from '../outbox/surveys.ts';

/** Answers a command with a card. The card is for the asker's eyes: it goes to the private chat. */
export async function replyTo(parts: TalkParts, openId: string, command: Command): Promise<Card> {
  const state = parts.journal.state();
  const person = personOf(state, openId);
  if (person === undefined) return menuCard(null);
  const now = nowOf(parts);
  switch (command.kind) {
    case 'tasks':
      return ownTasksCard('我的任务', ownTasks(state, person, now), '您手上没有抽查任务。');
    case 'today':
      return ownTasksCard('今天的任务', tasksForToday(state, person, now), '今天没有要办的抽查任务。');
    case 'task':
      return taskReply(parts, state, person, command.number);
    case 'progress':
      return progressReply(parts, state, person);
    case 'overdue':
      return overdueReply(parts, state, person);
    case 'people':
      return peopleReply(state, person, parts.contacts);
    case 'statistics':
      return statisticsReply(parts, state, person);
    case 'remind':
      return remindReply(parts, state, person, command.number);
    case 'resend':
      return resendReply(parts, state, person, command.number);
    case 'pair':
      return pairReply(parts, person);
    case 'unpair':
      return unpairReply(parts, person);
    case 'leave':
      return leaveReply(parts, person);
    case 'declare-leave':
      return declareLeaveReply(parts, person, command.written);
    case 'recusal':
      return conflictReply(parts, person);
    case 'declare-conflict':
      return conflictReply(parts, person, command.written);
    case 'greeting':
    case 'help':
      return menuCard(person);
    case 'unknown':
      return menuCard(person, '没有听懂。您可以按下面的按钮，或发送这些词：');
  }
}

async function pairReply(parts: TalkParts, person: PersonState): Promise<Card> {
  const issued = await parts.office.issuePairingCode(person.id);
  if (issued.ok) return pairingCard(issued.value.code, issued.value.expiresAt);
  return noticeCard('配对', faultSentence(issued.fault));
}

async function unpairReply(parts: TalkParts, person: PersonState): Promise<Card> {
  const ended = await parts.office.revokeSessionsOf(person.id);
  return noticeCard(
    '解绑',
    ended === 0 ? '您没有已配对的 Excel。' : `已断开 ${ended} 处 Excel 的连接，再用时请重新配对。`,
  );
}

function taskReply(parts: TalkParts, state: OfficeState, person: PersonState, written: string): Card {
  const own = ownTasks(state, person, nowOf(parts)).find(({ draw }) => matchesNumber(written, draw));
  if (own !== undefined) {
    const card = taskCard(parts, state, person, own.draw, own.team);
    if (card !== null) return card;
  }
  const draw = findDraw(readableDraws(state, person), written);
  if (draw === undefined)
    return noticeCard('任务', '没有找到这个编号的任务，或它不归您办理。发送“我的任务”可看到编号。');
  return progressCard('任务进度', [progressOf(state, draw, person, nowOf(parts))], '');
}

/** The task's card as the person has it, to be sent again. */
export function taskCard(
  parts: TalkParts,
  state: OfficeState,
  person: PersonState,
  number: DrawState['number'],
  team: number,
): Card | null {
  const draw = state.draws.get(number);
  if (draw === undefined || assignmentAt(draw, team, person.id) === undefined) return null;
  const planned = parts.outbox.card(assignmentCardKey(number, team, person.id));
  if (planned !== null) return planned.card;
  const view = teamView(draw, team);
  return view === null ? null : assignmentCard(taskView(draw, parts.messages), view, person.id, FIRST_LOOK);
}

function progressReply(parts: TalkParts, state: OfficeState, person: PersonState): Card {
  const now = nowOf(parts);
  const draws = readableDraws(state, person).filter(({ phase }) => phase !== 'void');
  if (draws.length === 0) return ownTasksCard('我的任务进度', ownTasks(state, person, now), '您手上没有抽查任务。');
  return progressCard(
    '任务进度',
    draws.map((draw) => progressOf(state, draw, person, now)),
    '还没有抽查任务。',
  );
}

function overdueReply(parts: TalkParts, state: OfficeState, person: PersonState): Card {
  const now = nowOf(parts);
  if (person.role === 'inspector') {
    const own = ownTasks(state, person, now).filter(({ daysLeft }) => daysLeft < 0);
    return ownTasksCard('我的逾期任务', own, '您没有逾期的任务。');
  }
  const late = readableDraws(state, person)
    .map((draw) => progressOf(state, draw, person, now))
    .filter((progress) => progress.late.length > 0);
  return progressCard('逾期任务', late, '没有逾期的任务。');
}

function statisticsReply(parts: TalkParts, state: OfficeState, person: PersonState): Card {
  if (person.role === 'inspector') return progressReply(parts, state, person);
  const { year, ...counts } = countsOfYear(state, person, nowOf(parts));
  return statisticsCard(year, counts);
}

async function remindReply(parts: TalkParts, state: OfficeState, person: PersonState, written: string): Promise<Card> {
  if (!mayEver(person.role, 'remind'))
    return noticeCard('催办', faultSentence({ code: 'forbidden', role: person.role }));
  const draws = readableDraws(state, person).filter(({ phase }) => phase === 'drawn');
  const draw = written === '' && draws.length === 1 ? draws[0] : findDraw(draws, written);
  if (draw === undefined) return noticeCard('催办', '请写明任务编号，例如“催办 SZ-2026-0007”。发送“进度”可看到编号。');
  const asked = await parts.office.askReminders(person.id, draw.number);
  if (!asked.ok) return noticeCard('催办', faultSentence(asked.fault));
  const { reminded } = asked.value;
  return noticeCard(
    '催办',
    reminded === 0 ? '所有人员都已答复，不需要催办。' : `已提醒 ${reminded} 位还没有答复的人员。`,
  );
}

/** Sends again what could not be delivered, after somebody repaired the cause. */
async function resendReply(parts: TalkParts, state: OfficeState, person: PersonState, written: string): Promise<Card> {
  const draw = findDraw(readableDraws(state, person), written);
  if (draw === undefined) return noticeCard('补发', '请写明任务编号，例如“补发 SZ-2026-0007”。');
  const { lead, participants } = draw.seal.rules;
  if (!may(person, 'remind', { lead, participants }))
    return noticeCard('补发', faultSentence({ code: 'forbidden', role: person.role }));
  const again = await parts.outbox.sendFailedAgain(draw.number);
  return noticeCard(
    '补发',
    again === 0 ? '这项任务没有未送达的消息。' : `正在补发 ${again} 条未送达的消息，结果可发送“进度”查看。`,
  );
}

const findDraw = (draws: readonly DrawState[], written: string): DrawState | undefined =>
  written === '' ? undefined : draws.find(({ number }) => matchesNumber(written, number));
