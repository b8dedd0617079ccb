import { shortNumber } from '../../../core/draw/sealing.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { DrawStatus } from '../../../core/wire/api.ts';
import { sheetName, type PlannedCell, type SheetPlan } from '../../workbook/sheet-plan.ts';
import { grouped } from '../../words/numbers.ts';
import { TASK_STATE_WORDS } from '../../words/task-states.ts';
import { official } from '../../words/official.ts';
import { plannedColumn } from './planned-column.ts';
import { teamsByEntity, teamsOf } from './shown-teams.ts';
import { dayOf, findingsByEntity, taskState } from './task-state.ts';

const words = official.findingsSheet;

/** What inspectors have filed, firm by firm; firms of which nothing was filed stand there too, with their state. */
export function findingsSheetPlan(transcript: Transcript, status: DrawStatus): SheetPlan {
  const teams = teamsByEntity(teamsOf(transcript, status));
  const findings = findingsByEntity(status);
  const names = new Map(transcript.officers.map(({ id, name }) => [id, name]));
  const rows = transcript.drawn.map(({ entity }, index): readonly PlannedCell[] => {
    const finding = findings.get(entity.id);
    const team = teams.get(index);
    return [
      index + 1,
      entity.name,
      entity.id,
      team?.number ?? '',
      team === undefined ? '' : TASK_STATE_WORDS[taskState(team, finding)],
      finding?.result ?? '',
      finding?.note ?? '',
      finding === undefined ? '' : (names.get(finding.by) ?? finding.by),
      dayOf(finding?.filedAt ?? null),
      dayOf(finding?.publishedAt ?? null),
    ];
  });
  const published = status.findings.filter(({ publishedAt }) => publishedAt !== null).length;
  const { columns } = words;
  return {
    name: sheetName(words.sheetName(transcript.drawNumber)),
    title: words.title(transcript.seal.rules.title),
    notes: [words.count(grouped(transcript.drawn.length), grouped(status.findings.length), grouped(published))],
    columns: [
      plannedColumn(columns.number, 6, 'number'),
      plannedColumn(columns.entity, 30, 'text', true),
      plannedColumn(columns.code, 22, 'text'),
      plannedColumn(columns.team, 6, 'number'),
      plannedColumn(columns.state, 10, 'text'),
      plannedColumn(columns.result, 28, 'text', true),
      plannedColumn(columns.note, 30, 'text', true),
      plannedColumn(columns.by, 10, 'text'),
      plannedColumn(columns.filedOn, 12, 'text'),
      plannedColumn(columns.publishedOn, 12, 'text'),
    ],
    table: { name: words.tableName, rows },
    appendix: null,
    footer: `${transcript.drawNumber}  ${shortNumber(transcript.sealHash)}`,
    watermark: null,
  };
}
