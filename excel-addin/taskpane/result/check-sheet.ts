import { isInPool, makePool } from '../../../core/draw/draw-pool.ts';
import { purposeKey } from '../../../core/draw/purpose-key.ts';
import { shortNumber } from '../../../core/draw/sealing.ts';
import { TicketMaker } from '../../../core/draw/ticket.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { decodeTable } from '../../../core/roster/selection-table.ts';
import {
  headerRowOf,
  sheetName,
  type PlannedCell,
  type PlannedColumn,
  type PlannedFact,
  type SheetPlan,
} from '../../workbook/sheet-plan.ts';
import { grouped } from '../../words/numbers.ts';
import { official } from '../../words/official.ts';
import type { Places } from '../state/pane-state.ts';
import { stratumWords } from '../view/stratum-words.ts';
import { plannedColumn } from './planned-column.ts';

const words = official.checkSheet;

/** Most entities of a sheet: each takes a call of a custom function, which Excel makes one after the other. */
export const CHECKED_ROWS = 5_000;

/** Why a draw can't be laid out for checking by formulas. */
export type CheckSheetFault =
  | { readonly code: 'pool-too-large'; readonly pool: number; readonly limit: number }
  /** Weighted draws have several tickets an entity. */
  | { readonly code: 'weighted' };

/** One entity of the pool, as this pane has recomputed it. */
interface PoolRow {
  readonly id: string;
  readonly ticket: string;
  readonly stratum: number;
  readonly rank: number;
}

/**
 * A draw laid out so that Excel itself checks it: the whole pool by stratum and rank, the tickets by `SSJ.TICKET`, and
 * for every row whether order, outcome and published ticket agree. Nothing in the columns of formulas is written as a
 * value, so whoever doubts the pane can follow every cell.
 */
export function checkSheetPlan(transcript: Transcript, places: Places): Result<SheetPlan, CheckSheetFault> {
  const { rules } = transcript.seal;
  if (rules.weighting !== undefined) return fail({ code: 'weighted' });
  const size = transcript.strata.reduce((sum, { pool }) => sum + pool, 0);
  if (size > CHECKED_ROWS) return fail({ code: 'pool-too-large', pool: size, limit: CHECKED_ROWS });
  const rows = poolRows(transcript);
  const facts = factsOf(transcript, rows.length);
  const shell: Omit<SheetPlan, 'table'> = {
    name: sheetName(words.sheetName(transcript.drawNumber)),
    title: words.title(rules.title),
    notes: words.notes,
    facts,
    columns: COLUMNS,
    appendix: null,
    footer: `${transcript.drawNumber}  ${shortNumber(transcript.sealHash)}`,
    watermark: null,
  };
  const first = headerRowOf(shell) + 2;
  const published = publishedOf(transcript);
  return ok({
    ...shell,
    table: {
      name: words.tableName,
      rows: rows.map((row, index) => checkedRow(row, index, first, { transcript, places, published })),
    },
  });
}

const COLUMNS: readonly PlannedColumn[] = [
  plannedColumn(words.columns.number, 22, 'number'),
  plannedColumn(words.columns.id, 24, 'text'),
  plannedColumn(words.columns.stratum, 16, 'text'),
  plannedColumn(words.columns.rank, 7, 'number'),
  plannedColumn(words.columns.quota, 7, 'number'),
  plannedColumn(words.columns.reserve, 7, 'number'),
  plannedColumn(words.columns.ticket, 66, 'formula'),
  plannedColumn(words.columns.publishedTicket, 66, 'text'),
  plannedColumn(words.columns.order, 8, 'formula'),
  plannedColumn(words.columns.outcome, 14, 'formula'),
  plannedColumn(words.columns.published, 14, 'text'),
  plannedColumn(words.columns.verdict, 10, 'formula'),
];

/** Places of the facts: title, notes, then one row each; values stand in column B. */
const FACT_ROW = 2 + words.notes.length;
const SEED = `$B$${String(FACT_ROW)}`;
const KEY = `$B$${String(FACT_ROW + 1)}`;
const ASKED = `$B$${String(FACT_ROW + 5)}`;

/** Seed, key and counts; below them a cell to type a code into. */
function factsOf(transcript: Transcript, rows: number): readonly PlannedFact[] {
  const first = FACT_ROW + 11;
  const column = (letter: string): string => `$${letter}$${String(first)}:$${letter}$${String(first + rows - 1)}`;
  const { facts, outcomes, verdicts } = words;
  const asked = (formula: string): string => `=IF(${ASKED}="","",${formula})`;
  return [
    { label: facts.seed, value: transcript.seed },
    { label: facts.key, value: { formula: `=SSJ.KEY(${SEED})` } },
    {
      label: facts.drawn(grouped(transcript.drawn.length)),
      value: { formula: `=COUNTIF(${column('J')},"${outcomes.drawn}")` },
    },
    { label: facts.agreeing, value: { formula: `=COUNTIF(${column('L')},"${verdicts.good}")` } },
    { label: facts.disagreeing, value: { formula: `=COUNTIF(${column('L')},"${verdicts.bad}")` } },
    { label: facts.ask, value: '' },
    { label: facts.askedCode, value: { formula: asked(`SSJ.USCC(${ASKED})`) } },
    { label: facts.askedTicket, value: { formula: asked(`SSJ.TICKET(${KEY},${ASKED})`) } },
    { label: facts.askedRank, value: { formula: asked(`SSJ.RANK(${KEY},${ASKED},${column('B')},${column('C')})`) } },
  ];
}

interface CheckContext {
  readonly transcript: Transcript;
  readonly places: Places;
  readonly published: ReadonlyMap<string, { readonly ticket: string; readonly rank: number }>;
}

function checkedRow(row: PoolRow, index: number, first: number, context: CheckContext): readonly PlannedCell[] {
  const { transcript, places, published } = context;
  const stratum = transcript.strata[row.stratum];
  const known = published.get(row.id);
  const at = String(first + index);
  const above = String(first + index - 1);
  const { outcomes, verdicts } = words;
  // the first row of a stratum has nobody above it to come after
  const order =
    row.rank === 1
      ? `=IF(D${at}=1,"${verdicts.good}","${verdicts.bad}")`
      : `=IF(AND(C${at}=C${above},D${at}=D${above}+1,G${at}>G${above}),"${verdicts.good}","${verdicts.bad}")`;
  return [
    index + 1,
    row.id,
    stratumWords(stratum?.stratum ?? [], transcript.seal.rules.stratifyBy, places, official.values),
    row.rank,
    stratum?.drawn ?? 0,
    stratum?.reserve ?? 0,
    { formula: `=SSJ.TICKET(${KEY},B${at})` },
    known?.ticket ?? '',
    { formula: order },
    {
      formula: `=IF(D${at}<=E${at},"${outcomes.drawn}",IF(D${at}<=E${at}+F${at},"${outcomes.reserve}","${outcomes.other}"))`,
    },
    known === undefined ? outcomes.other : known.rank <= (stratum?.drawn ?? 0) ? outcomes.drawn : outcomes.reserve,
    {
      formula: `=IF(AND(I${at}="${verdicts.good}",J${at}=K${at},OR(H${at}="",H${at}=G${at})),"${verdicts.good}","${verdicts.bad}")`,
    },
  ];
}

/** What the record says of the entities that it names. */
function publishedOf({ drawn, reserve, replaced = [] }: Transcript): CheckContext['published'] {
  return new Map([...drawn, ...reserve, ...replaced].map(({ entity, ticket, rank }) => [entity.id, { ticket, rank }]));
}

/** Everybody who could be drawn, by stratum and ticket. */
function poolRows({ roster, seal, seed }: Transcript): readonly PoolRow[] {
  const table = decodeTable(roster);
  if ('code' in table) return [];
  const pool = makePool(table, seal.rules, seal.exclusions);
  if (!pool.ok) return [];
  const tickets = new TicketMaker(purposeKey(seed, 'draw'));
  const rows = table.ids.flatMap((id, row) =>
    isInPool(pool.value, row) ? [{ id, ticket: tickets.hex(id), stratum: pool.value.stratumOf[row] ?? 0 }] : [],
  );
  rows.sort((a, b) => a.stratum - b.stratum || (a.ticket < b.ticket ? -1 : 1));
  let rank = 0;
  return rows.map((row, index) => {
    rank = rows[index - 1]?.stratum === row.stratum ? rank + 1 : 1;
    return { ...row, rank };
  });
}
