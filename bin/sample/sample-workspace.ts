import type { DepartmentName, DistrictName } from '../../core/model/draw-rules.ts';
import type { WritableSheet } from '../../excel-addin/files/xlsx-sheet-xml.ts';
import { districtSheet, ITEM_LIST_VERSION, itemSheet, unitSheet } from './directory-sheets.ts';
import { spoil } from './firm-dirt.ts';
import { firmSheet } from './firm-sheet.ts';
import { makeFirms } from './firms.ts';
import { DISTRICTS, MEMBER_UNITS } from './member-units.ts';
import { officerSheet } from './officer-sheet.ts';
import { makeOfficers } from './officers.ts';
import { asDay } from './sample-day.ts';
import type { SamplePerson } from './sample-people.ts';
import { sampleTask, taskSheet, type SampleTask } from './sample-task.ts';
import { SeededIntegers } from './seeded-integers.ts';
import { makeStaff } from './staff.ts';

/** Firms of the sample before some are repeated. */
const FIRMS = 2400;

/** 随政发〔2020〕8号, 21 June 2020: any number would do. */
const SEED = 20_200_621;

/** A made-up office with everything that a newcomer needs to try the software. Nothing in it is a real firm or person. */
export interface SampleWorkspace {
  readonly officeName: string;
  /** Begins draw numbers. */
  readonly drawPrefix: string;
  readonly itemListVersion: string;
  readonly departments: readonly DepartmentName[];
  readonly districts: readonly DistrictName[];
  /** Lists as clerks keep them: titles above the headings, and the dirt that real lists have. */
  readonly sheets: {
    readonly departments: WritableSheet;
    readonly districts: WritableSheet;
    readonly items: WritableSheet;
    readonly entities: WritableSheet;
    readonly inspectors: WritableSheet;
    readonly task: WritableSheet;
  };
  /** Everybody of the inspector sheet, as they are known to the office and to the local Feishu. */
  readonly people: readonly SamplePerson[];
  readonly task: SampleTask;
}

/**
 * Makes the sample workspace. The same day gives the same workspace; firms and people are the same on every day, while
 * certificates, leave and the task move along with it, so that who is expired stays expired.
 * @param today - the day in China, `YYYY-MM-DD`.
 * @throws RangeError when `today` is no day.
 */
export function sampleWorkspace(today: string): SampleWorkspace {
  const day = asDay(today);
  const integers = new SeededIntegers(SEED);
  const { lines, untouched } = spoil(makeFirms(FIRMS, day, integers), integers);
  const staff = makeStaff();
  const firms = untouched.filter(({ alive }) => alive);
  const task = sampleTask(day);
  return {
    officeName: '随州市双随机抽查联席会议办公室（虚构示例）',
    drawPrefix: 'SZ',
    itemListVersion: ITEM_LIST_VERSION,
    departments: MEMBER_UNITS.map(({ code, name }) => ({ code, name })),
    districts: DISTRICTS.map(({ code, name }) => ({ code, name })),
    sheets: {
      departments: unitSheet(staff),
      districts: districtSheet(),
      items: itemSheet(),
      entities: firmSheet(lines),
      inspectors: officerSheet(makeOfficers(staff, { today: day, integers, firms })),
      task: taskSheet(task),
    },
    people: staff.map(({ staffId, openId, name, mobile, email, department, departmentCode, role }) => {
      return { staffId, openId, name, mobile, email, department, departmentCode, role };
    }),
    task,
  };
}

/** The sheets of a workspace in the order in which a clerk reads them. */
export function sampleSheets({ sheets }: SampleWorkspace): readonly WritableSheet[] {
  const { task, entities, inspectors, items, departments, districts } = sheets;
  return [entities, inspectors, items, departments, districts, task];
}
