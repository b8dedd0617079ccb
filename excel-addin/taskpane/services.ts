import type { WorkCalendar } from '../../core/calendar/working-days.ts';
import type { ApiClient } from '../api/api-client.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { PaneState } from './state/pane-state.ts';
import type { Store } from './state/store.ts';
import type { PaneMemory } from './state/pane-memory.ts';
import type { ListDesk } from './sync/list-desk.ts';
import type { DrawWorker } from './worker/draw-worker.ts';

/** Everything outside the pane, given once at the start; tests give their own. */
export interface Services {
  readonly store: Store<PaneState>;
  readonly workbook: Workbook;
  readonly api: ApiClient;
  readonly memory: PaneMemory;
  readonly worker: DrawWorker;
  readonly desk: ListDesk;
  /** Origin of the office's server: whose lists these are. */
  readonly office: string;
  readonly calendar: WorkCalendar;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Bytes from the machine's randomness. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Hands a file to the clerk, who chooses where it goes. */
  readonly saveFile: (name: string, bytes: Uint8Array) => void;
  /** Opens a page outside the pane. */
  readonly openPage: (url: string) => void;
}
