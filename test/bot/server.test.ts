import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { officeCertificate } from '../../bot/certificate.ts';
import type { Configuration } from '../../bot/configuration.ts';
import { nodeFileSystem } from '../../bot/file-system.ts';
import { startOfficeServer, type OfficeServer } from '../../bot/server.ts';
import { startSentence } from '../../bot/start-words.ts';
import { instant } from '../../core/model/normalise.ts';
import { must } from '../support/sample-draw.ts';
import { testFolder } from '../support/test-folder.ts';
import { testTimers } from '../support/test-timers.ts';
import { paneFor, send } from './api/pane.ts';
import { CLERK, configurationAt, NO_PROGRAMS, STAFF, START_MS } from './office/fictional-office.ts';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  const made = await testFolder('server');
  folder = made.path;
  remove = () => made.remove();
});

afterEach(() => remove());

const timers = testTimers(START_MS);
const start = async (over: Partial<Configuration> = {}): Promise<OfficeServer> =>
  must(await startOfficeServer({ ...configurationAt(folder), ...over }, NO_PROGRAMS, { timers }));
const sentence = async (over: Partial<Configuration>): Promise<string> => {
  const started = await startOfficeServer({ ...configurationAt(folder), ...over }, NO_PROGRAMS, { timers });
  if (started.ok) throw new Error('it started');
  return startSentence(started.fault);
};

/** A port that something else listens on. */
async function takenPort(): Promise<{ readonly port: number; free(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const free = (): Promise<void> =>
    new Promise((resolve) =>
      server.close(() => {
        resolve();
      }),
    );
  return { port: (server.address() as AddressInfo).port, free };
}

describe('the server', () => {
  test('starts on a fresh folder, stops, and finds everything again', async () => {
    const first = await start();
    must(await first.application.office.registerPeople('installation', STAFF, []));
    const certificate = await readFile(join(folder, 'certificate', 'certificate.pem'), 'utf8');
    const pane = await paneFor(first.addresses.office, folder);
    expect((await pane('GET', 'session')).status).toBe(401);
    await first.close();
    await expect(pane('GET', 'session')).rejects.toThrow();
    const second = await start();
    expect(second.application.journal.state().people.get(CLERK.id)).toMatchObject({ role: 'clerk' });
    expect(await readFile(join(folder, 'certificate', 'certificate.pem'), 'utf8')).toBe(certificate);
    await second.close();
  });

  test('says when a port is taken, and leaves the folder free', async () => {
    const taken = await takenPort();
    expect(await sentence({ officePort: taken.port })).toBe(
      `办公服务的端口 ${String(taken.port)} 已被占用。请停止占用它的程序，或换一个端口。`,
    );
    expect(await sentence({ publicPort: taken.port })).toContain('公示网站的端口');
    await taken.free();
    await (await start()).close();
  });

  test('says when the interface is not this machine’s', async () => {
    expect(await sentence({ host: '203.0.113.7' })).toContain('本机没有地址 203.0.113.7');
  });

  test('says when another works in the folder', async () => {
    const first = await start();
    expect(await sentence({})).toContain('数据文件夹正由另一个程序使用');
    await first.close();
  });

  test('says when the journal was changed, and leaves it as it is', async () => {
    const first = await start();
    must(await first.application.office.registerPeople('installation', STAFF, []));
    await first.close();
    const path = join(folder, 'journal', 'journal.jsonl');
    const changed = (await readFile(path, 'utf8')).replace('示例经办人', '示例冒名人');
    await writeFile(path, changed);
    expect(await sentence({})).toContain('日志文件从第 1 条起与前文不衔接');
    expect(await readFile(path, 'utf8')).toBe(changed);
  });

  test('says when a configured certificate is none', async () => {
    const file = join(folder, 'no.pem');
    await writeFile(file, 'no certificate');
    expect(await sentence({ certificate: { keyFile: file, certificateFile: file } })).toContain(file);
  });
});

describe('the self-signed certificate', () => {
  const now = must(instant('2026-11-20T01:00:00Z'));
  const made = async (host: string, at = now): Promise<X509Certificate> => {
    const { certificate } = must(await officeCertificate(nodeFileSystem, folder, null, host, at));
    return new X509Certificate(certificate);
  };

  test('names this machine and the configured host, and its key is private', async () => {
    const certificate = await made('office.example');
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkHost('office.example')).toBe('office.example');
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect((await stat(join(folder, 'key.pem'))).mode & 0o777).toBe(0o600);
  });

  test('stays, until it ends soon or the host is another', async () => {
    const first = await made('127.0.0.1');
    expect((await made('127.0.0.1')).fingerprint256).toBe(first.fingerprint256);
    const other = await made('office.example');
    expect(other.fingerprint256).not.toBe(first.fingerprint256);
    const later = must(instant('2029-01-20T01:00:00Z'));
    const renewed = await made('office.example', later);
    expect(renewed.fingerprint256).not.toBe(other.fingerprint256);
    expect(Date.parse(renewed.validTo)).toBeGreaterThan(Date.parse(later));
  });

  test('is used when the office has its own', async () => {
    await made('127.0.0.1');
    const own = { keyFile: join(folder, 'key.pem'), certificateFile: join(folder, 'certificate.pem') };
    const { certificate } = must(await officeCertificate(nodeFileSystem, join(folder, 'none'), own, 'x', now));
    expect(certificate.equals(await readFile(own.certificateFile))).toBe(true);
  });
});

describe('what Excel asks of the server', () => {
  test('is the manifest for its own address, or for the one under which it is reached', async () => {
    const get = async (over: Partial<Configuration>): Promise<{ readonly status: number; readonly text: string }> => {
      const server = await start(over);
      const ca = await readFile(join(folder, 'certificate', 'certificate.pem'));
      const answer = await send(new URL(`${server.addresses.office}/addin/manifest.xml`), ca, 'GET', {});
      await server.close();
      return { status: answer.status, text: answer.text.replaceAll(server.addresses.office, 'OFFICE') };
    };
    const own = await get({});
    expect(own.status).toBe(200);
    expect(own.text).toContain('<SourceLocation DefaultValue="OFFICE/addin/taskpane.html" />');
    const reached = await get({ officeUrl: 'https://office.example' });
    expect(reached.text).toContain('<SourceLocation DefaultValue="https://office.example/addin/taskpane.html" />');
    expect(reached.text).not.toContain('localhost');
    expect(await get({ officeUrl: 'https://office.example/ssj' })).toEqual({
      status: 503,
      text: expect.stringContaining('地址里不能带路径 /ssj'),
    });
  });

  test('is the office.js that it is told to hand out, and no other', async () => {
    const get = async (over: Partial<Configuration>, installed: string | null): Promise<string | number> => {
      const programs = { ...NO_PROGRAMS, officeJs: installed };
      const server = must(await startOfficeServer({ ...configurationAt(folder), ...over }, programs, { timers }));
      const ca = await readFile(join(folder, 'certificate', 'certificate.pem'));
      const answer = await send(new URL(`${server.addresses.office}/office/office.js`), ca, 'GET', {});
      await server.close();
      return answer.status === 200 ? answer.text : answer.status;
    };
    const [installed, own] = [join(folder, '..', `${basename(folder)}-a`), join(folder, '..', `${basename(folder)}-b`)];
    await Promise.all([installed, own].map((path) => mkdir(path)));
    await writeFile(join(installed, 'office.js'), 'installed');
    await writeFile(join(own, 'office.js'), 'own');
    expect(await get({}, installed)).toBe('installed');
    expect(await get({}, null)).toBe(404);
    expect(await get({ officeJs: { kind: 'microsoft' } }, installed)).toBe(404);
    expect(await get({ officeJs: { kind: 'folder', path: own } }, installed)).toBe('own');
    await rm(join(own, 'office.js'));
    expect(await sentence({ officeJs: { kind: 'folder', path: own } })).toBe(
      `文件夹里没有 office.js：${own}。请检查 officeJs 的设置，或改成 microsoft（由微软提供）。`,
    );
    await Promise.all([installed, own].map((path) => rm(path, { recursive: true })));
  });
});
