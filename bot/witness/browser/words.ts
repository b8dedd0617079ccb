import type { ContributionFault } from '../../../core/draw/round.ts';
import type { ApiFault } from '../../../core/wire/api.ts';

/** `12月3日 09:12` in China, of an instant in UTC. */
export function chinaDayAndTime(instant: string): string {
  const china = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${Number(china.slice(5, 7))}月${Number(china.slice(8, 10))}日 ${china.slice(11, 16)}`;
}

/** A long number in groups of four, the first sixteen digits: short enough to be compared by eye. */
export const shortNumber = (hash: string): string => (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ').toUpperCase();

const CONTRIBUTION: Readonly<Record<ContributionFault['code'], string>> = {
  foreign: '您不是这次抽取的见证人。',
  'wrong-form': '这次请直接在飞书卡片上填写。',
  early: '名单还没有封存，请稍后再试。',
  'early-reveal': '还有见证单位没有承诺，请等全部承诺后再公开。',
  late: '已过截止时间，不能再提交。',
  repeated: '您的单位已经提交过，不能更改。',
  'not-committed': '没有找到您的承诺。',
  altered: '这个随机数与当时承诺的不一致。',
  empty: '没有收到内容，请再试一次。',
  'too-long': '内容太长。',
  'lone-surrogate': '内容中有无法识别的字符。',
};

const FAULTS: Readonly<Partial<Record<ApiFault['code'] | 'no-connection', string>>> = {
  unauthorised: '这个链接已经用过或已过期。请回到飞书，在卡片上重新打开。',
  'session-expired': '这个页面已过期。请回到飞书，在卡片上重新打开。',
  'too-many-requests': '试的次数太多，请过十分钟再试。',
  'illegal-transition': '本轮已经结束，不能再提交。',
  'no-connection': '暂时连不上办公室的服务器，正在重试。随机数仍保存在这台电脑上。',
  busy: '服务器正忙，请稍后再试。',
};

/** Why it did not work, and what to do. */
export function faultSentence(fault: ApiFault | { readonly code: 'no-connection' }): string {
  if (fault.code === 'contribution-refused') return CONTRIBUTION[fault.fault.code];
  return FAULTS[fault.code] ?? '没有成功，请回到飞书，在卡片上重新打开再试。';
}
