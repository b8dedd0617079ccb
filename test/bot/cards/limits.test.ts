import { describe, expect, test } from '@jest/globals';
import { assignmentCard, FIRST_LOOK, withdrawnCard, type AssignmentLook } from '../../../bot/cards/assignment.ts';
import type { Card } from '../../../bot/cards/card.ts';
import { contributionCard, type ContributionView } from '../../../bot/cards/contribution.ts';
import { conflictsCard } from '../../../bot/cards/conflicts.ts';
import { leaveCard } from '../../../bot/cards/leave.ts';
import { drawFinishedCard, drawVoidCard } from '../../../bot/cards/draw-finished.ts';
import { menuCard, noticeCard } from '../../../bot/cards/menu.ts';
import { listReportCard } from '../../../bot/cards/list-report.ts';
import { peopleCard } from '../../../bot/cards/people.ts';
import { pairingCard } from '../../../bot/cards/pairing.ts';
import {
  ownTasksCard,
  progressCard,
  statisticsCard,
  type DrawProgress,
  type OwnTask,
} from '../../../bot/cards/progress.ts';
import { recusalAnswerCard, recusalRequestCard, type RecusalView } from '../../../bot/cards/recusal.ts';
import { reminderCard, type ReminderView } from '../../../bot/cards/reminder.ts';
import { revealCard } from '../../../bot/cards/reveal.ts';
import { leadDigestCard } from '../../../bot/cards/lead-digest.ts';
import {
  publicationCard,
  returnedCard,
  returnFormCard,
  reviewCard,
  type ReviewView,
} from '../../../bot/cards/review.ts';
import { vacancyCard, type VacancyView } from '../../../bot/cards/vacancy.ts';
import { undeliveredCard } from '../../../bot/cards/undelivered.ts';
import { teamGroupCard } from '../../../bot/cards/team-group.ts';
import { withReceipt } from '../../../bot/outbox/presented.ts';
import { validateCard } from '../../../bot/sandbox/cards/validate.ts';
import type { DepartmentCode } from '../../../core/model/ids.ts';
import { isoDate } from '../../../core/model/normalise.ts';
import { must } from '../../support/sample-draw.ts';
import { DELIVERY_FAILURES, type AssignmentState } from '../../../core/wire/api.ts';
import { MAX_DECLARED_CONFLICTS, MAX_DECLARED_FIRM, MAX_DECLARED_LEAVES } from '../../../core/roster/declarations.ts';
import { AT, DRAW, HOSTILE, LONGEST_TASK, LONGEST_TEAM, PERSON, SEAL, task, team } from './views.ts';

const STATES: readonly AssignmentState[] = [
  { kind: 'assigned' },
  { kind: 'accepted', at: AT },
  { kind: 'recusal-asked', at: AT, reason: 'relative', note: HOSTILE.repeat(20) },
  { kind: 'recusal-approved', at: AT, reason: 'other', note: HOSTILE.repeat(20) },
  { kind: 'recusal-refused', at: AT },
  { kind: 'released', at: AT, cause: 'leave' },
  { kind: 'replaced', at: AT },
];
const LOOKS: readonly AssignmentLook[] = [
  FIRST_LOOK,
  { kind: 'task', page: 3 },
  { kind: 'recusal-form' },
  { kind: 'result-form', page: 1 },
  { kind: 'result-form', page: 4 },
];

function assignments(): readonly (readonly [string, Card])[] {
  return STATES.flatMap((state) =>
    LOOKS.flatMap((look) =>
      (
        [
          ['short', task(), team(6)],
          ['longest', LONGEST_TASK, LONGEST_TEAM],
        ] as const
      ).map(([size, of, group]) => {
        const members = group.members.map((member) => (member.person === PERSON ? { ...member, state } : member));
        const name = `assignment ${size} ${state.kind} ${look.kind}`;
        return [name, assignmentCard(of, { ...group, members }, PERSON, look)] as const;
      }),
    ),
  );
}

const WITNESSES = Array.from({ length: 50 }, (_, index) => ({
  department: '示例'.repeat(100),
  name: HOSTILE,
  given: index % 2 === 0,
}));

function contributions(): readonly (readonly [string, Card])[] {
  const states: readonly ContributionView['state'][] = [
    { kind: 'awaited' },
    { kind: 'given', text: HOSTILE.repeat(10), at: AT },
    { kind: 'committed', at: AT },
    { kind: 'revealed', at: AT },
    { kind: 'missed' },
    { kind: 'void', reason: HOSTILE.repeat(10) },
  ];
  return states.flatMap((state) =>
    (['typed', 'committed'] as const)
      .map((form) => {
        const view = {
          draw: DRAW,
          title: LONGEST_TASK.title,
          sealHash: SEAL,
          department: 'SCJG' as DepartmentCode,
          form,
          until: AT,
          witnesses: WITNESSES,
          state,
          publicUrl: 'https://example.gov.cn/draws/SZ-2026-0007',
        };
        const link = `https://office.example.gov.cn/witness/#${'x'.repeat(43)}`;
        return [
          [`contribution ${form} ${state.kind}`, contributionCard(view)],
          [`contribution ${form} ${state.kind}, with its link`, contributionCard(view, link)],
          [`reveal ${form} ${state.kind}`, revealCard(view, AT)],
          [`reveal ${form} ${state.kind}, with its link`, revealCard(view, AT, link)],
        ] as const;
      })
      .flat(),
  );
}

function others(): readonly (readonly [string, Card])[] {
  const recusal: RecusalView = {
    task: LONGEST_TASK,
    team: 3,
    person: PERSON,
    name: HOSTILE,
    department: HOSTILE,
    request: { reason: 'interest', note: HOSTILE.repeat(20), at: AT },
    decision: { kind: 'open' },
  };
  const reminder: ReminderView = {
    task: LONGEST_TASK,
    team: 3,
    kind: 'overdue',
    daysLeft: -3,
    until: LONGEST_TASK.until,
    open: 200,
    entities: 200,
    unaccepted: true,
    toldToo: Array.from({ length: 20 }, () => HOSTILE),
  };
  const own: OwnTask = {
    draw: DRAW,
    title: HOSTILE.repeat(5),
    team: 3,
    until: LONGEST_TASK.until,
    daysLeft: -1,
    entities: 200,
    open: 3,
    lead: true,
    state: 'assigned',
  };
  const progress: DrawProgress = {
    draw: DRAW,
    title: HOSTILE.repeat(5),
    lead: HOSTILE,
    until: LONGEST_TASK.until,
    daysLeft: -1,
    phase: 'drawn',
    officers: 1000,
    accepted: 1,
    entities: 3000,
    filed: 2999,
    undelivered: Array.from({ length: 300 }, () => HOSTILE),
    late: Array.from({ length: 300 }, () => HOSTILE),
    toReview: 3,
    toPublish: 4,
    mayRemind: true,
  };
  return [
    ['team group short', teamGroupCard(task(), team(6), 1)],
    ['team group longest', teamGroupCard(LONGEST_TASK, LONGEST_TEAM, 1)],
    ['recusal open', recusalRequestCard(recusal)],
    ['recusal approved', recusalRequestCard({ ...recusal, decision: { kind: 'approved', replaced: true } })],
    ['recusal refused', recusalRequestCard({ ...recusal, request: null, decision: { kind: 'refused', at: AT } })],
    ['recusal settled', recusalRequestCard({ ...recusal, request: null, decision: { kind: 'settled' } })],
    ['recusal answer', recusalAnswerCard(LONGEST_TASK, 3, true, 'other')],
    ['recusal answer no', recusalAnswerCard(LONGEST_TASK, 3, false, 'other')],
    ['leave asked', recusalRequestCard({ ...recusal, request: { reason: 'leave', note: HOSTILE.repeat(20), at: AT } })],
    ['leave answer', recusalAnswerCard(LONGEST_TASK, 3, true, 'leave')],
    ['leave answer no', recusalAnswerCard(LONGEST_TASK, 3, false, 'leave')],
    ['reminder overdue', reminderCard(reminder)],
    ['reminder before', reminderCard({ ...reminder, kind: 'before', daysLeft: 3 })],
    ['reminder today', reminderCard({ ...reminder, kind: 'today', daysLeft: 0, unaccepted: false })],
    ['withdrawn', withdrawnCard(LONGEST_TASK, 3, { kind: 'replaced', at: AT })],
    ['released', withdrawnCard(LONGEST_TASK, 3, { kind: 'released', at: AT, cause: 'no-response' })],
    ...[0, 1, 200].flatMap((count) =>
      [1, 2, 99].map((page) => [`review of ${count}, page ${page}`, reviewCard(review(count), page)] as const),
    ),
    ['returned', returnedCard(LONGEST_TASK, 3, HOSTILE, HOSTILE.repeat(20))],
    ...review(1).awaited.map((result) => ['return form', returnFormCard(review(1), result)] as const),
    ...[0, 7].map(
      (ready) =>
        [
          `publication of ${ready}`,
          publicationCard({ task: LONGEST_TASK, entities: 7, ready, published: 7 - ready }),
        ] as const,
    ),
    ...[0, 1, 300].flatMap((count) =>
      [1, 2, 99].map((page) => [`undelivered to ${count}, page ${page}`, undelivered(count, page)] as const),
    ),
    [
      'lead digest',
      leadDigestCard(
        LONGEST_TASK.until,
        Array.from({ length: 30 }, () => led),
      ),
    ],
    ...(['caps', 'nobody', 'other'] as const).flatMap((cause) =>
      [0, 1, 300].map((count) => [`${count} vacancies, ${cause}`, vacancies(count, cause)] as const),
    ),
    ['finished', drawFinishedCard(LONGEST_TASK, { pool: 1_000_000, drawn: 30_000, teams: 10_000, assurance: 2 })],
    ['void', drawVoidCard(LONGEST_TASK, HOSTILE.repeat(10))],
    [
      'people',
      peopleCard({
        total: 3000,
        found: 10,
        sought: 5,
        missing: Array.from({ length: 300 }, () => HOSTILE),
        withoutContact: Array.from({ length: 300 }, () => HOSTILE),
        unreachable: Array.from({ length: 300 }, () => ({ name: HOSTILE, why: '已屏蔽机器人' })),
      }),
    ],
    ...[0, 300].map(
      (count) =>
        [
          `list kept, ${count} missing`,
          listReportCard({
            number: 1_000_000_000,
            changes: { added: 100_000, changed: 100_000, removed: 100_000 },
            officers: 100_000,
            found: 100_000 - count,
            missing: Array.from({ length: count }, () => HOSTILE),
          }),
        ] as const,
    ),
    ['nobody missing', peopleCard({ total: 3, found: 3, sought: 0, missing: [], withoutContact: [], unreachable: [] })],
    ['no leave', leaveCard({ leave: [], asked: [], tasks: [] })],
    [
      'leave',
      leaveCard(
        {
          leave: Array.from({ length: MAX_DECLARED_LEAVES }, (_, index) => ({
            from: must(isoDate(`2026-12-${String(index + 10)}`)),
            to: must(isoDate('2027-11-30')),
          })),
          asked: Array.from({ length: 50 }, () => DRAW),
          tasks: Array.from({ length: 50 }, () => DRAW),
        },
        HOSTILE.repeat(10),
      ),
    ],
    ['no conflicts', conflictsCard([], HOSTILE.repeat(10))],
    [
      'conflicts',
      conflictsCard(
        Array.from({ length: MAX_DECLARED_CONFLICTS }, (_, index) => ({
          firm: `${String(index)}${HOSTILE.repeat(10)}`.slice(0, MAX_DECLARED_FIRM),
          reason: 'interest',
        })),
        '',
        HOSTILE,
      ),
    ],
    ['pairing', pairingCard('7KQ3-MX9T', AT)],
    ['menu of a clerk', menuCard({ name: HOSTILE, role: 'clerk' })],
    ['menu of an inspector', menuCard({ name: '示例甲', role: 'inspector' }, '没有听懂。')],
    ['menu of nobody', menuCard(null)],
    ['notice', noticeCard('催办', HOSTILE.repeat(20))],
    [
      'own tasks',
      ownTasksCard(
        '我的任务',
        Array.from({ length: 50 }, () => own),
        '',
      ),
    ],
    ['no tasks', ownTasksCard('我的任务', [], '您手上没有抽查任务。')],
    [
      'progress',
      progressCard(
        '任务进度',
        Array.from({ length: 50 }, () => progress),
        '',
      ),
    ],
    [
      'statistics',
      statisticsCard(2026, { draws: 9, drawn: 8, voided: 1, entities: 300, filed: 20, officers: 100, accepted: 90 }),
    ],
  ];
}

function review(count: number): ReviewView {
  const awaited = Array.from({ length: count }, (_, index) => ({
    entity: String(index),
    name: HOSTILE.repeat(3),
    result: '公示信息隐瞒真实情况、弄虚作假',
    note: HOSTILE.repeat(5),
    by: HOSTILE,
    at: AT,
  }));
  return { task: LONGEST_TASK, team: 3, awaited, accepted: 200, returned: 100 };
}

function undelivered(count: number, page: number): Card {
  const unreached = Array.from({ length: count }, (_, index) => ({
    name: HOSTILE,
    what: `第 ${index} 组任务`,
    // as many codes as there are people makes the longest card
    failure: { reason: DELIVERY_FAILURES[index % DELIVERY_FAILURES.length] ?? 'other', answer: 230_000 + index },
  }));
  return undeliveredCard(LONGEST_TASK, unreached, page);
}

const led = {
  draw: DRAW,
  title: HOSTILE.repeat(5),
  team: 3,
  until: LONGEST_TASK.until,
  daysLeft: -1,
  unanswered: Array.from({ length: 19 }, () => HOSTILE),
  open: 200,
  entities: 200,
  toReview: 150,
};

const CARDS = [...assignments(), ...contributions(), ...others()];

/** Texts that Feishu reads as Markdown. */
function markdownOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(markdownOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'tag' in value && value.tag === 'markdown' && 'content' in value ? [String(value.content)] : [];
  return [...own, ...Object.values(value).flatMap(markdownOf)];
}

function vacancies(count: number, cause: VacancyView['cause']) {
  return vacancyCard({
    task: LONGEST_TASK,
    reason: 'no-response',
    cause,
    places: Array.from({ length: count }, (_, index) => ({
      team: 9000 + index,
      name: HOSTILE,
      department: HOSTILE,
      lead: true,
      entities: 200,
      open: true,
    })),
  });
}

describe('every card', () => {
  test.each(CARDS)('%s is within the limits of Feishu', (_, card) => {
    const verdict = validateCard(withReceipt(card, 'some/key'));
    expect(verdict.ok ? [] : verdict.faults).toEqual([]);
  });

  test.each(CARDS)('%s shows no phone number, no e-mail address and no foreign markup', (_, card) => {
    const content = JSON.stringify(card);
    expect(content.match(/1[3-9]\d{9}|0722-3312345|@example|[\u202a-\u202e]/g)).toBeNull();
    expect(markdownOf(card.body).filter((text) => /<at|evil\.example\)|`|~~/.test(text))).toEqual([]);
  });

  test.each(CARDS)('%s says its state in words beside the colour', (_, card) => {
    expect(card.header.title.content.length).toBeGreaterThan(0);
    expect(card.config.update_multi).toBe(true);
  });
});
