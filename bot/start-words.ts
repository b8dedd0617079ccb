import type { OfficeJsFault } from './add-in/office-js.ts';
import type { CertificateFault } from './certificate.ts';
import type { ConfigurationFault } from './configuration.ts';
import type { JournalFault } from './journal/journal.ts';
import type { DataFolderFault } from './stores/data-folder.ts';

/** An address can't be listened on. */
export interface ListenFault {
  readonly code: 'address-unusable';
  readonly what: 'office' | 'public-site';
  readonly host: string;
  readonly port: number;
  /** System error such as `EADDRINUSE`. */
  readonly reason: string;
}

/** Why the server can't start. */
export type StartFault =
  ConfigurationFault | DataFolderFault | JournalFault | CertificateFault | OfficeJsFault | ListenFault;

const SERVER = { office: '办公服务', 'public-site': '公示网站' } as const;

/** One sentence for whoever starts the server: what is wrong, where, and what to do. */
export function startSentence(fault: StartFault): string {
  switch (fault.code) {
    case 'settings-unreadable':
      return `读不到设置文件 ${fault.path}。请检查文件是否存在、是否有读取权限。`;
    case 'settings-malformed':
      return `设置文件 ${fault.path} 的${fault.at === '' ? '内容' : `“${fault.at}”`}不正确，应为：${fault.expected}。`;
    case 'variable-unknown':
      return `不认识环境变量 ${fault.name}。请检查拼写。`;
    case 'variable-malformed':
      return `环境变量 ${fault.name} 的值不正确，应为：${fault.expected}。`;
    case 'variable-missing':
      return `设置了 ${fault.because}，还需要同时设置 ${fault.name}。`;
    case 'secret-unreadable':
      return `读不到 ${fault.name} 的文件，或文件是空的：${fault.path}。请检查设置文件里的路径和读取权限。`;
    case 'folder-in-use':
      return `数据文件夹正由另一个程序使用（进程 ${fault.pid}）：${fault.path}。请先停止它，或换一个数据文件夹。`;
    case 'folder-unwritable':
      return `数据文件夹不能写入（${UNWRITABLE[fault.reason] ?? fault.reason}）：${fault.path}。请换一个文件夹或调整权限。`;
    case 'folder-foreign':
      return `${fault.path} 不是本软件的数据文件夹。请换一个空文件夹。`;
    case 'folder-newer':
      return `${fault.path} 是由更新版本的软件建立的（格式 ${fault.version}）。请升级软件后再打开。`;
    case 'journal-unreadable':
      return `日志文件第 ${fault.line} 行无法识别：${fault.path}。文件可能被改动，请从备份恢复。`;
    case 'journal-broken':
      return `日志文件从第 ${fault.sequence} 条起与前文不衔接：${fault.path}。文件被改动过，请从备份恢复。`;
    case 'journal-illegal':
      return `日志文件第 ${fault.sequence} 条之后有本版本不接受的内容：${fault.path}（${fault.why}）。请升级软件或从备份恢复。`;
    case 'certificate-unreadable':
      return `读不到证书或私钥，或内容不是 PEM 格式：${fault.path}。`;
    case 'office-js-missing':
      return `文件夹里没有 office.js：${fault.path}。请检查 officeJs 的设置，或改成 microsoft（由微软提供）。`;
    case 'address-unusable':
      return listenSentence(fault);
  }
}

function listenSentence({ what, host, port, reason }: ListenFault): string {
  if (reason === 'EADDRINUSE') return `${SERVER[what]}的端口 ${port} 已被占用。请停止占用它的程序，或换一个端口。`;
  if (reason === 'EACCES') return `没有权限使用端口 ${port}（${SERVER[what]}）。请换一个大于 1024 的端口。`;
  if (reason === 'EADDRNOTAVAIL') return `本机没有地址 ${host}（${SERVER[what]}）。请检查监听地址。`;
  return `${SERVER[what]}不能在 ${host}:${port} 上启动（${reason}）。`;
}

const UNWRITABLE: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘只读',
  ENOTDIR: '路径中有文件不是文件夹',
  EEXIST: '同名文件已存在',
  ENOENT: '上级文件夹不存在',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已满',
  ELOOP: '链接循环',
};
