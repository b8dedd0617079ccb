import { rename, rm, writeFile } from 'node:fs/promises';
import { encodeTranscript } from '../../core/draw/transcript-decoder.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import type { Console } from '../console.ts';

/** Writes a transcript whole or not at all; complains and answers false when it can't. */
export async function writeTranscript(transcript: Transcript, out: string, terminal: Console): Promise<boolean> {
  const unfinished = `${out}.${process.pid}.part`;
  try {
    await writeFile(unfinished, encodeTranscript(transcript));
    await rename(unfinished, out);
    return true;
  } catch {
    await rm(unfinished, { force: true });
    terminal.complain(`${out}：写不进去，请检查文件夹是否存在、是否有权限。`);
    return false;
  }
}
