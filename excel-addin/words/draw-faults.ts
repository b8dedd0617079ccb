import type { WindowFault } from '../../core/calendar/inspection-window.ts';
import type { PreviewFault } from '../../core/draw/pool.ts';
import type { ExclusionReason } from '../../core/model/draw-rules.ts';
import type { RosterFault } from '../../core/roster/roster-fault.ts';
import type { Advice } from './list-faults.ts';
import { say, type WordsFor } from './fault-table.ts';
import { dayWords, grouped, listed, rowNumber } from './numbers.ts';
import { quotedText } from './their-text.ts';

const WINDOW: WordsFor<WindowFault> = {
  'deadline-past': ({ until, today }) => ({
    what: `完成期限 ${dayWords(until, today.slice(0, 4))} 已经过了。`,
    todo: '改成今天或以后的日期。',
  }),
  'window-reversed': ({ from, until }) => ({
    what: `开始日期 ${from} 晚于完成期限 ${until}。`,
    todo: '把开始日期提前，或把期限推后。',
  }),
  'window-too-long': ({ days, limit }) => ({
    what: `检查期 ${grouped(days)} 天，超过 ${grouped(limit)} 天。`,
    todo: '缩短检查期，或分成几次任务。',
  }),
  'window-without-workday': ({ from, until }) => ({
    what: `${from} 至 ${until} 没有一个工作日。`,
    todo: '把期限推后到工作日。',
  }),
};

/** Why an inspection window can't be kept. */
export const windowFaultAdvice = (fault: WindowFault): Advice => say(WINDOW, fault);

/** Reasons for which entities leave the pool. */
export const EXCLUSION_WORDS: Readonly<Record<ExclusionReason, string>> = {
  filtered: '不在所选范围',
  'not-active': '已注销、吊销、迁出或停业',
  'frequency-cap': '已达抽查频次上限',
  'recent-result-reused': '近期已有同一事项的检查结果',
  listed: '经办人列明理由排除',
};

const PREVIEW: WordsFor<PreviewFault> = {
  'unknown-exclusion': ({ id }) => ({
    what: `排除名单里的 ${id} 不在检查对象中。`,
    todo: '从排除名单里删掉它。',
  }),
  'too-many-strata': ({ found, limit }) => ({
    what: `这样分层有 ${grouped(found)} 层，最多 ${grouped(limit)} 层。`,
    todo: '少选一个分层的列。',
  }),
  'empty-pool': ({ exclusions }) => ({
    what: `没有可抽的检查对象：${listed(
      exclusions.map(({ reason, count }) => `${EXCLUSION_WORDS[reason]} ${grouped(count)} 户`),
      5,
    )}。`,
    todo: '放宽所选的范围。',
  }),
  'bad-ratio': () => ({ what: '抽取比例要大于 0、不超过 100%。', todo: '改一下比例。' }),
  'no-rate-for-stratum': ({ stratum }) => ({
    what: `“${stratum.map((value) => (value === '' ? '未填' : quotedText(value))).join(' · ')}”这一层没有比例。`,
    todo: '给这一层也定一个比例。',
  }),
  'quota-exceeds-pool': ({ asked, pool }) => ({
    what: `要抽 ${grouped(asked)} 户，可抽的只有 ${grouped(pool)} 户。`,
    todo: `改成不超过 ${grouped(pool)} 户，或放宽范围。`,
  }),
  'nothing-to-draw': () => ({ what: '按这个比例一户也抽不到。', todo: '提高比例，或改为“不低于”。' }),
};

/** Why there is nothing to preview. */
export const previewFaultAdvice = (fault: PreviewFault): Advice => say(PREVIEW, fault);

const ROSTER: WordsFor<RosterFault> = {
  'empty-roster': () => ({ what: '名单是空的。', todo: '回到“名单”一步，先把名单读进来。' }),
  'too-many-rows': ({ found, limit }) => ({
    what: `名单有 ${grouped(found)} 行，超过一次最多 ${grouped(limit)} 行。`,
    todo: '按区县或行业分成几次抽取。',
  }),
  'duplicate-ids': ({ duplicates }) => ({
    what: `有 ${grouped(duplicates.length)} 对重复的代码，例如 ${duplicates[0]?.id ?? ''}（第 ${rowNumber(duplicates[0]?.first ?? 0)} 与第 ${rowNumber(duplicates[0]?.second ?? 0)} 条）。`,
    todo: '每个代码只留一行。',
  }),
  'bad-id': ({ index }) => ({ what: `第 ${rowNumber(index)} 条的代码不能使用。`, todo: '改正代码后重新读取名单。' }),
  'bad-field': ({ index, field }) => ({
    what: `第 ${rowNumber(index)} 条的“${field}”不能使用。`,
    todo: '改正后重新读取名单。',
  }),
};

/** Why a roster can't be sealed. */
export const rosterFaultAdvice = (fault: RosterFault): Advice => say(ROSTER, fault);
