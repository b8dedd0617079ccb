import type { DepartmentCode, ItemCode } from './ids.ts';

/** Ordinary items have a ceiling, key items none (SAMR 2019; `regulation.md` §4). */
export type ItemWeight = 'ordinary' | 'key';

/** One line of the item list (抽查事项清单): what may be inspected, on which basis and how. */
export interface InspectionItem {
  readonly code: ItemCode;
  readonly name: string;
  readonly department: DepartmentCode;
  /** Which kind of entity it applies to, in the list's words. */
  readonly objectType: string;
  /** Legal basis (依据). Empty when the list gives none, which is flagged. */
  readonly basis: string;
  /** What is looked at (内容). */
  readonly content: string;
  /** How: 实地, 书面, 网络监测, 检验检测, 委托专业机构. */
  readonly method: string;
  /** The ratio as the list words it, for example `不低于3%`. */
  readonly ratioText: string;
  /** The frequency as the list words it, for example `每年不超过1次`. */
  readonly frequencyText: string;
  readonly weight: ItemWeight;
  /** Full coverage (疫苗、药品、特种设备、危险化学品): refused in a random draw unless a written basis is given. */
  readonly fullCoverage: boolean;
  /** What to look at on the spot (工作指引). Empty when there is none. */
  readonly guidance: string;
}
