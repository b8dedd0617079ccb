import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfiguration, type Configuration } from '../../bot/configuration.ts';
import { startSentence } from '../../bot/start-words.ts';
import { must } from '../support/sample-draw.ts';
import { testFolder } from '../support/test-folder.ts';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  const made = await testFolder('configuration');
  folder = made.path;
  remove = () => made.remove();
});

afterEach(() => remove());

const OFFICE = {
  name: '示例联席会议办公室（虚构）',
  drawPrefix: 'SZ',
  departments: [{ code: 'SCJG', name: '市场监管局' }],
  districts: [{ code: '421303', name: '曾都区' }],
  itemListVersion: '2026-1',
  leastAssurance: 2,
};

const settings = (content: unknown): Promise<void> =>
  writeFile(join(folder, 'office.json'), typeof content === 'string' ? content : JSON.stringify(content));
const read = async (environment: Readonly<Record<string, string>> = {}): Promise<Configuration> =>
  must(await readConfiguration({ DOUBLE_RANDOM_DATA: folder, ...environment }));
const sentence = async (environment: Readonly<Record<string, string>> = {}): Promise<string> => {
  const result = await readConfiguration({ DOUBLE_RANDOM_DATA: folder, ...environment });
  if (result.ok) throw new Error('it was taken');
  return startSentence(result.fault);
};

describe('the configuration', () => {
  test('has defaults for all but the office itself', async () => {
    await settings({ office: OFFICE });
    expect(await read()).toEqual({
      dataFolder: folder,
      office: OFFICE,
      host: '127.0.0.1',
      officePort: 8443,
      publicPort: 8080,
      publicUrl: null,
      officeUrl: null,
      certificate: null,
      officeJs: { kind: 'installed' },
      feishu: null,
      logLevel: 'info',
    });
  });

  test('takes the environment before the file', async () => {
    await settings({ office: OFFICE, officePort: 1, publicUrl: 'https://file.example/ssj', logLevel: 'warn' });
    expect(await read()).toMatchObject({ officePort: 1, publicUrl: 'https://file.example/ssj', logLevel: 'warn' });
    const environment = {
      DOUBLE_RANDOM_OFFICE_PORT: '2',
      DOUBLE_RANDOM_PUBLIC_URL: 'https://environment.example/',
      DOUBLE_RANDOM_LOG_LEVEL: 'error',
      DOUBLE_RANDOM_KEY_FILE: '/k',
      DOUBLE_RANDOM_CERTIFICATE_FILE: '/c',
      FEISHU_APP_ID: 'cli_0123456789abcdef',
      FEISHU_APP_SECRET: 's',
    };
    expect(await read(environment)).toMatchObject({
      officePort: 2,
      publicUrl: 'https://environment.example',
      logLevel: 'error',
      certificate: { keyFile: '/k', certificateFile: '/c' },
      feishu: { appId: 'cli_0123456789abcdef', appSecret: 's', domain: null },
    });
  });

  test('takes office.js from the installed copy, from Microsoft, or from a folder', async () => {
    await settings({ office: OFFICE, officeJs: '/srv/office-js' });
    expect(await read()).toMatchObject({ officeJs: { kind: 'folder', path: '/srv/office-js' } });
    expect(await read({ DOUBLE_RANDOM_OFFICE_JS: 'microsoft' })).toMatchObject({ officeJs: { kind: 'microsoft' } });
  });

  test('may be elsewhere than in the data folder', async () => {
    const other = join(folder, 'etc');
    await mkdir(other);
    await writeFile(join(other, 'x.json'), JSON.stringify({ office: OFFICE }));
    expect((await read({ DOUBLE_RANDOM_SETTINGS: join(other, 'x.json') })).office.drawPrefix).toBe('SZ');
  });

  test('takes the app from the file, and its secrets from files of their own', async () => {
    for (const [name, secret] of [
      ['secret', 's1\n'],
      ['key', 'k1'],
      ['token', ' t1 '],
    ] as const) {
      await writeFile(join(folder, name), secret);
    }
    const feishu = {
      appId: 'cli_0123456789abcdef',
      domain: 'https://open.larksuite.com',
      appSecretFile: join(folder, 'secret'),
      encryptKeyFile: join(folder, 'key'),
      verificationTokenFile: join(folder, 'token'),
    };
    await settings({ office: OFFICE, feishu });
    const expected = {
      appId: 'cli_0123456789abcdef',
      appSecret: 's1',
      domain: 'https://open.larksuite.com',
      webhook: { encryptKey: 'k1', verificationToken: 't1' },
    };
    expect((await read()).feishu).toEqual(expected);
    const environment = { FEISHU_APP_SECRET: 's2', FEISHU_DOMAIN: 'https://open.feishu.cn/', FEISHU_ENCRYPT_KEY: 'k2' };
    expect((await read(environment)).feishu).toEqual({
      ...expected,
      appSecret: 's2',
      domain: 'https://open.feishu.cn',
      webhook: { encryptKey: 'k2', verificationToken: 't1' },
    });
    await writeFile(join(folder, 'secret'), '\n');
    expect(await sentence()).toBe(
      `读不到 FEISHU_APP_SECRET 的文件，或文件是空的：${join(folder, 'secret')}。请检查设置文件里的路径和读取权限。`,
    );
    await settings({ office: OFFICE, feishu: { appId: 'cli_x', appSecretFile: join(folder, 'nowhere') } });
    expect(await sentence()).toContain('nowhere');
  });

  const files: readonly (readonly [string, unknown, string])[] = [
    ['is no JSON', '{"office":', '设置文件 FILE 的内容不正确，应为：JSON。'],
    ['has a member that nobody knows', { office: OFFICE, offficePort: 1 }, '“/offficePort”'],
    ['lacks the office', {}, '“/office”'],
    ['has a secret in it', { office: OFFICE, feishu: { appId: 'cli_x', appSecret: 's' } }, '“/feishu/appSecret”'],
    ['names an app without a secret', { office: OFFICE, feishu: { appId: 'cli_x' } }, 'FEISHU_APP_SECRET'],
    ['has a port that is none', { office: OFFICE, officePort: 70000 }, '“/officePort”'],
    ['has an address that is none', { office: OFFICE, publicUrl: 'public.example' }, '“/publicUrl”'],
    ['has a level that is none', { office: { ...OFFICE, leastAssurance: 4 } }, '“/office/leastAssurance”'],
    ['has a prefix that no number could have', { office: { ...OFFICE, drawPrefix: '随' } }, '“/office/drawPrefix”'],
  ];

  test.each(files)('in a file that %s is refused with its place', async (_what, content, part) => {
    await settings(content);
    expect(await sentence()).toContain(part.replace('FILE', join(folder, 'office.json')));
  });

  test('without a file says which one is missing', async () => {
    expect(await sentence()).toBe(
      `读不到设置文件 ${join(folder, 'office.json')}。请检查文件是否存在、是否有读取权限。`,
    );
  });

  const variables: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['misspelt', { DOUBLE_RANDOM_OFICE_PORT: '1' }, '不认识环境变量 DOUBLE_RANDOM_OFICE_PORT。请检查拼写。'],
    ['no port', { DOUBLE_RANDOM_OFFICE_PORT: '80a' }, 'DOUBLE_RANDOM_OFFICE_PORT 的值不正确，应为：0–65535'],
    ['too high a port', { DOUBLE_RANDOM_PUBLIC_PORT: '65536' }, 'DOUBLE_RANDOM_PUBLIC_PORT 的值不正确'],
    ['no address', { DOUBLE_RANDOM_OFFICE_URL: 'localhost' }, 'DOUBLE_RANDOM_OFFICE_URL 的值不正确'],
    ['no level', { DOUBLE_RANDOM_LOG_LEVEL: 'loud' }, 'debug | info | warn | error | silent'],
    ['a key alone', { DOUBLE_RANDOM_KEY_FILE: '/k' }, '还需要同时设置 DOUBLE_RANDOM_CERTIFICATE_FILE'],
    ['an app without secret', { FEISHU_APP_ID: 'cli_x' }, '设置了 FEISHU_APP_ID，还需要同时设置 FEISHU_APP_SECRET。'],
    ['misspelt, of Feishu', { FEISHU_APPSECRET: 'x' }, '不认识环境变量 FEISHU_APPSECRET。请检查拼写。'],
    [
      'no address of Feishu',
      { FEISHU_APP_ID: 'c', FEISHU_APP_SECRET: 's', FEISHU_DOMAIN: 'lark' },
      'FEISHU_DOMAIN 的值不正确',
    ],
    [
      'a key without token',
      { FEISHU_APP_ID: 'c', FEISHU_APP_SECRET: 's', FEISHU_ENCRYPT_KEY: 'k' },
      '还需要同时设置 FEISHU_VERIFICATION_TOKEN',
    ],
    [
      'a token without key',
      { FEISHU_APP_ID: 'c', FEISHU_APP_SECRET: 's', FEISHU_VERIFICATION_TOKEN: 't' },
      '还需要同时设置 FEISHU_ENCRYPT_KEY',
    ],
    ['a secret without app', { FEISHU_APP_SECRET: 's' }, '还需要同时设置 FEISHU_APP_ID。'],
  ];

  test.each(variables)('with a variable that is %s is refused by name', async (_what, environment, part) => {
    await settings({ office: OFFICE });
    const words = await sentence(environment);
    expect(words).toContain(part);
    // what a secret is, no sentence tells
    expect(words).not.toContain('为：s');
  });
});
