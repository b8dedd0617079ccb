import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commitment } from '../../../core/draw/seed.ts';
import type { SealRequest } from '../../../core/wire/api.ts';
import type { WitnessGrant } from '../../../core/wire/witness.ts';
import { bytes32, must } from '../../support/sample-draw.ts';
import { CLERK, WITNESS_A, WITNESS_B, XFJY } from '../office/fictional-office.ts';
import { openOffice, type OpenOffice } from '../office/open-office.ts';
import { servePage, type PageServer } from './page-server.ts';

let office: OpenOffice;
let server: PageServer;
let request: SealRequest;

beforeEach(async () => {
  office = await openOffice();
  server = await servePage(office, 'no-such-folder');
  request = await office.sealed();
});

afterEach(async () => {
  await server.close();
  await office.remove();
});

const call = (path: string, body?: unknown, session?: string): Promise<Response> =>
  fetch(`${server.url}/witness/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(session === undefined ? {} : { Authorization: `Bearer ${session}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const tokenFor = (person: typeof WITNESS_B.id): string =>
  new URL(server.links.linkFor(person, request.seal.drawNumber, office.clock.now())).hash.slice(1);

async function open(person = WITNESS_B.id): Promise<WitnessGrant> {
  const answer = await call('open', { token: tokenFor(person) });
  expect(answer.status).toBe(201);
  return (await answer.json()) as WitnessGrant;
}

const VALUE = bytes32('the witness’s value');
const commit = () => ({ kind: 'commit', commitment: commitment(VALUE, request.sealHash, XFJY) });

describe('the witness’s page', () => {
  test('commits, waits for the others, opens; the value reaches the journal only then', async () => {
    const { session, view } = await open();
    expect(view).toMatchObject({ standing: 'awaited', revealing: false, commitment: null, department: XFJY });
    const committed = (await (await call('contribution', commit(), session)).json()) as WitnessGrant['view'];
    expect(committed).toMatchObject({ standing: 'committed', revealing: false });
    expect(JSON.stringify(office.journal.entries(0, 1000))).not.toContain(VALUE);
    const early = await call('contribution', { kind: 'reveal', value: VALUE }, session);
    expect(early.status).toBe(422);
    expect(await early.json()).toMatchObject({ fault: { fault: { code: 'early-reveal' } } });
    must(await office.office.contribute(WITNESS_A.id, request.seal.drawNumber, { kind: 'type', text: '骰 6' }));
    expect(await (await call('view', undefined, session)).json()).toMatchObject({ revealing: true });
    const other = await call('contribution', { kind: 'reveal', value: bytes32('another') }, session);
    expect(await other.json()).toMatchObject({ fault: { fault: { code: 'altered' } } });
    const opened = await call('contribution', { kind: 'reveal', value: VALUE }, session);
    expect(await opened.json()).toMatchObject({ standing: 'revealed' });
    // an answer that was lost: the same again changes nothing
    expect((await call('contribution', { kind: 'reveal', value: VALUE }, session)).status).toBe(200);
    expect(office.drawState(request.seal.drawNumber).phase).toBe('ready');
    expect(await (await call('view', undefined, session)).json()).toMatchObject({ standing: 'revealed' });
  });

  test('lets nobody in without a link, with a used one, or whose part is another', async () => {
    expect((await call('view')).status).toBe(401);
    expect((await call('view', undefined, 'x'.repeat(43))).status).toBe(401);
    expect((await call('open', { token: 'guessed' })).status).toBe(401);
    const token = tokenFor(WITNESS_B.id);
    expect((await call('open', { token })).status).toBe(201);
    expect((await call('open', { token })).status).toBe(401);
    // one who types in chat, and one who is no witness at all
    expect((await call('open', { token: tokenFor(WITNESS_A.id) })).status).toBe(401);
    expect((await call('open', { token: tokenFor(CLERK.id) })).status).toBe(401);
  });

  test('takes small, well-formed bodies alone', async () => {
    const { session } = await open();
    expect((await call('contribution', { kind: 'type', text: '不行' }, session)).status).toBe(400);
    expect((await call('contribution', { kind: 'commit', commitment: 'F'.repeat(64) }, session)).status).toBe(400);
    expect((await call('contribution', { ...commit(), more: 1 }, session)).status).toBe(400);
    expect((await call('open', { token: 'x'.repeat(5000) })).status).toBe(413);
    expect(office.drawState(request.seal.drawNumber).contributions.size).toBe(0);
  });

  test('limits how often an address may try', async () => {
    const answers: number[] = [];
    for (let n = 0; n < 31; n += 1) answers.push((await call('open', { token: 'guessed' })).status);
    expect(answers.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(answers.at(-1)).toBe(429);
  });

  test('stands under a strict policy, is kept nowhere, and logs neither token nor value', async () => {
    const token = tokenFor(WITNESS_B.id);
    const answer = await call('open', { token });
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const { session } = (await answer.json()) as WitnessGrant;
    await call('contribution', commit(), session);
    const log = server.lines.join('');
    expect(log).toContain('/contribution');
    for (const secret of [token, session, commit().commitment]) expect(log).not.toContain(secret);
  });
});
