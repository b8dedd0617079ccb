import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commitment } from '../../../core/draw/seed.ts';
import { decodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import { verify } from '../../../core/verify/verify.ts';
import {
  decodeDrawReceipt,
  decodeDrawStatus,
  decodeDrawSummaries,
  decodeDirectory,
  decodeRefusal,
  decodeReminderReceipt,
  decodeSealReceipt,
  decodeSession,
} from '../../../core/wire/answers.ts';
import { bytes32, must } from '../../support/sample-draw.ts';
import { CLERK, MOBILE, sealRequest, WITNESS_A, WITNESS_B, XFJY } from '../office/fictional-office.ts';
import { runningOffice, type RunningOffice } from './running-office.ts';

let running: RunningOffice;

beforeEach(async () => {
  running = await runningOffice();
});

afterEach(async () => {
  await running.close();
});

describe('the life of a draw over https', () => {
  test('pair, seal, contribute, draw, verify, remind', async () => {
    const { pane, server } = running;
    const { token, session } = await running.pair(CLERK);
    expect(session).toMatchObject({ person: CLERK.id, role: 'clerk' });
    expect(must(decodeSession((await pane('GET', 'session', { token })).body))).toEqual(session);
    const directory = must(decodeDirectory((await pane('GET', 'directory', { token })).body));
    expect(directory.witnesses.map(({ person }) => person)).toContain(WITNESS_B.id);

    const offer = await running.offer(token);
    expect(offer.drawNumber).toBe('SZ-2026-0001');
    const request = sealRequest(offer);
    const sealed = await pane('POST', 'draws', { token, body: request });
    expect(sealed.status).toBe(201);
    const receipt = must(decodeSealReceipt(sealed.body));
    expect(receipt.publicUrl).toBe('https://public.example/draws/SZ-2026-0001');
    const [entry] = server.application.journal.entries(receipt.journal.sequence - 1, 1);
    expect(entry).toMatchObject({ hash: receipt.journal.hash, activity: { type: 'DrawSealed' } });

    const path = `draws/${offer.drawNumber}`;
    const early = await pane('POST', `${path}/draw`, { token });
    expect(early.status).toBe(409);
    expect(must(decodeRefusal(early.body)).fault).toEqual({ code: 'not-ready', waitingFor: 'contributions' });

    must(await server.application.office.contribute(WITNESS_A.id, offer.drawNumber, { kind: 'type', text: '骰 4 2' }));
    const witness = await running.pair(WITNESS_B);
    const value = bytes32('value of the second witness');
    const committed = await pane('POST', `${path}/contributions`, {
      token: witness.token,
      body: { kind: 'commit', commitment: commitment(value, request.sealHash, XFJY) },
    });
    expect(must(decodeDrawStatus(committed.body)).witnesses.map(({ state }) => state)).toEqual([
      'revealed',
      'committed',
    ]);
    const revealed = await pane('POST', `${path}/contributions`, {
      token: witness.token,
      body: { kind: 'reveal', value },
    });
    expect(must(decodeDrawStatus(revealed.body))).toMatchObject({ phase: 'ready', waitingFor: null });

    const drawn = await pane('POST', `${path}/draw`, { token });
    const { transcriptHash } = must(decodeDrawReceipt(drawn.body));
    expect((await pane('POST', `${path}/draw`, { token })).body).toEqual(drawn.body);
    const answer = await pane('GET', `${path}/transcript`, { token, headers: { 'Accept-Encoding': 'gzip' } });
    expect(answer.headers['content-encoding']).toBe('gzip');
    const transcript = must(decodeTranscript(answer.body));
    expect(verify(transcript).checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(transcript.sealHash).toBe(request.sealHash);

    const status = must(decodeDrawStatus((await pane('GET', path, { token })).body));
    expect(status).toMatchObject({ phase: 'drawn', assurance: 3, transcriptHash });
    expect(status.assignments.length).toBe(transcript.matching.slots.length);
    expect(must(decodeReminderReceipt((await pane('POST', `${path}/reminders`, { token })).body)).reminded).toBe(
      new Set(status.assignments.map(({ person }) => person)).size,
    );
    expect(must(decodeDrawSummaries((await pane('GET', 'draws', { token })).body))).toMatchObject([
      { drawNumber: offer.drawNumber, phase: 'drawn', drawn: transcript.drawn.length },
    ]);
    expect((await pane('DELETE', 'session', { token })).status).toBe(204);
    expect((await pane('GET', path, { token })).status).toBe(401);

    const log = await readFile(join(running.folder, 'office.log'), 'utf8');
    expect(log).toContain('SZ-2026-0001');
    for (const secret of [token, witness.token, MOBILE, value, '骰 4 2']) expect(log).not.toContain(secret);
    const journal = await readFile(join(running.folder, 'journal', 'journal.jsonl'), 'utf8');
    for (const secret of [token, MOBILE]) expect(journal).not.toContain(secret);
  });
});
