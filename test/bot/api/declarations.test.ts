import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isoDate } from '../../../core/model/normalise.ts';
import { decodeDeclarations, decodeRefusal } from '../../../core/wire/answers.ts';
import { must } from '../../support/sample-draw.ts';
import { AUDITOR, CLERK, OTHER_CLERK, WITNESS_A } from '../office/fictional-office.ts';
import { runningOffice, type RunningOffice } from './running-office.ts';

let running: RunningOffice;

beforeAll(async () => {
  running = await runningOffice();
});

afterAll(() => running.close());

const LEAVE = { from: must(isoDate('2026-12-01')), to: must(isoDate('2026-12-20')) };
const CONFLICT = { firm: '示例饭店（虚构）', reason: 'relative' } as const;

test('what officers declared in chat is told to whoever may seal, as the next offer says it', async () => {
  const { office } = running.server.application;
  must(await office.declareLeave(WITNESS_A.id, LEAVE));
  must(await office.declareConflict(OTHER_CLERK.id, CONFLICT));
  const { token } = await running.pair(CLERK);
  const answer = await running.pane('GET', 'declarations', { token });
  expect(answer.status).toBe(200);
  const told = must(decodeDeclarations(answer.body));
  expect(told).toHaveLength(2);
  expect(told).toContainEqual({ person: WITNESS_A.id, leave: [LEAVE], conflicts: [] });
  expect(told).toContainEqual({ person: OTHER_CLERK.id, leave: [], conflicts: [CONFLICT] });
  expect((await running.offer(token)).declarations).toEqual(told);
});

test('nobody else hears of it', async () => {
  const { token } = await running.pair(AUDITOR);
  const refused = await running.pane('GET', 'declarations', { token });
  expect(refused.status).toBe(403);
  expect(must(decodeRefusal(refused.body)).fault).toEqual({ code: 'forbidden', role: 'auditor' });
  expect((await running.pane('GET', 'declarations', {})).status).toBe(401);
});
