import { writeFile } from 'node:fs/promises';
import { coverageReport, REPORT_PATH } from './report.ts';
import { addInProgram, usedMembers } from './used-members.ts';

await writeFile(REPORT_PATH, coverageReport(usedMembers(addInProgram())));
