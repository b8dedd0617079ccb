import type { AssuranceLevel, Seal } from '../../core/draw/seal.ts';
import type { DepartmentCode } from '../../core/model/ids.ts';

/*
 * Reasons that the rule gives when it voids a draw. They stand in the public log beside those that people write, so they
 * are written out in words.
 */

const LEVEL: Readonly<Record<AssuranceLevel, string>> = { 1: '一级', 2: '二级', 3: '三级' };

/** Witnesses committed and didn't open. */
export function withheldReason(seal: Seal, departments: readonly DepartmentCode[]): string {
  return `按封存时的规则作废：${names(seal, departments)}未在截止前公开已承诺的数值`;
}

/** What came in is less than the seal asks for. */
export function assuranceReason(seal: Seal, found: AssuranceLevel, missing: readonly DepartmentCode[]): string {
  const who = missing.length > 0 ? `（${names(seal, missing)}未提交）` : '';
  return `按封存时的规则作废：见证只达到${LEVEL[found]}，低于要求的${LEVEL[seal.leastAssurance]}${who}`;
}

function names(seal: Seal, departments: readonly DepartmentCode[]): string {
  const nameOf = (code: DepartmentCode): string => seal.departments.find((named) => named.code === code)?.name ?? code;
  return departments.map(nameOf).join('、');
}
