import type { AssignmentState } from '../../core/wire/api.ts';
import { numberLine } from './assignment.ts';
import type { Card } from './card.ts';
import { clickValue } from './clicks.ts';
import { dayRange, shortDay } from './dates.ts';
import { card, figures, footnote, header, linkButton, paragraph } from './elements.ts';
import { inspectionGuide } from './inspection-guide.ts';
import { safeMarkdown, safeText } from './safe-text.ts';
import type { TaskView, TeamView } from './task.ts';
import { visitList } from './visit-list.ts';

/** What the group may know of a member's answer: no reasons, those stay between the officer and who decides. */
const ANSWERS: Readonly<Record<AssignmentState['kind'], string>> = {
  assigned: '待接受',
  accepted: '已接受',
  'recusal-asked': '待定',
  'recusal-approved': '正在更换',
  'recusal-refused': '待接受',
  released: '正在更换',
  replaced: '已更换',
};

/** The team's own card in its group: who goes, where, and what to check. Everybody in the group sees the same. */
export function teamGroupCard(task: TaskView, team: TeamView, page: number): Card {
  const accepted = team.members.filter(({ state }) => state.kind === 'accepted').length;
  const complete = accepted === team.members.length;
  const subtitle = safeText(task.title, 40);
  const turn = (to: number) => clickValue({ do: 'group-page', draw: task.draw, team: team.number, page: to });
  return card(
    header(complete ? 'green' : 'blue', `第 ${team.number} 组 · 检查清单`, subtitle, [
      complete ? 'green' : 'blue',
      complete ? '全员已接受' : `已接受 ${accepted}/${team.members.length}`,
    ]),
    [
      figures([
        [`${shortDay(task.until)}前`, '检查期限'],
        [`${team.entities.length} 户`, '检查对象'],
        [`${team.members.length} 人`, '执法人员'],
      ]),
      paragraph(
        `检查时间\u3000${dayRange(task.from, task.until)}\n${team.members.map((member) => memberLine(task, member)).join('\n')}`,
      ),
      ...visitList(team, task.items, page, turn),
      inspectionGuide(task.items, task.publicUrl),
      linkButton('查看公示页', task.publicUrl),
      footnote(numberLine(task)),
    ],
    `第 ${team.number} 组检查清单：${team.entities.length} 户`,
  );
}

function memberLine(task: TaskView, { name, department, lead, state }: TeamView['members'][number]): string {
  const role = lead ? '**组长**' : '组员';
  return `${role}\u3000${safeMarkdown(name, 20)}（${safeMarkdown(task.departmentName(department), 20)}）\u3000${ANSWERS[state.kind]}`;
}
