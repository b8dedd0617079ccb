import type { DrawNumber, IsoDate } from '../../core/model/ids.ts';
import type { AssignmentState } from '../../core/wire/api.ts';
import type { Button, Card, CardElement } from './card.ts';
import { clickValue } from './clicks.ts';
import { shortDay } from './dates.ts';
import { buttonRow, callbackButton, card, figures, footnote, header, paragraph, rule } from './elements.ts';
import { safeMarkdown } from './safe-text.ts';

/** Most entries that one answer lists; the rest is counted. */
const MOST_LISTED = 8;

/** One task of the reader's own. */
export interface OwnTask {
  readonly draw: DrawNumber;
  readonly title: string;
  readonly team: number;
  readonly until: IsoDate;
  readonly daysLeft: number;
  readonly entities: number;
  readonly open: number;
  readonly lead: boolean;
  readonly state: AssignmentState['kind'];
}

const STATE_WORDS: Readonly<Record<AssignmentState['kind'], string>> = {
  assigned: '待接受',
  accepted: '已接受',
  'recusal-asked': '申请待审批',
  'recusal-approved': '已同意回避',
  'recusal-refused': '待接受（申请未获同意）',
  released: '已撤回',
  replaced: '已撤回',
};

/** The reader's tasks, the nearest deadline first. */
export function ownTasksCard(title: string, tasks: readonly OwnTask[], nothing: string): Card {
  if (tasks.length === 0) return card(header('blue', title), [paragraph(nothing)], nothing);
  const listed = tasks.slice(0, MOST_LISTED);
  const rest = tasks.length - listed.length;
  return card(
    header('blue', title, `共 ${tasks.length} 项`),
    [
      ...listed.flatMap((task, index) => [...(index === 0 ? [] : [rule]), ...taskElements(task)]),
      ...(rest > 0 ? [footnote(`还有 ${rest} 项，期限较晚`)] : []),
    ],
    `${title}：${tasks.length} 项`,
  );
}

function taskElements(task: OwnTask): readonly CardElement[] {
  const role = task.lead ? '组长' : '组员';
  const done = task.open === 0 ? '已全部填报' : `${task.entities} 户，未填报 ${task.open} 户`;
  const show = clickValue({ do: 'show-task', draw: task.draw, team: task.team });
  const buttons: Button[] =
    task.state === 'assigned'
      ? [
          callbackButton('接受任务', 'primary_filled', clickValue({ do: 'accept', draw: task.draw, team: task.team })),
          callbackButton('查看任务', 'default', show),
        ]
      : [callbackButton('查看任务', 'default', show)];
  return [
    paragraph(
      `**${safeMarkdown(task.title, 40)}**\n${shortDay(task.until)}前（${leftWords(task.daysLeft)}）\u3000第 ${task.team} 组 ${role}\u3000${done}\n` +
        `状态\u3000**${STATE_WORDS[task.state]}**\u3000编号 ${safeMarkdown(task.draw, 40)}`,
    ),
    buttonRow(buttons),
  ];
}

/** Where one draw stands, for those who answer for it. */
export interface DrawProgress {
  readonly draw: DrawNumber;
  readonly title: string;
  readonly lead: string;
  readonly until: IsoDate;
  readonly daysLeft: number;
  readonly phase: 'sealed' | 'ready' | 'drawn' | 'void';
  readonly officers: number;
  readonly accepted: number;
  readonly entities: number;
  readonly filed: number;
  /** Cards that could not be delivered, by name with the reason. */
  readonly undelivered: readonly string[];
  /** Results that wait for a review, and reviewed ones that wait to be published. */
  readonly toReview: number;
  readonly toPublish: number;
  /** Teams that are late, by what people call them. */
  readonly late: readonly string[];
  /** Whether the reader may remind everybody. */
  readonly mayRemind: boolean;
}

/** Progress of draws: a bar of done over due for each. */
export function progressCard(title: string, draws: readonly DrawProgress[], nothing: string): Card {
  if (draws.length === 0) return card(header('blue', title), [paragraph(nothing)], nothing);
  const late = draws.some((draw) => draw.late.length > 0);
  const listed = draws.slice(0, MOST_LISTED);
  const rest = draws.length - listed.length;
  return card(
    header(late ? 'red' : 'blue', title, `共 ${draws.length} 项`, late ? ['red', '有逾期'] : undefined),
    [
      ...listed.flatMap((draw, index) => [...(index === 0 ? [] : [rule]), ...drawElements(draw)]),
      ...(rest > 0 ? [footnote(`还有 ${rest} 项，可发送“任务 编号”逐项查看`)] : []),
    ],
    `${title}：${draws.length} 项`,
  );
}

const PHASE_WORDS: Readonly<Record<Exclude<DrawProgress['phase'], 'drawn'>, string>> = {
  sealed: '已封存，等待见证提交',
  ready: '见证已完成，可以抽取',
  void: '已作废',
};

function drawElements(draw: DrawProgress): readonly CardElement[] {
  const heading = `**${safeMarkdown(draw.title, 40)}**\n${safeMarkdown(draw.lead, 20)}牵头\u3000${shortDay(draw.until)}前（${leftWords(draw.daysLeft)}）\u3000编号 ${safeMarkdown(draw.draw, 40)}`;
  if (draw.phase !== 'drawn') return [paragraph(`${heading}\n${PHASE_WORDS[draw.phase]}`)];
  const lines = [
    heading,
    `接受 ${bar(draw.accepted, draw.officers)} ${draw.accepted}/${draw.officers} 人`,
    `填报 ${bar(draw.filed, draw.entities)} ${draw.filed}/${draw.entities} 户`,
    ...(draw.toReview + draw.toPublish > 0 ? [`待审核 ${draw.toReview} 户\u3000待公示 ${draw.toPublish} 户`] : []),
    ...(draw.late.length > 0
      ? [
          `逾期\u3000**${draw.late
            .slice(0, 3)
            .map((name) => safeMarkdown(name, 40))
            .join('、')}**${more(draw.late, 3)}`,
        ]
      : []),
    ...(draw.undelivered.length > 0
      ? [
          `未送达\u3000${draw.undelivered
            .slice(0, 5)
            .map((name) => safeMarkdown(name, 40))
            .join('、')}${more(draw.undelivered, 5)}`,
        ]
      : []),
  ];
  return [
    paragraph(lines.join('\n')),
    ...(draw.mayRemind && draw.accepted < draw.officers
      ? [callbackButton('一键催办', 'default', clickValue({ do: 'remind-all', draw: draw.draw }))]
      : []),
    ...(draw.mayRemind && draw.undelivered.length > 0
      ? [callbackButton('未送达名单', 'default', clickValue({ do: 'undelivered-page', draw: draw.draw, page: 1 }))]
      : []),
  ];
}

/** Counts of the year. */
export function statisticsCard(
  year: number,
  counts: {
    readonly draws: number;
    readonly drawn: number;
    readonly voided: number;
    readonly entities: number;
    readonly filed: number;
    readonly officers: number;
    readonly accepted: number;
  },
): Card {
  return card(
    header('blue', `${year} 年抽查统计`),
    [
      figures([
        [String(counts.draws), '抽查任务'],
        [String(counts.drawn), '已抽取'],
        [String(counts.voided), '已作废'],
      ]),
      figures([
        [String(counts.entities), '抽中户数'],
        [String(counts.filed), '已填报'],
        [String(counts.officers), '派出人次'],
      ]),
      paragraph(
        `接受 ${bar(counts.accepted, counts.officers)} ${counts.accepted}/${counts.officers} 人次\n填报 ${bar(counts.filed, counts.entities)} ${counts.filed}/${counts.entities} 户`,
      ),
    ],
    `${year} 年抽查统计`,
  );
}

const BAR = 10;

/** A bar of ten signs; full only when all is done, empty only when nothing is. */
function bar(done: number, all: number): string {
  if (all === 0) return '□'.repeat(BAR);
  const exact = (done * BAR) / all;
  const filled = done === 0 || done === all ? exact : Math.min(Math.max(Math.round(exact), 1), BAR - 1);
  return '■'.repeat(filled) + '□'.repeat(BAR - filled);
}

const more = (names: readonly string[], shown: number): string =>
  names.length > shown ? ` 等 ${names.length} 个` : '';

function leftWords(daysLeft: number): string {
  if (daysLeft === 0) return '今天截止';
  return daysLeft > 0 ? `还剩 ${daysLeft} 天` : `逾期 ${-daysLeft} 天`;
}
