import { shortNumber } from '../../../core/draw/sealing.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { DrawStatus } from '../../../core/wire/api.ts';
import { headerRowOf, sheetName, type PlannedCell, type SheetPlan } from '../../workbook/sheet-plan.ts';
import { grouped } from '../../words/numbers.ts';
import { TASK_STATE_WORDS, TASK_STATES } from '../../words/task-states.ts';
import { official } from '../../words/official.ts';
import { departmentWords } from '../lists/places.ts';
import type { Places } from '../state/pane-state.ts';
import { stratumWords } from '../view/stratum-words.ts';
import { plannedColumn } from './planned-column.ts';
import { teamsByEntity, teamsOf } from './shown-teams.ts';
import { findingsByEntity, taskState } from './task-state.ts';

const words = official.summarySheet;

/** Most strata and departments in a chart; the table beside it has them all. */
const CHARTED_ROWS = 30;

/** The task in numbers: strata, progress, departments; each block with its chart, made by Excel from these cells. */
export function summarySheetPlan(transcript: Transcript, status: DrawStatus, places: Places): SheetPlan {
  const blocks = [
    strataBlock(transcript, places),
    progressBlock(transcript, status),
    departmentBlock(transcript, places),
  ];
  const shell = {
    name: sheetName(words.sheetName(transcript.drawNumber)),
    title: words.title(transcript.seal.rules.title),
    notes: [
      words.count(grouped(transcript.drawn.length), grouped(transcript.teams.length), grouped(status.findings.length)),
    ],
  };
  const rows = blocks.flatMap((block) => block.rows.map((row): readonly PlannedCell[] => [block.name, ...row]));
  const first = headerRowOf(shell) + 1;
  let at = first;
  const charts = blocks.flatMap((block, index) => {
    const top = at;
    at += block.rows.length;
    return block.rows.length === 0
      ? []
      : [
          {
            title: block.chart,
            kind: block.kind,
            labels: { top, left: 1, rows: Math.min(CHARTED_ROWS, block.rows.length), columns: 1 },
            values: { top, left: 2, rows: Math.min(CHARTED_ROWS, block.rows.length), columns: 1 },
            series: block.series,
            place: { top: first + 16 * index, left: 5, rows: 15, columns: 7 },
          },
        ];
  });
  return {
    ...shell,
    columns: [
      plannedColumn(words.columns.block, 12, 'text'),
      plannedColumn(words.columns.name, 24, 'text', true),
      plannedColumn(words.columns.count, 10, 'number'),
      plannedColumn(words.columns.of, 10, 'number'),
      plannedColumn(words.columns.note, 16, 'text'),
    ],
    table: { name: words.tableName, rows },
    appendix: null,
    charts,
    footer: `${transcript.drawNumber}  ${shortNumber(transcript.sealHash)}`,
    watermark: null,
  };
}

interface Block {
  readonly name: string;
  readonly chart: string;
  readonly series: string;
  readonly kind: 'column' | 'bar';
  /** Name, count, of how many, note. */
  readonly rows: readonly (readonly [string, number, number, string])[];
}

function strataBlock({ strata, seal }: Transcript, places: Places): Block {
  return {
    ...words.strata,
    kind: 'column',
    rows: strata.map(({ stratum, drawn, pool, population }) => [
      stratumWords(stratum, seal.rules.stratifyBy, places, official.values),
      drawn,
      pool,
      words.population(grouped(population)),
    ]),
  };
}

function progressBlock(transcript: Transcript, status: DrawStatus): Block {
  const teams = teamsByEntity(teamsOf(transcript, status));
  const findings = findingsByEntity(status);
  const states = transcript.drawn.flatMap(({ entity }, index) => {
    const team = teams.get(index);
    return team === undefined ? [] : [taskState(team, findings.get(entity.id))];
  });
  return {
    ...words.progress,
    kind: 'bar',
    rows: TASK_STATES.map((state) => [
      TASK_STATE_WORDS[state],
      states.filter((found) => found === state).length,
      states.length,
      '',
    ]),
  };
}

/** Places in teams by department, and how many officers share them. */
function departmentBlock({ matching, officers }: Transcript, places: Places): Block {
  const counts = new Map<string, { places: number; people: Set<number> }>();
  for (const { officer } of matching.slots) {
    const code = officers[officer]?.department ?? '';
    const known = counts.get(code) ?? { places: 0, people: new Set<number>() };
    known.people.add(officer);
    counts.set(code, { places: known.places + 1, people: known.people });
  }
  return {
    ...words.departments,
    kind: 'bar',
    rows: [...counts].map(([code, { places: held, people }]) => [
      departmentWords(places, code),
      held,
      matching.slots.length,
      words.people(grouped(people.size)),
    ]),
  };
}
