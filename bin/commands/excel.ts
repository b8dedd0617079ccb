import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifestSentence } from '../../bot/add-in/manifest-words.ts';
import { officeManifest } from '../../bot/add-in/office-manifest.ts';
import type { Console } from '../console.ts';
import type { ExcelTools } from '../excel/excel-tools.ts';
import { type RunFault, type RunningOffice, type RunSettings } from '../serve/running-office.ts';
import type { Result } from '../../core/result.ts';
import { announce, runFaultSentence } from './serve.ts';

/** What `double-random excel` needs of its surroundings. */
export interface ExcelSurroundings {
  /** As `process.platform` names it. */
  readonly platform: string;
  /** Null where Microsoft's tools are not installed. */
  readonly tools: () => Promise<ExcelTools | null>;
  readonly run: (settings: RunSettings) => Promise<Result<RunningOffice, RunFault>>;
  /** Resolves when the command is told to stop. */
  readonly stopped: Promise<void>;
}

/** Systems for which there is a desktop Excel that the tools can reach. */
const WITH_EXCEL: readonly string[] = ['win32', 'darwin'];

const NO_EXCEL = [
  '这台机器不是 Windows 或 macOS，没有可以加载的桌面版 Excel。可以这样做：',
  '  · 不用 Excel 走完全程：执行 npm start，在浏览器里打开“工作台”，窗格与 Excel 里的完全相同；',
  '  · 给别的电脑的 Excel 安装：npx double-random manifest --url https://服务器地址 --out manifest.xml，',
  '    再按《安装加载项》（docs/installing.md）放进共享文件夹目录或集中部署。',
];

/**
 * `double-random excel`: starts the office with certificates that this machine trusts, and a desktop Excel with the
 * add-in in it; takes the add-in out again when it is told to stop.
 * @returns the exit code.
 */
export async function excelCommand(
  settings: RunSettings,
  surroundings: ExcelSurroundings,
  terminal: Console,
): Promise<number> {
  if (!WITH_EXCEL.includes(surroundings.platform)) return refuse(terminal, NO_EXCEL);
  const tools = await surroundings.tools();
  if (tools === null) {
    return refuse(terminal, ['没有安装加载 Excel 用的开发工具。请在源码文件夹里执行 npm ci，再执行 npm run excel。']);
  }
  terminal.say('正在准备本机证书。第一次会弹出“是否信任证书”的窗口，请选“是”。（下面的英文来自微软的工具）');
  const certificates = await attempt(() => tools.trustCertificates());
  if (!certificates.ok) {
    return refuse(terminal, [
      `本机证书没有装好：${certificates.reason}`,
      'Excel 只打开受信任的 https 页面。请换有权限的账户再试，或按《安装加载项》用本单位的证书。',
    ]);
  }
  const { keyFile, certificateFile } = certificates.value;
  const environment = {
    ...settings.environment,
    DOUBLE_RANDOM_KEY_FILE: keyFile,
    DOUBLE_RANDOM_CERTIFICATE_FILE: certificateFile,
  };
  const running = await surroundings.run({ ...settings, environment });
  if (!running.ok) return refuse(terminal, [runFaultSentence(running.fault)]);
  try {
    return await withExcel(running.value, settings, tools, surroundings.stopped, terminal);
  } finally {
    await running.value.close();
  }
}

async function withExcel(
  running: RunningOffice,
  { dataFolder, programs }: RunSettings,
  tools: ExcelTools,
  stopped: Promise<void>,
  terminal: Console,
): Promise<number> {
  const made = officeManifest(await readFile(programs.manifest, 'utf8'), running.server.addresses.office);
  if (!made.ok) return refuse(terminal, [manifestSentence(made.fault)]);
  const manifest = join(dataFolder, 'excel', 'manifest.xml');
  await mkdir(dirname(manifest), { recursive: true });
  await writeFile(manifest, made.value);
  const loaded = await attempt(() => tools.sideload(manifest));
  if (!loaded.ok) {
    return refuse(terminal, [
      `Excel 没有打开：${loaded.reason}`,
      `请确认装有桌面版 Excel。加载项清单在 ${manifest}，也可以按《安装加载项》手工安装。`,
    ]);
  }
  announce(running, dataFolder, terminal);
  terminal.say('  Excel 正在打开，“双随机”选项卡在功能区里。停止后会从 Excel 里移除。');
  await stopped;
  terminal.say('正在停止…');
  const removed = await attempt(() => tools.remove(manifest));
  if (!removed.ok) terminal.complain(`没有能从 Excel 里移除：${removed.reason}`);
  terminal.say('已停止，数据已保存。');
  return 0;
}

function refuse(terminal: Console, lines: readonly string[]): number {
  for (const line of lines) terminal.complain(line);
  return 1;
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** Microsoft's tools throw what they could not do: no permission, no Excel, a refused certificate. */
async function attempt<T>(action: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await action() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ok: false, reason: error.message };
  }
}
