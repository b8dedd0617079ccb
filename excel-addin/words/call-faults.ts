import type { SealRefusal, ApiFault } from '../../core/wire/api.ts';
import { previewFaultAdvice, rosterFaultAdvice } from './draw-faults.ts';
import { limitAdvice } from './limit-faults.ts';
import type { Advice } from './list-faults.ts';
import { isNoPlanAnswer } from './no-plan-evidence.ts';
import { grouped } from './numbers.ts';
import { PHASE_WORDS, ROLE_WORDS } from './outcomes.ts';
import { noPlanAdvice, sealFaultAdvice, type DepartmentWords } from './plan-faults.ts';
import { quotedText } from './their-text.ts';

const PAIRING = {
  unknown: { what: '这个配对码不对。', todo: '核对飞书里的配对码，或给机器人再发一次“配对”。' },
  expired: { what: '这个配对码已过期。', todo: '给机器人再发一次“配对”，用新的配对码。' },
  'too-many-attempts': { what: '试的次数太多，暂时不能配对。', todo: '过几分钟，用新的配对码再试。' },
} as const;

/** Why the server refused, in words. */
export function apiFaultAdvice(fault: ApiFault, department: DepartmentWords): Advice {
  switch (fault.code) {
    case 'unauthorised':
      return { what: '这台电脑还没有配对，或配对已被撤销。', todo: '在飞书里给机器人发“配对”，重新配对。' };
    case 'session-expired':
      return { what: '配对已到期。', todo: '在飞书里给机器人发“配对”，重新配对。' };
    case 'forbidden':
      return {
        what: `您的身份是${ROLE_WORDS[fault.role]}，不能做这一步。`,
        todo: '请牵头部门的经办人或联席会议办公室来做。',
      };
    case 'pairing-refused':
      return PAIRING[fault.cause];
    case 'not-found':
      return { what: '服务器上没有这次抽取。', todo: '回到“方案”一步重新开始，或联系管理员。' };
    case 'too-large':
      return {
        what: `名单太大，超过服务器一次能收的 ${grouped(Math.floor(fault.limit / 1048576))} MB。`,
        todo: '按区县分成几次抽取。',
      };
    case 'malformed':
      return { what: `服务器看不懂这次请求（${fault.path}）。`, todo: '加载项与服务器的版本可能不同，请管理员更新。' };
    case 'offer-lapsed':
      return { what: '封存用的编号已过时效。', todo: '再按一次“封存”。' };
    case 'list-moved':
      return {
        what: `${fault.newest.byName}已经同步了第 ${grouped(fault.newest.number)} 版。`,
        todo: '没有覆盖。请先合并，再同步。',
      };
    case 'list-repeats':
      return { what: `名单里“${quotedText(fault.id)}”出现了两次。`, todo: '删掉重复的一行，再同步。' };
    case 'seal-mismatch':
      return {
        what: `服务器算出的封存结果与本机不同（${fault.field}）。`,
        todo: '没有封存。请重新读取名单再试；仍不一致请联系管理员。',
      };
    case 'seal-refused':
      return sealRefusalAdvice(fault.fault, department);
    case 'contribution-refused':
      return { what: '这个值没有被接受。', todo: '请看飞书里的提示。' };
    case 'illegal-transition':
      return { what: `这次抽取${PHASE_WORDS[fault.phase]}，不能再做这一步。`, todo: '刷新后再看。' };
    case 'not-ready':
      return fault.waitingFor === 'contributions'
        ? { what: '见证人还没有都提交。', todo: '等他们提交，或等到截止时间。' }
        : { what: '事先指定的公开数值还没有出来。', todo: '公布后录入它，再抽取。' };
    case 'draw-refused':
      return drawRefusalAdvice(fault.fault, department);
    case 'too-many-requests':
      return { what: '请求太频繁。', todo: `过 ${grouped(fault.retryAfterSeconds)} 秒再试。` };
    case 'busy':
      return { what: '服务器正忙。', todo: '稍等片刻再试。' };
    case 'internal':
      return { what: `服务器出错了（记录号 ${fault.reference}）。`, todo: '再试一次；仍不行请把记录号告诉管理员。' };
  }
}

function sealRefusalAdvice(fault: SealRefusal, department: DepartmentWords): Advice {
  switch (fault.code) {
    case 'roster-refused':
      return rosterFaultAdvice(fault.fault);
    case 'contradiction':
      return sealFaultAdvice(fault.fault, department);
    case 'undrawable':
      return previewFaultAdvice(fault.fault);
    case 'ratio-above-ceiling':
    case 'capped-in-pool':
    case 'cap-unfounded':
      return limitAdvice(fault);
    case 'deadline-past':
      return fault.field === 'inspectionUntil'
        ? { what: `完成期限 ${fault.found} 已经过了。`, todo: '改成今天或以后的日期。' }
        : { what: '见证人提交的时间已经过了。', todo: '把提交时间放长一些，再封存。' };
    case 'item-list-outdated':
      return { what: `事项清单已有新版本（${fault.expected}）。`, todo: '重新读取事项清单，再封存。' };
    case 'witness-unknown':
      return {
        what: `${department(fault.department)} 的见证人 ${fault.person} 不在人员名册里。`,
        todo: '换一位见证人。',
      };
    case 'assurance-below-office':
      return {
        what: `本单位要求可信等级不低于${String(fault.expected)}级，现在只有${String(fault.found)}级。`,
        todo: '增加见证人，或指定一个公开数值。',
      };
    case 'declaration-missing':
      return { what: `${fault.name} 刚在聊天里登记了请假或回避。`, todo: '再按一次“封存”，会自动并入。' };
    case 'replaced-draw-not-void':
      return { what: `要替换的 ${fault.drawNumber} 还没有作废。`, todo: '先作废它，再封存新的。' };
  }
}

/** The engine's reason; beyond its code the evidence is the server's word and only shown. */
function drawRefusalAdvice(
  fault: { readonly code: string } & Readonly<Record<string, unknown>>,
  department: DepartmentWords,
): Advice {
  if (fault.code === 'no-plan' && isNoPlanAnswer(fault['answer'])) return noPlanAdvice(fault['answer'], department);
  return { what: `没有抽取成（${fault.code}）。`, todo: '作废这次封存，改动方案后重新封存。' };
}
