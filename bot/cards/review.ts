import { numberLine } from './assignment.ts';
import type { Card, CardElement } from './card.ts';
import { clickValue, REVIEW_NOTE_FIELD } from './clicks.ts';
import { dayAndTime } from './dates.ts';
import { buttonRow, callbackButton, card, footnote, header, linkButton, paragraph, plain, rule } from './elements.ts';
import { entityMark } from './result-form.ts';
import { safeMarkdown, safeText } from './safe-text.ts';
import type { TaskView } from './task.ts';
import { MAX_REVIEW_NOTE } from '../../core/model/bounds.ts';
import type { Instant } from '../../core/model/ids.ts';

/** Firms on one card: each has a paragraph, a line and two buttons. */
const ON_A_PAGE = 6;

/** A result that waits for its reviewer. */
export interface AwaitedResult {
  readonly entity: string;
  readonly name: string;
  readonly result: string;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
}

/** What one reviewer has before them of one team. */
export interface ReviewView {
  readonly task: TaskView;
  readonly team: number;
  /** Oldest first. */
  readonly awaited: readonly AwaitedResult[];
  readonly accepted: number;
  readonly returned: number;
}

/**
 * Results of a team to whoever reviews them: its lead, or for what the lead filed the clerk. Each firm has its two
 * buttons, a return asks for its reason; what is decided leaves the list, and longer lists are turned page by page.
 * @param page - 1-based; beyond the last it is the last
 */
export function reviewCard(view: ReviewView, page = 1): Card {
  const { task, team, awaited } = view;
  const subtitle = safeText(task.title, 40);
  const title = `结果审核 · 第 ${team} 组`;
  const counts = paragraph(
    `待审核 **${awaited.length}** 户\u3000已通过 ${view.accepted} 户\u3000已退回 ${view.returned} 户`,
  );
  if (awaited.length === 0) {
    return card(header('green', title, subtitle, ['green', '已审核']), [
      counts,
      paragraph('没有待审核的结果。有新的填报时，这张卡片会更新。'),
      footnote(numberLine(task)),
    ]);
  }
  const pages = Math.ceil(awaited.length / ON_A_PAGE);
  const shown = Math.min(Math.max(page, 1), pages);
  const from = (shown - 1) * ON_A_PAGE;
  const listed = awaited.slice(from, from + ON_A_PAGE);
  return card(
    header('orange', title, subtitle, ['orange', `待审核 ${awaited.length} 户`]),
    [
      counts,
      ...listed.flatMap((result) => [rule, ...resultElements(view, result)]),
      ...(pages > 1 ? turning(view, shown, pages, from + listed.length) : []),
      footnote(numberLine(task)),
    ],
    `${title}：待审核 ${awaited.length} 户`,
  );
}

function resultElements({ task, team }: ReviewView, result: AwaitedResult): readonly CardElement[] {
  const at = { draw: task.draw, team, entity: entityMark(result.entity) };
  return [
    filedLines(result),
    buttonRow([
      callbackButton('通过', 'primary_filled', clickValue({ do: 'accept-result', ...at })),
      callbackButton('退回重填', 'default', clickValue({ do: 'return-form', ...at })),
    ]),
  ];
}

const filedLines = (result: AwaitedResult): CardElement =>
  paragraph(
    [
      `**${safeMarkdown(result.name, 60)}**`,
      `结果\u3000**${safeMarkdown(result.result, 40)}**`,
      ...(result.note === '' ? [] : [`备注\u3000${safeMarkdown(result.note, 120)}`]),
      `填报\u3000${safeMarkdown(result.by, 20)}\u3000${dayAndTime(result.at)}`,
    ].join('\n'),
  );

/** The card turned over: why one result is returned. Whoever filed it reads the reason. */
export function returnFormCard({ task, team }: ReviewView, result: AwaitedResult): Card {
  const at = { draw: task.draw, team };
  const title = `退回结果 · 第 ${team} 组`;
  return card(
    header('orange', title, safeText(task.title, 40)),
    [
      filedLines(result),
      rule,
      {
        tag: 'form',
        name: 'return',
        elements: [
          {
            tag: 'input',
            name: REVIEW_NOTE_FIELD,
            required: true,
            width: 'fill',
            input_type: 'multiline_text',
            rows: 3,
            max_length: MAX_REVIEW_NOTE,
            placeholder: plain(`退回原因，填报人会看到（不超过 ${MAX_REVIEW_NOTE} 字）`),
          },
          {
            tag: 'button',
            name: 'send',
            text: plain('退回'),
            type: 'primary_filled',
            width: 'fill',
            form_action_type: 'submit',
            behaviors: [
              {
                type: 'callback',
                value: clickValue({ do: 'return-result', ...at, entity: entityMark(result.entity) }),
              },
            ],
          },
        ],
      },
      callbackButton('返回', 'default', clickValue({ do: 'review-page', ...at, page: 1 })),
      footnote(numberLine(task)),
    ],
    title,
  );
}

function turning({ task, team, awaited }: ReviewView, page: number, pages: number, to: number): readonly CardElement[] {
  const turn = (wanted: number) => clickValue({ do: 'review-page', draw: task.draw, team, page: wanted });
  return [
    footnote(`第 ${(page - 1) * ON_A_PAGE + 1}—${to} 户，共 ${awaited.length} 户`),
    buttonRow([
      ...(page > 1 ? [callbackButton('上一部分', 'default', turn(page - 1))] : []),
      ...(page < pages ? [callbackButton('下一部分', 'default', turn(page + 1))] : []),
    ]),
  ];
}

/** Tells who filed a result, aloud, that it came back and why. */
export function returnedCard(task: TaskView, team: number, name: string, reason: string): Card {
  const title = `结果被退回 · 第 ${team} 组`;
  return card(
    header('orange', title, safeText(task.title, 40), ['orange', '请重填']),
    [
      paragraph(
        [
          `**${safeMarkdown(name, 60)}**的检查结果没有通过审核，请核对后重新填报。`,
          `退回原因\u3000**${safeMarkdown(reason, MAX_REVIEW_NOTE)}**`,
        ].join('\n'),
      ),
      callbackButton('查看任务并填报', 'primary_filled', clickValue({ do: 'show-task', draw: task.draw, team })),
      footnote(numberLine(task)),
    ],
    title,
  );
}

/** How far the publication of a draw's results is. */
export interface PublicationView {
  readonly task: TaskView;
  readonly entities: number;
  /** Reviewed and not yet published. */
  readonly ready: number;
  readonly published: number;
}

/** Asks the clerk to publish what has been reviewed. */
export function publicationCard({ task, entities, ready, published }: PublicationView): Card {
  const subtitle = safeText(task.title, 40);
  const counts = paragraph(`待公示 **${ready}** 户\u3000已公示 ${published} 户\u3000共 ${entities} 户`);
  const page = linkButton('查看公示页', task.publicUrl);
  if (ready > 0) {
    const publish = callbackButton(
      `公示这 ${ready} 户`,
      'primary_filled',
      clickValue({ do: 'publish-results', draw: task.draw }),
    );
    return card(header('orange', '检查结果待公示', subtitle, ['orange', `待公示 ${ready} 户`]), [
      counts,
      paragraph('结果已审核。公示后不能撤回，请在法定期限内公示，并同步录入省级平台。'),
      publish,
      page,
      footnote(numberLine(task)),
    ]);
  }
  const all = published === entities;
  return card(header('green', '检查结果公示', subtitle, ['green', all ? '已全部公示' : '暂无待公示']), [
    counts,
    page,
    footnote(numberLine(task)),
  ]);
}
