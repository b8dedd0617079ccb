import { startSentence } from '../../bot/start-words.ts';
import type { Console } from '../console.ts';
import { type RunFault, type RunningOffice, type RunSettings, runOffice } from '../serve/running-office.ts';

/** `double-random serve`: runs until it is told to stop. @returns the exit code. */
export async function serveCommand(settings: RunSettings, stopped: Promise<void>, terminal: Console): Promise<number> {
  const running = await runOffice(settings);
  if (!running.ok) {
    terminal.complain(runFaultSentence(running.fault));
    return 1;
  }
  announce(running.value, settings.dataFolder, terminal);
  await stopped;
  terminal.say('正在停止…');
  await running.value.close();
  terminal.say('已停止，数据已保存。');
  return 0;
}

/** Why nothing was started, in one sentence. */
export function runFaultSentence(fault: RunFault): string {
  if (fault.code !== 'chat-port-unusable') return startSentence(fault);
  if (fault.reason === 'EADDRINUSE') {
    return `聊天窗口的端口 ${fault.port} 已被占用。请停止占用它的程序，或用 --chat-port 换一个端口。`;
  }
  return `聊天窗口不能在端口 ${fault.port} 上启动（${fault.reason}）。请换一个端口，或检查数据文件夹的权限。`;
}

/** Says where everything is. */
export function announce({ server, sandbox, sample }: RunningOffice, dataFolder: string, terminal: Console): void {
  const clerk = sample?.people.find(({ role }) => role === 'clerk');
  terminal.say('');
  terminal.say('双随机抽查已启动');
  terminal.say('');
  terminal.say(`  工作台    ${server.addresses.office}/workbench/   （自签名证书，浏览器首次会提示，选择继续）`);
  terminal.say(`  聊天窗口  ${sandbox === null ? '使用真实的飞书' : `${sandbox.url}/`}`);
  terminal.say(`  公示网站  ${server.addresses.publicSite}/`);
  terminal.say('');
  terminal.say(`  数据文件夹 ${dataFolder}${sample === null ? '' : '（虚构示例数据）'}`);
  if (clerk !== undefined) {
    terminal.say(`  从这里开始：在聊天窗口选“${clerk.name}”，给机器人发“配对”，把配对码填进工作台右侧的窗格。`);
  }
  terminal.say('  按 Ctrl-C 停止。');
}
