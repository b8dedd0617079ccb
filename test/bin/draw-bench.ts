import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawCommand } from '../../bin/commands/draw.ts';
import type { OfflineDrawRequest } from '../../bin/draw/offline-draw.ts';
import { decodeTranscript } from '../../core/draw/transcript-decoder.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import { writeCsv } from '../../excel-addin/files/csv-writer.ts';
import { must } from '../support/sample-draw.ts';
import { entityRows, inspectorRows, office, taskRows, type Rows } from './fictional-lists.ts';
import { recordingConsole, type RecordingConsole } from './recording-console.ts';

export const SEED = 'c0ffee'.padEnd(64, '0');

/** What one test draws from; whatever it leaves out is without a fault. */
export interface Drawing {
  readonly entities?: Rows;
  readonly inspectors?: Rows;
  readonly task?: Rows;
  /** Parts of the request as they are. */
  readonly request?: Partial<OfflineDrawRequest>;
  readonly out?: string;
}

/** A draw command that has run in a folder. */
export interface Drawn {
  readonly code: number;
  readonly terminal: RecordingConsole;
  /** Files that were not in the folder before. */
  readonly left: readonly string[];
  readonly out: string;
}

/** Writes the lists into the folder and runs the command there. */
export async function drawIn(folder: string, drawing: Drawing = {}): Promise<Drawn> {
  const file = async (name: string, rows: Rows): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, writeCsv({ rows }, { bom: true }));
    return path;
  };
  const request: OfflineDrawRequest = {
    entities: await file('名录.csv', drawing.entities ?? entityRows()),
    inspectors: await file('人员.csv', drawing.inspectors ?? inspectorRows()),
    task: await file('方案.csv', drawing.task ?? taskRows()),
    items: null,
    ground: { seed: SEED },
    leaveOutFaulty: false,
    ...drawing.request,
  };
  const out = join(folder, drawing.out ?? '记录.json');
  const terminal = recordingConsole();
  const before = await readdir(folder);
  const code = await drawCommand(request, out, office, terminal);
  const left = (await readdir(folder)).filter((name) => !before.includes(name));
  return { code, terminal, left, out };
}

/** The transcript that a draw has written. */
export async function transcriptAt(path: string): Promise<Transcript> {
  return must(decodeTranscript(JSON.parse(await readFile(path, 'utf8'))));
}
