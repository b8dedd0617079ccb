import type { DrawRules, WeightRule } from '../model/draw-rules.ts';
import type { EntityId, Hex32 } from '../model/ids.ts';
import { ok, type Result } from '../result.ts';
import type { SelectionTable } from '../roster/selection-table.ts';
import { compareWords, hexOfWords, TICKET_WORDS, TicketMaker } from './ticket.ts';
import type { Pool } from './draw-pool.ts';
import { purposeKey } from './purpose-key.ts';
import { planQuota, type QuotaFault, type TieOrder } from './quota.ts';
import { type RankedTickets, SmallestTickets } from './smallest-tickets.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Progress } from './progress.ts';

/** An entity with its ticket. */
export interface SampledEntity {
  /** Row of the selection table. */
  readonly row: number;
  readonly id: EntityId;
  readonly ticket: Hex32;
  /** 1-based, within the stratum. */
  readonly rank: number;
  readonly stratum: number;
}

/** What a seed draws from a pool. */
export interface Sample {
  /** In draw order: by ticket, then row, over all strata. */
  readonly drawn: readonly SampledEntity[];
  /** By stratum, then rank. */
  readonly reserve: readonly SampledEntity[];
  /** Entities drawn from each stratum. */
  readonly quotas: readonly number[];
  /** Ticket of the last drawn entity of each stratum, or null. */
  readonly cutoffs: readonly (Hex32 | null)[];
}

/** Draws the smallest tickets of each stratum (`draw-engine.md` §4). */
export function drawSample(
  pool: Pool,
  rules: Pick<DrawRules, 'quota' | 'reserve' | 'weighting'>,
  seed: Hex32,
  progress?: Progress,
): Result<Sample, QuotaFault> {
  const quota = planQuota(rules.quota, pool.strata, tieOrder(pool, seed));
  if (!quota.ok) return quota;
  const quotas = quota.value.drawn;
  const wanted = quotas.map((n, i) => Math.min(pool.strata[i]?.pool ?? 0, n + rules.reserve));
  const ranked = rankStrata(pool, wanted, rules.weighting, purposeKey(seed, 'draw'), progress);
  return ok(assemble(pool, quotas, ranked));
}

/** Ties of largest remainders go to the smaller ticket of the stratum, made of its values' canonical JSON. */
function tieOrder({ strata }: Pool, seed: Hex32): TieOrder {
  const maker = new TicketMaker(purposeKey(seed, 'quota'));
  const tickets = new Map<number, Hex32>();
  const ticketOf = (i: number): Hex32 => {
    const ticket = tickets.get(i) ?? maker.hex(canonicalJson(strata[i]?.stratum ?? []));
    tickets.set(i, ticket);
    return ticket;
  };
  return (a, b) => (ticketOf(a) < ticketOf(b) ? -1 : 1);
}

/** The `wanted` smallest tickets of each stratum, in order. */
function rankStrata(
  pool: Pool,
  wanted: readonly number[],
  weighting: WeightRule | undefined,
  key: Hex32,
  progress?: Progress,
): readonly RankedTickets[] {
  const stores = wanted.map((n, i) => new SmallestTickets(n, weighting ? undefined : pool.strata[i]?.pool));
  offerAll(pool, stores, weighting, key, progress);
  const results = stores.map((store) => store.finish());
  if (results.every((result) => result !== null)) return results;
  // once in a thousand million draws the first bound was too low: rank again without one
  const open = wanted.map((n) => new SmallestTickets(n));
  offerAll(pool, open, weighting, key, progress);
  return open.map((store) => store.finish() ?? { rows: new Int32Array(), words: new Int32Array() });
}

function offerAll(
  pool: Pool,
  stores: readonly SmallestTickets[],
  weighting: WeightRule | undefined,
  key: Hex32,
  progress?: Progress,
): void {
  const { excluded, stratumOf, table } = pool;
  const write = ticketWriter(table, weighting, key);
  const words = new Int32Array(TICKET_WORDS);
  for (let row = 0; row < excluded.length; row++) {
    if (row % 4096 === 0) progress?.report('tickets', row, excluded.length);
    if (excluded[row] !== 0) continue;
    write(row, words);
    stores[stratumOf[row] ?? 0]?.offer(row, words);
  }
}

/** Writes the ticket of a row: plain, or the best of as many as the entity weighs. */
export function ticketWriter(
  table: SelectionTable,
  weighting: WeightRule | undefined,
  key: Hex32,
): (row: number, into: Int32Array) => void {
  const maker = new TicketMaker(key);
  if (!weighting)
    return (row, into) => {
      maker.write(table.ids[row] ?? '', into);
    };
  const weightOf = weightReader(table, weighting);
  return (row, into) => {
    maker.writeBest(table.ids[row] ?? '', weightOf(row), into);
  };
}

function weightReader(table: SelectionTable, { attribute, weights }: WeightRule): (row: number) => number {
  const byValue = new Map(weights.map(({ value, weight }) => [value, weight]));
  const column = table.attributes.find((candidate) => candidate.attribute === attribute);
  if (!column) return () => byValue.get('') ?? 1;
  const byCode = column.values.map((value) => byValue.get(value) ?? 1);
  return (row) => byCode[column.codes[row] ?? 0] ?? 1;
}

function assemble(pool: Pool, quotas: readonly number[], ranked: readonly RankedTickets[]): Sample {
  const drawn: SampledEntity[] = [];
  const reserve: SampledEntity[] = [];
  const cutoffs: (Hex32 | null)[] = [];
  ranked.forEach(({ rows, words }, stratum) => {
    const quota = quotas[stratum] ?? 0;
    cutoffs.push(quota > 0 ? hexOfWords(words, (quota - 1) * TICKET_WORDS) : null);
    rows.forEach((row, i) => {
      const id = pool.table.ids[row];
      if (id === undefined) return;
      const ticket = hexOfWords(words, i * TICKET_WORDS);
      (i < quota ? drawn : reserve).push({ row, id, ticket, rank: i + 1, stratum });
    });
  });
  drawn.sort((a, b) => (a.ticket === b.ticket ? a.row - b.row : a.ticket < b.ticket ? -1 : 1));
  return { drawn, reserve, quotas, cutoffs };
}

/** Rank of a row's ticket among its stratum's: what one entity's question needs. */
export function rankOf(pool: Pool, weighting: WeightRule | undefined, seed: Hex32, row: number): RankAnswer {
  const write = ticketWriter(pool.table, weighting, purposeKey(seed, 'draw'));
  const own = new Int32Array(TICKET_WORDS);
  const other = new Int32Array(TICKET_WORDS);
  write(row, own);
  const stratum = pool.stratumOf[row];
  let rank = 1;
  for (let i = 0; i < pool.excluded.length; i++) {
    if (i === row || pool.excluded[i] !== 0 || pool.stratumOf[i] !== stratum) continue;
    write(i, other);
    const order = compareWords(other, 0, own, 0);
    if (order < 0 || (order === 0 && i < row)) rank++;
  }
  return { ticket: hexOfWords(own), rank };
}

/** A ticket and its place. */
export interface RankAnswer {
  readonly ticket: Hex32;
  readonly rank: number;
}
