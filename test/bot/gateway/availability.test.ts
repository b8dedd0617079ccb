import { describe, expect, test } from '@jest/globals';
import { type Availability, inRange, isEmpty, readAvailability } from '../../../bot/gateway/feishu/availability.ts';
import { createClient } from '../../../bot/gateway/feishu/client.ts';
import { createHttp } from '../../../bot/gateway/feishu/http.ts';
import { realClock } from '../../../bot/sandbox/clock.ts';
import { startSandbox } from '../../../bot/sandbox/server.ts';
import { must } from '../../support/sample-draw.ts';

const APP = { appId: 'cli_00000000000000a7', appSecret: 'secret-of-the-range-tests', name: '双随机抽查' };
const NOBODY: Availability = {
  everyone: false,
  people: new Set(),
  excluded: new Set(),
  byDepartment: false,
  exceptDepartments: false,
};
const ignore = (): void => undefined;

describe('the range of availability', () => {
  test.each([
    ['nobody', {}, 'no', true],
    ['everyone', { everyone: true }, 'yes', false],
    ['everyone but me', { everyone: true, excluded: new Set(['me']) }, 'no', false],
    ['everyone but some departments', { everyone: true, exceptDepartments: true }, 'by-department', false],
    ['me', { people: new Set(['me']) }, 'yes', false],
    ['me, who am shut out, too', { people: new Set(['me']), excluded: new Set(['me']) }, 'no', false],
    ['others', { people: new Set(['other']) }, 'no', false],
    ['some departments', { byDepartment: true }, 'by-department', false],
  ] as const)('of %s', (_, range, expected, empty) => {
    expect(inRange({ ...NOBODY, ...range }, 'me')).toBe(expected);
    expect(isEmpty({ ...NOBODY, ...range })).toBe(empty);
  });

  test('is read to its last page', async () => {
    const people = Array.from({ length: 2300 }, (_, index) => ({
      openId: `ou_${String(index)}`,
      name: `示例${String(index)}`,
      department: '市场监管局',
      ...(index === 0 && { status: 'unavailable' as const }),
    }));
    const sandbox = await startSandbox({ port: 0, clock: realClock(), apps: [APP], people });
    const log = { info: ignore, warn: ignore, error: ignore };
    const { client } = createClient({ ...APP, domain: sandbox.url }, createHttp(), log);
    const range = must(await readAvailability(client, APP.appId));
    expect(range.people.size).toBe(2299);
    expect(inRange(range, 'ou_0')).toBe('no');
    expect(inRange(range, 'ou_2299')).toBe('yes');
    expect(await readAvailability(client, 'cli_0000000000000000')).toEqual({ ok: false, fault: 50003 });
    await sandbox.close();
  });
});
