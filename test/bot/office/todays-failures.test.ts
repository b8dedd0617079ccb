import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { journalRecords } from '../../../bot/public/journal-records.ts';
import { decodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import { verifyChain } from '../../../core/journal/chain.ts';
import { pastAssignments } from '../../../core/journal/queries.ts';
import { instant } from '../../../core/model/normalise.ts';
import { verify } from '../../../core/verify/verify.ts';
import { must } from '../../support/sample-draw.ts';
import { CLERK, ENTITIES, JOINT_OFFICE } from './fictional-office.ts';
import { openOffice, type OpenOffice } from './open-office.ts';

/**
 * What systems in use get wrong (`regulation.md` §5), looked for in the office itself. The engine's part of it, and the
 * lotteries that failed, are in `test/core/draw/todays-failures.test.ts`.
 */

let open: OpenOffice;

beforeEach(async () => {
  open = await openOffice();
});

afterEach(() => open.remove());

describe('a draw that is repeated until the result pleases, the earlier one deleted without a trace', () => {
  test('pressing again gives the same draw, by whomever and after a restart', async () => {
    const { request, transcriptHash } = await open.drawn();
    const { drawNumber } = request.seal;
    const first = must(await open.office.transcript(CLERK.id, drawNumber));
    for (const { id } of [CLERK, JOINT_OFFICE, CLERK]) {
      expect(must(await open.office.draw(id, drawNumber)).transcriptHash).toBe(transcriptHash);
    }
    open = await open.again();
    expect(must(await open.office.draw(CLERK.id, drawNumber)).transcriptHash).toBe(transcriptHash);
    expect(must(await open.office.transcript(CLERK.id, drawNumber))).toEqual(first);
    expect(open.drawState(drawNumber).transcripts).toHaveLength(1);
  });

  test('a result that is known can’t be voided, and a voided seal stays for everybody to see', async () => {
    const { request } = await open.drawn();
    expect(await open.office.voidDraw(JOINT_OFFICE.id, request.seal.drawNumber, '不满意')).toMatchObject({
      fault: { code: 'illegal-transition', phase: 'drawn' },
    });
    const given = await open.sealed({ exclusions: exclusionsOf(open, request.seal.drawNumber) });
    must(await open.office.voidDraw(CLERK.id, given.seal.drawNumber, '名单有误'));
    const replaces = { drawNumber: given.seal.drawNumber, reason: '名单有误' };
    const next = await open.sealed({ replaces, exclusions: given.seal.exclusions });
    expect(next.seal.drawNumber).not.toBe(given.seal.drawNumber);
    const records = journalRecords({
      state: () => open.journal.state(),
      entries: (after, limit) => open.journal.entries(after, limit),
      publicCopy: () => Promise.resolve(null),
    });
    expect(records.draw(given.seal.drawNumber)).toMatchObject({
      phase: 'void',
      voidReason: '名单有误',
      replacedBy: next.seal.drawNumber,
    });
    expect(records.log(0, 1_000).map(({ activity }) => activity)).toContain('作废：名单有误');
  });

  test('an entry taken out of the journal, or changed in it, breaks the chain', async () => {
    await open.drawn();
    const entries = open.journal.entries(0, 1_000);
    expect(verifyChain(entries)).toBeNull();
    const sealed = entries.findIndex(({ activity }) => activity.type === 'DrawSealed');
    expect(verifyChain(entries.filter((_, i) => i !== sealed))).toMatchObject({ sequence: sealed + 1 });
    const earlier = must(instant('2026-11-19T00:00:00Z'));
    const moved = entries.map((entry, i) => (i === sealed ? { ...entry, at: earlier } : entry));
    expect(verifyChain(moved)).toMatchObject({ sequence: sealed + 1, field: 'hash' });
  });
});

/** Whoever was drawn this year may not be drawn once more for the same item. */
function exclusionsOf(office: OpenOffice, number: Parameters<OpenOffice['drawState']>[0]) {
  const teams = office.drawState(number).outcome?.teams ?? [];
  return teams
    .flatMap(({ entities }) => entities.map(({ id }) => id))
    .sort()
    .map((id) => ({ id, reason: 'frequency-cap' as const, note: '本年已抽中' }));
}

describe('a replaced officer who is overwritten, the reason lost', () => {
  test('keeps the place lost, the reason and the earlier transcript', async () => {
    const { request, transcriptHash } = await open.drawn();
    const { drawNumber } = request.seal;
    const [team] = open.drawState(drawNumber).outcome?.teams ?? [];
    const member = team?.members.find(({ lead }) => !lead);
    if (!team || !member) throw new Error('a team of two');
    const place = { draw: drawNumber, team: team.number, person: member.person };
    must(await open.office.requestRecusal(member.person, place, 'relative', '当事人是近亲属（示例）'));
    must(await open.office.decideRecusal(JOINT_OFFICE.id, place, true));
    await open.idle();
    const after = open.drawState(drawNumber);
    expect(pastAssignments(after)).toMatchObject([{ person: member.person, state: { kind: 'replaced' } }]);
    expect(after.transcripts).toHaveLength(2);
    expect(after.transcripts[1]?.predecessor).toMatchObject({
      reason: 'recusal',
      changes: [{ kind: 'recused', team: team.number, officer: member.person }],
    });
    const [before, now] = await Promise.all(
      [transcriptHash, undefined].map(async (hash) => {
        const bytes = must(await open.office.transcript(CLERK.id, drawNumber, hash));
        return must(decodeTranscript(JSON.parse(bytes.toString('utf8'))));
      }),
    );
    if (!before || !now) throw new Error('two transcripts');
    expect(verify(now, { predecessor: before }).checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });
});

describe('dead firms in the pool', () => {
  test('are sealed with the list, counted, and never drawn', async () => {
    const { request } = await open.drawn();
    const bytes = must(await open.office.transcript(CLERK.id, request.seal.drawNumber));
    const { drawn, reserve, exclusions } = must(decodeTranscript(JSON.parse(bytes.toString('utf8'))));
    const dead = ENTITIES.filter(({ status }) => status !== 'active');
    expect(dead.length).toBeGreaterThan(0);
    expect(exclusions).toEqual([{ reason: 'not-active', count: dead.length }]);
    expect([...drawn, ...reserve].filter(({ entity }) => entity.status !== 'active')).toEqual([]);
  });
});
