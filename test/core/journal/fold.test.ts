import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Activity } from '../../../core/journal/activity.ts';
import { chainEntry } from '../../../core/journal/chain.ts';
import { fold, foldAll } from '../../../core/journal/fold.ts';
import {
  assignmentAt,
  currentAssignments,
  deliveryOf,
  drawStatus,
  pastAssignments,
  personOf,
  replacementsNeeded,
  sessionOf,
} from '../../../core/journal/queries.ts';
import type { DrawState, OfficeState } from '../../../core/journal/state.ts';
import { EMPTY_STATE } from '../../../core/journal/state.ts';
import { plusSeconds } from '../../../core/model/instant.ts';
import { bytes32 } from '../../support/sample-draw.ts';
import { chained, DRAW, drawnStory, OUTCOME, person, PLACE, registered, relinked, START, stateAfter } from './story.ts';

const drawOf = (state: OfficeState): DrawState => {
  const draw = state.draws.get(DRAW);
  if (draw === undefined) throw new Error('no draw');
  return draw;
};

describe('laws of the fold', () => {
  const entries = chained(drawnStory);

  test('folding in two parts is folding at once', () => {
    fc.assert(
      fc.property(fc.nat({ max: entries.length }), (cut) => {
        const halves = foldAll(entries.slice(cut), foldAll(entries.slice(0, cut)));
        expect(halves).toEqual(foldAll(entries));
      }),
    );
  });

  test('a state is never changed by what is folded onto it', () => {
    const before = foldAll(entries.slice(0, -1));
    const drawBefore = drawOf(before);
    const copy = { phase: drawBefore.phase, places: [...drawBefore.assignments] };
    foldAll(entries.slice(-1), before);
    expect({ phase: drawOf(before).phase, places: [...drawOf(before).assignments] }).toEqual(copy);
    expect(before.sequence).toBe(entries.length - 1);
  });

  test('an illegal entry leaves the state usable', () => {
    const state = stateAfter(...registered);
    const bad: Activity = { type: 'PersonLinked', person: person('NOBODY'), openId: 'ou' };
    expect(() => fold(state, chainEntry(state, bad, START))).toThrow();
    expect(state.people.size).toBe(registered.length);
  });

  test('a journal of 100,000 entries is folded without a hitch', () => {
    const seen = Array.from({ length: 20_000 }, (_, i): readonly Activity[] => [
      { type: 'DeliveryAttempted', key: `assignment/SZ-2026-${String(i)}/1/I1` },
      { type: 'MessageDelivered', key: `assignment/SZ-2026-${String(i)}/1/I1`, messageId: 'om', version: bytes32('v') },
      { type: 'MessageUpdated', key: `assignment/SZ-2026-${String(i)}/1/I1`, version: bytes32('w') },
      { type: 'ChatEventSeen', eventId: `event-${String(i)}` },
      { type: 'ChatEventSeen', eventId: `event-${String(i)}` },
    ]).flat();
    let state: OfficeState = EMPTY_STATE;
    // not chained by hash: the cost of the chain is another matter
    for (const [i, activity] of seen.entries()) {
      state = fold(state, {
        sequence: i + 1,
        at: plusSeconds(START, i),
        previous: state.head,
        activity,
        hash: state.head,
      });
    }
    expect(state.sequence).toBe(100_000);
    expect(state.deliveries.size).toBe(20_000);
    // one event every five seconds, remembered for eight hours
    expect(state.seenEvents.size).toBe(8 * 720 + 1);
  });
});

describe('people', () => {
  test('who was said to be gone is looked for anew when registered again, and the account is nobody’s', () => {
    const id = person('I1');
    const left = stateAfter(
      ...registered,
      { type: 'PersonLinked', person: id, openId: 'ou_1' },
      { type: 'PersonNotFound', person: id },
      ...registered,
    );
    expect(left.people.get(id)).toMatchObject({ openId: null, notFound: false });
    expect(personOf(left, 'ou_1')).toBeUndefined();
  });

  test('a changed roster line keeps the account', () => {
    const linked: Activity = { type: 'PersonLinked', person: person('I1'), openId: 'ou_1' };
    const renamed: Activity = {
      type: 'PersonRegistered',
      person: {
        id: person('I1'),
        name: '示例新名',
        department: OUTCOME.teams[0]?.members[0]?.department ?? fail(),
        role: 'inspector',
      },
    };
    const state = stateAfter(...registered, linked, renamed);
    expect(personOf(state, 'ou_1')).toMatchObject({ name: '示例新名', openId: 'ou_1', notFound: false });
  });

  test('an account belongs to one person', () => {
    const first: Activity = { type: 'PersonLinked', person: person('I1'), openId: 'ou_1' };
    const second: Activity = { type: 'PersonLinked', person: person('I2'), openId: 'ou_1' };
    const state = stateAfter(...registered, first, second);
    expect(personOf(state, 'ou_1')?.id).toBe('I2');
    expect(state.people.get(person('I1'))?.openId).toBeNull();
    const moved: Activity = { type: 'PersonLinked', person: person('I2'), openId: 'ou_2' };
    const after = stateAfter(...registered, first, second, moved);
    expect(personOf(after, 'ou_1')).toBeUndefined();
  });

  test('a code is used once and replaced by the next', () => {
    const expiresAt = plusSeconds(START, 600);
    const code = (name: string): Activity => ({
      type: 'PairingCodeIssued',
      person: person('C1'),
      codeHash: bytes32(name),
      expiresAt,
    });
    const opened: Activity = {
      type: 'SessionOpened',
      person: person('C1'),
      tokenHash: bytes32('token'),
      codeHash: bytes32('second'),
      expiresAt: plusSeconds(START, 3600),
    };
    const state = stateAfter(...registered, code('first'), code('second'));
    expect([...state.pairingCodes].map(([hash]) => hash)).toEqual([bytes32('second')]);
    const paired = stateAfter(...registered, code('first'), code('second'), opened);
    expect(paired.pairingCodes.size).toBe(0);
    expect(sessionOf(paired, bytes32('token'), START)).toMatchObject({ person: 'C1', role: 'clerk' });
    expect(sessionOf(paired, bytes32('token'), plusSeconds(START, 3600))).toBe('expired');
    expect(sessionOf(paired, bytes32('other'), START)).toBe('unknown');
    const revoked = fold(paired, chainEntry(paired, { type: 'SessionRevoked', tokenHash: bytes32('token') }, START));
    expect(sessionOf(revoked, bytes32('token'), START)).toBe('unknown');
  });
});

describe('a drawn task', () => {
  const asked: Activity = {
    type: 'RecusalRequested',
    ...PLACE,
    reason: 'relative',
    note: '示例',
    salt: bytes32('salt'),
  };
  const approved: Activity = { type: 'RecusalApproved', ...PLACE, by: person('C1') };
  const accepted: Activity = { type: 'AssignmentAccepted', ...PLACE, person: person('I1') };

  test('who stays keeps the answer, who goes is replaced, who comes is assigned', () => {
    const before = drawOf(stateAfter(...drawnStory, accepted, asked, approved));
    expect(replacementsNeeded(before).map(({ person: id }) => id)).toEqual(['I2']);
    const after = drawOf(stateAfter(...drawnStory, accepted, asked, approved, relinked));
    expect(assignmentAt(after, 1, person('I1'))?.state.kind).toBe('accepted');
    expect(assignmentAt(after, 1, person('I2'))?.state.kind).toBe('replaced');
    expect(assignmentAt(after, 1, person('I3'))?.state.kind).toBe('assigned');
    expect(currentAssignments(after).map(({ person: id }) => id)).toEqual(['I1', 'I3']);
    expect(pastAssignments(after).map(({ person: id }) => id)).toEqual(['I2']);
    expect(replacementsNeeded(after)).toEqual([]);
    expect(after.transcripts).toHaveLength(2);
  });

  test('a group that is gone is lost once, whoever tells of it', () => {
    const lost: Activity = { type: 'TeamGroupLost', draw: DRAW, team: 1, chatId: 'oc_1' };
    const after = drawOf(stateAfter(...drawnStory, lost, lost, { ...lost, chatId: 'oc_2' }));
    expect(after.lostGroups.map(({ team, chatId }) => [team, chatId])).toEqual([
      [1, 'oc_1'],
      [1, 'oc_2'],
    ]);
  });

  test('the status lists places held and lost, with the delivery of each card', () => {
    const key = `assignment/${DRAW}/1/I1`;
    const failed: Activity = { type: 'DeliveryFailed', key, reason: 'resigned', detail: '' };
    const state = stateAfter(...drawnStory, asked, approved, relinked, { type: 'DeliveryAttempted', key }, failed);
    const status = drawStatus(state, drawOf(state), START, 'https://public.example');
    expect(status).toMatchObject({ phase: 'drawn', drawn: 2, pool: 100, waitingFor: null });
    expect(status.assignments.map(({ person: id, card, state: { kind } }) => [id, card.kind, kind])).toEqual([
      ['I1', 'failed', 'assigned'],
      ['I3', 'waiting', 'assigned'],
      ['I2', 'waiting', 'replaced'],
    ]);
  });
});

describe('messages', () => {
  const attempted: Activity = { type: 'DeliveryAttempted', key: 'k' };
  const delivered: Activity = { type: 'MessageDelivered', key: 'k', messageId: 'om_1', version: bytes32('v1') };
  const failed: Activity = { type: 'DeliveryFailed', key: 'k', reason: 'other', detail: 'd' };

  test('an attempt alone is still waited for', () => {
    expect(deliveryOf(stateAfter(attempted), 'k')).toEqual({ kind: 'waiting' });
  });

  test('a failed update doesn’t undo a delivery', () => {
    expect(deliveryOf(stateAfter(attempted, delivered, failed), 'k').kind).toBe('delivered');
  });

  test('a new attempt after a failure is waited for again', () => {
    expect(deliveryOf(stateAfter(attempted, failed, attempted), 'k')).toEqual({ kind: 'waiting' });
  });
});

function fail(): never {
  throw new Error('the story has changed');
}
