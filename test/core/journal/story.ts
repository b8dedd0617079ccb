import type { Activity, DrawOutcome, JournalEntry, Person } from '../../../core/journal/activity.ts';
import { chainEntry, EMPTY_CHAIN } from '../../../core/journal/chain.ts';
import { fold } from '../../../core/journal/fold.ts';
import type { OfficeState } from '../../../core/journal/state.ts';
import { EMPTY_STATE } from '../../../core/journal/state.ts';
import type { DepartmentCode, DrawNumber, InspectorId, Instant } from '../../../core/model/ids.ts';
import { departmentCode, drawNumber, inspectorId, instant } from '../../../core/model/normalise.ts';
import { plusSeconds } from '../../../core/model/instant.ts';
import { bytes32, must, sampleInput } from '../../support/sample-draw.ts';

/** Journals for tests: fictional, and legal unless a test wants otherwise. */

export const START: Instant = must(instant('2026-11-20T01:00:00Z'));
export const person = (text: string): InspectorId => must(inspectorId(text));
export const department = (text: string): DepartmentCode => must(departmentCode(text));
export const DRAW: DrawNumber = must(drawNumber('SZ-2026-0007'));
export const { seal: SEAL } = sampleInput();
export const [WITNESS_A, WITNESS_B] = ['SCJG', 'XFJY'].map(department) as [DepartmentCode, DepartmentCode];

export const STAFF: readonly Person[] = ['C1', 'W0', 'W1', 'I1', 'I2', 'I3'].map((id) => ({
  id: person(id),
  name: `示例${id}`,
  department: department('SCJG'),
  role: id.startsWith('I') ? 'inspector' : 'clerk',
}));

const member = (id: string, lead: boolean): DrawOutcome['teams'][number]['members'][number] => ({
  person: person(id),
  name: `示例${id}`,
  department: department('SCJG'),
  lead,
});

/** One team of two officers and two entities. */
export const OUTCOME: DrawOutcome = {
  assurance: 2,
  pool: 100,
  teams: [
    {
      number: 1,
      members: [member('I1', true), member('I2', false)],
      entities: [
        { id: 'E1', name: '示例一（虚构）', address: '示例路1号' },
        { id: 'E2', name: '示例二（虚构）', address: '示例路2号' },
      ],
    },
  ],
};

/** The same after I2 was replaced by I3. */
export const RELINKED: DrawOutcome = {
  ...OUTCOME,
  teams: OUTCOME.teams.map((team) => ({ ...team, members: [member('I1', true), member('I3', false)] })),
};

export const registered: readonly Activity[] = STAFF.map((one) => ({ type: 'PersonRegistered', person: one }));
export const offered: Activity = {
  type: 'SealOffered',
  draw: DRAW,
  secretHash: SEAL.secretHash,
  by: person('C1'),
  expiresAt: plusSeconds(START, 1800),
};
export const sealed: Activity = {
  type: 'DrawSealed',
  draw: DRAW,
  seal: SEAL,
  sealHash: bytes32('seal'),
  by: person('C1'),
};
export const closed: Activity = { type: 'RoundClosed', draw: DRAW, absent: [], withheld: [] };
export const completed: Activity = {
  type: 'DrawCompleted',
  draw: DRAW,
  transcriptHash: bytes32('transcript'),
  publicHash: bytes32('public copy'),
  summary: OUTCOME,
  by: person('C1'),
};
export const relinked: Activity = {
  type: 'DrawRelinked',
  draw: DRAW,
  transcriptHash: bytes32('second transcript'),
  publicHash: bytes32('second public copy'),
  predecessor: {
    transcriptHash: bytes32('public copy'),
    kind: 'replacement',
    reason: 'recusal',
    note: '',
    changes: [{ kind: 'recused', team: 1, officer: person('I2') }],
  },
  summary: RELINKED,
};
/** Place of I2 in the team. */
export const PLACE = { draw: DRAW, team: 1, person: person('I2') };

/** Everything up to a drawn draw. */
export const drawnStory: readonly Activity[] = [...registered, offered, sealed, closed, completed];

/** Chains activities, a second apart. */
export function chained(activities: readonly Activity[], from = EMPTY_CHAIN): readonly JournalEntry[] {
  const entries: JournalEntry[] = [];
  let head = from;
  for (const [index, activity] of activities.entries()) {
    const entry = chainEntry(head, activity, plusSeconds(START, index));
    entries.push(entry);
    head = { sequence: entry.sequence, head: entry.hash };
  }
  return entries;
}

/** The state after activities. */
export function stateAfter(...activities: readonly Activity[]): OfficeState {
  return chained(activities).reduce(fold, EMPTY_STATE);
}
