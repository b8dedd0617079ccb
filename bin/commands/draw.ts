import { resolve } from 'node:path';
import type { Stage } from '../../core/draw/progress.ts';
import { transcriptHash } from '../../core/draw/transcript-decoder.ts';
import { shortNumber } from '../../core/draw/sealing.ts';
import type { Console } from '../console.ts';
import { offlineDrawFaultLines } from '../draw/offline-draw-text.ts';
import { offlineDraw, type OfflineDraw, type OfflineDrawRequest, type OfflineOffice } from '../draw/offline-draw.ts';
import { writeTranscript } from '../draw/transcript-file.ts';
import { faultSummary } from '../lists/input-fault-text.ts';
import type { ListFile } from '../lists/list-file.ts';

const STAGES: Record<Stage, string> = {
  roster: '核对名单',
  tickets: '计算签号',
  eligibility: '排查回避',
  plan: '匹配人员',
  shuffle: '随机调换',
  certificate: '核对匹配',
  transcript: '生成记录',
};

/** `double-random draw`: writes the transcript whole or not at all. @returns the exit code. */
export async function drawCommand(
  request: OfflineDrawRequest,
  out: string,
  office: OfflineOffice,
  terminal: Console,
): Promise<number> {
  if (inputPaths(request).includes(resolve(out))) {
    terminal.complain(`${out}：这是抽取要读的文件，不能用抽取记录盖掉它。请给 --out 另取一个文件名。`);
    return 1;
  }
  const drawn = await offlineDraw(request, office, {
    report: (stage, done, total) => {
      terminal.progress(`${STAGES[stage]} ${done}/${total}`);
    },
  });
  terminal.progress('');
  if (!drawn.ok) {
    const department = (code: string): string => office.departments.find((one) => one.code === code)?.name ?? code;
    for (const line of offlineDrawFaultLines(drawn.fault, department)) terminal.complain(line);
    return 1;
  }
  if (!(await writeTranscript(drawn.value.transcript, out, terminal))) return 1;
  tell(drawn.value, out, terminal);
  return 0;
}

/** Files that the draw reads. */
function inputPaths({ entities, inspectors, task, items, ground }: OfflineDrawRequest): readonly string[] {
  const given = [entities, inspectors, task, ...(items === null ? [] : [items])];
  return [...given, ...('evidence' in ground ? [ground.evidence] : [])].map((path) => resolve(path));
}

function tell(
  { transcript, entities, inspectors, provisionalYears }: OfflineDraw,
  out: string,
  terminal: Console,
): void {
  tellList('检查对象', entities, terminal);
  tellList('执法人员', inspectors, terminal);
  if (provisionalYears.length > 0) {
    terminal.say(`提示：${provisionalYears.join('、')} 年的放假安排还没有公布，期限按周一至周五暂定。`);
  }
  const pool = transcript.strata.reduce((sum, stratum) => sum + stratum.pool, 0);
  terminal.say(`可抽 ${pool} 户，抽中 ${transcript.drawn.length} 户，分 ${transcript.teams.length} 组。`);
  terminal.say(`封存编号 ${shortNumber(transcript.sealHash)}，记录校验码 ${transcriptHash(transcript)}`);
  if (transcript.evidence.kind === 'given') terminal.say('种子由命令行给出，未经见证，只能用于模拟抽取。');
  terminal.say(`已写入 ${out}`);
}

function tellList(name: string, source: ListFile<unknown>, terminal: Console): void {
  const { list, file, sheet, encoding } = source;
  const decoded = encoding === null ? '' : `，编码 ${encoding}`;
  terminal.say(`${name}：${file}（${sheet}${decoded}），可用 ${list.rows.length}/${list.filledRows} 行`);
  if (list.faults.length > 0) terminal.say(`  ${faultSummary(list.faults)}`);
}
