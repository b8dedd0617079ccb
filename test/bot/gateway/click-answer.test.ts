import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  CLICK_ANSWER_LIMIT_MS,
  type CardClick,
  type ChatListener,
  type ClickAnswer,
} from '../../../bot/gateway/events.ts';
import { answerToClick } from '../../../bot/gateway/feishu/click-answer.ts';
import { LogLines } from '../talk/chat-office.ts';

/** Hears nothing but the click. */
const listenerWhoseClick = (answer: Promise<ClickAnswer>): ChatListener => ({
  onMessage: () => Promise.resolve(),
  onClick: () => answer,
  onMenu: () => Promise.resolve(),
  onEntered: () => Promise.resolve(),
  onGone: () => Promise.resolve(),
  onGroupGone: () => Promise.resolve(),
});

const CLICK: CardClick = {
  eventId: 'event-1',
  from: 'ou_a',
  messageId: 'om_1',
  chatId: 'oc_1',
  value: { do: 'accept' },
  form: {},
};

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

test('a click is answered before Feishu gives up after three seconds, though the store hangs', async () => {
  expect(CLICK_ANSWER_LIMIT_MS).toBeLessThan(3000);
  const answered = answerToClick(CLICK, listenerWhoseClick(new Promise<ClickAnswer>(() => undefined)), new LogLines());
  await jest.advanceTimersByTimeAsync(CLICK_ANSWER_LIMIT_MS);
  expect(await answered).toEqual({ toast: { type: 'info', content: '已收到，正在办理，卡片稍后更新' } });
});

test('a click whose handling breaks says so', async () => {
  const answered = answerToClick(CLICK, listenerWhoseClick(Promise.reject(new Error('disk'))), new LogLines());
  expect(await answered).toEqual({ toast: { type: 'error', content: '系统出错，没有办成，请稍后再点一次' } });
});

test('an answer in time is given as it is', async () => {
  const done = Promise.resolve<ClickAnswer>({ toast: { kind: 'success', text: '已接受' } });
  expect(await answerToClick(CLICK, listenerWhoseClick(done), new LogLines())).toEqual({
    toast: { type: 'success', content: '已接受' },
  });
});
