import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchesNumber, readCommand } from '../../../bot/talk/commands.ts';

describe('what people write', () => {
  test.each([
    ['我的任务', 'tasks'],
    [' 我 的 任 务 。', 'tasks'],
    ['请问我的任务', 'tasks'],
    ['看看任务列表吧', 'tasks'],
    ['今天', 'today'],
    ['今日任务！', 'today'],
    ['进度', 'progress'],
    ['查看进度', 'progress'],
    ['配对', 'pair'],
    ['我要配对', 'pair'],
    ['连接 Ｅｘｃｅｌ', 'pair'],
    ['解除 绑定', 'unpair'],
    ['逾期', 'overdue'],
    ['谁逾期了？', 'overdue'],
    ['统计一下', 'statistics'],
    ['人员核对', 'people'],
    ['谁找不到？', 'people'],
    ['请假', 'leave'],
    ['我要请假', 'leave'],
    ['销假', 'leave'],
    ['怎么请假？', 'leave'],
    ['回避声明', 'recusal'],
    ['回避 登记。', 'recusal'],
    ['？', 'help'],
    ['HELP', 'help'],
    ['怎么用', 'help'],
    ['你好', 'greeting'],
    ['我的', 'tasks'],
    ['我得任务', 'tasks'],
    ['我的任', 'unknown'],
    ['我任的务', 'tasks'],
    ['我的的任务', 'tasks'],
    ['回避声名', 'recusal'],
    ['完成请况', 'progress'],
    ['ＪＩＮＤＵ', 'progress'],
    ['配队', 'pair'],
    ['统记', 'statistics'],
    ['明天', 'unknown'],
    ['你的任务呢怎么样', 'unknown'],
    ['今天天气怎么样', 'unknown'],
    ['', 'unknown'],
    ['__proto__', 'unknown'],
    ['constructor', 'unknown'],
  ])('%j means %s', (text, kind) => {
    expect(readCommand(text).kind).toBe(kind);
  });

  test.each([
    ['任务 SZ-2026-0007', 'task', 'sz-2026-0007'],
    ['任务７', 'task', '7'],
    ['ｓｚ－2026－0007', 'task', 'sz-2026-0007'],
    ['任务编号：SZ20260007', 'task', 'sz20260007'],
    ['催办 SZ-2026-0007', 'remind', 'sz-2026-0007'],
    ['一键催办', 'remind', ''],
    ['补发7', 'resend', '7'],
  ])('%j means %s of %j', (text, kind, number) => {
    expect(readCommand(text)).toEqual({ kind, number });
  });

  test.each([
    ['请假 12月3日至5日', 'declare-leave', '12月3日至5日'],
    ['请假：2026-12-03 到 2026-12-05。', 'declare-leave', '2026-12-03 到 2026-12-05'],
    ['我要请假３天', 'declare-leave', '3天'],
    ['明天请假', 'declare-leave', '明天'],
    ['请年假 12.1-12.5', 'declare-leave', '12.1-12.5'],
    ['回避声明 某某食品有限公司（虚构）', 'declare-conflict', '某某食品有限公司(虚构)'],
  ])('%j means %s of %j', (text, kind, written) => {
    expect(readCommand(text)).toEqual({ kind, written });
  });

  test('never breaks it, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000, unit: 'binary' }), (text) => {
        expect(typeof readCommand(text).kind).toBe('string');
      }),
    );
  });
});

describe('a number of a task', () => {
  test.each([
    ['sz-2026-0007', true],
    ['SZ－2026－0007', true],
    ['sz20260007', true],
    ['7', true],
    ['0007', true],
    ['８', false],
    ['2026', false],
    ['sz-2026-0017', false],
    ['', false],
    ['-', false],
  ])('%j is meant by SZ-2026-0007: %j', (written, matches) => {
    expect(matchesNumber(written, 'SZ-2026-0007')).toBe(matches);
  });
});
