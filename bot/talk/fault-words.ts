import type { ContributionFault } from '../../core/draw/round.ts';
import { dayAndTime } from '../cards/dates.ts';
import { safeText } from '../cards/safe-text.ts';
import type { OfficeFault } from '../office/faults.ts';

type Words<Fault extends { readonly code: string }> = {
  readonly [Code in Fault['code']]: (fault: Extract<Fault, { readonly code: Code }>) => string;
};

/** Every refusal of the office in one sentence for a chat: what, and what to do. */
const OFFICE: Words<OfficeFault> = {
  forbidden: () => '您没有办理这件事的权限，请联系本单位经办人。',
  'pairing-refused': () => '配对没有成功，请重新获取配对码。',
  'not-found': () => '没有找到这项任务，可能已作废或不归您办理。',
  'offer-lapsed': () => '封存准备已过期，请在任务窗格中重新封存。',
  'list-moved': () => '名录已有更新的版本，请在任务窗格中合并后再同步。',
  'list-repeats': ({ id }) => `名录中 ${safeText(id, 60)} 出现了两次，请在任务窗格中核对。`,
  'seal-mismatch': () => '封存内容核对不一致，请在任务窗格中重新封存。',
  'seal-refused': () => '封存内容不符合规则，请在任务窗格中查看原因。',
  'contribution-refused': ({ fault }) => contributionSentence(fault),
  'illegal-transition': ({ phase }) => ILLEGAL_PHASE[phase],
  'not-ready': ({ waitingFor }) =>
    waitingFor === 'contributions' ? '见证单位还没有全部提交，请稍候。' : '还在等待事先指定的公开随机数。',
  'draw-refused': () => '抽取没有完成，请在任务窗格中查看原因。',
  'person-unknown': () => '名录中没有与您的飞书账号对应的人员，请联系本单位经办人。',
  'code-too-soon': ({ notBefore }) => `刚刚发过配对码，请用上一个，或在 ${dayAndTime(notBefore)} 之后再试。`,
  'leave-refused': ({ cause }) => LEAVE[cause],
  'too-many-conflicts': ({ limit }) => `在聊天里最多登记 ${limit} 个回避单位，更多的请经办人登记在执法人员名录里。`,
  'firm-code-wrong': () => '统一社会信用代码的校验位不符，请对照营业执照核对，或改填单位全称。',
  'text-refused': ({ cause }) =>
    cause === 'empty'
      ? '请填写说明后再提交。'
      : cause === 'too-long'
        ? '填写的内容太长，请精简后再提交。'
        : '填写的内容无法识别，请重新输入。',
  'illegal-answer': ({ state, wanted }) => ANSWERED[state] + (wanted === 'accept' ? '' : '，不能再次操作。'),
  'illegal-result': () => '这一户的结果已处理，不能再改。',
};

const LEAVE = {
  over: '这段请假已经过去，不用登记。',
  reversed: '结束日期早于开始日期，请重新填写。',
  'too-long': '一次请假最长登记一年，请核对日期。',
  'too-many': '登记的请假太多，请先撤销不用的。',
} as const;

const ILLEGAL_PHASE = {
  sealed: '还没有抽取，现在不能办理。',
  ready: '还没有抽取，现在不能办理。',
  drawn: '已经抽取完成，不能再改。',
  void: '这次抽取已作废。',
} as const;

const ANSWERED = {
  assigned: '这项任务还没有答复',
  accepted: '这项任务已经接受',
  'recusal-asked': '已有申请在等待审批',
  'recusal-approved': '回避已获同意，您不必参加',
  'recusal-refused': '申请已经处理',
  released: '这项任务已撤回，正在另派人员',
  replaced: '这项任务已由其他人员接替',
} as const;

const CONTRIBUTION: Words<ContributionFault> = {
  foreign: () => '您不是这次抽取的见证人。',
  'wrong-form': ({ expected }) =>
    expected === 'typed' ? '这次请直接在卡片上填写。' : '这次采用先承诺、后公开的方式，请在您自己的电脑上承诺。',
  early: () => '名单还没有封存，请稍后再提交。',
  'early-reveal': () => '还有见证单位没有承诺，请等全部承诺后再公开。',
  late: ({ until }) => `已过截止时间（${dayAndTime(until)}），不能再提交。`,
  repeated: ({ at }) => `您的单位已在 ${dayAndTime(at)} 提交过，不能更改。`,
  'not-committed': () => '没有找到您的承诺，不能公开。',
  altered: () => '公开的内容与承诺的不一致。',
  empty: () => '请填写内容后再提交。',
  'too-long': ({ limit }) => `内容太长，请不要超过 ${limit} 个字。`,
  'lone-surrogate': () => '内容中有无法识别的字符，请重新输入。',
};

/** Says why the office refused. */
export function faultSentence(fault: OfficeFault): string {
  // the record's entry for a code takes exactly the fault of that code
  const say = OFFICE[fault.code] as (fault: OfficeFault) => string;
  return say(fault);
}

function contributionSentence(fault: ContributionFault): string {
  const say = CONTRIBUTION[fault.code] as (fault: ContributionFault) => string; // as above
  return say(fault);
}
