import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commitment, computeSeed } from '../../../core/draw/seed.ts';
import { decodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import { stageOf } from '../../../core/journal/lifecycle.ts';
import type { DrawNumber } from '../../../core/model/ids.ts';
import { instant } from '../../../core/model/normalise.ts';
import type { SealRequest } from '../../../core/wire/api.ts';
import { bytes32, must } from '../../support/sample-draw.ts';
import { AUDITOR, CLERK, SCJG, WITNESS_A, WITNESS_B, WITNESSES, XFJY } from './fictional-office.ts';
import { openOffice, type OpenOffice } from './open-office.ts';

let open: OpenOffice;

beforeEach(async () => {
  open = await openOffice();
});

afterEach(() => open.remove());

const VALUE = bytes32('value of the second witness');
const type = (number: DrawNumber, text = '骰 1 2 3'): ReturnType<OpenOffice['office']['contribute']> =>
  open.office.contribute(WITNESS_A.id, number, { kind: 'type', text });
const commit = ({ seal, sealHash }: SealRequest): ReturnType<OpenOffice['office']['contribute']> =>
  open.office.contribute(WITNESS_B.id, seal.drawNumber, {
    kind: 'commit',
    commitment: commitment(VALUE, sealHash, XFJY),
  });
const reveal = ({ seal }: SealRequest): ReturnType<OpenOffice['office']['contribute']> =>
  open.office.contribute(WITNESS_B.id, seal.drawNumber, { kind: 'reveal', value: VALUE });
const stage = (number: DrawNumber): string => stageOf(open.drawState(number));

/** Moves the clock and lets what it woke finish. */
async function pass(seconds: number): Promise<void> {
  open.timers.advance(seconds * 1000);
  await open.office.closeDueRounds();
}

const DICE: Partial<Seal> = {
  publicSource: {
    kind: 'dice',
    name: '当众掷骰',
    notBefore: must(instant('2026-11-20T03:00:00Z')),
    entropyTenths: 664,
  },
};

describe('contributions', () => {
  test('are taken once; the same again changes nothing; the last closes the round', async () => {
    const request = await open.sealed();
    const { drawNumber } = request.seal;
    must(await type(drawNumber));
    const { sequence } = open.journal.state();
    must(await type(drawNumber));
    expect(open.journal.state().sequence).toBe(sequence);
    expect(await type(drawNumber, '另一个')).toMatchObject({
      fault: { code: 'contribution-refused', fault: { code: 'repeated' } },
    });
    must(await commit(request));
    expect(stage(drawNumber)).toBe('collecting');
    must(await reveal(request));
    expect(stage(drawNumber)).toBe('ready');
    expect(open.drawState(drawNumber).roundClosed).toMatchObject({ absent: [], withheld: [] });
  });

  test('are refused from others, in another form, empty, altered or late', async () => {
    const request = await open.sealed();
    const { drawNumber } = request.seal;
    const refused = async (result: ReturnType<typeof type>): Promise<unknown> => {
      const answer = await result;
      return answer.ok ? 'taken' : answer.fault;
    };
    for (const stranger of [AUDITOR, CLERK]) {
      expect(await refused(open.office.contribute(stranger.id, drawNumber, { kind: 'type', text: 'x' }))).toEqual({
        code: 'contribution-refused',
        fault: { code: 'foreign', department: stranger.department, person: stranger.id },
      });
    }
    expect(await refused(type(drawNumber, '  '))).toMatchObject({ fault: { code: 'empty' } });
    expect(await refused(type(drawNumber, '\ud800'))).toMatchObject({ fault: { code: 'lone-surrogate' } });
    expect(await refused(open.office.contribute(WITNESS_B.id, drawNumber, { kind: 'type', text: 'x' }))).toMatchObject({
      fault: { code: 'wrong-form' },
    });
    must(await commit(request));
    expect(await refused(reveal(request))).toMatchObject({ fault: { code: 'early-reveal' } });
    must(await type(drawNumber));
    expect(
      await refused(open.office.contribute(WITNESS_B.id, drawNumber, { kind: 'reveal', value: bytes32('other') })),
    ).toMatchObject({ fault: { code: 'altered' } });
    await pass(7201);
    expect(await refused(reveal(request))).toEqual({ code: 'illegal-transition', phase: 'void', wanted: 'contribute' });
  });
});

describe('the seed', () => {
  const STARTING: Partial<Seal> = {
    witnesses: [
      { department: SCJG, person: WITNESS_A.id, name: WITNESS_A.name, form: 'typed' },
      { department: XFJY, person: WITNESS_B.id, name: WITNESS_B.name, form: 'committed' },
    ],
  };

  test.each<[string, boolean]>([
    ['types first', true],
    ['types after the commitment', false],
  ])('is the same whether the one who types %s', async (_what, typesFirst) => {
    const request = await open.sealed(STARTING);
    const { drawNumber } = request.seal;
    if (typesFirst) must(await type(drawNumber));
    must(await commit(request));
    if (!typesFirst) must(await type(drawNumber));
    must(await reveal(request));
    must(await open.office.draw(CLERK.id, drawNumber));
    const bytes = must(await open.office.transcript(CLERK.id, drawNumber));
    const { seal, evidence, seed } = must(decodeTranscript(JSON.parse(bytes.toString('utf8'))));
    if (evidence.kind !== 'protocol') throw new Error('the draw was witnessed');
    // what the journal took in order of arrival stands in order of department, and gives the seed of the spec
    const text = `typed SCJG ${Buffer.from('骰 1 2 3').toString('hex')}\ncommitted XFJY ${VALUE}\n`;
    const hashed = `SSJ-SEED-1\n${request.sealHash}\nsecret ${evidence.secret}\n${text}`;
    expect(seed).toBe(createHash('sha256').update(hashed).digest('hex'));
    expect(must(computeSeed(seal, evidence))).toBe(seed);
  });

  test('is not hurt by a text that comes late, which is refused with its time', async () => {
    const request = await open.sealed();
    const { drawNumber, contributionsUntil } = request.seal;
    must(await commit(request));
    // the commitment may still be opened, so the round is not over
    await pass(3601);
    expect(await type(drawNumber)).toMatchObject({
      fault: { code: 'contribution-refused', fault: { code: 'late', until: contributionsUntil } },
    });
    must(await reveal(request));
    expect(open.drawState(drawNumber).roundClosed).toMatchObject({ absent: [SCJG] });
  });

  test('takes no second commitment, no opening without one, and no opening twice', async () => {
    const request = await open.sealed();
    const { drawNumber } = request.seal;
    const refused = async (result: ReturnType<typeof type>): Promise<unknown> => {
      const answer = await result;
      return answer.ok ? 'taken' : answer.fault;
    };
    expect(await refused(reveal(request))).toMatchObject({ fault: { code: 'not-committed' } });
    must(await commit(request));
    const other = commitment(bytes32('other'), request.sealHash, XFJY);
    expect(
      await refused(open.office.contribute(WITNESS_B.id, drawNumber, { kind: 'commit', commitment: other })),
    ).toMatchObject({ fault: { code: 'repeated', department: XFJY } });
    // somebody else's commitment, of another seal: altered when it is opened
    const elsewhere = await open.sealed();
    must(
      await open.office.contribute(WITNESS_B.id, elsewhere.seal.drawNumber, {
        kind: 'commit',
        commitment: commitment(VALUE, request.sealHash, XFJY),
      }),
    );
    must(await type(elsewhere.seal.drawNumber));
    expect(await refused(reveal(elsewhere))).toMatchObject({ fault: { code: 'altered' } });
  });
});

describe('a round ends by its deadline', () => {
  test('without the absent witness when the level is reached all the same', async () => {
    const request = await open.sealed();
    const { drawNumber } = request.seal;
    must(await commit(request));
    await pass(3600);
    expect(stage(drawNumber)).toBe('collecting');
    await pass(1);
    // the time to contribute is over, so the commitment may be opened
    must(await reveal(request));
    expect(open.drawState(drawNumber).roundClosed).toMatchObject({ absent: [SCJG] });
    expect((await open.office.draw(CLERK.id, drawNumber)).ok).toBe(true);
  });

  test('void when a value was withheld, with the reason in words', async () => {
    const request = await open.sealed();
    const { drawNumber } = request.seal;
    must(await type(drawNumber));
    must(await commit(request));
    await pass(7200);
    expect(stage(drawNumber)).toBe('collecting');
    await pass(1);
    expect(open.drawState(drawNumber).voided).toMatchObject({
      by: 'rule',
      reason: '按封存时的规则作废：XFJY（示例）未在截止前公开已承诺的数值',
    });
    expect(await open.office.draw(CLERK.id, drawNumber)).toMatchObject({
      fault: { code: 'illegal-transition', phase: 'void' },
    });
  });

  test('void when nobody came and the seal asks for witnesses', async () => {
    const { seal } = await open.sealed();
    await pass(3601);
    expect(open.drawState(seal.drawNumber).voided?.reason).toBe(
      '按封存时的规则作废：见证只达到一级，低于要求的二级（SCJG（示例）、XFJY（示例）未提交）',
    );
  });

  test('leaving a withheld value out where the seal says so and a public value follows', async () => {
    const request = await open.sealed({ ...DICE, withheldRule: 'leave-out' });
    const { drawNumber } = request.seal;
    must(await type(drawNumber));
    must(await commit(request));
    await pass(7201);
    expect(open.drawState(drawNumber).roundClosed).toMatchObject({ absent: [], withheld: [XFJY] });
    expect(stage(drawNumber)).toBe('awaiting-value');
    must(await open.office.recordPublicValue(CLERK.id, drawNumber, '1 2 3'));
    expect((await open.office.draw(CLERK.id, drawNumber)).ok).toBe(true);
  });

  test('also when the server was away at that time', async () => {
    const { seal } = await open.sealed();
    open = await open.again(() => {
      open.timers.advance(3_601_000);
      return Promise.resolve();
    });
    await open.office.closeDueRounds();
    expect(open.drawState(seal.drawNumber).phase).toBe('void');
  });

  test('woken by the clock alone', async () => {
    const { seal } = await open.sealed({ leastAssurance: 1 });
    const closed = new Promise<void>((resolve) => {
      open.journal.subscribe((_entries, state) => {
        if (state.draws.get(seal.drawNumber)?.phase === 'ready') resolve();
      });
    });
    open.timers.advance(3_601_000);
    await closed;
    expect(stage(seal.drawNumber)).toBe('ready');
  });

  test('at once without witnesses', async () => {
    const { seal } = await open.sealed({ witnesses: [], leastAssurance: 1 });
    expect((await open.office.draw(CLERK.id, seal.drawNumber)).ok).toBe(true);
    expect(open.drawState(seal.drawNumber).outcome?.assurance).toBe(1);
  });
});

describe('a public value', () => {
  test('is taken after the round and after its time, once', async () => {
    const request = await open.sealed(DICE);
    const { drawNumber } = request.seal;
    const record = (value: string): ReturnType<OpenOffice['office']['recordPublicValue']> =>
      open.office.recordPublicValue(CLERK.id, drawNumber, value);
    expect(await record('1')).toMatchObject({ fault: { code: 'not-ready', waitingFor: 'contributions' } });
    await open.witnessed(request);
    expect(await record('1')).toMatchObject({ fault: { code: 'not-ready', waitingFor: 'public-value' } });
    expect(await open.office.draw(CLERK.id, drawNumber)).toMatchObject({
      fault: { code: 'not-ready', waitingFor: 'public-value' },
    });
    await pass(7200);
    expect(await record('  ')).toMatchObject({ fault: { code: 'text-refused', field: 'value', cause: 'empty' } });
    must(await record(' 3 1 4 1 5 '));
    must(await record('3 1 4 1 5'));
    expect(await record('2 7 1 8')).toMatchObject({ fault: { code: 'illegal-transition', phase: 'ready' } });
    expect(open.drawState(drawNumber).publicValue?.value).toBe('3 1 4 1 5');
  });

  test('that nobody named is refused', async () => {
    const request = await open.sealed({ witnesses: WITNESSES });
    await open.witnessed(request);
    expect(await open.office.recordPublicValue(CLERK.id, request.seal.drawNumber, '1')).toMatchObject({
      fault: { code: 'illegal-transition', phase: 'ready', wanted: 'record-public-value' },
    });
  });
});

describe('a void', () => {
  test('keeps the draw with its reason; another may replace it', async () => {
    const { seal } = await open.sealed();
    const { drawNumber } = seal;
    expect(await open.office.voidDraw(CLERK.id, drawNumber, ' ')).toMatchObject({ fault: { code: 'text-refused' } });
    expect(await open.office.voidDraw(AUDITOR.id, drawNumber, '名单有误')).toMatchObject({
      fault: { code: 'forbidden' },
    });
    must(await open.office.voidDraw(CLERK.id, drawNumber, '名单有误'));
    must(await open.office.voidDraw(CLERK.id, drawNumber, '名单有误'));
    expect(await open.office.voidDraw(CLERK.id, drawNumber, '别的理由')).toMatchObject({
      fault: { code: 'illegal-transition' },
    });
    const again = await open.sealed({ replaces: { drawNumber, reason: '名单有误' } });
    expect(again.seal.drawNumber).toBe('SZ-2026-0002');
  });

  test('comes too late after the draw', async () => {
    const { request } = await open.drawn();
    expect(await open.office.voidDraw(CLERK.id, request.seal.drawNumber, '不满意')).toMatchObject({
      fault: { code: 'illegal-transition', phase: 'drawn', wanted: 'void' },
    });
  });
});
