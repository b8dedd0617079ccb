import { describe, expect, test } from '@jest/globals';
import { outcomeOf, type Answer } from '../../../bot/gateway/feishu/outcome.ts';
import { redact, sentenceOf } from '../../../bot/gateway/feishu/sdk-log.ts';

const answered = (
  status: number,
  code: number | null,
  over: Partial<Extract<Answer, { kind: 'answered' }>> = {},
): Answer => ({
  kind: 'answered',
  status,
  code,
  message: '',
  data: {},
  resetSeconds: null,
  ...over,
});

describe('an answer of Feishu', () => {
  test.each([
    [answered(200, 0), 'done'],
    [answered(200, 230013), 'permanent'],
    [answered(400, 230013), 'permanent'],
    [answered(400, 99991672), 'permanent'],
    [answered(400, 123_456), 'permanent'],
    [answered(429, 99991400), 'retry'],
    [answered(429, null), 'retry'],
    [answered(200, 99991400), 'retry'],
    [answered(400, 230020), 'retry'],
    [answered(400, 232019), 'retry'],
    [answered(400, 99991663), 'retry'],
    [answered(403, null), 'retry'],
    [answered(400, 230099, { message: 'ErrCode: 11310; ErrMsg: card action is lock' }), 'retry'],
    [answered(400, 230099, { message: 'ErrCode: 200621' }), 'permanent'],
    [answered(500, null), 'unknown'],
    [answered(502, 0), 'unknown'],
    [answered(200, null), 'unknown'],
    [{ kind: 'no-answer' }, 'unknown'],
    [{ kind: 'not-sent' }, 'retry'],
  ] as const)('%j is %s', (answer, kind) => {
    expect(outcomeOf(answer, () => null).kind).toBe(kind);
  });

  test('waits as long as it is told, within reason', () => {
    const wait = (resetSeconds: number) => outcomeOf(answered(429, 99991400, { resetSeconds }), () => null);
    expect(wait(7)).toMatchObject({ afterMs: 7000 });
    expect(wait(0)).toMatchObject({ afterMs: 1000 });
    expect(wait(86_400)).toMatchObject({ afterMs: 120_000 });
  });

  test('without what it should hold is no success', () => {
    expect(outcomeOf(answered(200, 0), () => undefined)).toEqual({ kind: 'unknown' });
  });
});

describe('the SDK’s log', () => {
  test('is cut down to words and codes', () => {
    const secret = {
      message: 'request failed',
      config: { data: '{"app_secret":"s3cr3t"}' },
      response: { data: { code: 1 } },
    };
    const error = Object.assign(new Error('boom'), secret);
    expect(sentenceOf([[error, { content: '正文', code: 230001 }]])).toBe('request failed 230001');
  });

  test.each([
    ['Authorization: Bearer t-g1044ghijkl', 'Authorization: Bearer ***'],
    ['token: "abcdef"', 'token: "***"'],
    ['app_secret=s3cr3t&x=1', 'app_secret=***&x=1'],
    ['connect wss://example.com/ws?ticket=abc failed', 'connect ws*** failed'],
    ['user 13912345678', 'user 1**********'],
  ])('%j becomes %j', (line, clean) => {
    expect(redact(line)).toBe(clean);
  });
});
