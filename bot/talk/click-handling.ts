import { resultStage } from '../../core/journal/lifecycle.ts';
import { personOf } from '../../core/journal/queries.ts';
import type { PersonState } from '../../core/journal/state.ts';
import type { DrawNumber } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { AssignmentLook } from '../cards/assignment.ts';
import { assignmentCard, FIRST_LOOK } from '../cards/assignment.ts';
import {
  CONTRIBUTION_FIELD,
  readClick,
  RECUSAL_NOTE_FIELD,
  RECUSAL_REASON_FIELD,
  RESULT_ENTITY_FIELD,
  RESULT_FIELD,
  RESULT_NOTE_FIELD,
  REVIEW_NOTE_FIELD,
  type Click,
} from '../cards/clicks.ts';
import { entityMark } from '../cards/result-form.ts';
import { RESULT_WORDS } from '../cards/result-words.ts';
import { teamGroupCard } from '../cards/team-group.ts';
import type { CardClick, ClickAnswer } from '../gateway/events.ts';
import type { OfficeFault } from '../office/faults.ts';
import { groupsLost } from '../outbox/lost-groups.ts';
import {
  assignmentCardKey,
  contributionCardKey,
  publicationKey,
  reviewKey,
  teamCardKey,
  undeliveredKey,
} from '../outbox/message-keys.ts';
import { withReceipt } from '../outbox/presented.ts';
import { taskView, teamView } from '../outbox/views.ts';
import { faultSentence } from './fault-words.ts';
import type { TalkParts } from './parts.ts';
import { answerDeclaration } from './declaring.ts';
import { reasonOf } from './reasons.ts';
import { publishAll, resendFailed } from './publishing.ts';
import { replyTo, taskCard } from './replies.ts';
import {
  returnForm,
  showReview,
  toast,
  turnReview,
  turnUndelivered,
  witnessLink,
  type SendPrivately,
} from './showing.ts';

/** Carries out a click and says what to show. The office decides whether the clicker may; a refusal is an answer, too. */
export async function answerClick(parts: TalkParts, click: CardClick, send: SendPrivately): Promise<ClickAnswer> {
  const person = personOf(parts.journal.state(), click.from);
  if (person === undefined) return { toast: toast('error', faultSentence({ code: 'person-unknown' })) };
  const wanted = readClick(click.value);
  if (wanted === null) return { toast: toast('warning', '这个按钮已失效，请发送“我的任务”重新打开') };
  const draw = 'draw' in wanted ? { draw: wanted.draw } : {};
  parts.log.info({ event: 'click', do: wanted.do, person: person.id, ...draw }, '卡片操作');
  switch (wanted.do) {
    case 'say':
      send(click.from, click.eventId, await replyTo(parts, click.from, { kind: wanted.command }));
      return { toast: toast('info', '已发送，请看下方消息') };
    case 'declare-leave':
    case 'withdraw-leave':
    case 'declare-conflict':
    case 'withdraw-conflict':
      return answerDeclaration(parts, click, person, wanted);
    case 'witness-link':
      return witnessLink(parts, click, person, wanted.draw);
    case 'show-task':
      return showTask(parts, click, person, wanted, send);
    case 'show-review':
      return showReview(parts, click, person, wanted, send);
    case 'review-page':
      return turnReview(parts, person, wanted);
    case 'return-form':
      return returnForm(parts, person, wanted);
    case 'undelivered-page':
      return turnUndelivered(parts, click, person, wanted, send);
    case 'recusal-form':
    case 'result-form':
    case 'back':
    case 'task-page':
    case 'result-page':
    case 'group-page':
      return look(parts, person, wanted);
    default:
      return act(parts, click, person, wanted);
  }
}

type Act = Extract<
  Click,
  {
    readonly do:
      | 'accept'
      | 'ask-recusal'
      | 'file-result'
      | 'approve-recusal'
      | 'refuse-recusal'
      | 'accept-result'
      | 'return-result'
      | 'publish-results'
      | 'resend-failed'
      | 'contribute'
      | 'remind-all';
  }
>;

/** A click that changes something: the answer carries the clicked card as it is afterwards. */
async function act(parts: TalkParts, click: CardClick, person: PersonState, wanted: Act): Promise<ClickAnswer> {
  const { outbox } = parts;
  const clicked = outbox.keyOf(click.messageId);
  if (clicked !== null) outbox.hold(clicked);
  const done = await perform(parts, click, person, wanted);
  const said = done.ok ? toast('success', done.value) : toast('warning', faultSentence(done.fault));
  // a button on a card that is planned no more is answered with the card that took its place
  const shown = (clicked === null ? null : outbox.card(clicked)) ?? outbox.card(naturalKey(wanted, person));
  if (clicked !== null) outbox.release(clicked, shown?.version ?? null);
  return shown === null ? { toast: said } : { toast: said, card: shown.card };
}

async function perform(
  parts: TalkParts,
  click: CardClick,
  person: PersonState,
  wanted: Act,
): Promise<Result<string, OfficeFault>> {
  const { office } = parts;
  switch (wanted.do) {
    case 'accept':
      return said(await office.acceptAssignment(person.id, { ...placeOf(wanted), person: person.id }), '已接受任务');
    case 'ask-recusal': {
      const note = click.form[RECUSAL_NOTE_FIELD] ?? '';
      const reason = reasonOf(click.form[RECUSAL_REASON_FIELD]);
      const place = { ...placeOf(wanted), person: person.id };
      return said(await office.requestRecusal(person.id, place, reason, note), '已提交回避申请');
    }
    case 'approve-recusal':
    case 'refuse-recusal': {
      const approved = wanted.do === 'approve-recusal';
      const place = { ...placeOf(wanted), person: wanted.person };
      return said(
        await office.decideRecusal(person.id, place, approved),
        approved ? '已同意，正在重新匹配' : '已答复：不同意',
      );
    }
    case 'file-result': {
      const entity = markedEntity(parts, wanted, click.form[RESULT_ENTITY_FIELD]);
      if (entity === undefined) return fail({ code: 'not-found' });
      const found = { result: resultOf(click.form[RESULT_FIELD]), note: click.form[RESULT_NOTE_FIELD] ?? '' };
      return said(await office.fileResult(person.id, { draw: wanted.draw, entity: entity.id }, found), '已填报');
    }
    case 'accept-result':
    case 'return-result': {
      const entity = markedEntity(parts, wanted, wanted.entity);
      if (entity === undefined) return fail({ code: 'not-found' });
      const accepted = wanted.do === 'accept-result';
      // a button left on an older card must not undo what was decided since
      const stage = resultStage(parts.journal.state().draws.get(wanted.draw)?.results.get(entity.id));
      if (stage !== 'filed') {
        return fail({ code: 'illegal-result', state: stage, wanted: accepted ? 'accept' : 'return' });
      }
      const place = { draw: wanted.draw, entity: entity.id };
      if (accepted) return said(await office.reviewResult(person.id, place, { accepted }), '已通过');
      const reason = click.form[REVIEW_NOTE_FIELD] ?? '';
      return said(await office.reviewResult(person.id, place, { accepted, reason }), '已退回，将通知填报人');
    }
    case 'publish-results':
      return publishAll(parts, person, wanted.draw);
    case 'resend-failed':
      return resendFailed(parts, person, wanted.draw);
    case 'contribute': {
      const text = (click.form[CONTRIBUTION_FIELD] ?? '').trim();
      return said(await office.contribute(person.id, wanted.draw, { kind: 'type', text }), '已提交，不能更改');
    }
    case 'remind-all': {
      const asked = await office.askReminders(person.id, wanted.draw);
      if (!asked.ok) return asked;
      const { reminded } = asked.value;
      return ok(reminded === 0 ? '所有人员都已答复' : `已提醒 ${reminded} 位人员`);
    }
  }
}

function markedEntity(
  { journal }: TalkParts,
  { draw, team: number }: { readonly draw: DrawNumber; readonly team: number },
  mark: string | undefined,
) {
  const teams = journal.state().draws.get(draw)?.outcome?.teams;
  const team = teams?.find((each) => each.number === number);
  return team?.entities.find(({ id }) => entityMark(id) === mark);
}

const said = (result: Result<null, OfficeFault>, words: string): Result<string, OfficeFault> =>
  result.ok ? ok(words) : result;

const placeOf = ({ draw, team }: { readonly draw: Act['draw']; readonly team: number }) => ({ draw, team });

/** Only the words of the list are taken; without them the office says that something is missing. */
const resultOf = (value: string | undefined): string => RESULT_WORDS.find((words) => words === value) ?? '';

/** The card that a button of ours stands on, when the message itself is not known (a copy, or not yet written down). */
function naturalKey(wanted: Act, person: PersonState): string {
  switch (wanted.do) {
    case 'accept':
    case 'ask-recusal':
    case 'file-result':
      return assignmentCardKey(wanted.draw, wanted.team, person.id);
    case 'contribute':
      return contributionCardKey(wanted.draw, wanted.department);
    case 'accept-result':
    case 'return-result':
      return reviewKey(wanted.draw, wanted.team, person.id);
    case 'publish-results':
      return publicationKey(wanted.draw, person.id);
    case 'resend-failed':
      return undeliveredKey(wanted.draw, person.id);
    case 'approve-recusal':
    case 'refuse-recusal':
    case 'remind-all':
      return '';
  }
}

type Look = Extract<
  Click,
  { readonly do: 'recusal-form' | 'result-form' | 'back' | 'task-page' | 'result-page' | 'group-page' }
>;

/** A click that only turns the card over: nothing is written. */
function look(parts: TalkParts, person: PersonState, wanted: Look): ClickAnswer {
  const draw = parts.journal.state().draws.get(wanted.draw);
  const team = draw === undefined ? null : teamView(draw, wanted.team);
  const member = draw?.assignments.has(`${String(wanted.team).padStart(6, '0')}/${person.id}`) ?? false;
  if (draw === undefined || team === null || !member)
    return { toast: toast('warning', faultSentence({ code: 'not-found' })) };
  const task = taskView(draw, parts.messages);
  if (wanted.do === 'group-page') {
    const nth = groupsLost(draw, wanted.team) + 1;
    const card = withReceipt(teamGroupCard(task, team, wanted.page), teamCardKey(wanted.draw, wanted.team, nth));
    return { toast: toast('info', `第 ${wanted.page} 部分`), card };
  }
  const key = assignmentCardKey(wanted.draw, wanted.team, person.id);
  const card = withReceipt(assignmentCard(task, team, person.id, lookOf(wanted)), key);
  return { toast: toast('info', LOOK_WORDS[wanted.do]), card };
}

const LOOK_WORDS: Readonly<Record<Exclude<Look['do'], 'group-page'>, string>> = {
  'recusal-form': '请填写回避理由',
  'result-form': '请选择检查对象和结果',
  back: '已返回',
  'task-page': '已翻页',
  'result-page': '已翻页',
};

function lookOf(wanted: Exclude<Look, { readonly do: 'group-page' }>): AssignmentLook {
  switch (wanted.do) {
    case 'recusal-form':
      return { kind: 'recusal-form' };
    case 'result-form':
      return { kind: 'result-form', page: 1 };
    case 'result-page':
      return { kind: 'result-form', page: wanted.page };
    case 'task-page':
      return { kind: 'task', page: wanted.page };
    case 'back':
      return FIRST_LOOK;
  }
}

function showTask(
  parts: TalkParts,
  click: CardClick,
  person: PersonState,
  { draw, team }: Extract<Click, { readonly do: 'show-task' }>,
  send: SendPrivately,
): ClickAnswer {
  const card = taskCard(parts, parts.journal.state(), person, draw, team);
  if (card === null) return { toast: toast('warning', faultSentence({ code: 'not-found' })) };
  send(click.from, click.eventId, card);
  return { toast: toast('info', '已发送，请看下方消息') };
}
