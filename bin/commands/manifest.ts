import { readFile, writeFile } from 'node:fs/promises';
import { manifestSentence } from '../../bot/add-in/manifest-words.ts';
import { officeManifest } from '../../bot/add-in/office-manifest.ts';
import { systemErrorCode } from '../../bot/file-system.ts';
import type { Console } from '../console.ts';

/** What `double-random manifest` is told. */
export interface ManifestRequest {
  /** Root of the office as the clerks' machines reach it. */
  readonly url: string;
  /** Id to keep; without it the address gives one. */
  readonly id?: string;
  /** File to write; without it the manifest goes to standard output. */
  readonly out?: string;
  /** Path of the repository's `manifest.xml`. */
  readonly template: string;
}

/** `double-random manifest`: the add-in's manifest for an office's address. @returns the exit code. */
export async function manifestCommand({ url, id, out, template }: ManifestRequest, terminal: Console): Promise<number> {
  const manifest = officeManifest(await readFile(template, 'utf8'), url, id);
  if (!manifest.ok) {
    terminal.complain(manifestSentence(manifest.fault));
    return 1;
  }
  if (out === undefined) {
    terminal.say(manifest.value.trimEnd());
    return 0;
  }
  try {
    await writeFile(out, manifest.value);
  } catch (error) {
    const reason = systemErrorCode(error);
    if (reason === null) throw error;
    terminal.complain(`写不了 ${out}（${reason}）。请检查文件夹是否存在、是否有写入权限。`);
    return 1;
  }
  terminal.say(`已写好加载项清单：${out}`);
  terminal.say('放进共享文件夹目录，或在 Microsoft 365 管理中心上传；步骤见《安装加载项》（docs/installing.md）。');
  return 0;
}
