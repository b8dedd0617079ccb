import type { TicketRecord, Transcript } from '../../../core/draw/transcript.ts';
import { sheetName, type PlannedCell, type SheetPlan } from '../../workbook/sheet-plan.ts';
import { grouped } from '../../words/numbers.ts';
import { official } from '../../words/official.ts';
import { departmentWords } from '../lists/places.ts';
import { plannedColumn } from '../result/planned-column.ts';
import { type ShownTeam, teamsByEntity, teamsIn } from '../result/shown-teams.ts';
import type { Places } from '../state/pane-state.ts';
import { stratumWords } from '../view/stratum-words.ts';

const words = official.trialSheet;
const { columns } = official.resultSheet;

/** Digits of a ticket shown, as in the result sheet. */
const TICKET_DIGITS = 16;

/** A trial as a sheet: every row says 模拟 first, so that no cut-out of it can pass for a result. */
export function trialSheetPlan(transcript: Transcript, places: Places): SheetPlan {
  const { rules } = transcript.seal;
  const teams = teamsByEntity(teamsIn(transcript));
  const row = (record: TicketRecord, index: number, team: ShownTeam | null): readonly PlannedCell[] => [
    words.mark,
    index + 1,
    record.rank,
    record.entity.name,
    record.entity.id,
    stratumWords(transcript.strata[record.stratum]?.stratum ?? [], rules.stratifyBy, places, official.values),
    team?.number ?? '',
    team?.members.find(({ lead }) => lead)?.name ?? '',
    team?.members.map(({ name }) => name).join('、') ?? '',
    [...new Set(team?.members.map(({ department }) => departmentWords(places, department)))].join('、'),
    record.ticket.slice(0, TICKET_DIGITS),
  ];
  return {
    name: sheetName(words.name),
    title: words.title(rules.title),
    notes: [words.warning, words.count(grouped(transcript.drawn.length), grouped(transcript.teams.length))],
    columns: [
      plannedColumn(words.mark, 8, 'text'),
      plannedColumn(columns.number, 6, 'number'),
      plannedColumn(columns.rank, 6, 'number'),
      plannedColumn(columns.entity, 30, 'text', true),
      plannedColumn(columns.code, 22, 'text'),
      plannedColumn(columns.stratum, 14, 'text', true),
      plannedColumn(columns.team, 6, 'number'),
      plannedColumn(columns.lead, 10, 'text'),
      plannedColumn(columns.officers, 18, 'text', true),
      plannedColumn(columns.departments, 22, 'text', true),
      plannedColumn(columns.ticket, 20, 'text'),
    ],
    table: {
      name: words.table,
      rows: transcript.drawn.map((record, index) => row(record, index, teams.get(index) ?? null)),
    },
    appendix: null,
    footer: words.footer,
    watermark: words.mark,
  };
}
