import { may } from '../../core/access/permissions.ts';
import type { PersonState } from '../../core/journal/state.ts';
import type { DrawNumber } from '../../core/model/ids.ts';
import type { Card } from '../cards/card.ts';
import { contributionCard } from '../cards/contribution.ts';
import { entityMark } from '../cards/result-form.ts';
import { revealCard } from '../cards/reveal.ts';
import { returnFormCard, reviewCard, type ReviewView } from '../cards/review.ts';
import { undeliveredCard } from '../cards/undelivered.ts';
import type { CardClick, ClickAnswer } from '../gateway/events.ts';
import { contributionCardKey, revealCardKey, reviewKey, undeliveredKey } from '../outbox/message-keys.ts';
import { withReceipt } from '../outbox/presented.ts';
import { reviewView } from '../outbox/result-plan.ts';
import { unreachedOf } from '../outbox/undelivered-plan.ts';
import { contributionView, taskView } from '../outbox/views.ts';
import { committingWitness } from '../witness/view.ts';
import { faultSentence } from './fault-words.ts';
import { nowOf, type TalkParts } from './parts.ts';

/* Clicks that show something and change nothing: links, lists, pages. */

type Toast = ClickAnswer['toast'];

export const toast = (kind: Toast['kind'], text: string): Toast => ({ kind, text });

/** Sends a card to the clicker's private chat, without waiting for it. */
export type SendPrivately = (openId: string, eventId: string, card: Card) => void;

/** Turns the card over to a fresh link; nothing is written, and the next change of the round turns it back. */
export function witnessLink(
  { journal, links, messages, outbox, ...parts }: TalkParts,
  click: CardClick,
  person: PersonState,
  number: DrawNumber,
): ClickAnswer {
  const draw = journal.state().draws.get(number);
  const witness = draw === undefined ? null : committingWitness(draw, person.id);
  if (draw === undefined || witness === null) {
    return { toast: toast('warning', faultSentence({ code: 'not-found' })) };
  }
  const view = contributionView(draw, witness, messages);
  if (view.state.kind !== 'awaited' && view.state.kind !== 'committed') {
    const now = outbox.card(outbox.keyOf(click.messageId) ?? contributionCardKey(number, witness.department));
    const ended = toast('warning', '本轮已经结束，不需要再操作');
    return now === null ? { toast: ended } : { toast: ended, card: now.card };
  }
  const link = links.linkFor(person.id, number, nowOf(parts));
  const key = outbox.keyOf(click.messageId) ?? contributionCardKey(number, witness.department);
  const opening = key === revealCardKey(number, witness.department);
  const card = opening ? revealCard(view, draw.seal.revealsUntil, link) : contributionCard(view, link);
  return { toast: toast('info', '请在 10 分钟内打开页面'), card: withReceipt(card, key) };
}

type OfTeam = { readonly draw: DrawNumber; readonly team: number };

/** What a person has to review of a team; null where that is nothing and never was. */
function reviewOf({ journal, messages }: TalkParts, person: PersonState, { draw, team }: OfTeam): ReviewView | null {
  const state = journal.state().draws.get(draw);
  const view = state === undefined ? null : reviewView(state, team, person.id, messages);
  return view === null || view.awaited.length + view.accepted + view.returned === 0 ? null : view;
}

export function showReview(
  parts: TalkParts,
  click: CardClick,
  person: PersonState,
  place: OfTeam,
  send: SendPrivately,
): ClickAnswer {
  const view = reviewOf(parts, person, place);
  if (view === null) return { toast: toast('warning', '没有归您审核的结果') };
  send(click.from, click.eventId, withReceipt(reviewCard(view), reviewKey(place.draw, place.team, person.id)));
  return { toast: toast('info', '已发送，请看下方消息') };
}

export function turnReview(
  parts: TalkParts,
  person: PersonState,
  { page, ...place }: OfTeam & { readonly page: number },
) {
  const view = reviewOf(parts, person, place);
  if (view === null) return { toast: toast('warning', '没有归您审核的结果') };
  const card = withReceipt(reviewCard(view, page), reviewKey(place.draw, place.team, person.id));
  return { toast: toast('info', '已翻页'), card };
}

/** Turns the review over to the form for one return; what was decided meanwhile is shown as it is. */
export function returnForm(
  parts: TalkParts,
  person: PersonState,
  { entity, ...place }: OfTeam & { readonly entity: string },
): ClickAnswer {
  const view = reviewOf(parts, person, place);
  if (view === null) return { toast: toast('warning', '没有归您审核的结果') };
  const key = reviewKey(place.draw, place.team, person.id);
  const result = view.awaited.find((each) => entityMark(each.entity) === entity);
  if (result === undefined) {
    return { toast: toast('warning', '这一户的结果已处理，不能再改。'), card: withReceipt(reviewCard(view), key) };
  }
  return { toast: toast('info', '请填写退回原因'), card: withReceipt(returnFormCard(view, result), key) };
}

/** The list where it stands, turned; from a card that stays as it was sent, as a message of its own. */
export function turnUndelivered(
  { journal, messages, outbox }: TalkParts,
  click: CardClick,
  person: PersonState,
  { draw: number, page }: { readonly draw: DrawNumber; readonly page: number },
  send: SendPrivately,
): ClickAnswer {
  const state = journal.state();
  const draw = state.draws.get(number);
  if (draw === undefined) return { toast: toast('warning', faultSentence({ code: 'not-found' })) };
  const { lead, participants } = draw.seal.rules;
  if (!may(person, 'remind', { lead, participants })) {
    return { toast: toast('warning', faultSentence({ code: 'forbidden', role: person.role })) };
  }
  const key = undeliveredKey(number, person.id);
  const card = withReceipt(undeliveredCard(taskView(draw, messages), unreachedOf(state, draw), page), key);
  const clicked = outbox.keyOf(click.messageId);
  if (clicked === null || clicked === key) return { toast: toast('info', '未送达名单'), card };
  send(click.from, click.eventId, card);
  return { toast: toast('info', '已发送，请看下方消息') };
}
