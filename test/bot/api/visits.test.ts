import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MAX_RECORDED_VISITS } from '../../../core/wire/api.ts';
import { decodeRefusal, decodeVisitCaps, decodeVisitReceipt } from '../../../core/wire/answers.ts';
import { must, sampleRules } from '../../support/sample-draw.ts';
import { CLERK, ENTITIES, SCJG, XFJY } from '../office/fictional-office.ts';
import { runningOffice, type RunningOffice } from './running-office.ts';

let running: RunningOffice;
let token: string;

beforeAll(async () => {
  running = await runningOffice();
  ({ token } = await running.pair(CLERK));
});

afterAll(() => running.close());

const { items, lead, participants } = sampleRules();
const visit = (over: object = {}): object => ({
  entity: ENTITIES[0]?.id,
  on: '2026-05-01',
  department: SCJG,
  items: items.map(({ code }) => code),
  cause: 'planned',
  note: '其他系统抽取（示例）',
  ...over,
});
const post = (path: string, body: unknown): ReturnType<RunningOffice['pane']> =>
  running.pane('POST', path, { token, body });

describe('visits over https', () => {
  test('are recorded, and answered with the caps that they count towards', async () => {
    const recorded = await post('visits', { visits: [visit(), visit({ cause: 'complaint' })] });
    expect(recorded.status).toBe(201);
    expect(must(decodeVisitReceipt(recorded.body))).toEqual({ recorded: 2 });
    const answer = await post('visit-caps', { items, lead, participants });
    expect(answer.status).toBe(200);
    const { caps, visits } = must(decodeVisitCaps(answer.body));
    expect(caps).toMatchObject([{ most: 1, window: { kind: 'calendar', years: 1 } }]);
    expect(visits).toMatchObject([{ entity: ENTITIES[0]?.id, on: '2026-05-01', cause: 'planned' }]);
  });

  test('of another department are refused', async () => {
    const refused = await post('visits', { visits: [visit({ department: XFJY })] });
    expect(refused.status).toBe(403);
    expect(must(decodeRefusal(refused.body)).fault).toEqual({ code: 'forbidden', role: 'clerk' });
  });

  test.each([
    ['/visits/0/cause', { visits: [visit({ cause: 'whim' })] }],
    ['/visits/0/on', { visits: [visit({ on: '2026-02-30' })] }],
    ['/visits/0/entity', { visits: [visit({ entity: '' })] }],
    ['/visits/0/more', { visits: [visit({ more: 1 })] }],
    ['/visits', { visits: Array.from({ length: MAX_RECORDED_VISITS + 1 }, () => visit()) }],
    ['/visits', {}],
  ])('name the place that does not fit: %s', async (path, body) => {
    const refused = await post('visits', body);
    expect(refused.status).toBe(400);
    expect(must(decodeRefusal(refused.body)).fault).toMatchObject({ code: 'malformed', path });
  });

  test('caps are asked for rules that have the form of rules', async () => {
    const refused = await post('visit-caps', { items: [{}], lead, participants });
    expect(must(decodeRefusal(refused.body)).fault).toMatchObject({ code: 'malformed', path: '/items/0/code' });
  });
});
