import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { publicCopy } from '../../../core/draw/redaction.ts';
import { nextInReserve, replaceInPlan, type ReplacementRequest } from '../../../core/draw/replacement.ts';
import { encodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import type { PlanChange, Transcript } from '../../../core/draw/transcript.ts';
import { entityId, inspectorId } from '../../../core/model/normalise.ts';
import { verify } from '../../../core/verify/verify.ts';
import { drawnIds, must, sampleTranscript } from '../../support/sample-draw.ts';

const request = (...changes: readonly PlanChange[]): ReplacementRequest => ({
  reason: 'recusal',
  note: '示例',
  changes,
});
const recuse = (transcript: Transcript, slot: number): PlanChange => {
  const place = transcript.matching.slots[slot];
  const officer = transcript.officers[place?.officer ?? -1];
  if (!place || !officer) throw new Error('no such slot');
  return { kind: 'recused', team: place.team + 1, officer: officer.id };
};
const replaceEntity = (transcript: Transcript, index: number): PlanChange => {
  const gone = transcript.drawn[index]?.entity.id;
  const next = gone && nextInReserve(transcript, gone);
  const team = transcript.teams.find(({ entities }) => entities.includes(index));
  if (!gone || !next || !team) throw new Error('no reserve');
  return { kind: 'entity-replaced', team: team.number, entity: gone, by: next.entity.id };
};
const changedPlaces = (before: Transcript, after: Transcript): number =>
  before.matching.slots.filter(({ officer }, i) => after.matching.slots[i]?.officer !== officer).length;

const before = sampleTranscript();

describe('a replacement', () => {
  test('of one recused officer changes as few places as can be, and the officer is out of the team', () => {
    fc.assert(
      fc.property(fc.nat(before.matching.slots.length - 1), (slot) => {
        const change = recuse(before, slot);
        const after = must(replaceInPlan(before, request(change)));
        const officer = before.matching.slots[slot]?.officer;
        const team = before.matching.slots[slot]?.team;
        expect(after.matching.slots.some((place) => place.team === team && place.officer === officer)).toBe(false);
        expect(changedPlaces(before, after)).toBeGreaterThanOrEqual(1);
        expect(changedPlaces(before, after)).toBeLessThanOrEqual(2);
        expect(after.seed).toBe(before.seed);
        expect(drawnIds(after)).toEqual(drawnIds(before));
        expect(verify(after, { predecessor: before }).verdict).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test('has no randomness: asked twice it gives the same bytes', () => {
    const once = must(replaceInPlan(before, request(recuse(before, 0))));
    expect(encodeTranscript(must(replaceInPlan(before, request(recuse(before, 0)))))).toBe(encodeTranscript(once));
  });

  test('of an unreachable entity takes the next in reserve of its stratum, and proves its name', () => {
    const change = replaceEntity(before, 0);
    const after = must(replaceInPlan(before, request(change)));
    expect(after.drawn[0]?.entity.id).toBe(change.kind === 'entity-replaced' ? change.by : '');
    expect(after.replaced?.map(({ entity }) => entity.id)).toEqual([before.drawn[0]?.entity.id]);
    expect(after.reserve).toHaveLength(before.reserve.length - 1);
    const report = verify(JSON.parse(encodeTranscript(publicCopy(after))), { predecessor: publicCopy(before) });
    expect(report.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  test('keeps what earlier ones changed, link after link', () => {
    const first = must(replaceInPlan(before, request(recuse(before, 0), replaceEntity(before, 1))));
    const second = must(replaceInPlan(first, request(recuse(first, 0))));
    const again = must(replaceInPlan(second, request(replaceEntity(second, 1))));
    expect(again.predecessor?.changes).toHaveLength(4);
    expect(again.replaced).toHaveLength(2);
    const team = again.matching.slots[0]?.team;
    const out = [before, first].map(({ matching }) => matching.slots[0]?.officer);
    expect(again.matching.slots.filter((slot) => slot.team === team && out.includes(slot.officer))).toEqual([]);
    expect(verify(again, { predecessor: second }).verdict).toBe(true);
    expect(verify(again, { predecessor: first }).verdict).toBe(false);
    expect(verify(again).checks.at(-1)).toMatchObject({ name: 'predecessor', outcome: 'not-shown' });
  });

  test('takes an officer on leave out of every team', () => {
    const [slot] = before.matching.slots;
    const officer = before.officers[slot?.officer ?? -1];
    if (!officer) throw new Error('nobody');
    const after = must(
      replaceInPlan(before, { ...request({ kind: 'unavailable', officer: officer.id }), reason: 'leave' }),
    );
    expect(after.matching.slots.some((place) => place.officer === slot?.officer)).toBe(false);
    expect(verify(after, { predecessor: before }).verdict).toBe(true);
  });

  test('is refused when somebody would choose, or nothing is asked', () => {
    const change = replaceEntity(before, 0);
    const [gone] = drawnIds(before);
    if (change.kind !== 'entity-replaced' || !gone) throw new Error('not an entity');
    const last = before.reserve.filter(({ stratum }) => stratum === before.drawn[0]?.stratum).at(-1);
    expect(replaceInPlan(before, request({ ...change, by: last?.entity.id ?? change.by }))).toEqual({
      ok: false,
      fault: { code: 'not-next-in-reserve', by: last?.entity.id, expected: change.by },
    });
    expect(replaceInPlan(before, request({ ...change, entity: must(entityId('X')) }))).toMatchObject({
      fault: { code: 'entity-not-visited' },
    });
    expect(replaceInPlan(before, request())).toMatchObject({ fault: { code: 'no-changes' } });
    const twice = request(recuse(before, 0), recuse(before, 0));
    expect(replaceInPlan(before, twice)).toMatchObject({ fault: { code: 'repeated-change' } });
    expect(replaceInPlan(before, request({ ...recuse(before, 0), team: 999 } as PlanChange))).toMatchObject({
      fault: { code: 'unknown-team' },
    });
    const nobody: PlanChange = { kind: 'unavailable', officer: must(inspectorId('NOBODY')) };
    expect(replaceInPlan(before, request(nobody))).toMatchObject({ fault: { code: 'unknown-officer' } });
    expect(replaceInPlan(publicCopy(before), request(recuse(before, 0)))).toEqual({
      ok: false,
      fault: { code: 'redacted' },
    });
  });

  test('is refused with the reason when nobody is left', () => {
    const all = before.officers.filter(({ department }) => department === 'XFJY');
    const changes = all.map(({ id }): PlanChange => ({ kind: 'unavailable', officer: id }));
    expect(replaceInPlan(before, request(...changes))).toMatchObject({
      fault: { code: 'no-plan', answer: { smallest: { needs: [{ role: 'department', department: 'XFJY' }] } } },
    });
  });
});
