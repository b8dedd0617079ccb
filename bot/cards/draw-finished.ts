import type { AssuranceLevel } from '../../core/draw/seal.ts';
import { numberLine } from './assignment.ts';
import type { Card } from './card.ts';
import { card, figures, footnote, header, linkButton, paragraph } from './elements.ts';
import { safeMarkdown, safeText } from './safe-text.ts';
import type { TaskView } from './task.ts';

const ASSURANCE: Readonly<Record<AssuranceLevel, string>> = {
  1: '一级：只有经办方的种子，未经见证',
  2: '二级：见证单位提交了随机数',
  3: '三级：见证单位事先承诺，或使用了事先指定的公开随机数',
};

/** Receipt for witnesses and for who drew: what came out, and where to check it. */
export function drawFinishedCard(
  task: TaskView,
  outcome: {
    readonly pool: number;
    readonly drawn: number;
    readonly teams: number;
    readonly assurance: AssuranceLevel;
  },
): Card {
  return card(
    header('green', '抽取完成', safeText(task.title, 40)),
    [
      figures([
        [String(outcome.pool), '可抽户数'],
        [String(outcome.drawn), '抽中户数'],
        [String(outcome.teams), '检查小组'],
      ]),
      paragraph(
        `见证等级\u3000${ASSURANCE[outcome.assurance]}\n种子、名单和每一户的名次已写入抽取记录，任何人都可以重新核验。`,
      ),
      linkButton('查看并核验结果', task.publicUrl),
      footnote(numberLine(task)),
    ],
    `抽取完成：${task.title}`,
  );
}

/** Tells that a sealed draw was given up, and why. */
export function drawVoidCard(task: TaskView, reason: string): Card {
  return card(
    header('grey', '抽取已作废', safeText(task.title, 40)),
    [
      paragraph(`原因：${safeMarkdown(reason, 200)}\n作废的抽取仍留在公示页上，不会删除。`),
      linkButton('查看公示页', task.publicUrl),
      footnote(numberLine(task)),
    ],
    `抽取已作废：${task.title}`,
  );
}
