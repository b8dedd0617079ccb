import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  closeRound,
  contribute,
  evidenceOf,
  openRound,
  type Round,
  roundPhase,
  type Submission,
} from '../../../core/draw/round.ts';
import { commitment, computeSeed } from '../../../core/draw/seed.ts';
import { sealHash } from '../../../core/draw/sealing.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import type { DepartmentCode, InspectorId, Instant } from '../../../core/model/ids.ts';
import { departmentCode, inspectorId, instant } from '../../../core/model/normalise.ts';
import { bytes32, must, sampleInput } from '../../support/sample-draw.ts';

const at = (time: string): Instant => must(instant(`2026-11-20T${time}Z`));
const department = (code: string): DepartmentCode => must(departmentCode(code));
const person = (id: string): InspectorId => must(inspectorId(id));

const { seal: base } = sampleInput();
const witness = (code: string, form: 'typed' | 'committed') => ({
  department: department(code),
  person: person(`P-${code}`),
  name: `示例${code}`,
  form,
});
const seal: Seal = {
  ...base,
  witnesses: [
    witness('GAJ', 'committed'),
    witness('SCJG', 'typed'),
    witness('WJW', 'typed'),
    witness('XFJY', 'committed'),
  ],
};
const value = (code: string) => bytes32(`value ${code}`);
const from = (code: string) => ({ department: department(code), person: person(`P-${code}`) });
const type = (code: string, text = '随手一写'): Submission => ({ kind: 'type', ...from(code), text });
const commit = (code: string, sealed = seal): Submission => ({
  kind: 'commit',
  ...from(code),
  commitment: commitment(value(code), sealHash(sealed), department(code)),
});
const reveal = (code: string): Submission => ({ kind: 'reveal', ...from(code), value: value(code) });

const submit = (round: Round, now: string, ...submissions: readonly Submission[]): Round =>
  submissions.reduce((before, submission) => must(contribute(before, submission, at(now))), round);
const full = submit(openRound(seal), '01:10:00', commit('GAJ'), type('SCJG'), type('WJW'), commit('XFJY'));

describe('a round', () => {
  test('collects, reveals, is over, and gives a seed', () => {
    expect(roundPhase(openRound(seal), at('01:00:00'))).toBe('collecting');
    expect(roundPhase(full, at('01:10:00'))).toBe('revealing');
    const opened = submit(full, '01:20:00', reveal('XFJY'), reveal('GAJ'));
    expect(roundPhase(opened, at('01:20:00'))).toBe('over');
    const closed = must(closeRound(opened, at('01:20:00')));
    expect(closed).toMatchObject({ absent: [], withheld: [] });
    expect(computeSeed(seal, evidenceOf(closed, bytes32('secret'), null)).ok).toBe(true);
  });

  test('gives the same seed in any order of arrival', () => {
    const first = [commit('GAJ'), type('SCJG'), type('WJW'), commit('XFJY')];
    const second = [reveal('GAJ'), reveal('XFJY')];
    const all = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
    const seeds = new Set<string>();
    fc.assert(
      fc.property(all(first), all(second), fc.nat(59), (given, opened, second) => {
        const seconds = String(second).padStart(2, '0');
        const round = submit(submit(openRound(seal), `01:10:${seconds}`, ...given), `01:30:${seconds}`, ...opened);
        seeds.add(
          must(computeSeed(seal, evidenceOf(must(closeRound(round, at('01:30:59'))), bytes32('secret'), null))),
        );
      }),
    );
    expect(seeds.size).toBe(1);
  });

  test('refuses what is early or late, with the limit', () => {
    expect(contribute(openRound(seal), type('SCJG'), at('00:59:59'))).toEqual({
      ok: false,
      fault: { code: 'early', at: at('00:59:59'), notBefore: seal.sealedAt },
    });
    expect(contribute(openRound(seal), type('SCJG'), seal.contributionsUntil).ok).toBe(true);
    expect(contribute(openRound(seal), type('SCJG'), at('02:00:01'))).toEqual({
      ok: false,
      fault: { code: 'late', at: at('02:00:01'), until: seal.contributionsUntil },
    });
    expect(contribute(full, reveal('GAJ'), seal.revealsUntil).ok).toBe(true);
    expect(contribute(full, reveal('GAJ'), at('03:00:01'))).toMatchObject({ fault: { code: 'late' } });
  });

  test('opens nothing before all have given something or the time for it is over', () => {
    const some = submit(openRound(seal), '01:10:00', commit('GAJ'), type('SCJG'));
    expect(contribute(some, reveal('GAJ'), at('01:59:59'))).toEqual({
      ok: false,
      fault: { code: 'early-reveal', waitingFor: ['WJW', 'XFJY'], until: seal.contributionsUntil },
    });
    expect(contribute(some, reveal('GAJ'), seal.contributionsUntil).ok).toBe(false);
    expect(contribute(some, reveal('GAJ'), at('02:00:01')).ok).toBe(true);
  });

  test('refuses a second contribution and a second opening', () => {
    expect(contribute(full, type('SCJG', '改一改'), at('01:11:00'))).toEqual({
      ok: false,
      fault: { code: 'repeated', department: 'SCJG', at: at('01:10:00') },
    });
    expect(contribute(full, commit('GAJ'), at('01:11:00'))).toMatchObject({ fault: { code: 'repeated' } });
    const opened = submit(full, '01:20:00', reveal('GAJ'));
    expect(contribute(opened, reveal('GAJ'), at('01:21:00'))).toMatchObject({
      fault: { code: 'repeated', at: at('01:20:00') },
    });
  });

  test('refuses strangers: no witness, and another person of the department', () => {
    const stranger: Submission = { ...type('SCJG'), department: department('ZJJ') };
    expect(contribute(openRound(seal), stranger, at('01:10:00'))).toMatchObject({ fault: { code: 'foreign' } });
    const colleague: Submission = { ...type('SCJG'), person: person('P-OTHER') };
    expect(contribute(openRound(seal), colleague, at('01:10:00'))).toEqual({
      ok: false,
      fault: { code: 'foreign', department: 'SCJG', person: 'P-OTHER' },
    });
  });

  test('refuses an altered value, another seal’s commitment, and a copied commitment at the latest when opened', () => {
    const altered: Submission = { kind: 'reveal', ...from('GAJ'), value: bytes32('other') };
    expect(contribute(full, altered, at('01:20:00'))).toMatchObject({ fault: { code: 'altered' } });
    const elsewhere = submit(
      openRound(seal),
      '01:10:00',
      commit('GAJ', { ...seal, itemListVersion: 'x' }),
      type('SCJG'),
      type('WJW'),
      commit('XFJY'),
    );
    expect(contribute(elsewhere, reveal('GAJ'), at('01:20:00'))).toMatchObject({ fault: { code: 'altered' } });
    const copied: Submission = {
      kind: 'commit',
      ...from('XFJY'),
      commitment: commitment(value('GAJ'), sealHash(seal), department('GAJ')),
    };
    const round = submit(openRound(seal), '01:10:00', commit('GAJ'), type('SCJG'), type('WJW'), copied);
    const theirs: Submission = { kind: 'reveal', ...from('XFJY'), value: value('GAJ') };
    expect(contribute(submit(round, '01:20:00', reveal('GAJ')), theirs, at('01:21:00'))).toMatchObject({
      fault: { code: 'altered' },
    });
  });

  test('refuses the wrong form, empty, endless and broken text, and opening without commitment', () => {
    const now = at('01:10:00');
    expect(contribute(openRound(seal), type('GAJ'), now)).toEqual({
      ok: false,
      fault: { code: 'wrong-form', expected: 'committed', found: 'typed' },
    });
    expect(contribute(openRound(seal), commit('SCJG'), now)).toMatchObject({ fault: { code: 'wrong-form' } });
    expect(contribute(openRound(seal), type('SCJG', ' \n'), now)).toMatchObject({ fault: { code: 'empty' } });
    expect(contribute(openRound(seal), type('SCJG', 'x'.repeat(1001)), now)).toMatchObject({
      fault: { code: 'too-long' },
    });
    expect(contribute(openRound(seal), type('SCJG', '\ud800'), now)).toMatchObject({
      fault: { code: 'lone-surrogate' },
    });
    expect(contribute(openRound(seal), reveal('GAJ'), at('02:30:00'))).toMatchObject({
      fault: { code: 'not-committed' },
    });
  });

  test('is not closed while somebody may still come', () => {
    expect(closeRound(openRound(seal), at('01:10:00'))).toMatchObject({
      fault: { code: 'still-open', until: seal.contributionsUntil },
    });
    expect(closeRound(full, seal.revealsUntil)).toMatchObject({ fault: { code: 'still-open' } });
    expect(closeRound(openRound(seal), seal.contributionsUntil)).toMatchObject({ fault: { code: 'still-open' } });
    expect(closeRound(full, at('01:10:00'))).toEqual({
      ok: false,
      fault: { code: 'still-open', waitingFor: ['GAJ', 'XFJY'], until: seal.revealsUntil },
    });
  });

  test('is void when a value is withheld, unless a public value follows and the seal says so', () => {
    const held = submit(full, '01:20:00', reveal('GAJ'));
    expect(closeRound(held, at('03:00:01'))).toEqual({ ok: false, fault: { code: 'void', withheld: ['XFJY'] } });
    const source = { kind: 'dice', name: '二十枚骰子', notBefore: at('03:00:00'), entropyTenths: 664 } as const;
    const lenient: Seal = { ...seal, withheldRule: 'leave-out', publicSource: source };
    const given = submit(
      openRound(lenient),
      '01:10:00',
      commit('GAJ', lenient),
      type('SCJG'),
      type('WJW'),
      commit('XFJY', lenient),
    );
    const closed = must(closeRound(submit(given, '01:20:00', reveal('GAJ')), at('03:00:01')));
    expect(closed.withheld).toEqual(['XFJY']);
    const publicValue = { value: '31415926535897932384', at: at('03:10:00') };
    expect(computeSeed(lenient, evidenceOf(closed, bytes32('secret'), publicValue)).ok).toBe(true);
    expect(computeSeed(lenient, evidenceOf(closed, bytes32('secret'), null))).toMatchObject({
      fault: { code: 'public-value-missing' },
    });
  });

  test('goes on without those who gave nothing', () => {
    const some = submit(openRound(seal), '01:10:00', commit('GAJ'), type('SCJG'));
    const opened = submit(some, '02:10:00', reveal('GAJ'));
    const closed = must(closeRound(opened, at('02:10:00')));
    expect(closed.absent).toEqual(['WJW', 'XFJY']);
    expect(computeSeed(seal, evidenceOf(closed, bytes32('secret'), null)).ok).toBe(true);
  });
});
