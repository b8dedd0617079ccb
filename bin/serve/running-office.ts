import { join } from 'node:path';
import { chinaDate } from '../../core/calendar/civil-date.ts';
import { instantAt } from '../../core/model/instant.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type Configuration, readConfiguration } from '../../bot/configuration.ts';
import type { FeishuSettings } from '../../bot/feishu-settings.ts';
import { type OfficeServer, type ServerSeams, startOfficeServer } from '../../bot/server.ts';
import type { StartFault } from '../../bot/start-words.ts';
import type { SandboxClock } from '../../bot/sandbox/clock.ts';
import { type Sandbox, startSandbox } from '../../bot/sandbox/server.ts';
import type { SampleWorkspace } from '../sample/sample-workspace.ts';
import type { ProgramFolders } from './program-folders.ts';
import { sampleOffice, sampleStaff } from './sample-office.ts';
import { mountWorkbench } from './workbench.ts';

/** The bot's account in the local Feishu. It opens nothing outside this machine. */
const LOCAL_APP = {
  appId: 'cli_0000000000000001',
  appSecret: 'local-feishu-only',
  name: '双随机抽查',
  // as `docs/feishu-setup.md` has it for the real one
  menu: [
    { name: '我的任务', key: 'tasks' },
    { name: '今天', key: 'today' },
    { name: '进度', key: 'progress' },
    { name: '请假', key: 'leave' },
    { name: '回避声明', key: 'recusal' },
    { name: '配对', key: 'pair' },
    { name: '帮助', key: 'help' },
  ],
} as const;

/** Port of the local Feishu and its chat window; 0 takes a free one. */
export const DEFAULT_CHAT_PORT = 8090;

/** What `serve` and `demo` are told. */
export interface RunSettings {
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly programs: ProgramFolders;
  /** Port of the chat window; 0 takes a free one. */
  readonly chatPort?: number;
  /** A clock that can be moved, for the demonstration. */
  readonly clock?: SandboxClock;
}

/** Everything that runs. */
export interface RunningOffice {
  readonly server: OfficeServer;
  /** The local Feishu, or null when a real tenant is used. */
  readonly sandbox: Sandbox | null;
  readonly sample: SampleWorkspace | null;
  readonly configuration: Configuration;
  close(): Promise<void>;
}

/** Why nothing runs. */
export type RunFault =
  StartFault | { readonly code: 'chat-port-unusable'; readonly port: number; readonly reason: string };

/** Starts the office with everything around it: sample, local Feishu, workbench. */
export async function runOffice(settings: RunSettings): Promise<Result<RunningOffice, RunFault>> {
  const today = chinaDate(instantAt(settings.clock?.now() ?? Date.now()));
  const sample = await sampleOffice(settings.dataFolder, today);
  if (!sample.ok) return sample;
  const read = await readConfiguration(settings.environment, settings.dataFolder);
  if (!read.ok) return read;
  const local = read.value.feishu === null ? await startLocalFeishu(settings, sample.value) : ok(null);
  if (!local.ok) return local;
  const configuration = { ...read.value, feishu: feishuOf(read.value, local.value) };
  const server = await startOfficeServer(configuration, settings.programs, seams(settings, sample.value));
  if (!server.ok) {
    await local.value?.close();
    return server;
  }
  await register(server.value, sample.value);
  return ok({
    server: server.value,
    sandbox: local.value,
    sample: sample.value,
    configuration,
    close: async () => {
      await server.value.close();
      await local.value?.close();
    },
  });
}

/** The local Feishu when there is one, else the real tenant of the configuration. */
const feishuOf = ({ feishu }: Configuration, sandbox: Sandbox | null): FeishuSettings | null =>
  sandbox === null ? feishu : { appId: LOCAL_APP.appId, appSecret: LOCAL_APP.appSecret, domain: sandbox.url };

function seams({ programs, clock }: RunSettings, sample: SampleWorkspace | null): ServerSeams {
  return {
    mount: (site) => {
      mountWorkbench(site, programs.workbench, sample);
    },
    ...(clock !== undefined && { timers: clock }),
  };
}

async function startLocalFeishu(
  { dataFolder, chatPort, clock, programs }: RunSettings,
  sample: SampleWorkspace | null,
): Promise<Result<Sandbox, RunFault>> {
  const port = chatPort ?? DEFAULT_CHAT_PORT;
  try {
    return ok(
      await startSandbox({
        port,
        dataFile: join(dataFolder, 'local-feishu.jsonl'),
        apps: [LOCAL_APP],
        people: sample?.people ?? [],
        windowDir: programs.chatWindow,
        ...(clock !== undefined && { clock }),
      }),
    );
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (reason === null) throw error;
    return fail({ code: 'chat-port-unusable', port, reason });
  }
}

/** The sample's staff, so that somebody can pair and witness; those already known are left alone. */
async function register({ application }: OfficeServer, sample: SampleWorkspace | null): Promise<void> {
  if (sample === null) return;
  const { people, contacts } = sampleStaff(sample.people);
  const registered = await application.office.registerPeople('installation', people, contacts);
  if (!registered.ok) throw new Error(`the sample staff was refused: ${registered.fault.code}`);
}
