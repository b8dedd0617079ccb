import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { doctorCommand } from '../../bin/commands/doctor.ts';
import { nodeFileSystem } from '../../bot/file-system.ts';
import { CALLBACK_NEEDS, EVENT_NEEDS, SCOPE_NEEDS } from '../../bot/gateway/feishu/required.ts';
import { realClock } from '../../bot/sandbox/clock.ts';
import type { AppOptions, PersonOptions } from '../../bot/sandbox/options.ts';
import { startSandbox, type Sandbox } from '../../bot/sandbox/server.ts';
import { openDataFolder } from '../../bot/stores/data-folder.ts';
import { openOffice, type OpenOffice } from '../bot/office/open-office.ts';
import { AUDITOR, CLERK, PROFILE, WITNESS_A } from '../bot/office/fictional-office.ts';
import { must } from '../support/sample-draw.ts';
import { recordingConsole } from './recording-console.ts';

const APP = { appId: 'cli_00000000000000f6', appSecret: 'secret-of-the-doctor-tests', name: '双随机抽查' };
const SCOPES = SCOPE_NEEDS.map(({ anyOf }) => anyOf[0] ?? []).flat();
const EVENTS = [...Object.keys(EVENT_NEEDS), ...Object.keys(CALLBACK_NEEDS)];
const STAFF_IN_FEISHU: readonly PersonOptions[] = [
  { openId: 'ou_c1', name: CLERK.name, department: '市场监管局', mobile: '13900000001' },
  { openId: 'ou_w0', name: WITNESS_A.name, department: '市场监管局', email: 'w0@example.gov.cn' },
];

const CONTACTS_IN_FEISHU = [
  { id: CLERK.id, mobile: '13900000001' },
  { id: WITNESS_A.id, email: 'w0@example.gov.cn' },
];

let office: OpenOffice;
let folder: string;
let sandbox: Sandbox | null;

beforeEach(async () => {
  sandbox = null;
  office = await openOffice();
  folder = office.folder.path;
  await writeFile(join(folder, 'office.json'), JSON.stringify({ office: PROFILE }));
});

afterEach(async () => {
  await sandbox?.close();
  await office.remove();
});

/** Lets go of the folder, so that the doctor is alone with it, and takes it again at the end. */
async function examined(
  app: Partial<AppOptions> = {},
  environment: Readonly<Record<string, string>> = {},
  over: { readonly now?: () => number; readonly people?: readonly PersonOptions[]; readonly running?: boolean } = {},
): Promise<{ readonly code: number; readonly text: string }> {
  const people = over.people ?? STAFF_IN_FEISHU;
  const options = { ...APP, scopes: SCOPES, events: EVENTS, ...app };
  sandbox = await startSandbox({ port: 0, clock: realClock(), apps: [options], people });
  return examinedAt(sandbox.url, environment, over);
}

async function examinedAt(
  domain: string,
  environment: Readonly<Record<string, string>> = {},
  { now = Date.now, running = false }: { readonly now?: () => number; readonly running?: boolean } = {},
): Promise<{ readonly code: number; readonly text: string }> {
  const terminal = recordingConsole();
  const variables = {
    FEISHU_APP_ID: APP.appId,
    FEISHU_APP_SECRET: APP.appSecret,
    FEISHU_DOMAIN: domain,
    ...environment,
  };
  const examine = () => doctorCommand({ dataFolder: folder, environment: variables, now }, terminal);
  let code = 0;
  if (running) code = await examine();
  else
    office = await office.again(async () => {
      code = await examine();
    });
  const text = [...terminal.said, ...terminal.complaints].join('\n');
  expect(text).not.toContain(APP.appSecret);
  return { code, text };
}

describe('the doctor', () => {
  test('finds nothing wrong with an office that is set up', async () => {
    const { code, text } = await examined();
    expect(text).not.toMatch(/✗/);
    expect(text).toContain('✓ 数据文件夹：可以读写');
    expect(text).toContain('✓ 时钟：与飞书一致');
    expect(text).toContain(`✓ 凭证：应用 ${APP.appId} 的编号和密钥正确`);
    for (const about of ['机器人', '权限', '订阅']) expect(text).toContain(`✓ ${about}：符合要求`);
    expect(text).toContain('✓ 可用范围：全员可用');
    expect(code).toBe(0);
  });

  test.each([
    ['a wrong secret', {}, { FEISHU_APP_SECRET: 'another' }, '飞书不接受应用', '重新复制 App Secret'],
    ['an unknown id', {}, { FEISHU_APP_ID: 'cli_ffffffffffffffff' }, '飞书没有编号为', '核对 App ID'],
    ['an id of the wrong form', {}, { FEISHU_APP_ID: 'cli_1' }, '格式不对', '凭证与基础信息'],
    ['no id and secret', {}, { FEISHU_APP_ID: '', FEISHU_APP_SECRET: '' }, '没有设置飞书应用', '凭证与基础信息'],
    [
      'events taken the other way',
      { webhook: { url: 'https://office.example/feishu/events', verificationToken: 't', encryptKey: 'k' } },
      {},
      '“事件配置”的订阅方式与本机设置不一致',
      '使用长连接接收事件',
    ],
    [
      'an address expected where none is set',
      {},
      { FEISHU_ENCRYPT_KEY: 'k', FEISHU_VERIFICATION_TOKEN: 't' },
      '“回调配置”的订阅方式与本机设置不一致',
      '将回调发送至开发者服务器',
    ],
  ] as const)('names %s and what to do', async (_, app, environment, what, todo) => {
    const { code, text } = await examined(app, environment);
    expect(text).toContain('✗');
    expect(text).toContain(what);
    expect(text).toContain(todo);
    expect(code).toBe(1);
  });

  test.each(SCOPE_NEEDS.map((need) => [need.purpose, need] as const))(
    'names the scopes for %s when they are missing',
    async (purpose, { anyOf, essential }) => {
      const without = SCOPES.filter((scope) => !anyOf.flat().includes(scope));
      const { code, text } = await examined({ scopes: without });
      expect(text).toContain(`${essential ? '✗' : '!'} 权限：缺少权限：${purpose}`);
      expect(text).toContain(anyOf[0]?.[0] ?? '');
      expect(text).toContain('版本管理与发布');
      // without one scope others may be lacking, too, so only the essential ones decide
      if (essential) expect(code).toBe(1);
    },
  );

  test.each(Object.entries({ ...EVENT_NEEDS, ...CALLBACK_NEEDS }))(
    'names %s when nobody subscribed to it',
    async (name, title) => {
      const { text } = await examined({ events: EVENTS.filter((event) => event !== name) });
      expect(text).toContain(`没有订阅：${title}（${name}）`);
      expect(text).toContain(name in EVENT_NEEDS ? '“事件配置”中点“添加事件”' : '“回调配置”中点“添加回调”');
    },
  );

  test('says that the bot is not switched on', async () => {
    sandbox = await startSandbox({ port: 0, clock: realClock(), apps: [APP], people: STAFF_IN_FEISHU });
    await sandbox.addFault({ kind: 'code-in-200', api: 'bot.info', code: 11205 });
    const { code, text } = await examinedAt(sandbox.url);
    expect(text).toContain('✗ 机器人：应用还没有机器人能力');
    expect(text).toContain('添加应用能力');
    expect(code).toBe(1);
  });

  test('says that nobody is in the range', async () => {
    const { code, text } = await examined({}, {}, { people: [] });
    expect(text).toContain('✗ 可用范围：应用的可用范围里没有人');
    expect(code).toBe(1);
  });

  test('names who can be found but is not in the range', async () => {
    must(await office.office.registerPeople('installation', [], CONTACTS_IN_FEISHU));
    const people = STAFF_IN_FEISHU.map((person, index) =>
      index === 0 ? person : { ...person, status: 'unavailable' as const },
    );
    const { code, text } = await examined({ contacts: 'everybody' }, {}, { people });
    expect(text).toContain(`✗ 可用范围：不在应用的可用范围内：${WITNESS_A.name}。`);
    expect(text).toContain('“可用范围”中加入这些人');
    expect(text).not.toContain('飞书里没有找到');
    expect(code).toBe(1);
  });

  test('finds the range as it should be', async () => {
    must(await office.office.registerPeople('installation', [], CONTACTS_IN_FEISHU));
    expect((await examined()).text).toContain('✓ 可用范围：全员可用。');
    await sandbox?.close();
    const stranger = { openId: 'ou_x', name: '示例外人', department: '别的部门', status: 'unavailable' } as const;
    expect((await examined({}, {}, { people: [...STAFF_IN_FEISHU, stranger] })).text).toContain(
      '✓ 可用范围：2 人都在其中。',
    );
  });

  test('says what to click when the range can’t be read', async () => {
    const { code, text } = await examined({ scopes: SCOPES.filter((scope) => !scope.startsWith('admin:')) });
    expect(text).toContain('! 可用范围：查不到应用的可用范围（代码 99991672）');
    expect(text).toContain('admin:app.info:readonly');
    expect(code).toBe(0);
  });

  test('says by how much the clock is off', async () => {
    const { code, text } = await examined({}, {}, { now: () => Date.now() - 600_000 });
    expect(text).toMatch(/✗ 时钟：本机时钟慢了 (599|600|601) 秒/);
    expect(text).toContain('自动对时');
    expect(code).toBe(1);
  });

  test('names who can’t be found and who has no number', async () => {
    must(
      await office.office.registerPeople(
        'installation',
        [],
        [
          { id: CLERK.id, mobile: '13900000001' },
          { id: WITNESS_A.id, email: 'w0@example.gov.cn' },
          { id: AUDITOR.id, mobile: '13900000099' },
        ],
      ),
    );
    const { text } = await examined();
    expect(text).toContain('找到飞书账号 2 人');
    expect(text).toContain(`飞书里没有找到：${AUDITOR.name}。`);
    expect(text).toMatch(/没有手机号或邮箱：.*示例联席办/);
    expect(text).not.toMatch(/139000000|w0@/);
  });

  test('says that Feishu can’t be reached', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo; // listening on TCP
    await new Promise((resolve) => nobody.close(resolve));
    const { code, text } = await examinedAt(`http://127.0.0.1:${String(port)}`);
    expect(text).toContain('✗ 凭证：连不上飞书');
    expect(code).toBe(1);
  });
});

describe('of the data folder the doctor', () => {
  test('lets a running server keep it, and still looks people up', async () => {
    const { code, text } = await examined({}, {}, { running: true });
    expect(text).toContain('✓ 数据文件夹：服务正在运行');
    expect(code).toBe(0);
  });

  test('says where the journal was changed', async () => {
    sandbox = await startSandbox({ port: 0, clock: realClock(), apps: [APP], people: STAFF_IN_FEISHU });
    const path = join(folder, 'journal', 'journal.jsonl');
    const terminal = recordingConsole();
    let code = 0;
    office = await office.again(async () => {
      const before = await readFile(path, 'utf8');
      await writeFile(path, before.replace(CLERK.name, '别名'));
      code = await doctorCommand({ dataFolder: folder, environment: {}, now: Date.now }, terminal);
      await writeFile(path, before);
    });
    expect(terminal.said.join('\n')).toContain('✗ 数据文件夹：日志文件从第 1 条起与前文不衔接');
    expect(code).toBe(1);
  });

  test('says that it is not ours, and makes none where there is none', async () => {
    const terminal = recordingConsole();
    const settings = join(folder, 'office.json');
    const foreign = join(folder, 'foreign');
    await mkdir(foreign);
    await writeFile(join(foreign, 'layout.json'), '{"product":"another"}');
    const environment = { DOUBLE_RANDOM_SETTINGS: settings };
    expect(await doctorCommand({ dataFolder: foreign, environment, now: Date.now }, terminal)).toBe(1);
    expect(terminal.said.join('\n')).toContain('不是本软件的数据文件夹');
    const absent = join(folder, 'absent');
    expect(await doctorCommand({ dataFolder: absent, environment, now: Date.now }, terminal)).toBe(1);
    expect(terminal.said.join('\n')).toContain(`还没有数据文件夹：${absent}`);
    await expect(readFile(join(absent, 'layout.json'))).rejects.toThrow();
  });

  test('leaves it free', async () => {
    office = await office.again(async () => {
      await doctorCommand({ dataFolder: folder, environment: {}, now: Date.now }, recordingConsole());
      const taken = must(await openDataFolder(nodeFileSystem, folder));
      await taken.release();
    });
  });

  test('says what is wrong with the settings', async () => {
    await writeFile(join(folder, 'office.json'), JSON.stringify({ office: PROFILE, colour: 'blue' }));
    const terminal = recordingConsole();
    expect(await doctorCommand({ dataFolder: folder, environment: {}, now: Date.now }, terminal)).toBe(1);
    expect(terminal.said.join('\n')).toContain('✗ 设置：');
    expect(terminal.said.join('\n')).toContain('“/colour”');
  });
});

test('the guide lists the same scopes, events and callbacks', async () => {
  const guide = await readFile('docs/feishu-setup.md', 'utf8');
  for (const scope of SCOPE_NEEDS.flatMap(({ anyOf }) => anyOf.flat())) expect(guide).toContain(`\`${scope}\``);
  for (const [name, title] of Object.entries({ ...EVENT_NEEDS, ...CALLBACK_NEEDS })) {
    expect(guide).toContain(`\`${name}\` ${title}`);
  }
  const listed = new Set(guide.match(/`(?:im|contact|application|admin):[\w.:]+`/g));
  const needed = new Set(SCOPE_NEEDS.flatMap(({ anyOf }) => anyOf.flat()).map((scope) => `\`${scope}\``));
  expect([...listed].filter((scope) => !needed.has(scope))).toEqual([]);
});
