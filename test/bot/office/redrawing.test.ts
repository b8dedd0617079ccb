import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { redrawCommand } from '../../../bin/commands/redraw.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import { transcriptHash } from '../../../core/draw/transcript-decoder.ts';
import { instant } from '../../../core/model/normalise.ts';
import { decodeRecomputation, recompute } from '../../../core/verify/recomputation.ts';
import { recordingConsole } from '../../bin/recording-console.ts';
import { must } from '../../support/sample-draw.ts';
import { testFolder } from '../../support/test-folder.ts';
import { AUDITOR, CLERK, FOREIGN_CLERK, JOINT_OFFICE, OTHER_CLERK } from './fictional-office.ts';
import { openOffice, type OpenOffice } from './open-office.ts';

/** An auditor takes what decided a draw away and draws again, on another machine and without the office. */

let open: OpenOffice;
let elsewhere: Awaited<ReturnType<typeof testFolder>>;

beforeEach(async () => {
  [open, elsewhere] = [await openOffice(), await testFolder('auditor')];
});

afterEach(async () => {
  await open.remove();
  await elsewhere.remove();
});

describe('what decided a draw', () => {
  test('gives the archived transcript again at the command line, byte for byte', async () => {
    const { request } = await open.drawn();
    const { drawNumber } = request.seal;
    const path = join(elsewhere.path, '材料.json');
    const out = join(elsewhere.path, '记录.json');
    await writeFile(path, must(await open.office.drawInput(AUDITOR.id, drawNumber)));
    const terminal = recordingConsole();
    expect(await redrawCommand(path, out, terminal)).toBe(0);
    expect(await readFile(out)).toEqual(Buffer.from(must(await open.office.transcript(AUDITOR.id, drawNumber))));
    expect(terminal.said.join('\n')).toContain(open.drawState(drawNumber).transcripts[0]?.transcriptHash);
  });

  test('holds every kind of evidence: dice thrown in view, a value left out', async () => {
    const dice: Partial<Seal> = {
      withheldRule: 'leave-out',
      publicSource: {
        kind: 'dice',
        name: '当众掷骰',
        notBefore: must(instant('2026-11-20T03:00:00Z')),
        entropyTenths: 664,
      },
    };
    const { seal } = await open.sealed(dice);
    open.timers.advance(7_201_000);
    await open.office.closeDueRounds();
    must(await open.office.recordPublicValue(CLERK.id, seal.drawNumber, '3 1 4'));
    const drawn = must(await open.office.draw(CLERK.id, seal.drawNumber));
    const text = must(await open.office.drawInput(JOINT_OFFICE.id, seal.drawNumber)).toString('utf8');
    const again = must(recompute(must(decodeRecomputation(JSON.parse(text)))));
    expect(transcriptHash(again)).toBe(drawn.transcriptHash);
  });

  test('is there only after the draw, for it holds the secret', async () => {
    const request = await open.sealed();
    const { drawNumber } = request.seal;
    expect(await open.office.drawInput(AUDITOR.id, drawNumber)).toEqual({ ok: false, fault: { code: 'not-found' } });
    await open.witnessed(request);
    expect(await open.office.drawInput(AUDITOR.id, drawNumber)).toEqual({ ok: false, fault: { code: 'not-found' } });
    must(await open.office.draw(CLERK.id, drawNumber));
    expect((await open.office.drawInput(AUDITOR.id, drawNumber)).ok).toBe(true);
  });

  test('is for those who may read the full copy, and for nobody else', async () => {
    const { request } = await open.drawn();
    const { drawNumber } = request.seal;
    for (const { id } of [AUDITOR, JOINT_OFFICE, CLERK, OTHER_CLERK]) {
      expect((await open.office.drawInput(id, drawNumber)).ok).toBe(true);
    }
    expect(await open.office.drawInput(FOREIGN_CLERK.id, drawNumber)).toMatchObject({ fault: { code: 'forbidden' } });
    const [inspector] = request.inspectors;
    if (!inspector) throw new Error('an inspector');
    expect(await open.office.drawInput(inspector.inspector.id, drawNumber)).toMatchObject({
      fault: { code: 'forbidden', role: 'inspector' },
    });
  });
});
