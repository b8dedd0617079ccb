import type { Card } from '../../cards/card.ts';
import { CLICK_ANSWER_LIMIT_MS, type CardClick, type ChatListener, type ClickAnswer } from '../events.ts';
import type { ChatLog } from '../log.ts';

/** Feishu's shape of an answer to a click. */
interface WireAnswer {
  readonly toast: { readonly type: string; readonly content: string };
  readonly card?: { readonly type: 'raw'; readonly data: Card };
}

const LATE: ClickAnswer = { toast: { kind: 'info', text: '已收到，正在办理，卡片稍后更新' } };
const BROKEN: ClickAnswer = { toast: { kind: 'error', text: '系统出错，没有办成，请稍后再点一次' } };

/** Answers a click in time whatever happens behind: a click is never sent again, and without an answer shows an error. */
export async function answerToClick(click: CardClick, listener: ChatListener, log: ChatLog): Promise<WireAnswer> {
  const { promise: late, cancel } = timeLimit();
  const handled = listener.onClick(click).catch((error: unknown) => {
    log.error({ event: 'click-failed', eventId: click.eventId, error: nameOf(error) }, '处理卡片操作时出错');
    return BROKEN;
  });
  const answer = await Promise.race([handled, late]);
  cancel();
  const toast = { type: answer.toast.kind, content: answer.toast.text };
  return answer.card === undefined ? { toast } : { toast, card: { type: 'raw', data: answer.card } };
}

function timeLimit(): { readonly promise: Promise<ClickAnswer>; readonly cancel: () => void } {
  let cancel: () => void = () => undefined;
  const promise = new Promise<ClickAnswer>((resolve) => {
    const timer = setTimeout(() => {
      resolve(LATE);
    }, CLICK_ANSWER_LIMIT_MS);
    cancel = () => {
      clearTimeout(timer);
    };
  });
  return { promise, cancel };
}

const nameOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'unknown';
