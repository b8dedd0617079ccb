import type { VacancyCause, VacancyReason } from '../../core/journal/activity.ts';
import { numberLine } from './assignment.ts';
import type { Card } from './card.ts';
import { card, footnote, header, linkButton, paragraph } from './elements.ts';
import { safeMarkdown, safeText } from './safe-text.ts';
import type { TaskView } from './task.ts';

/** Places named on one card; an officer has few teams, and the rest stands in the pane. */
const MOST_NAMED = 30;

/** Places that nobody can take. */
export interface VacancyView {
  readonly task: TaskView;
  readonly reason: VacancyReason;
  readonly cause: VacancyCause;
  readonly places: readonly {
    readonly team: number;
    readonly name: string;
    readonly department: string;
    readonly lead: boolean;
    /** Firms of the team. */
    readonly entities: number;
    /** Nobody has it yet. */
    readonly open: boolean;
  }[];
}

const REASONS: Readonly<Record<VacancyReason, string>> = {
  recusal: '回避已获同意',
  leave: '请假',
  'no-response': '未按期答复',
};

const CAUSES: Readonly<Record<VacancyCause, string>> = {
  caps: '其他符合条件的人员任务都已排满。',
  nobody: '封存的名录里没有其他符合条件的人员（执法证件、所属单位、地区、资格、请假和回避都要合规）。',
  other: '没能算出新的安排，请管理员查看运行记录。',
};

const HELP: Readonly<Record<VacancyCause, string>> = {
  caps: '封存后不能再改任务上限。请调高每人任务上限，或在执法人员名录中补充人员，再为这几户另行封存抽取。',
  nobody: '请在执法人员名录中补充人员（联合抽查的，请商请参与部门增派），再为这几户另行封存抽取。',
  other: '请管理员排除故障；急需检查的，可以为这几户另行封存抽取。',
};

/** Which team lacks whom, why nobody can take the place, and what helps; to who sealed and to the joint office. */
export function vacancyCard({ task, reason, cause, places }: VacancyView): Card {
  const subtitle = safeText(task.title, 40);
  const open = places.filter((place) => place.open);
  if (open.length === 0) {
    return card(header('green', '缺员已补上', subtitle, ['green', '已补上']), [
      paragraph('先前空缺的位置已另派人员，新的人员见公示页和小组群。'),
      linkButton('查看公示页', task.publicUrl),
      footnote(numberLine(task)),
    ]);
  }
  const [first] = open;
  const title =
    open.length === 1 && first !== undefined
      ? `第 ${first.team} 组缺员，无人可以接替`
      : `${open.length} 个位置缺员，无人可以接替`;
  const rest = open.length - MOST_NAMED;
  return card(
    header('red', title, subtitle, ['red', '缺员']),
    [
      paragraph(open.slice(0, MOST_NAMED).map(placeLine).join('\n')),
      ...(rest > 0 ? [footnote(`还有 ${rest} 个位置，见任务窗格`)] : []),
      paragraph(
        [
          `空缺原因\u3000**${REASONS[reason]}**`,
          `未能补上\u3000${CAUSES[cause]}`,
          `怎么办\u3000${HELP[cause]}其间人员有变动的，系统会自动再试。`,
        ].join('\n'),
      ),
      paragraph('补上之前，这些小组不足法定的两人时不得检查。'),
      linkButton('查看公示页', task.publicUrl),
      footnote(numberLine(task)),
    ],
    `${title}：${task.title}`,
  );
}

const placeLine = ({ team, name, department, lead, entities }: VacancyView['places'][number]): string =>
  `第 ${team} 组\u3000**${safeMarkdown(name, 20)}**（${safeMarkdown(department, 20)}${lead ? '，组长' : ''}）的位置\u3000${entities} 户`;
