import { unavailability } from '../../../core/draw/availability.ts';
import type { IneligibilityReason } from '../../../core/draw/transcript.ts';
import type { DrawRules } from '../../../core/model/draw-rules.ts';
import type { DepartmentCode } from '../../../core/model/ids.ts';
import type { Inspector } from '../../../core/model/inspector.ts';

/** What one department can give to this task. */
export interface DepartmentStaff {
  readonly department: DepartmentCode;
  /** Officers who may go. */
  readonly available: number;
  /** Why the others may not. */
  readonly unavailable: ReadonlyMap<IneligibilityReason, number>;
}

/** Looks at who of the departments that take part may go at all. */
export function staffing(rules: DrawRules, inspectors: readonly Inspector[]): readonly DepartmentStaff[] {
  return [rules.lead, ...rules.participants].map((department) => {
    const unavailable = new Map<IneligibilityReason, number>();
    let available = 0;
    for (const inspector of inspectors) {
      if (inspector.department !== department) continue;
      const reason = unavailability(inspector, rules);
      if (reason === null) available++;
      else unavailable.set(reason, (unavailable.get(reason) ?? 0) + 1);
    }
    return { department, available, unavailable };
  });
}
