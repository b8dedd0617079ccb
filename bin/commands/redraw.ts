import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { shortNumber } from '../../core/draw/sealing.ts';
import { transcriptHash } from '../../core/draw/transcript-decoder.ts';
import type { MalformedFault } from '../../core/encoding/decoding.ts';
import { fail, type Result } from '../../core/result.ts';
import {
  decodeRecomputation,
  recompute,
  type Recomputation,
  type RecomputationFault,
} from '../../core/verify/recomputation.ts';
import { CHECK_WORDS } from '../../excel-addin/words/outcomes.ts';
import type { Console } from '../console.ts';
import { drawFaultText, type DepartmentWords } from '../draw/offline-draw-text.ts';
import { writeTranscript } from '../draw/transcript-file.ts';

/** Both lists of a large draw with names and addresses; four times as much is something else. */
const MAX_INPUT_BYTES = 512 * 1024 * 1024;

/**
 * `double-random redraw`: makes a transcript again from everything that decides it, byte for byte; writes it whole or
 * not at all. @returns the exit code.
 */
export async function redrawCommand(path: string, out: string, terminal: Console): Promise<number> {
  if (resolve(path) === resolve(out)) {
    terminal.complain(`${out}：这是复算要读的文件，不能盖掉它。请给 --out 另取一个文件名。`);
    return 1;
  }
  const read = await readRecomputation(path);
  if (!read.ok) {
    terminal.complain(`${basename(path)}：${inputFaultText(read.fault)}`);
    return 1;
  }
  const drawn = recompute(read.value);
  if (!drawn.ok) {
    terminal.complain(recomputationFaultText(drawn.fault, departmentWords(read.value)));
    return 1;
  }
  if (!(await writeTranscript(drawn.value, out, terminal))) return 1;
  const { drawn: firms, teams, sealHash } = drawn.value;
  terminal.say(`抽中 ${firms.length} 户，分 ${teams.length} 组。`);
  terminal.say(`封存编号 ${shortNumber(sealHash)}，记录校验码 ${transcriptHash(drawn.value)}`);
  terminal.say(`已写入 ${out}`);
  return 0;
}

type InputFault = MalformedFault | { readonly code: 'unreadable' };

async function readRecomputation(path: string): Promise<Result<Recomputation, InputFault>> {
  try {
    if ((await stat(path)).size > MAX_INPUT_BYTES) return fail({ code: 'unreadable' });
    return decodeRecomputation(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return fail({ code: 'unreadable' });
  }
}

const inputFaultText = (fault: InputFault): string =>
  fault.code === 'unreadable'
    ? '读不出复算材料，请核对路径，并确认是从抽查办公室取得的那一份。'
    : `复算材料的“${fault.path}”不正确，请确认是从抽查办公室取得的那一份。`;

function recomputationFaultText(fault: RecomputationFault, department: DepartmentWords): string {
  switch (fault.code) {
    case 'not-verified':
      return `要更换的记录本身核验未通过：${CHECK_WORDS[fault.check]}。`;
    case 'redacted':
      return '公开版不含人员的回避与证件情况，不能复算更换。请用完整的记录。';
    case 'no-changes':
      return '复算材料里没有要更换的内容。';
    case 'repeated-change':
      return '要更换的内容里有一项重复了。';
    case 'unknown-team':
      return `记录里没有第 ${fault.team} 组。`;
    case 'unknown-officer':
      return `记录里没有执法人员 ${fault.officer}。`;
    case 'entity-not-visited':
    case 'not-next-in-reserve':
      return '被替换的检查对象不在该组，或替补的不是该层候补的下一名。';
    default:
      return drawFaultText(fault, department);
  }
}

/** Names of departments as they were sealed. */
function departmentWords(recomputation: Recomputation): DepartmentWords {
  const { departments } = recomputation.kind === 'draw' ? recomputation.input.seal : recomputation.transcript.seal;
  return (code) => departments.find((one) => one.code === code)?.name ?? code;
}
