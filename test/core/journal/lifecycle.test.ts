import { describe, expect, test } from '@jest/globals';
import type { Activity } from '../../../core/journal/activity.ts';
import { IllegalActivity } from '../../../core/journal/illegal-activity.ts';
import type { Transitions } from '../../../core/journal/lifecycle.ts';
import {
  ASSIGNMENT_TRANSITIONS,
  CONTRIBUTION_TRANSITIONS,
  DRAW_TRANSITIONS,
  MESSAGE_TRANSITIONS,
  next,
  RESULT_TRANSITIONS,
} from '../../../core/journal/lifecycle.ts';
import { bytes32 } from '../../support/sample-draw.ts';
import {
  closed,
  completed,
  DRAW,
  drawnStory,
  offered,
  person,
  PLACE,
  registered,
  relinked,
  SEAL,
  sealed,
  START,
  stateAfter,
  WITNESS_A,
  WITNESS_B,
} from './story.ts';

/*
 * `docs/lifecycle.md` as a second copy of the tables, written as the legal arrows. Everything that is not an arrow here
 * must be illegal there.
 */
const arrows = <State extends string, Step extends string>(
  table: Transitions<State, Step>,
  states: readonly State[],
  steps: readonly Step[],
): readonly string[] =>
  states.flatMap((state) =>
    steps.flatMap((step) => {
      const to = next(table, state, step);
      return to === null ? [] : [`${state} --${step}-> ${to}`];
    }),
  );

describe('the tables hold exactly these arrows', () => {
  test('draw', () => {
    const states = ['collecting', 'awaiting-value', 'ready', 'drawn', 'void'] as const;
    const steps = [
      'contribute',
      'close',
      'close-before-value',
      'record-value',
      'complete',
      'relink',
      'work',
      'void',
    ] as const;
    expect(arrows(DRAW_TRANSITIONS, states, steps)).toEqual([
      'collecting --contribute-> collecting',
      'collecting --close-> ready',
      'collecting --close-before-value-> awaiting-value',
      'collecting --void-> void',
      'awaiting-value --record-value-> ready',
      'awaiting-value --void-> void',
      'ready --complete-> drawn',
      'ready --void-> void',
      'drawn --relink-> drawn',
      'drawn --work-> drawn',
    ]);
  });

  test('contribution', () => {
    const states = ['awaited', 'typed', 'committed', 'revealed'] as const;
    expect(arrows(CONTRIBUTION_TRANSITIONS, states, ['type', 'commit', 'reveal'])).toEqual([
      'awaited --type-> typed',
      'awaited --commit-> committed',
      'committed --reveal-> revealed',
    ]);
  });

  test('assignment', () => {
    const states = [
      'assigned',
      'accepted',
      'recusal-asked',
      'recusal-approved',
      'recusal-refused',
      'released',
      'replaced',
    ] as const;
    const steps = [
      'assign',
      'accept',
      'ask-recusal',
      'approve-recusal',
      'approve-leave',
      'refuse-recusal',
      'withdraw-recusal',
      'release',
      'replace',
    ] as const;
    expect(arrows(ASSIGNMENT_TRANSITIONS, states, steps)).toEqual([
      'assigned --accept-> accepted',
      'assigned --ask-recusal-> recusal-asked',
      'assigned --release-> released',
      'assigned --replace-> replaced',
      'accepted --ask-recusal-> recusal-asked',
      'accepted --release-> released',
      'accepted --replace-> replaced',
      'recusal-asked --approve-recusal-> recusal-approved',
      'recusal-asked --approve-leave-> released',
      'recusal-asked --refuse-recusal-> recusal-refused',
      'recusal-asked --withdraw-recusal-> assigned',
      'recusal-asked --replace-> replaced',
      'recusal-approved --replace-> replaced',
      'recusal-refused --accept-> accepted',
      'recusal-refused --ask-recusal-> recusal-asked',
      'recusal-refused --release-> released',
      'recusal-refused --replace-> replaced',
      'released --replace-> replaced',
      'replaced --assign-> assigned',
    ]);
  });

  test('result', () => {
    const states = ['missing', 'filed', 'returned', 'accepted', 'published'] as const;
    expect(arrows(RESULT_TRANSITIONS, states, ['file', 'accept', 'return', 'publish'])).toEqual([
      'missing --file-> filed',
      'filed --file-> filed',
      'filed --accept-> accepted',
      'filed --return-> returned',
      'returned --file-> filed',
      'accepted --return-> returned',
      'accepted --publish-> published',
    ]);
  });

  test('message', () => {
    const states = ['waiting', 'attempted', 'delivered', 'failed'] as const;
    expect(arrows(MESSAGE_TRANSITIONS, states, ['attempt', 'deliver', 'update', 'fail'])).toEqual([
      'waiting --attempt-> attempted',
      'waiting --deliver-> delivered',
      'waiting --fail-> failed',
      'attempted --attempt-> attempted',
      'attempted --deliver-> delivered',
      'attempted --fail-> failed',
      'delivered --attempt-> delivered',
      'delivered --update-> delivered',
      'delivered --fail-> delivered',
      'failed --attempt-> attempted',
      'failed --deliver-> delivered',
      'failed --fail-> failed',
    ]);
  });
});

const typed: Activity = {
  type: 'ContributionTyped',
  draw: DRAW,
  department: WITNESS_A,
  person: person('W0'),
  text: '骰子',
};
const committed: Activity = {
  type: 'ContributionCommitted',
  draw: DRAW,
  department: WITNESS_B,
  person: person('W1'),
  commitment: bytes32('commitment'),
};
const revealed: Activity = {
  type: 'ContributionRevealed',
  draw: DRAW,
  department: WITNESS_B,
  person: person('W1'),
  value: bytes32('value'),
};
const value: Activity = { type: 'PublicValueRecorded', draw: DRAW, value: { value: '1 2 3', at: START } };
const voided: Activity = { type: 'DrawVoided', draw: DRAW, reason: '名单有误', by: person('C1') };
const accepted: Activity = { type: 'AssignmentAccepted', ...PLACE };
const asked: Activity = { type: 'RecusalRequested', ...PLACE, reason: 'relative', note: '', salt: bytes32('salt') };
const leaveAsked: Activity = { ...asked, reason: 'leave' };
const leaveWithdrawn: Activity = { type: 'RecusalWithdrawn', ...PLACE, salt: bytes32('salt') };
const released: Activity = { type: 'PlaceReleased', ...PLACE, cause: 'leave', by: person('C1') };
const approved: Activity = { type: 'RecusalApproved', ...PLACE, by: person('C1') };
const refused: Activity = { type: 'RecusalRefused', ...PLACE, by: person('C1'), salt: bytes32('salt') };
const filed: Activity = {
  type: 'ResultFiled',
  draw: DRAW,
  team: 1,
  entity: 'E1',
  by: person('I1'),
  result: '未发现问题',
  note: '',
};
const published: Activity = { type: 'ResultPublished', draw: DRAW, entity: 'E1' };
const withValue: Activity = {
  ...sealed,
  seal: { ...SEAL, publicSource: { kind: 'dice', name: '骰', notBefore: START, entropyTenths: 664 } },
} as Activity;

const base = [...registered, offered];
const illegal: readonly (readonly [string, readonly Activity[]])[] = [
  ['a seal that was not offered', [...registered, sealed]],
  ['an offer made twice', [...base, offered]],
  ['a seal made twice', [...base, sealed, sealed]],
  ['a draw that was never sealed', [...base, completed]],
  ['a draw before its round is closed', [...base, sealed, completed]],
  ['a draw before its public value', [...base, withValue, closed, completed]],
  ['a public value before the round is closed', [...base, withValue, value]],
  ['a public value that was not named', [...base, sealed, closed, value]],
  ['a contribution after the round is closed', [...base, sealed, closed, typed]],
  ['a contribution given twice', [...base, sealed, typed, typed]],
  ['a value opened that was not committed', [...base, sealed, revealed]],
  ['a value opened twice', [...base, sealed, committed, revealed, revealed]],
  ['a second draw', [...drawnStory, completed]],
  ['a draw after the void', [...base, sealed, closed, voided, completed]],
  ['a void after the draw', [...drawnStory, voided]],
  ['a void twice', [...base, sealed, voided, voided]],
  ['an answer before the draw', [...base, sealed, closed, accepted]],
  ['an answer of somebody without a place', [...drawnStory, { ...accepted, person: person('I3') }]],
  ['an acceptance twice', [...drawnStory, accepted, accepted]],
  ['a decision on a recusal that nobody asked for', [...drawnStory, approved]],
  ['a decision twice', [...drawnStory, asked, refused, refused]],
  ['a release while a recusal is under way', [...drawnStory, asked, released]],
  ['a release for silence while leave asks', [...drawnStory, leaveAsked, { ...released, cause: 'no-response' }]],
  ['leave approved as a conflict of interest', [...drawnStory, leaveAsked, approved]],
  ['a request taken back that nobody made', [...drawnStory, leaveWithdrawn]],
  ['an acceptance after an approved recusal', [...drawnStory, asked, approved, accepted]],
  ['an answer of somebody who was replaced', [...drawnStory, asked, approved, relinked, accepted]],
  ['a publication of what was not filed', [...drawnStory, published]],
  ['a publication of what was not reviewed', [...drawnStory, filed, published]],
  ['a link to an unknown person', [{ type: 'PersonLinked', person: person('X'), openId: 'ou_x' }]],
  ['an update of a message never sent', [{ type: 'MessageUpdated', key: 'k', version: bytes32('v') }]],
  ['an activity of a newer version', [{ type: 'SomethingNew' } as unknown as Activity]],
];

describe('fold refuses', () => {
  test.each(illegal)('%s', (_what, activities) => {
    const last = activities.length - 1;
    // all but the last are legal
    stateAfter(...activities.slice(0, last));
    expect(() => stateAfter(...activities)).toThrow(IllegalActivity);
  });
});

const legal: readonly (readonly [string, readonly Activity[]])[] = [
  ['a whole round with a commitment', [...base, sealed, typed, committed, revealed, closed, completed]],
  ['a round that a public value follows', [...base, withValue, closed, value, completed]],
  ['a void at any time before the draw', [...base, withValue, closed, value, voided]],
  ['a recusal refused, asked anew and approved', [...drawnStory, asked, refused, asked, approved, relinked]],
  ['a recusal after acceptance', [...drawnStory, accepted, asked, refused, accepted]],
  [
    'leave that asks, is refused, asks anew and is approved',
    [...drawnStory, leaveAsked, refused, leaveAsked, released, relinked],
  ],
  [
    'leave that asks after acceptance and is taken back',
    [...drawnStory, accepted, leaveAsked, leaveWithdrawn, accepted],
  ],
  ['a result corrected before publication', [...drawnStory, filed, filed]],
];

describe('fold takes', () => {
  test.each(legal)('%s', (_what, activities) => {
    expect(stateAfter(...activities).sequence).toBe(activities.length);
  });
});
