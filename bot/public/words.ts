import type { EntityStatus } from '../../core/model/entity.ts';
import type { ExclusionReason } from '../../core/model/draw-rules.ts';
import type { AssuranceLevel } from '../../core/draw/seal.ts';
import type { DrawPhase } from '../../core/wire/api.ts';
import type { Milestone } from './records.ts';

/** Words of the public site. Everything a visitor reads that is not data stands here or in a page. */
export const phaseWords: Record<DrawPhase, string> = {
  sealed: '已封存，等待种子',
  ready: '种子已齐，待抽取',
  drawn: '已抽取',
  void: '已作废',
};

export const assuranceWords: Record<AssuranceLevel, { readonly name: string; readonly meaning: string }> = {
  1: { name: '一级', meaning: '仅由办理机关出值，未经见证' },
  2: { name: '二级', meaning: '见证单位当场提交了数值' },
  3: { name: '三级', meaning: '有见证单位从自己的设备先承诺后公开，或采用了事先指定的公开数值' },
};

export const milestoneWords: Record<Milestone['kind'], string> = {
  sealed: '封存',
  contributed: '提交种子',
  closed: '种子截止',
  drawn: '抽取',
  dispatched: '派发',
  relinked: '更换人员',
  void: '作废',
  published: '公示结果',
};

export const exclusionWords: Record<ExclusionReason, string> = {
  'not-active': '已注销、吊销、迁出等',
  filtered: '不在本次抽查范围',
  'frequency-cap': '已达抽查频次上限',
  'recent-result-reused': '近期检查结果互认',
  listed: '经批准排除',
};

export const statusWords: Record<EntityStatus, string> = {
  active: '存续',
  deregistered: '注销',
  revoked: '吊销',
  'moved-out': '迁出',
  cancelled: '撤销',
  closed: '停业',
};

const pad = (value: number): string => String(value).padStart(2, '0');
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** An instant as people in China say it: `2026-11-24 13:05`. China keeps UTC+8 all year. */
export function chinaTime(instant: string): string {
  const at = new Date(Date.parse(instant) + CHINA_OFFSET_MS);
  const day = `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
  return `${day} ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`;
}

/** `12345` as `12,345`. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
