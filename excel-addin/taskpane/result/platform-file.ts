import type { Transcript } from '../../../core/draw/transcript.ts';
import type { DrawStatus } from '../../../core/wire/api.ts';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import { official } from '../../words/official.ts';
import { departmentWords } from '../lists/places.ts';
import type { Places } from '../state/pane-state.ts';
import { teamsByEntity, teamsOf } from './shown-teams.ts';
import { dayOf, findingsByEntity } from './task-state.ts';

const words = official.platformFile;

/**
 * The task as a workbook to be taken over into the provincial platform: one row for each firm and item, since the
 * platform keeps results by item. Everything is text, so no code loses a digit on the way.
 */
export function platformFile(transcript: Transcript, status: DrawStatus, places: Places): Uint8Array {
  const { rules } = transcript.seal;
  const teams = teamsByEntity(teamsOf(transcript, status));
  const findings = findingsByEntity(status);
  const rows = transcript.drawn.flatMap(({ entity }, index) => {
    const team = teams.get(index);
    const finding = findings.get(entity.id);
    return rules.items.map(({ code, name, department }) => [
      rules.provincialTaskNumber,
      transcript.drawNumber,
      rules.title,
      code,
      name,
      departmentWords(places, department),
      entity.name,
      entity.id,
      entity.address,
      team?.members.map((member) => member.name).join('、') ?? '',
      rules.inspectionFrom,
      rules.inspectionUntil,
      dayOf(finding?.filedAt ?? null),
      finding?.result ?? '',
      finding?.note ?? '',
      dayOf(finding?.publishedAt ?? null),
    ]);
  });
  const blankAsNull = rows.map((row) => row.map((cell) => (cell === '' ? null : cell)));
  return writeXlsx({
    sheets: [{ name: words.sheet, rows: [words.columns, ...blankAsNull], columnWidths: words.widths }],
  });
}
