import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { excelCommand } from '../../bin/commands/excel.ts';
import type { ExcelTools } from '../../bin/excel/excel-tools.ts';
import { runOffice, type RunSettings } from '../../bin/serve/running-office.ts';
import { selfSignedIdentity } from '../support/https-identity.ts';
import { testFolder } from '../support/test-folder.ts';
import { NO_PROGRAMS } from '../bot/office/fictional-office.ts';
import { recordingConsole, type RecordingConsole } from './recording-console.ts';
import { writeFile } from 'node:fs/promises';

/* The order of things and what is said; Microsoft's tools themselves need a desktop Excel. */

let folder: string;
let remove: () => Promise<void>;
let terminal: RecordingConsole;
let settings: RunSettings;
let done: string[];

beforeEach(async () => {
  const made = await testFolder('excel-command');
  folder = made.path;
  remove = () => made.remove();
  terminal = recordingConsole();
  done = [];
  settings = {
    dataFolder: join(folder, 'data'),
    environment: { DOUBLE_RANDOM_OFFICE_PORT: '0', DOUBLE_RANDOM_PUBLIC_PORT: '0' },
    programs: { ...NO_PROGRAMS, workbench: 'no-such-folder', chatWindow: 'no-such-folder' },
    chatPort: 0,
  };
});

afterEach(() => remove());

/** Tools that write down what they were asked, with a certificate of the test. */
function recordingTools(over: Partial<ExcelTools> = {}): ExcelTools {
  return {
    trustCertificates: async () => {
      done.push('trust');
      const { key, cert } = await selfSignedIdentity();
      const files = { keyFile: join(folder, 'key.pem'), certificateFile: join(folder, 'certificate.pem') };
      await writeFile(files.keyFile, key);
      await writeFile(files.certificateFile, cert);
      return files;
    },
    sideload: async (manifest) => {
      const text = await readFile(manifest, 'utf8');
      done.push(`load ${/<SourceLocation DefaultValue="([^"]*)"/.exec(text)?.[1] ?? ''}`);
    },
    remove: (manifest) => {
      done.push(`remove ${manifest}`);
      return Promise.resolve();
    },
    ...over,
  };
}

const run = (tools: ExcelTools | null, platform = 'win32'): Promise<number> =>
  excelCommand(
    settings,
    { platform, tools: () => Promise.resolve(tools), run: runOffice, stopped: Promise.resolve() },
    terminal,
  );

describe('double-random excel', () => {
  test('trusts certificates, starts the office with them, loads the add-in, and takes it out in the end', async () => {
    expect(await run(recordingTools())).toBe(0);
    const [first, second, third, ...others] = done;
    expect(first).toBe('trust');
    expect(second).toMatch(/^load https:\/\/localhost:\d+\/addin\/taskpane\.html$/);
    expect(third).toBe(`remove ${join(folder, 'data', 'excel', 'manifest.xml')}`);
    expect(others).toEqual([]);
    expect(terminal.complaints).toEqual([]);
    expect(terminal.said.at(-1)).toBe('已停止，数据已保存。');
  });

  test.each(['linux', 'freebsd'])('says on %s what to do instead, and starts nothing', async (platform) => {
    expect(await run(recordingTools(), platform)).toBe(1);
    expect(done).toEqual([]);
    expect(terminal.said).toEqual([]);
    const said = terminal.complaints.join('\n');
    expect(said).toContain('npm start');
    expect(said).toContain('double-random manifest --url');
  });

  test('says that the tools are missing in an installation for production', async () => {
    expect(await run(null)).toBe(1);
    expect(terminal.complaints).toEqual([expect.stringContaining('npm ci')]);
  });

  test('says why the certificates are not trusted, and starts nothing', async () => {
    const refused = recordingTools({ trustCertificates: () => Promise.reject(new Error('Access is denied.')) });
    expect(await run(refused)).toBe(1);
    expect(done).toEqual([]);
    expect(terminal.complaints[0]).toBe('本机证书没有装好：Access is denied.');
  });

  test('says why Excel did not open, and leaves the manifest for an installation by hand', async () => {
    const refused = recordingTools({ sideload: () => Promise.reject(new Error('Unable to sideload')) });
    expect(await run(refused)).toBe(1);
    expect(terminal.complaints[0]).toBe('Excel 没有打开：Unable to sideload');
    expect(terminal.complaints[1]).toContain(join('data', 'excel', 'manifest.xml'));
    // the folder is free again: the office was closed
    expect(await run(recordingTools())).toBe(0);
  });
});
