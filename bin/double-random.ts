import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { DEFAULT_DATA_FOLDER } from '../bot/configuration.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { drawCommand } from './commands/draw.ts';
import { excelCommand } from './commands/excel.ts';
import { manifestCommand, type ManifestRequest } from './commands/manifest.ts';
import { redrawCommand } from './commands/redraw.ts';
import { serveCommand } from './commands/serve.ts';
import { type VerifyRequest, verifyCommand } from './commands/verify.ts';
import { processConsole } from './console.ts';
import { microsoftTools } from './excel/excel-tools.ts';
import { offlineOffice } from './draw/offline-office.ts';
import { programFolders } from './serve/program-folders.ts';
import { runOffice, type RunSettings } from './serve/running-office.ts';

/** The command line: parses, hands over, sets the exit code. */
const program = new Command('double-random').description('双随机抽查：可复核的随机抽取与匹配');
program.configureHelp({ helpWidth: 100 });

program
  .command('serve')
  .description('启动工作台、聊天窗口和公示网站')
  .option('--data <文件夹>', '数据文件夹')
  .option('--office-port <端口>', '工作台端口', port)
  .option('--chat-port <端口>', '聊天窗口端口', port)
  .option('--public-port <端口>', '公示网站端口', port)
  .action(async (options: ServeOptions) => {
    process.exitCode = await serveCommand(runSettings(options), stopSignal(), processConsole);
  });

program
  .command('doctor')
  .description('体检：设置、数据文件夹、时钟和飞书应用，逐项说明怎样处理')
  .option('--data <文件夹>', '数据文件夹')
  .action(async ({ data }: { readonly data?: string }) => {
    const dataFolder = resolve(data ?? process.env['DOUBLE_RANDOM_DATA'] ?? DEFAULT_DATA_FOLDER);
    process.exitCode = await doctorCommand({ dataFolder, environment: process.env, now: Date.now }, processConsole);
  });

program
  .command('draw')
  .description('离线抽取：名单和方案来自 .csv 或 .xlsx')
  .requiredOption('--entities <文件>', '检查对象名录')
  .requiredOption('--inspectors <文件>', '执法人员名录')
  .requiredOption('--task <文件>', '抽查方案（两列：项目、内容）')
  .option('--items <文件>', '抽查事项清单')
  .option('--seed <十六进制>', '64 位十六进制种子（模拟抽取）')
  .option('--evidence <文件>', '种子记录')
  .option('--leave-out-faulty', '排除有误的行', false)
  .requiredOption('--out <文件>', '抽取记录写到哪里')
  .action(async (options: DrawOptions) => {
    const ground = groundOf(options);
    if (ground === null) {
      processConsole.complain('请给出 --seed 或 --evidence 之一。');
      process.exitCode = 1;
      return;
    }
    const { entities, inspectors, task, items = null, leaveOutFaulty, out } = options;
    const request = { entities, inspectors, task, items, ground, leaveOutFaulty };
    process.exitCode = await drawCommand(request, out, offlineOffice(), processConsole);
  });

program
  .command('verify')
  .description('核验抽取记录，逐项打印；全部通过退出码为 0')
  .argument('<文件>', '抽取记录')
  .option('--before <文件>', '更换前的记录，一并核验两份的衔接')
  .option('--entity <代码>', '查一家企业')
  .option('--json', '把核验报告按 JSON 打印，供程序读取', false)
  .action(async (path: string, options: Omit<VerifyRequest, 'path'>) => {
    process.exitCode = await verifyCommand({ path, ...options }, processConsole);
  });

program
  .command('redraw')
  .description('复算：由封存内容、两份名单和种子记录重新得出抽取记录，逐字节相同')
  .argument('<文件>', '复算材料（审计人员从抽查办公室取得）')
  .requiredOption('--out <文件>', '抽取记录写到哪里')
  .action(async (path: string, { out }: { readonly out: string }) => {
    process.exitCode = await redrawCommand(path, out, processConsole);
  });

program
  .command('excel')
  .description('启动服务，并在本机的桌面版 Excel 里加载（Windows、macOS）')
  .option('--data <文件夹>', '数据文件夹')
  .option('--office-port <端口>', '工作台端口', port)
  .option('--chat-port <端口>', '聊天窗口端口', port)
  .option('--public-port <端口>', '公示网站端口', port)
  .action(async (options: ServeOptions) => {
    const { platform } = process;
    const surroundings = { platform, tools: microsoftTools, run: runOffice, stopped: stopSignal() };
    process.exitCode = await excelCommand(runSettings(options), surroundings, processConsole);
  });

program
  .command('manifest')
  .description('写出 Excel 加载项清单，其中的地址换成本单位服务器')
  .requiredOption('--url <地址>', '经办人的电脑访问本系统用的地址，https://主机名[:端口]')
  .option('--id <编号>', '沿用已部署的加载项编号；不写则按地址自动得出')
  .option('--out <文件>', '写到哪里；不写则打印出来')
  .action(async (options: Omit<ManifestRequest, 'template'>) => {
    const template = programFolders(import.meta.url).manifest;
    process.exitCode = await manifestCommand({ ...options, template }, processConsole);
  });

program
  .command('demo')
  .description('一分钟看完一次抽取的全过程，不用人操作')
  .option('--entities <文件>', '用自己的检查对象名录')
  .option('--stay', '结束后不退出，可以打开公示地址查看', false)
  .action(async ({ entities, stay }: { readonly entities?: string; readonly stay: boolean }) => {
    const linger = (): Promise<void> => (stay ? stopSignal() : Promise.resolve());
    const request = { entities: entities ?? null, programs: programFolders(import.meta.url), linger };
    process.exitCode = await demoCommand(request, processConsole);
  });

await program.parseAsync();

interface ServeOptions {
  readonly data?: string;
  readonly officePort?: number;
  readonly chatPort?: number;
  readonly publicPort?: number;
}

interface DrawOptions {
  readonly entities: string;
  readonly inspectors: string;
  readonly task: string;
  readonly items?: string;
  readonly seed?: string;
  readonly evidence?: string;
  readonly leaveOutFaulty: boolean;
  readonly out: string;
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError('端口应为 0–65535 的整数。');
}

function runSettings(options: ServeOptions): RunSettings {
  return {
    dataFolder: resolve(options.data ?? process.env['DOUBLE_RANDOM_DATA'] ?? DEFAULT_DATA_FOLDER),
    environment: environmentWith(options),
    programs: programFolders(import.meta.url),
    ...(options.chatPort !== undefined && { chatPort: options.chatPort }),
  };
}

/** Ports of the command line win over the environment's. */
function environmentWith({ officePort, publicPort }: ServeOptions): Readonly<Record<string, string | undefined>> {
  return {
    ...process.env,
    ...(officePort !== undefined && { DOUBLE_RANDOM_OFFICE_PORT: String(officePort) }),
    ...(publicPort !== undefined && { DOUBLE_RANDOM_PUBLIC_PORT: String(publicPort) }),
  };
}

function groundOf({ seed, evidence }: DrawOptions): { readonly seed: string } | { readonly evidence: string } | null {
  if (seed !== undefined && evidence === undefined) return { seed };
  return evidence !== undefined && seed === undefined ? { evidence } : null;
}

/** Resolves at the first Ctrl-C or termination; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        stop();
        process.once(signal, () => process.exit(130));
      });
    }
  });
}
