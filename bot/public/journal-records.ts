import type { Predecessor } from '../../core/draw/transcript.ts';
import type { Activity, JournalEntry, ListKeptActivity } from '../../core/journal/activity.ts';
import { currentAssignments, deliveryOf, drawsNewestFirst } from '../../core/journal/queries.ts';
import { assignmentCardKey } from '../../core/journal/message-keys.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';
import { coveredRoot } from '../../core/lists/list-root.ts';
import type { KeptList } from '../../core/lists/list-version.ts';
import type { DrawNumber, Hex32 } from '../../core/model/ids.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import type { LogLine, Milestone, PublicDraw, PublicRecords } from './records.ts';

/** What the public records are read from. */
export interface RecordSources {
  readonly state: () => OfficeState;
  /** Entries with a sequence above `after`, in order, at most `limit`. */
  readonly entries: (after: number, limit: number) => readonly JournalEntry[];
  /** The public copy of a transcript by its hash. */
  readonly publicCopy: (hash: Hex32) => Promise<{ readonly text: string; readonly transcript: Transcript } | null>;
}

/** The public part of journal and archive: the only door between them and the public site. */
export function journalRecords(sources: RecordSources): PublicRecords {
  const find = (number: string): DrawState | undefined =>
    [...sources.state().draws.values()].find((draw) => draw.number === number);
  return {
    draws: () => drawsNewestFirst(sources.state()).map((draw) => publicDraw(sources.state(), draw)),
    draw: (number) => {
      const draw = find(number);
      return draw === undefined ? null : publicDraw(sources.state(), draw);
    },
    transcript: async (number) => {
      const hash = find(number)?.transcripts.at(-1)?.publicHash;
      return hash === undefined ? null : sources.publicCopy(hash);
    },
    log: (after, limit) => sources.entries(after, limit).map(logLine),
  };
}

function publicDraw(state: OfficeState, draw: DrawState): PublicDraw {
  const places = currentAssignments(draw);
  const replacedBy = drawsNewestFirst(state).find((other) => other.seal.replaces?.drawNumber === draw.number);
  return {
    seal: draw.seal,
    sealHash: draw.sealHash,
    phase: draw.phase,
    milestones: milestones(state, draw),
    contributed: [...draw.contributions].map(([department]) => department),
    absent: draw.roundClosed?.absent ?? [],
    outcome: draw.outcome,
    recordHash: draw.transcripts.at(-1)?.publicHash ?? null,
    assignments: {
      total: places.length,
      delivered: places.filter(
        (place) => deliveryOf(state, assignmentCardKey(draw.number, place.team, place.person)).kind === 'delivered',
      ).length,
      accepted: places.filter((place) => place.state.kind === 'accepted').length,
    },
    results: [...draw.results.values()].flatMap((result) =>
      result.publishedAt === null ? [] : [{ entity: result.entity, result: result.result, at: result.publishedAt }],
    ),
    voidReason: draw.voided?.reason ?? null,
    replacedBy: replacedBy?.number ?? null,
  };
}

/** What the public may see of a draw's life, in order of time. */
function milestones(state: OfficeState, draw: DrawState): readonly Milestone[] {
  const steps: Milestone[] = [{ kind: 'sealed', at: draw.sealed.at, note: '' }];
  for (const [department, given] of draw.contributions) {
    steps.push({ kind: 'contributed', at: given.at, note: department });
  }
  if (draw.roundClosed !== null) steps.push({ kind: 'closed', at: draw.roundClosed.at, note: '' });
  for (const link of draw.transcripts) {
    steps.push({ kind: link.predecessor === null ? 'drawn' : 'relinked', at: link.at, note: '' });
  }
  const dispatched = lastDispatch(state, draw);
  if (dispatched !== null) steps.push(dispatched);
  for (const result of draw.results.values()) {
    if (result.publishedAt !== null) steps.push({ kind: 'published', at: result.publishedAt, note: result.entity });
  }
  if (draw.voided !== null) steps.push({ kind: 'void', at: draw.voided.at, note: draw.voided.reason });
  return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Dispatched once every assignment card reached its reader; the instant of the last one. */
function lastDispatch(state: OfficeState, draw: DrawState): Milestone | null {
  const cards = currentAssignments(draw).map((place) =>
    deliveryOf(state, assignmentCardKey(draw.number, place.team, place.person)),
  );
  const times = cards.flatMap((card) => (card.kind === 'delivered' ? [card.at] : []));
  if (times.length === 0 || times.length < cards.length) return null;
  return { kind: 'dispatched', at: times.reduce((last, at) => (at > last ? at : last)), note: '' };
}

const RELINKED: Readonly<Record<Predecessor['reason'], string>> = {
  recusal: '更换人员（回避）',
  leave: '更换人员（请假）',
  'no-response': '更换人员（未按期答复）',
  'entity-unreachable': '更换检查对象（无法检查）',
};

const LIST_NAMES: Readonly<Record<KeptList, string>> = {
  items: '抽查事项清单',
  entities: '检查对象名录库',
  inspectors: '执法检查人员名录库',
};

/** That a list was kept, how much it changed, and its root; of officers the covered one, and nobody's name. */
function listText({ department, kind, number, root, salt, rows, changes }: ListKeptActivity): string {
  const { added, changed, removed } = changes;
  const shown = kind === 'inspectors' ? coveredRoot(root, salt) : root;
  return (
    `${department} ${LIST_NAMES[kind]}第 ${number} 版，共 ${rows} 条，` +
    `新增 ${added}、修改 ${changed}、删除 ${removed}，名录指纹 ${shown.slice(0, 16)}…`
  );
}

/** Activities that everybody may read; all others show their hash alone. */
function logLine(entry: JournalEntry): LogLine {
  const line = publicLine(entry.activity);
  return {
    sequence: entry.sequence,
    at: entry.at,
    hash: entry.hash,
    draw: line?.draw ?? null,
    activity: line?.text ?? null,
  };
}

function publicLine(activity: Activity): { readonly draw: DrawNumber | null; readonly text: string } | null {
  switch (activity.type) {
    case 'SealOffered':
      return { draw: activity.draw, text: `取号，密值承诺 ${activity.secretHash.slice(0, 16)}…` };
    case 'DrawSealed':
      return { draw: activity.draw, text: `封存 ${activity.sealHash.slice(0, 16)}…` };
    case 'ContributionTyped':
      return { draw: activity.draw, text: `${activity.department} 提交种子` };
    case 'ContributionCommitted':
      return { draw: activity.draw, text: `${activity.department} 承诺种子 ${activity.commitment.slice(0, 16)}…` };
    case 'ContributionRevealed':
      return { draw: activity.draw, text: `${activity.department} 公开种子` };
    case 'PublicValueRecorded':
      return { draw: activity.draw, text: `公开数值 ${activity.value.value}` };
    case 'RoundClosed':
      return { draw: activity.draw, text: '种子截止' };
    case 'DrawVoided':
      return { draw: activity.draw, text: `作废：${activity.reason}` };
    case 'DrawCompleted':
      return { draw: activity.draw, text: `抽取完成，记录 ${activity.publicHash.slice(0, 16)}…` };
    case 'DrawRelinked':
      return {
        draw: activity.draw,
        text: `${RELINKED[activity.predecessor.reason]}，记录 ${activity.publicHash.slice(0, 16)}…`,
      };
    case 'ListKept':
      return { draw: null, text: listText(activity) };
    case 'ResultPublished':
      return { draw: activity.draw, text: `公示检查结果 ${activity.entity}` };
    default:
      return null;
  }
}
