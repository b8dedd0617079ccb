import type { RulesFault, RulesNumber } from '../../core/draw/rules-check.ts';
import type { SealFault, SealTime } from '../../core/draw/seal-check.ts';
import type { ReasonCount } from '../../core/matching/no-plan.ts';
import type { NoPlanAnswer, ShortageAnswer } from '../../core/draw/no-plan-answer.ts';
import { INELIGIBILITY_WORDS } from './outcomes.ts';
import type { Advice } from './list-faults.ts';
import { grouped, listed, percent } from './numbers.ts';

/** Name of a department for a code. */
export type DepartmentWords = (code: string) => string;

const NUMBER_NAMES: Readonly<Record<RulesNumber, string>> = {
  count: '抽取户数',
  reserve: '每层候补户数',
  'team.size': '每组人数',
  'team.routeLength': '每组户数',
  'team.loadCap': '每人组数上限',
  weight: '权重',
};

const REPEATED_NAMES = {
  items: '抽查事项',
  filters: '范围条件',
  stratifyBy: '分层的列',
  rates: '分层比例',
  weights: '权重',
} as const;

/** Why rules can't be drawn by. */
export function rulesFaultAdvice(fault: RulesFault, department: DepartmentWords): Advice {
  switch (fault.code) {
    case 'bad-number':
      return {
        what: `${NUMBER_NAMES[fault.field]}是 ${grouped(fault.found)}，应在 ${grouped(fault.least)} 到 ${grouped(fault.most)} 之间。`,
        todo: '改一下这个数。',
      };
    case 'bad-ratio':
      return { what: `比例 ${percent(fault.ratio)} 不在 0 到 100% 之间。`, todo: '改成大于 0、不超过 100% 的比例。' };
    case 'repeated-department':
      return { what: `${department(fault.department)} 既牵头又参与，或出现了两次。`, todo: '去掉重复的部门。' };
    case 'repeated-name':
      return { what: `${REPEATED_NAMES[fault.field]}里“${fault.name}”出现了两次。`, todo: '留一个即可。' };
    case 'too-many':
      return {
        what: `选了 ${grouped(fault.found)} 个，最多 ${grouped(fault.limit)} 个。`,
        todo: '少选几个，或分成几次任务。',
      };
    case 'no-items':
      return { what: '还没有选抽查事项。', todo: '选至少一项。' };
    case 'full-coverage-without-basis':
      return {
        what: `${listed(fault.items)} 应全覆盖检查，不能随机抽取。`,
        todo: '换一个事项，或写明可以抽取的依据。',
      };
    case 'item-of-other-department':
      return {
        what: `事项 ${fault.item} 由 ${department(fault.department)} 实施，它还不在参与部门里。`,
        todo: '把它加为参与部门，或换一个事项。',
      };
    case 'window-reversed':
      return { what: `开始日期 ${fault.from} 晚于完成期限 ${fault.until}。`, todo: '把开始日期提前，或把期限推后。' };
  }
}

const TIME_NAMES: Readonly<Record<SealTime, string>> = {
  sealedAt: '封存时间',
  contributionsUntil: '提交截止时间',
  revealsUntil: '公开截止时间',
  'publicSource.notBefore': '公开数值的时间',
};

/** Why a seal contradicts itself. */
export function sealFaultAdvice(fault: SealFault, department: DepartmentWords): Advice {
  switch (fault.code) {
    case 'out-of-order':
      return { what: '封存的名单没有排好次序，这是程序的错误。', todo: '重新打开加载项再试。' };
    case 'times-out-of-order':
      return { what: `${TIME_NAMES[fault.later]}早于${TIME_NAMES[fault.earlier]}。`, todo: '把时间往后推。' };
    case 'leave-out-without-public-source':
      return { what: '允许见证人缺席时，要事先指定一个公开数值。', todo: '指定公开数值，或改为缺席即作废。' };
    case 'assurance-out-of-reach':
      return {
        what: `本单位要求可信等级不低于${['', '一', '二', '三'][fault.least] ?? ''}级，现在的安排达不到。`,
        todo: '增加见证人，或指定一个公开数值。',
      };
    case 'unnamed-department':
      return { what: `部门 ${department(fault.department)} 不在成员单位里。`, todo: '在“成员单位”里补上它。' };
    default:
      return rulesFaultAdvice(fault, department);
  }
}

/** “3 名市场监管局组长（须有“食品”专业）、3 名消防救援支队检查人员”. */
function needsWords(shortage: ShortageAnswer, department: DepartmentWords): string {
  return shortage.needs
    .map(({ role, department: code, qualification, places }) => {
      const who = code === '' ? '任一参加部门的' : department(code);
      const as = role === 'lead' ? '组长' : '检查人员';
      return `${grouped(places)} 名${who}${as}${qualification === '' ? '' : `（须有“${qualification}”专业）`}`;
    })
    .join('、');
}

/** Districts and people named in a sentence. */
const MOST_NAMES = 3;
const MOST_PEOPLE = 5;

/** Where the teams go: the names of some districts, nothing when none is known. */
function districtsWords({ districts }: ShortageAnswer): string {
  const names = districts.map(({ name }) => name).filter((name) => name !== '');
  if (names.length === 0) return '';
  const more = names.length > MOST_NAMES ? `等 ${grouped(names.length)} 个区县` : '';
  return `${names.slice(0, MOST_NAMES).join('、')}${more}的 `;
}

/** The smallest reason for which no plan exists in one sentence; what it rests on, and the rest, beneath it. */
export function noPlanAdvice(answer: NoPlanAnswer, department: DepartmentWords): Advice {
  const { smallest, total, remedies } = answer;
  const able =
    smallest.officerCount === 0
      ? '一个能派的人也没有'
      : `能派的只有 ${grouped(smallest.officerCount)} 人、合计 ${grouped(smallest.supply)} 人次`;
  return {
    what: `人员排不开：${districtsWords(smallest)}${grouped(smallest.teams)} 组（${grouped(smallest.entities)} 户）需要 ${needsWords(smallest, department)}，${able}，缺 ${grouped(smallest.missing)} 人次。`,
    todo: levelWords(remedies),
    evidence: evidenceOf(answer, total),
  };
}

/** First level: hard rules, which no cap mends; second level: caps. */
function levelWords({ raiseCaps: { left, total } }: NoPlanAnswer['remedies']): string {
  if (left === 0) return `按规则有人可派，只是每人上限不够：上限合计提高 ${grouped(total)} 组就排得开。`;
  const caps = total > 0 ? `；另有 ${grouped(total)} 人次是每人上限不够` : '';
  return `其中 ${grouped(left)} 人次上限再高也没有人可派，要改规则、补人员或少抽几户${caps}。`;
}

/** That officers of other departments don't help goes without saying where there is anything else to say. */
function ownReasons({ reasons }: ShortageAnswer): readonly ReasonCount[] {
  const own = (reasons ?? []).filter(({ reason }) => reason !== 'department');
  return own.length > 0 ? own : (reasons ?? []);
}

function evidenceOf({ smallest, remedies }: NoPlanAnswer, total: ShortageAnswer): readonly string[] {
  const names = smallest.officers.slice(0, MOST_PEOPLE).map(({ name, cap }) => `${name}（最多 ${grouped(cap)} 组）`);
  const more = smallest.officerCount > names.length ? `等 ${grouped(smallest.officerCount)} 人` : '';
  const reasons = ownReasons(smallest).map(({ reason, pairs }) => `${INELIGIBILITY_WORDS[reason]} ${grouped(pairs)}`);
  return [
    ...(names.length > 0 ? [`能派的人：${names.join('、')}${more}。`] : []),
    ...(reasons.length > 0 ? [`其余人员不能去的原因（一人一组算一次）：${reasons.join('，')}。`] : []),
    `合起来缺 ${grouped(total.missing)} 人次，涉及 ${grouped(total.entities)} 户。移出 ${grouped(remedies.dropEntities)} 户，或增派能承担 ${grouped(remedies.addPlaces)} 人次的人员，就排得开。`,
  ];
}
