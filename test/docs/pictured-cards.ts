import { assignmentCard, FIRST_LOOK, withdrawnCard } from '../../bot/cards/assignment.ts';
import type { Card } from '../../bot/cards/card.ts';
import { conflictsCard } from '../../bot/cards/conflicts.ts';
import { contributionCard, type ContributionView } from '../../bot/cards/contribution.ts';
import { drawFinishedCard, drawVoidCard } from '../../bot/cards/draw-finished.ts';
import { leadDigestCard } from '../../bot/cards/lead-digest.ts';
import { leaveCard } from '../../bot/cards/leave.ts';
import { menuCard } from '../../bot/cards/menu.ts';
import { listReportCard } from '../../bot/cards/list-report.ts';
import { peopleCard } from '../../bot/cards/people.ts';
import { pairingCard } from '../../bot/cards/pairing.ts';
import { ownTasksCard, progressCard, statisticsCard, type DrawProgress } from '../../bot/cards/progress.ts';
import { recusalAnswerCard, recusalRequestCard, type RecusalView } from '../../bot/cards/recusal.ts';
import { reminderCard, type ReminderView } from '../../bot/cards/reminder.ts';
import { revealCard } from '../../bot/cards/reveal.ts';
import { publicationCard, returnedCard, returnFormCard, reviewCard } from '../../bot/cards/review.ts';
import { teamGroupCard } from '../../bot/cards/team-group.ts';
import { undeliveredCard } from '../../bot/cards/undelivered.ts';
import { vacancyCard } from '../../bot/cards/vacancy.ts';
import { withReceipt } from '../../bot/outbox/presented.ts';
import type { AssignmentState } from '../../core/wire/api.ts';
import type { DepartmentCode } from '../../core/model/ids.ts';
import { isoDate } from '../../core/model/normalise.ts';
import { must } from '../support/sample-draw.ts';
import { AT, DRAW, PERSON, SEAL, task, team } from '../bot/cards/views.ts';

/** Every card with fictional content, as the pictures in `docs/images/cards` show it, by the name of its picture. */

const TASK = task({ answerWithinWorkdays: 2 });
const TEAM = {
  ...team(4),
  entities: team(4).entities.map((firm) => ({ ...firm, result: 'missing' as const })),
};

const day = (text: string) => must(isoDate(text));

const inState = (state: AssignmentState) => ({
  ...TEAM,
  members: TEAM.members.map((member) => (member.person === PERSON ? { ...member, state } : member)),
});

const CONTRIBUTION: ContributionView = {
  draw: DRAW,
  title: TASK.title,
  sealHash: SEAL,
  department: 'SCJG' as DepartmentCode, // a fixed test id
  form: 'typed',
  until: AT,
  witnesses: [
    { department: '市场监管局', name: '示例见证人甲', given: false },
    { department: '消防救援支队', name: '示例见证人乙', given: true },
  ],
  state: { kind: 'awaited' },
  publicUrl: TASK.publicUrl,
};

const RECUSAL: RecusalView = {
  task: TASK,
  team: 3,
  person: PERSON,
  name: '示例甲',
  department: '市场监管局',
  request: { reason: 'relative', note: '与第 2 户负责人是近亲属', at: AT },
  decision: { kind: 'open' },
};

const REMINDER: ReminderView = {
  task: TASK,
  team: 3,
  kind: 'before',
  daysLeft: 3,
  until: TASK.until,
  open: 2,
  entities: 4,
  unaccepted: true,
  toldToo: ['示例乙'],
};

const PROGRESS: DrawProgress = {
  draw: DRAW,
  title: TASK.title,
  lead: '市场监管局',
  until: TASK.until,
  daysLeft: -2,
  phase: 'drawn',
  officers: 36,
  accepted: 34,
  entities: 72,
  filed: 65,
  undelivered: ['示例丙（已屏蔽机器人）'],
  toReview: 5,
  toPublish: 12,
  late: ['第 3 组 示例甲', '第 9 组 示例丁'],
  mayRemind: true,
};

const RESULTS = ['未发现问题', '发现问题已责令改正'].map((result, index) => ({
  entity: `F${index}`,
  name: TEAM.entities[index]?.name ?? '',
  result,
  note: index === 0 ? '' : '后厨未张贴进货台账，已当场改正',
  by: '示例乙',
  at: AT,
}));

const RETURNED = {
  entity: 'F1',
  name: TEAM.entities[1]?.name ?? '',
  result: '发现问题已责令改正',
  note: '后厨未张贴进货台账，已当场改正',
  by: '示例乙',
  at: AT,
};

const CARDS: Readonly<Record<string, Card>> = {
  assignment: assignmentCard(TASK, TEAM, PERSON, FIRST_LOOK),
  'assignment-accepted': assignmentCard(TASK, inState({ kind: 'accepted', at: AT }), PERSON, FIRST_LOOK),
  'recusal-form': assignmentCard(TASK, TEAM, PERSON, { kind: 'recusal-form' }),
  'recusal-request': recusalRequestCard(RECUSAL),
  'recusal-answer': recusalAnswerCard(TASK, 3, true, 'relative'),
  'leave-request': recusalRequestCard({
    ...RECUSAL,
    request: { reason: 'leave', note: '2026-12-01 至 2026-12-18', at: AT },
  }),
  withdrawn: withdrawnCard(TASK, 3, { kind: 'released', at: AT, cause: 'no-response' }),
  'team-group': teamGroupCard(TASK, TEAM, 1),
  contribution: contributionCard(CONTRIBUTION),
  'contribution-given': contributionCard({ ...CONTRIBUTION, state: { kind: 'given', text: '掷骰 4 2 6', at: AT } }),
  'contribution-committed': contributionCard({ ...CONTRIBUTION, form: 'committed' }),
  'contribution-link': contributionCard(
    { ...CONTRIBUTION, form: 'committed' },
    'https://office.example.gov.cn/witness/#example',
  ),
  reveal: revealCard({ ...CONTRIBUTION, form: 'committed', state: { kind: 'committed', at: AT } }, AT),
  'reminder-before': reminderCard(REMINDER),
  'reminder-today': reminderCard({ ...REMINDER, kind: 'today', daysLeft: 0, unaccepted: false }),
  'reminder-overdue': reminderCard({ ...REMINDER, kind: 'overdue', daysLeft: -3, unaccepted: false }),
  'result-form': assignmentCard(TASK, inState({ kind: 'accepted', at: AT }), PERSON, { kind: 'result-form', page: 1 }),
  review: reviewCard({ task: TASK, team: 3, awaited: RESULTS, accepted: 1, returned: 0 }),
  returned: returnedCard(TASK, 3, TEAM.entities[1]?.name ?? '', '请补充整改后的照片，并写明复查日期'),
  publication: publicationCard({ task: TASK, entities: 72, ready: 12, published: 40 }),
  digest: progressCard('抽查日报 · 12月22日', [PROGRESS], ''),
  'lead-digest': leadDigestCard(TASK.until, [
    {
      draw: DRAW,
      title: TASK.title,
      team: 3,
      until: TASK.until,
      daysLeft: 0,
      unanswered: ['示例乙'],
      open: 2,
      entities: 4,
      toReview: 2,
    },
  ]),
  undelivered: undeliveredCard(TASK, [
    { name: '示例丙', what: '第 5 组任务', failure: { reason: 'blocked-by-person', answer: 230053 } },
    { name: '示例戊', what: '第 7 组任务', failure: { reason: 'person-not-found', answer: null } },
    { name: '示例己', what: '第 9 组任务', failure: { reason: 'refused', answer: 230075 } },
  ]),
  vacancy: vacancyCard({
    task: TASK,
    reason: 'leave',
    cause: 'nobody',
    places: [{ team: 3, name: '示例乙', department: '消防救援支队', lead: false, entities: 4, open: true }],
  }),
  'return-form': returnFormCard({ task: TASK, team: 3, awaited: RESULTS, accepted: 1, returned: 0 }, RETURNED),
  finished: drawFinishedCard(TASK, { pool: 1204, drawn: 36, teams: 18, assurance: 2 }),
  void: drawVoidCard(TASK, '名单有误，重新封存'),
  leave: leaveCard(
    {
      leave: [{ from: day('2026-12-01'), to: day('2026-12-18') }],
      asked: [DRAW],
      tasks: [],
    },
    '已登记。',
  ),
  conflicts: conflictsCard([{ firm: '示例餐饮服务有限责任公司第9分店（虚构）', reason: 'relative' }], ''),
  people: peopleCard({
    total: 214,
    found: 209,
    sought: 0,
    missing: ['示例丙', '示例丁'],
    withoutContact: ['示例戊'],
    unreachable: [{ name: '示例己', why: '已屏蔽机器人' }],
  }),
  'list-report': listReportCard({
    number: 3,
    changes: { added: 6, changed: 2, removed: 1 },
    officers: 58,
    found: 55,
    missing: ['示例丙', '示例丁', '示例戊'],
  }),
  pairing: pairingCard('7KQ3-MX9T', AT),
  menu: menuCard({ name: '示例甲', role: 'clerk' }),
  'own-tasks': ownTasksCard(
    '我的任务',
    [
      {
        draw: DRAW,
        title: TASK.title,
        team: 3,
        until: TASK.until,
        daysLeft: 3,
        entities: 4,
        open: 4,
        lead: true,
        state: 'assigned',
      },
    ],
    '',
  ),
  statistics: statisticsCard(2026, {
    draws: 9,
    drawn: 8,
    voided: 1,
    entities: 300,
    filed: 280,
    officers: 150,
    accepted: 149,
  }),
};

export const PICTURED: readonly (readonly [picture: string, card: Card])[] = Object.entries(CARDS).map(
  ([name, card]) => [name, withReceipt(card, `picture/${name}`)],
);
