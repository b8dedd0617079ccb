import type { VisitLimit } from '../../core/draw/item-limits.ts';
import type { AssuranceLevel } from '../../core/draw/seal.ts';
import type { DepartmentName, DistrictName } from '../../core/model/draw-rules.ts';

/** What an office is: set up once, part of the configuration. */
export interface OfficeProfile {
  /** As people call it, for the footer of the public site. */
  readonly name: string;
  /** Begins every draw number: `SZ` in `SZ-2026-0007`. ASCII letters and digits. */
  readonly drawPrefix: string;
  readonly departments: readonly DepartmentName[];
  readonly districts: readonly DistrictName[];
  /** Version of the item list (抽查事项清单) in force. */
  readonly itemListVersion: string;
  /** No draw may ask for less. */
  readonly leastAssurance: AssuranceLevel;
  /** Caps on visits beside those that the items' own words set (国办发〔2024〕54号); none when absent. */
  readonly visitLimits?: readonly VisitLimit[];
  /**
   * Working days in which an officer must answer a task, after the day on which the card arrived; then the place goes to
   * somebody else. Without it, nobody is replaced for not answering.
   */
  readonly answerWithinWorkdays?: number;
}
