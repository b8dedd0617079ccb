import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CODE_SECONDS, MAX_REFUSALS, REFUSAL_WINDOW_SECONDS, SESSION_SECONDS } from '../../../bot/office/pairing.ts';
import { newPairingCode, pairingCodeHash, readPairingCode } from '../../../bot/office/pairing-code.ts';
import { must } from '../../support/sample-draw.ts';
import { CLERK, INSPECTORS, JOINT_OFFICE } from './fictional-office.ts';
import { openOffice, type OpenOffice } from './open-office.ts';

let open: OpenOffice;

beforeEach(async () => {
  open = await openOffice();
});

afterEach(() => open.remove());

const advance = (seconds: number): void => {
  open.timers.advance(seconds * 1000);
};

describe('pairing codes', () => {
  test('are read however they are typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        let at = 0;
        // what is refused as unfair is followed by zeros, so that any bytes end in a code
        const code = newPairingCode((count) => Uint8Array.from({ length: count }, () => bytes[at++] ?? 0));
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
        const wide = code.replace(/[0-9A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
        for (const typed of [code, code.toLowerCase(), code.replace('-', ' '), ` ${code} `, wide]) {
          expect(pairingCodeHash(readPairingCode(typed) ?? '')).toBe(pairingCodeHash(code));
        }
      }),
    );
  });

  test.each(['', '1234', '0000-0000', 'ABCD-EFG', 'ABCD-EFGHJ', 'ABCD-EFG!', '汉字汉字汉字汉字'])(
    'are not %j',
    (text) => {
      expect(readPairingCode(text)).toBeNull();
    },
  );

  test('every letter is as likely as another', () => {
    // all 256 bytes once in each place: letters of the 248 fair ones come eight times each
    const codes = Array.from({ length: 31 }, (_, i) =>
      newPairingCode(() => Uint8Array.from({ length: 8 }, (_b, j) => i * 8 + j)),
    );
    const letters = codes.join('').replaceAll('-', '');
    const counts = new Map<string, number>();
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect([...counts.values()]).toEqual(Array.from({ length: 31 }, () => 8));
  });
});

describe('pairing', () => {
  test('works once', async () => {
    const { code } = must(await open.office.issuePairingCode(CLERK.id));
    const { token } = must(await open.office.redeemPairing(code));
    expect(open.office.resolveSession(token)).toMatchObject({ person: CLERK.id, role: 'clerk' });
    expect(await open.office.redeemPairing(code)).toMatchObject({
      fault: { code: 'pairing-refused', cause: 'unknown' },
    });
  });

  test('works for ten minutes', async () => {
    const { code } = must(await open.office.issuePairingCode(CLERK.id));
    advance(CODE_SECONDS);
    expect(await open.office.redeemPairing(code)).toMatchObject({
      fault: { code: 'pairing-refused', cause: 'expired' },
    });
  });

  test('is for those who work with the pane', async () => {
    expect(await open.office.issuePairingCode(INSPECTORS[0]?.id ?? CLERK.id)).toEqual({
      ok: false,
      fault: { code: 'person-unknown' },
    });
    await open.sealed();
    expect(await open.office.issuePairingCode(INSPECTORS[0]?.id ?? CLERK.id)).toEqual({
      ok: false,
      fault: { code: 'forbidden', role: 'inspector' },
    });
  });

  test('with a new code makes the old one worthless; not at once', async () => {
    const first = must(await open.office.issuePairingCode(CLERK.id));
    expect(await open.office.issuePairingCode(CLERK.id)).toMatchObject({ fault: { code: 'code-too-soon' } });
    advance(10);
    const second = must(await open.office.issuePairingCode(CLERK.id));
    expect((await open.office.redeemPairing(first.code)).ok).toBe(false);
    expect((await open.office.redeemPairing(second.code)).ok).toBe(true);
  });

  test('stops looking at codes after too many wrong ones, also after a restart, for a while', async () => {
    for (let i = 0; i < MAX_REFUSALS; i += 1) {
      expect(await open.office.redeemPairing('AAAA-AAAA')).toMatchObject({ fault: { cause: 'unknown' } });
    }
    open = await open.again();
    const { code } = must(await open.office.issuePairingCode(CLERK.id));
    const { sequence } = open.journal.state();
    expect(await open.office.redeemPairing(code)).toMatchObject({ fault: { cause: 'too-many-attempts' } });
    expect(open.journal.state().sequence).toBe(sequence);
    advance(REFUSAL_WINDOW_SECONDS);
    const later = must(await open.office.issuePairingCode(CLERK.id));
    expect((await open.office.redeemPairing(later.code)).ok).toBe(true);
  });
});

describe('a session', () => {
  const pair = async (): Promise<string> => {
    const { code } = must(await open.office.issuePairingCode(CLERK.id));
    return must(await open.office.redeemPairing(code)).token;
  };

  test('lives on through a restart, and ends in time', async () => {
    const token = await pair();
    open = await open.again();
    expect(open.office.resolveSession(token)).toMatchObject({ person: CLERK.id });
    advance(SESSION_SECONDS);
    expect(open.office.resolveSession(token)).toBe('expired');
  });

  test('is ended by its person, one or all', async () => {
    const [first] = [await pair()];
    advance(10);
    const second = await pair();
    await open.office.revokeSession(first);
    await open.office.revokeSession(first);
    expect(open.office.resolveSession(first)).toBe('unknown');
    expect(open.office.resolveSession(second)).toMatchObject({ person: CLERK.id });
    expect(await open.office.revokeSessionsOf(CLERK.id)).toBe(1);
    expect(open.office.resolveSession(second)).toBe('unknown');
  });

  test('has the role that its person has now', async () => {
    const token = await pair();
    must(await open.office.registerPeople('installation', [{ ...CLERK, role: 'auditor' }], []));
    expect(open.office.resolveSession(token)).toMatchObject({ role: 'auditor' });
    expect(await open.office.offerSeal(CLERK.id)).toMatchObject({ fault: { code: 'forbidden', role: 'auditor' } });
  });
});

describe('registering people', () => {
  test('is for the joint office, and writes only what changed', async () => {
    expect(await open.office.registerPeople(CLERK.id, [CLERK], [])).toMatchObject({ fault: { code: 'forbidden' } });
    expect(must(await open.office.registerPeople(JOINT_OFFICE.id, [CLERK], []))).toEqual({ registered: 0 });
    const renamed = { ...CLERK, name: '示例改名' };
    expect(must(await open.office.registerPeople(JOINT_OFFICE.id, [renamed], []))).toEqual({ registered: 1 });
  });
});
