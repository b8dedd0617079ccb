import { shortNumber } from '../../../core/draw/sealing.ts';
import { chinaDate, chinaTime } from '../../../core/calendar/civil-date.ts';
import type { TicketRecord, Transcript } from '../../../core/draw/transcript.ts';
import type { DrawStatus } from '../../../core/wire/api.ts';
import { sheetName, type PlannedCell, type PlannedColumn, type SheetPlan } from '../../workbook/sheet-plan.ts';
import { grouped } from '../../words/numbers.ts';
import { ASSURANCE_WORDS } from '../../words/outcomes.ts';
import { TASK_STATE_WORDS } from '../../words/task-states.ts';
import { official } from '../../words/official.ts';
import { departmentWords } from '../lists/places.ts';
import type { Places } from '../state/pane-state.ts';
import { stratumWords } from '../view/stratum-words.ts';
import { plannedColumn } from './planned-column.ts';
import { type ShownTeam, teamsByEntity, teamsOf } from './shown-teams.ts';
import { findingsByEntity, taskState } from './task-state.ts';

const words = official.resultSheet;

const COLUMNS: readonly PlannedColumn[] = [
  plannedColumn(words.columns.number, 6, 'number'),
  plannedColumn(words.columns.rank, 6, 'number'),
  plannedColumn(words.columns.entity, 30, 'text', true),
  plannedColumn(words.columns.code, 22, 'text'),
  plannedColumn(words.columns.address, 30, 'text', true),
  plannedColumn(words.columns.stratum, 14, 'text', true),
  plannedColumn(words.columns.team, 6, 'number'),
  plannedColumn(words.columns.lead, 10, 'text'),
  plannedColumn(words.columns.officers, 18, 'text', true),
  plannedColumn(words.columns.departments, 22, 'text', true),
  plannedColumn(words.columns.items, 26, 'text', true),
  plannedColumn(words.columns.ticket, 20, 'text'),
  plannedColumn(words.columns.state, 12, 'text'),
];

/** Digits of a ticket shown: enough to compare by eye; the whole one is in the public record. */
const TICKET_DIGITS = 16;

/** The result as a sheet of its own: the drawn with their teams, below them the candidates in order. */
export function resultSheetPlan(transcript: Transcript, status: DrawStatus, places: Places): SheetPlan {
  const { seal } = transcript;
  const teams = teamsByEntity(teamsOf(transcript, status));
  const findings = findingsByEntity(status);
  const row = (record: TicketRecord, index: number, team: ShownTeam | null): readonly PlannedCell[] => [
    index + 1,
    record.rank,
    record.entity.name,
    record.entity.id,
    record.entity.address,
    stratumWords(transcript.strata[record.stratum]?.stratum ?? [], seal.rules.stratifyBy, places, official.values),
    team?.number ?? '',
    team?.members.find(({ lead }) => lead)?.name ?? '',
    team?.members.map(({ name }) => name).join('、') ?? '',
    team === null
      ? ''
      : [...new Set(team.members.map(({ department }) => departmentWords(places, department)))].join('、'),
    team === null ? '' : seal.rules.items.map(({ name }) => name).join('、'),
    record.ticket.slice(0, TICKET_DIGITS),
    team === null ? words.candidate : TASK_STATE_WORDS[taskState(team, findings.get(record.entity.id))],
  ];
  const sealed = `${chinaDate(seal.sealedAt)} ${chinaTime(seal.sealedAt)}`;
  return {
    name: sheetName(words.sheetName(transcript.drawNumber)),
    title: words.title(seal.rules.title),
    notes: [
      words.numberLine(transcript.drawNumber, sealed, shortNumber(transcript.sealHash)),
      words.countLine(
        grouped(transcript.strata.reduce((sum, { pool }) => sum + pool, 0)),
        grouped(transcript.drawn.length),
        grouped(transcript.teams.length),
        ASSURANCE_WORDS[transcript.assurance].name,
        status.publicUrl,
      ),
    ],
    columns: COLUMNS,
    table: {
      name: words.tableName,
      rows: transcript.drawn.map((record, index) => row(record, index, teams.get(index) ?? null)),
    },
    appendix:
      transcript.reserve.length === 0
        ? null
        : {
            heading: words.reserveHeading(grouped(transcript.reserve.length)),
            table: {
              name: words.reserveTableName,
              rows: transcript.reserve.map((record, index) => row(record, index, null)),
            },
          },
    footer: `${transcript.drawNumber}  ${shortNumber(transcript.sealHash)}`,
    watermark: null,
  };
}
