import { access, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IsoDate } from '../../core/model/ids.ts';
import type { Contact } from '../../core/model/inspector.ts';
import { inspectorId, isIsoDate } from '../../core/model/normalise.ts';
import type { Person } from '../../core/journal/activity.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { SETTINGS_FILE, type Settings } from '../../bot/configuration.ts';
import { systemErrorCode } from '../../bot/file-system.ts';
import { writeXlsx } from '../../excel-addin/files/xlsx-writer.ts';
import { sampleSheets, sampleWorkspace, type SampleWorkspace } from '../sample/sample-workspace.ts';
import type { SamplePerson } from '../sample/sample-people.ts';

/** Folder in the data folder that holds what the first start laid out. */
const SAMPLE_FOLDER = 'sample';

/** The workbook with the sample lists, for Excel and for the command line. */
export const SAMPLE_WORKBOOK = '虚构示例名单.xlsx';

/** The same workbook's day, so that later starts lay out the same dates. */
const SAMPLE_DAY = 'day.txt';

/** A folder that can't be written (the reason is the system's code), or that holds something else. */
export type SampleFault =
  | { readonly code: 'folder-unwritable'; readonly path: string; readonly reason: string }
  | { readonly code: 'folder-foreign'; readonly path: string };

/**
 * Lays out the made-up office in a data folder that has no settings yet, or finds it again.
 * @returns the sample office, or null when the folder belongs to a real one.
 */
export async function sampleOffice(
  dataFolder: string,
  today: IsoDate,
): Promise<Result<SampleWorkspace | null, SampleFault>> {
  const folder = join(dataFolder, SAMPLE_FOLDER);
  try {
    const day = await readSampleDay(folder);
    if (await exists(join(dataFolder, SETTINGS_FILE))) return ok(day === null ? null : sampleWorkspace(day));
    if (await holdsSomethingElse(dataFolder)) return fail({ code: 'folder-foreign', path: dataFolder });
    const sample = sampleWorkspace(day ?? today);
    await layOut(dataFolder, folder, sample, day ?? today);
    return ok(sample);
  } catch (error) {
    const reason = systemErrorCode(error);
    if (reason === null) throw error;
    return fail({ code: 'folder-unwritable', path: dataFolder, reason });
  }
}

/** A first start takes an empty folder, or one in which a first start was interrupted. */
async function holdsSomethingElse(dataFolder: string): Promise<boolean> {
  if (!(await exists(dataFolder))) return false;
  const ours = new Set([SAMPLE_FOLDER, `${SETTINGS_FILE}.part`]);
  return (await readdir(dataFolder)).some((name) => !ours.has(name));
}

async function layOut(dataFolder: string, folder: string, sample: SampleWorkspace, day: IsoDate): Promise<void> {
  await mkdir(folder, { recursive: true });
  await replace(join(folder, SAMPLE_WORKBOOK), writeXlsx({ sheets: sampleSheets(sample) }));
  await replace(join(folder, SAMPLE_DAY), `${day}\n`);
  // last: a folder with settings but no day is a real office, one without settings begins again
  await replace(join(dataFolder, SETTINGS_FILE), `${JSON.stringify({ office: settingsOf(sample) }, null, 2)}\n`);
}

function settingsOf(sample: SampleWorkspace): Settings['office'] {
  const { officeName, drawPrefix, departments, districts, itemListVersion } = sample;
  return {
    name: officeName,
    drawPrefix,
    departments: [...departments],
    districts: [...districts],
    itemListVersion,
    leastAssurance: 1,
  };
}

async function readSampleDay(folder: string): Promise<IsoDate | null> {
  if (!(await exists(join(folder, SAMPLE_DAY)))) return null;
  const day = (await readFile(join(folder, SAMPLE_DAY), 'utf8')).trim();
  return isIsoDate(day) ? day : null;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Writes whole or not at all. */
async function replace(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}

/** The sample's staff as the office registers them, with what Feishu finds them by. */
export function sampleStaff(people: readonly SamplePerson[]): {
  readonly people: readonly Person[];
  readonly contacts: readonly Contact[];
} {
  const staff = people.flatMap((person) => {
    const id = inspectorId(person.staffId);
    return id.ok ? [{ ...person, id: id.value }] : [];
  });
  return {
    people: staff.map(({ id, name, departmentCode, role }) => ({ id, name, department: departmentCode, role })),
    contacts: staff.map(({ id, mobile, email }) => ({ id, mobile, email })),
  };
}
