import type { DrawFault } from '../../core/draw/draw.ts';
import { windowFaultAdvice, previewFaultAdvice, rosterFaultAdvice } from '../../excel-addin/words/draw-faults.ts';
import type { Advice } from '../../excel-addin/words/list-faults.ts';
import { limitAdvice } from '../../excel-addin/words/limit-faults.ts';
import { LIST_NAMES } from '../../excel-addin/words/field-names.ts';
import { noPlanAdvice, sealFaultAdvice } from '../../excel-addin/words/plan-faults.ts';
import { inputFaultLines } from '../lists/input-fault-text.ts';
import { taskFaultText } from '../task/task-fault-text.ts';
import type { TaskFault } from '../task/task-table.ts';
import type { GroundFault } from './evidence-file.ts';
import type { OfflineDrawFault } from './offline-draw.ts';

/** Faults of a task shown before the rest is only counted. */
const LINES_SHOWN = 10;

/** Names a department in a sentence. */
export type DepartmentWords = (code: string) => string;

/** Why nothing was drawn and what to do, a line each. */
export function offlineDrawFaultLines(fault: OfflineDrawFault, department: DepartmentWords): readonly string[] {
  switch (fault.code) {
    case 'input':
      return inputFaultLines(fault.fault, fault.list);
    case 'task-file':
      return inputFaultLines(fault.fault, 'items');
    case 'task':
      return taskFaultLines(fault.file, fault.faults);
    case 'window':
      return [sentence(windowFaultAdvice(fault.fault))];
    case 'ground':
      return [groundText(fault.fault)];
    case 'roster':
      return [`${LIST_NAMES[fault.list]}：${sentence(rosterFaultAdvice(fault.fault))}`];
    case 'ceiling':
      return [sentence(limitAdvice(fault.fault))];
    case 'draw':
      return [drawFaultText(fault.fault, department)];
  }
}

/** A table that is no task has a fault in every row: the rest is only counted. */
function taskFaultLines(file: string, faults: readonly TaskFault[]): readonly string[] {
  const lines = faults.slice(0, LINES_SHOWN).map((one) => `${file}：${taskFaultText(one)}。`);
  return faults.length > LINES_SHOWN ? [...lines, `  另有 ${faults.length - LINES_SHOWN} 处。`] : lines;
}

const sentence = ({ what, todo, evidence = [] }: Advice): string => [what, todo, ...evidence].join('');

function groundText(fault: GroundFault): string {
  if (fault.code === 'seed-malformed') return '--seed 应为 64 位十六进制数（0–9、a–f）。';
  if (fault.code === 'not-json') return `${fault.path}：读不出种子记录，请核对路径，并确认是抽取时保存的那一份。`;
  return `种子记录文件的“${fault.path}”不正确，请确认是抽取时保存的那一份。`;
}

/** Why the engine drew nothing and what to do. */
export function drawFaultText(fault: DrawFault, department: DepartmentWords): string {
  switch (fault.code) {
    case 'seal':
      return sentence(sealFaultAdvice(fault.cause, department));
    case 'roster':
      return sentence(rosterFaultAdvice(fault.cause));
    case 'roster-mismatch':
      return `${LIST_NAMES[fault.list]}与封存的不是同一份（封存 ${fault.expected.size} 行，现在 ${fault.found.size} 行）。请用封存时的名单。`;
    case 'seed':
      return `种子记录与封存不符（${fault.cause.code}）。请核对种子记录文件。`;
    case 'pool':
    case 'quota':
      return sentence(previewFaultAdvice(fault.cause));
    case 'no-plan':
      return sentence(noPlanAdvice(fault.answer, department));
    case 'too-large':
      return '抽取规模超出匹配能精确计算的范围。请按区县或行业分成几次抽取，并核对“已承担组数”一列。';
    case 'cancelled':
      return '已取消，没有写入任何东西。';
  }
}
