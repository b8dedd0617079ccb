import type { Check, CheckName } from '../../../core/verify/report.ts';

/** What each check means to a visitor. */
export const checkWords: Readonly<Record<CheckName, string>> = {
  form: '记录格式完整',
  'seal-hash': '封存编号与封存内容一致',
  'seal-coherent': '封存的规则前后不矛盾',
  seed: '种子由各方数值合成，一字不差',
  assurance: '见证等级属实',
  'entity-root': '检查对象名单就是封存的那一份',
  exclusions: '排除的每一户都有理由',
  strata: '分层、总体与抽取数量正确',
  drawn: '抽中的正是签号最小的',
  reserve: '候补名次正确',
  identity: '名称和地址就是封存的',
  'officer-root': '执法人员名单就是封存的那一份',
  'officers-opened': '人员的未公开部分与承诺一致',
  teams: '分组符合规则',
  places: '每组的名额符合规则',
  eligibility: '可派人员的范围由规则得出',
  'base-plan': '匹配最均衡，没有更好的方案',
  plan: '最终人员由种子调换得出',
  predecessor: '与更换前的记录衔接',
};

/** Why a check can't be made from this copy. */
export function notShownWords(check: Check): string {
  switch (check.found) {
    case 'redacted':
      return '公开版不含请假、回避等个人信息，由审计人员核验';
    case 'no-predecessor-given':
      return '需要同时提供更换前的记录';
    case 'cancelled':
      return '已停止';
    default:
      return '因前面的检查未通过，无法继续';
  }
}

/** What a check found, for a failed one with what was expected. */
export function evidenceWords(check: Check): string {
  if (check.outcome === 'not-shown') return notShownWords(check);
  if (check.outcome === 'passed') return '';
  const place = check.at === undefined ? '' : `位置 ${check.at}。`;
  return `${place}应为 ${check.expected}；记录中是 ${check.found}`;
}
