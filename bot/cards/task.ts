import type { InspectionItem } from '../../core/model/inspection-item.ts';
import type { DepartmentCode, DrawNumber, InspectorId, IsoDate } from '../../core/model/ids.ts';
import type { RequestReason } from '../../core/model/inspector.ts';
import type { AssignmentState } from '../../core/wire/api.ts';

/** What every card about a drawn task needs of it. Names come from the seal; all text is as people wrote it. */
export interface TaskView {
  readonly draw: DrawNumber;
  readonly title: string;
  /** The provincial platform's number, or `''`. */
  readonly provincialNumber: string;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly items: readonly InspectionItem[];
  readonly departmentName: (code: DepartmentCode) => string;
  /** Working days in which the task has to be answered, where the office has such a rule. */
  readonly answerWithinWorkdays?: number;
  /** The draw's public page. */
  readonly publicUrl: string;
}

/** A team with its route. */
export interface TeamView {
  readonly number: number;
  readonly members: readonly {
    readonly person: InspectorId;
    readonly name: string;
    readonly department: DepartmentCode;
    readonly lead: boolean;
    readonly state: AssignmentState;
    /** Why the member asked last to be relieved of the place; absent when it does not count any more. */
    readonly asked?: RequestReason;
  }[];
  readonly entities: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly result: EntityResult;
  }[];
}

/** Whether what was found at a firm is on file; `returned` has to be filed anew. */
export type EntityResult = 'missing' | 'filed' | 'returned' | 'accepted' | 'published';

/** Whether a result still has to be filed. */
export const isOpenResult = (result: EntityResult): boolean => result === 'missing' || result === 'returned';
