import { describe, expect, test } from '@jest/globals';
import type { Activity, ListKeptActivity } from '../../../core/journal/activity.ts';
import { IllegalActivity } from '../../../core/journal/illegal-activity.ts';
import { isOfToday, newestVersion, shownVersion, versionOf } from '../../../core/journal/lists.ts';
import { listKey, type OfficeState, VERSIONS_KEPT } from '../../../core/journal/state.ts';
import { documentOf, stateOf } from '../../../bot/journal/state-document.ts';
import { coveredRoot } from '../../../core/lists/list-root.ts';
import { plusSeconds } from '../../../core/model/instant.ts';
import { bytes32 } from '../../support/sample-draw.ts';
import { department, person, registered, START, stateAfter } from './story.ts';

const SCJG = department('SCJG');
const XFJY = department('XFJY');
/** When the second version is kept: entries of a story are a second apart. */
const SECOND = plusSeconds(START, registered.length + 1);

const kept = (number: number, over: Partial<ListKeptActivity> = {}): ListKeptActivity => ({
  type: 'ListKept',
  department: SCJG,
  kind: 'inspectors',
  number,
  root: bytes32(`root ${String(number)}`),
  salt: bytes32(`salt ${String(number)}`),
  rows: number,
  changes: { added: 1, changed: 0, removed: 0 },
  listed: [],
  unlisted: [],
  by: person('C1'),
  ...over,
});
const after = (...activities: readonly Activity[]): OfficeState => stateAfter(...registered, ...activities);
const isToday = (state: OfficeState, id: string): boolean => {
  const found = state.people.get(person(id));
  if (found === undefined) throw new Error(`no ${id}`);
  return isOfToday(state, found);
};

describe('versions of a list', () => {
  test('are kept with who and when, newest first, each list by itself', () => {
    const state = after(kept(1), kept(2), kept(1, { kind: 'items' }), kept(1, { department: XFJY }));
    expect(state.lists.get(listKey(SCJG, 'inspectors'))?.map(({ number }) => number)).toEqual([2, 1]);
    expect(newestVersion(state, SCJG, 'inspectors')).toMatchObject({ by: 'C1', byName: '示例C1', at: SECOND, rows: 2 });
    expect(versionOf(state, SCJG, 'inspectors', 1)?.root).toBe(bytes32('root 1'));
    expect(newestVersion(state, XFJY, 'inspectors')?.number).toBe(1);
    expect(newestVersion(state, SCJG, 'entities')).toBeUndefined();
  });

  test('are remembered up to a bound, and counted on', () => {
    const many = Array.from({ length: VERSIONS_KEPT + 5 }, (_, index) => kept(index + 1));
    const versions = after(...many).lists.get(listKey(SCJG, 'inspectors')) ?? [];
    expect(versions).toHaveLength(VERSIONS_KEPT);
    expect(versions[0]?.number).toBe(VERSIONS_KEPT + 5);
    expect(versions.at(-1)?.number).toBe(6);
  });

  test('come back from a snapshot', () => {
    const state = after(kept(1, { listed: [person('I1')] }), kept(1, { kind: 'entities' }));
    const again = stateOf(JSON.parse(JSON.stringify(documentOf(state))) as ReturnType<typeof documentOf>);
    expect([...again.lists]).toEqual([...state.lists]);
    expect(again.people.get(person('I1'))?.listedBy).toEqual([SCJG]);
  });

  test.each<[string, readonly Activity[]]>([
    ['a number twice', [kept(1), kept(1, { root: bytes32('another') })]],
    ['a gap', [kept(1), kept(3)]],
    ['a first version that is not 1', [kept(2)]],
    ['the rows of the version before', [kept(1), kept(2, { root: bytes32('root 1') })]],
    ['counts that do not add up', [kept(1, { rows: 2 })]],
    ['somebody unknown', [kept(1, { by: person('NOBODY') })]],
    ['an unknown officer', [kept(1, { listed: [person('NOBODY')] })]],
    ['an officer listed twice', [kept(1, { listed: [person('I1')] }), kept(2, { listed: [person('I1')] })]],
    ['an officer taken off who was not on it', [kept(1, { unlisted: [person('I1')] })]],
    ['officers on a list of firms', [kept(1, { kind: 'entities', listed: [person('I1')] })]],
  ])('with %s is refused', (_what, activities) => {
    expect(() => after(...activities)).toThrow(IllegalActivity);
  });

  test('are shown without salt, and with a covered root to who may not read the rows whole', () => {
    const version = newestVersion(after(kept(1)), SCJG, 'inspectors');
    if (version === undefined) throw new Error('no version');
    expect(shownVersion(version, true)).toEqual(expect.not.objectContaining({ salt: expect.anything() as unknown }));
    expect(shownVersion(version, true).root).toBe(bytes32('root 1'));
    expect(shownVersion(version, false).root).toBe(coveredRoot(bytes32('root 1'), bytes32('salt 1')));
    expect(shownVersion({ ...version, kind: 'entities' }, false).root).toBe(bytes32('root 1'));
  });
});

describe('people of today', () => {
  test('are staff, and all officers as long as their department keeps no list', () => {
    const state = after(kept(1, { kind: 'entities' }));
    expect(['C1', 'I1', 'I2'].map((id) => isToday(state, id))).toEqual([true, true, true]);
  });

  test('are officers whom the newest list names; who is taken off stays known', () => {
    const listed = after(kept(1, { listed: [person('I1'), person('I2')] }));
    expect(['C1', 'I1', 'I2', 'I3'].map((id) => isToday(listed, id))).toEqual([true, true, true, false]);
    const changed = after(
      kept(1, { listed: [person('I1'), person('I2')] }),
      kept(2, { listed: [person('I3')], unlisted: [person('I1')] }),
    );
    expect(['C1', 'I1', 'I2', 'I3'].map((id) => isToday(changed, id))).toEqual([true, false, true, true]);
    expect(changed.people.has(person('I1'))).toBe(true);
  });

  test('stay on the list when they are registered anew', () => {
    const renamed: Activity = {
      type: 'PersonRegistered',
      person: { id: person('I1'), name: '示例新名', department: SCJG, role: 'inspector' },
    };
    const state = after(kept(1, { listed: [person('I1')] }), renamed);
    expect(state.people.get(person('I1'))).toMatchObject({ name: '示例新名', listedBy: [SCJG] });
  });
});
