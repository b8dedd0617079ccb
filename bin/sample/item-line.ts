/**
 * One line of the sample's 抽查事项清单. The laws are real and cited by article only where the article is certain;
 * ratios, frequencies and guidance are made up in the words of real lists.
 */
export interface ItemLine {
  readonly code: string;
  /** Code of the department. */
  readonly unit: string;
  readonly name: string;
  readonly objectType: string;
  /** Legal basis; `''` where the list lacks it. */
  readonly basis: string;
  readonly content: string;
  readonly method: string;
  readonly ratio: string;
  readonly frequency: string;
  readonly staff: string;
  /** 重点事项; else 一般事项. */
  readonly key: boolean;
  /** 疫苗、药品、特种设备、危险化学品 (随政发〔2020〕8号, 二（二）): all of them are inspected, none is drawn. */
  readonly fullCoverage: boolean;
  /** What to look at on the spot; `''` where the list lacks it. */
  readonly guidance: string;
}

/** Two officers with certificates: 行政处罚法 §42. */
export const TWO_OFFICERS = '2名以上持证执法人员';
