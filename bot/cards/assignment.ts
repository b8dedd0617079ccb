import type { RequestReason } from '../../core/model/inspector.ts';
import type { InspectorId } from '../../core/model/ids.ts';
import type { AssignmentState, ReleaseCause } from '../../core/wire/api.ts';
import type { Card, CardElement, CardHeader } from './card.ts';
import { clickValue } from './clicks.ts';
import { dayAndTime, dayRange, shortDay } from './dates.ts';
import { buttonRow, callbackButton, card, figures, footnote, header, linkButton, paragraph, rule } from './elements.ts';
import { inspectionGuide } from './inspection-guide.ts';
import { recusalForm } from './recusal-form.ts';
import { resultForm } from './result-form.ts';
import { REQUEST_WORDS, requestName } from './recusal-words.ts';
import { safeMarkdown, safeText } from './safe-text.ts';
import { isOpenResult, type TaskView, type TeamView } from './task.ts';
import { visitList } from './visit-list.ts';

/** How the reader looks at the card at this moment; not part of the office's state. */
export type AssignmentLook =
  { readonly kind: 'task' | 'result-form'; readonly page: number } | { readonly kind: 'recusal-form' };

/** The look of a card that is sent or updated by us. */
export const FIRST_LOOK: AssignmentLook = { kind: 'task', page: 1 };

/**
 * One officer's task: when, how many firms, who leads; the firms; what to check; and what to do now.
 * It stays where it is and changes with the assignment's state.
 */
export function assignmentCard(task: TaskView, team: TeamView, reader: InspectorId, look: AssignmentLook): Card {
  const own = team.members.find(({ person }) => person === reader);
  const state = own?.state ?? { kind: 'replaced', at: null };
  const summary = `${task.title}：第 ${team.number} 组，${team.entities.length} 户`;
  const head = headOf(task, team, state, own?.asked);
  if (state.kind === 'replaced' || state.kind === 'released') {
    return card(head, withdrawn(task, state), `任务已撤回：${task.title}`);
  }
  if (look.kind === 'recusal-form' && mayAskRecusal(state)) {
    return card(head, [...facts(task, team), rule, ...recusalForm(task.draw, team.number)], summary);
  }
  if (look.kind === 'result-form' && mayFile(state) && openCount(team) > 0) {
    return card(head, [...facts(task, team), rule, ...resultForm(task.draw, team, look.page)], summary);
  }
  const page = look.kind === 'task' ? look.page : 1;
  const turn = (to: number) => clickValue({ do: 'task-page', draw: task.draw, team: team.number, page: to });
  return card(
    head,
    [
      ...facts(task, team),
      ...visitList(team, task.items, page, turn),
      inspectionGuide(task.items, task.publicUrl),
      rule,
      ...stateElements(task, team, state, own?.asked),
      footnote(numberLine(task)),
    ],
    summary,
  );
}

/** Tells an officer aloud that a task is not theirs any more, and why. */
export function withdrawnCard(
  task: TaskView,
  team: number,
  state: Extract<AssignmentState, { kind: 'replaced' | 'released' }>,
): Card {
  const subtitle = safeText(task.title, 40);
  const title = `第 ${team} 组的任务已撤回`;
  return card(header('grey', title, subtitle, ['neutral', '不必参加']), withdrawn(task, state), title);
}

/** State of the reader's place; a reader without one was replaced at a time that is no longer known. */
type Place = AssignmentState | { readonly kind: 'replaced'; readonly at: null };

function headOf(task: TaskView, team: TeamView, state: Place, asked: RequestReason | undefined): CardHeader {
  const title = `抽查任务 · 第 ${team.number} 组`;
  const subtitle = safeText(task.title, 40);
  switch (state.kind) {
    case 'assigned':
      return header('blue', title, subtitle, ['blue', '待接受']);
    case 'accepted':
      return header('green', `已接受 · ${dayAndTime(state.at)}`, `${title} · ${subtitle}`, filingLabel(team));
    case 'recusal-asked':
      return header('orange', title, subtitle, ['orange', `${requestName(state.reason)}申请中`]);
    case 'recusal-approved':
      return header('grey', title, subtitle, ['neutral', '已同意回避']);
    case 'recusal-refused':
      return header('blue', title, subtitle, ['red', `${requestName(asked)}未获同意`]);
    case 'released':
    case 'replaced':
      return header('grey', title, subtitle, ['neutral', '已撤回']);
  }
}

function facts(task: TaskView, team: TeamView): readonly CardElement[] {
  const lead = team.members.find((member) => member.lead);
  const companions = team.members.map(
    ({ name, department, lead: leads }) =>
      `${safeMarkdown(name, 20)}（${safeMarkdown(task.departmentName(department), 20)}${leads ? '，组长' : ''}）`,
  );
  return [
    figures([
      [`${shortDay(task.until)}前`, '检查期限'],
      [`${team.entities.length} 户`, '检查对象'],
      [lead === undefined ? '—' : safeMarkdown(lead.name, 10), '组长'],
    ]),
    paragraph(`检查时间\u3000${dayRange(task.from, task.until)}\n同组人员\u3000${companions.join('、')}`),
  ];
}

function stateElements(
  task: TaskView,
  team: TeamView,
  state: Exclude<Place, { kind: 'replaced' | 'released' }>,
  asked: RequestReason | undefined,
): readonly CardElement[] {
  const at = { draw: task.draw, team: team.number };
  const accept = callbackButton('接受任务', 'primary_filled', clickValue({ do: 'accept', ...at }));
  const askRecusal = callbackButton('申请回避', 'default', clickValue({ do: 'recusal-form', ...at }));
  const page = linkButton('查看公示页', task.publicUrl);
  switch (state.kind) {
    case 'assigned':
      return [
        paragraph(`与检查对象有利害关系的，请申请回避；没有的，请接受任务。${answerLine(task)}`),
        buttonRow([accept, askRecusal]),
      ];
    case 'accepted':
      return openCount(team) === 0
        ? [paragraph('**全部检查结果已填报**，等待审核和公示。'), page]
        : [
            paragraph('检查时请两人以上到场并出示执法证件；每查完一户，请填报结果。'),
            buttonRow([
              callbackButton('填报结果', 'primary_filled', clickValue({ do: 'result-form', ...at })),
              askRecusal,
            ]),
            page,
          ];
    case 'recusal-asked':
      return [
        paragraph(
          `**已申请${requestName(state.reason)}**\u3000${dayAndTime(state.at)}\n${recusalLine(state)}\n正在等待审批，结果会显示在这张卡片上。`,
        ),
      ];
    case 'recusal-approved':
      return [
        paragraph(
          `**已同意回避**\u3000${dayAndTime(state.at)}\n${recusalLine(state)}\n正在重新匹配人员，您不必参加这次检查。`,
        ),
      ];
    case 'recusal-refused':
      return [
        paragraph(
          `**${requestName(asked)}申请未获同意**\u3000${dayAndTime(state.at)}\n${
            asked === 'leave'
              ? '这项任务仍由您承担，请接受任务；确实不能参加的，请与组长或经办人商量。'
              : '请接受任务；有新的情况可以再次申请。'
          }`,
        ),
        buttonRow([accept, askRecusal]),
      ];
  }
}

function withdrawn(task: TaskView, state: Extract<Place, { kind: 'replaced' | 'released' }>): readonly CardElement[] {
  return [
    paragraph(state.kind === 'replaced' ? '这项任务已由其他人员接替，您不必参加。' : RELEASED[state.cause]),
    buttonRow([linkButton('查看公示页', task.publicUrl)]),
    footnote(numberLine(task)),
  ];
}

const answerLine = ({ answerWithinWorkdays: days }: TaskView): string =>
  days === undefined ? '' : `\n请在收到后 **${days} 个工作日**内答复，逾期未答复的将按原规则另派人员。`;

const RELEASED: Readonly<Record<ReleaseCause, string>> = {
  leave: '您在检查期间请假，这项任务已撤回，正在另派人员。您不必参加。',
  'no-response': '没有在期限内收到您的答复，这项任务已撤回，正在另派人员。您不必参加；有疑问请联系经办人。',
};

/** Firms whose result still has to be filed. */
const openCount = (team: TeamView): number => team.entities.filter(({ result }) => isOpenResult(result)).length;

/** How far the team is, once it has begun. */
function filingLabel(team: TeamView): readonly ['green' | 'blue', string] | undefined {
  const done = team.entities.length - openCount(team);
  if (done === 0) return undefined;
  return done === team.entities.length ? ['green', '已全部填报'] : ['blue', `已填报 ${done}/${team.entities.length}`];
}

/** Results are entered by the team that inspects, after it took the task on. */
const mayFile = (state: Place): boolean => state.kind === 'accepted';

/** Whether recusal may be asked now. */
const mayAskRecusal = (state: Place): boolean =>
  state.kind === 'assigned' || state.kind === 'accepted' || state.kind === 'recusal-refused';

function recusalLine({ reason, note }: { readonly reason: RequestReason; readonly note: string }): string {
  const words = REQUEST_WORDS[reason];
  return note === '' ? `理由：${words}` : `理由：${words}；${safeMarkdown(note, 200)}`;
}

/** The numbers by which people find the task: ours, and the provincial platform's or its lack. */
export function numberLine(task: Pick<TaskView, 'draw' | 'provincialNumber'>): string {
  const provincial =
    task.provincialNumber === '' ? '未填写，请提醒经办人补填' : safeMarkdown(task.provincialNumber, 60);
  return `任务编号 ${safeMarkdown(task.draw, 40)}\u3000省平台任务编号 ${provincial}`;
}
